//! Who has a passkey (A06)? What a page is told to ask with, and what becomes of an answer, for every kind of account.

use latchkey_protocol::testing::authenticator::{Algorithm, SoftPasskey};
use latchkey_shared::wire::{Challenged, PublicKeyRequest};
use latchkey_tests::driver::Answer;
use latchkey_tests::http::Http;
use latchkey_tests::passkey;
use latchkey_tests::scenario::passkeys::with_passkey;

use crate::case::Verdict;
use crate::people::{self, Class, VICTIM, crowd, name_of};
use crate::target::Target;
use crate::uniform::Uniformity;

/// Asks for a passkey twice for everybody and answers by somebody else's; whoever has one is among them.
pub fn nothing_is_listed(target: &Target) -> Verdict {
    let each = target.size.pick(3, 50);
    let mut alike = Uniformity::default();
    let http = target.world();
    let (owner, theirs) = with_passkey(&http);
    drop(owner);
    let victim = people::person(&http, VICTIM).name;
    for (who, name) in [("who has one", victim.as_str()), ("nobody", "nobody.atall@alderbrook.example")] {
        walk(&http, &mut alike, (who, name), &theirs);
    }
    drop(http);
    let http = Http::with(crowd(&Class::ALL, each, people::now()));
    for place in 0..each {
        for class in Class::ALL {
            let who = format!("{} {place}", class.name());
            walk(&http, &mut alike, (&who, &name_of(class, place)), &theirs);
        }
    }
    let mut wrong = alike.differences().to_vec();
    if alike.status("verify") != Some(422) {
        wrong.push(format!("a foreign passkey is answered {:?}: the case looks at nothing", alike.status("verify")));
    }
    Verdict::of(&wrong, format!("{} answers compared, {} different", alike.compared(), wrong.len()))
}

fn walk(http: &Http, alike: &mut Uniformity, (who, name): (&str, &str), theirs: &SoftPasskey) {
    let mut claimant = people::start(http, name);
    // Somebody else's, and the victim's own id with another key.
    let mut foreign = SoftPasskey::new("of nobody", Algorithm::Es256, theirs.user_handle.clone());
    for id in [vec![1; 32], theirs.id.clone()] {
        let answer = claimant.ask("passkey", None);
        let Some(asked) = told(&answer) else {
            alike.compare("challenge", who, &answer);
            return;
        };
        alike.compare("challenge", who, &without(&answer, asked.challenge.as_str()));
        foreign.id = id;
        let answer = passkey::answer(&mut claimant, &foreign.assert(&passkey::says(http, &asked)));
        alike.compare("verify", who, &answer);
        alike.compare("poll", who, &claimant.poll());
    }
}

fn told(answer: &Answer) -> Option<PublicKeyRequest> {
    let challenged: Challenged = serde_json::from_slice(&answer.body).ok()?;
    challenged.public_key
}

/// Returns an answer without its challenge, which is another one every time; its length stays.
fn without(answer: &Answer, challenge: &str) -> Answer {
    let blank = "-".repeat(challenge.len());
    Answer { body: answer.text().replace(challenge, &blank).into_bytes(), ..answer.clone() }
}
