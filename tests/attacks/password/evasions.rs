//! Listed words in disguise (A81). The rule: a password is folded (case, width, composition, digits and signs for letters)
//! before words are looked for, a listed word counts one point however long, and five points are needed.

use latchkey_shared::password::Reason;
use latchkey_tests::claimant::Claimant;

use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Disguises of words that are listed: the global list, the organisation's own list, its name, and hers.
const DISGUISED: [&str; 14] = [
    "passwordpassword",
    "PassWordPassWord",
    "P@ssw0rdP@ssw0rd",
    "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
    "passwordpassword1!",
    "PASSWORDPASSWORD1!",
    "Alderwing-Nightshift",
    "alderw1ngn1ghtsh1ft",
    "ALDERWINGNIGHTSHIFT1!",
    "xxAlderbrook2027xx!",
    "xx@lderbr00k2027xx!",
    "quiet-lindqvist-paddle",
    "quiet-L1ndqv1st-paddle",
    "ＬＩＮＤＱＶＩＳＴ-paddle-river",
];

/// Every disguise is refused with a reason that names what was seen; what only resembles a listed word is taken.
pub fn in_disguise(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let mut claimant = Claimant::start(&http, &victim.name);
    claimant.pass_both(&victim);
    let before = books::credential(&http, VICTIM);
    for typed in DISGUISED {
        let answer = claimant.set_password(typed);
        let reasons = if answer.status == 422 { answer.problem().reasons } else { Vec::new() };
        let named = reasons.iter().any(|reason| {
            matches!(reason, Reason::OwnTerm { .. })
                || matches!(reason, Reason::TooEasy { terms, .. } if !terms.is_empty())
        });
        if !named {
            wrong.push(format!("{typed:?}: {} {}", answer.status, answer.text()));
        }
    }
    if books::credential(&http, VICTIM) != before {
        wrong.push("a listed word in disguise was set".to_owned());
    }
    let honest = "quiet-otters-passed-upstream";
    if claimant.set_password(honest).status != 200 {
        wrong.push(format!("{honest:?} only resembles a listed word, and was refused"));
    }
    Verdict::of(&wrong, format!("{} disguises: each refused, with the word that was seen", DISGUISED.len()))
}
