//! Tickets that nobody sealed, or somebody else did: all of them are answered like a word that is no ticket at all.

use latchkey_protocol::digest::{RowName, guard_key};
use latchkey_protocol::ids::{AccountName, TenantId};
use latchkey_protocol::keys::Keys;
use latchkey_protocol::ticket::{
    Binding, ChallengeClaims, CheckClaims, Claims, FlowClaims, NotMeClaims, PassClaims, RegistrationClaims,
    SessionClaims, SignInClaims, Ticket,
};
use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::driver::Driver;
use latchkey_tests::secrets::Secrets;

use super::slots::{Live, all_refused, slots};
use crate::calls::Stage;
use crate::case::Verdict;
use crate::target::Target;

/// Other versions, purposes, algorithms, encodings, lengths and footers.
pub fn other_forms(target: &Target) -> Verdict {
    let http = target.world();
    let live = Live::begin(&http);
    let step = target.size.pick(97, 7);
    let (sent, wrong) = all_refused(&http, &live, &|slot| forms(live.of(slot.stage), step));
    Verdict::of(&wrong, format!("{sent} forgeries at {} places, {} answered otherwise", slots().len(), wrong.len()))
}

fn forms(ticket: &str, step: usize) -> Vec<(String, String)> {
    let body = ticket.trim_start_matches("v4.local.");
    let (payload, footer) = body.split_once('.').expect("a ticket has a footer");
    let sealed = |header: &str| format!("{header}{body}");
    let jwt = |head: &str| {
        let text = |json: &str| data_encoding::BASE64URL_NOPAD.encode(json.as_bytes());
        format!("{}.{}.{payload}", text(head), text("{\"subject\":{\"known\":\"s-nora.lindqvist\"},\"passed\":2}"))
    };
    let mut forms: Vec<(String, String)> = [
        ("v4.public", sealed("v4.public.")),
        ("v3.local", sealed("v3.local.")),
        ("v2.local", sealed("v2.local.")),
        ("v1.local", sealed("v1.local.")),
        ("v5.local", sealed("v5.local.")),
        ("V4.LOCAL", sealed("V4.LOCAL.")),
        ("v4 alone", sealed("v4..")),
        ("v4.local-pie", sealed("v4.local-pie.")),
        ("v4.lid", sealed("v4.lid.")),
        ("a JWT without signature", jwt("{\"alg\":\"none\"}")),
        ("a JWT by HS256", jwt("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")),
        ("no footer", format!("v4.local.{payload}")),
        ("an empty footer", format!("v4.local.{payload}.")),
        ("two footers", format!("{ticket}.{footer}")),
        ("the footer of another key", format!("v4.local.{payload}.{}", footer_of("0000000001"))),
        ("the footer of a key far ahead", format!("v4.local.{payload}.{}", footer_of("9999999999"))),
        ("a footer that is no JSON", format!("v4.local.{payload}.{}", encoded("{\"kid\":\"0000000001'}"))),
        (
            "a footer with more in it",
            format!("v4.local.{payload}.{}", encoded("{\"kid\":\"0000000001\",\"alg\":\"none\"}")),
        ),
        ("a footer that leads out", format!("v4.local.{payload}.{}", encoded("{\"kid\":\"../../../1\"}"))),
        ("standard base64", ticket.replace('-', "+").replace('_', "/")),
        ("padding", format!("{ticket}=")),
        ("padding of the payload", format!("v4.local.{payload}==.{footer}")),
        ("a space before it", format!(" {ticket}")),
        ("a line end behind it", format!("{ticket}\n")),
        ("percent escapes", ticket.replace('.', "%2E")),
        ("quotes around it", format!("\"{ticket}\"")),
        ("twice", format!("{ticket}{ticket}")),
        ("nothing", String::new()),
        ("the header alone", "v4.local.".to_owned()),
        ("the payload alone", payload.to_owned()),
    ]
    .map(|(what, form)| (what.to_owned(), form))
    .to_vec();
    for cut in [1, 2, 3, 4, 64, payload.len() - 1] {
        let kept = payload.get(..payload.len() - cut).expect("ASCII");
        forms.push((format!("{cut} characters less"), format!("v4.local.{kept}.{footer}")));
        let more = format!("v4.local.{payload}{}.{footer}", "A".repeat(cut));
        forms.push((format!("{cut} characters more"), more));
    }
    // One letter changed: in nonce, ciphertext, tag, and in the bits of the last letter that mean nothing.
    let places = (0..payload.len()).step_by(step).chain([payload.len() - 1]);
    forms.extend(places.map(|place| {
        let changed = changed_at(payload, place);
        (format!("letter {place} changed"), format!("v4.local.{changed}.{footer}"))
    }));
    forms.retain(|(_, form)| form != ticket);
    forms
}

/// Replaces one base64url letter by its neighbour, which differs in the lowest bit.
fn changed_at(text: &str, place: usize) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let neighbour = |letter: char| {
        let value = ALPHABET.find(letter).expect("base64url");
        ALPHABET.chars().nth(value ^ 1).expect("base64url")
    };
    text.chars().enumerate().map(|(at, letter)| if at == place { neighbour(letter) } else { letter }).collect()
}

fn encoded(text: &str) -> String {
    data_encoding::BASE64URL_NOPAD.encode(text.as_bytes())
}

fn footer_of(kid: &str) -> String {
    encoded(&format!("{{\"kid\":\"{kid}\"}}"))
}

/// Right tickets of deployments that are not this one.
pub fn other_deployments(target: &Target) -> Verdict {
    let http = target.world();
    let live = Live::begin(&http);
    let (secrets, origin, now) = (http.secrets(), http.origin(), http.now());
    let other = TenantId("birchwood".to_owned());
    let strangers = Keys::for_tests();
    let own = secrets.binding(&origin);
    let bindings: [(&str, &Keys, Binding<'_>); 7] = [
        ("another organisation", &secrets.keys, Binding { tenant: &other, ..own }),
        ("another public origin", &secrets.keys, Binding { public_origin: "https://reset.birchwood.example", ..own }),
        ("another page", &secrets.keys, Binding { request_origin: "https://intranet.birchwood.example", ..own }),
        ("an earlier epoch", &secrets.keys, Binding { epoch: own.epoch - 1, ..own }),
        ("a later epoch", &secrets.keys, Binding { epoch: own.epoch + 1, ..own }),
        ("other keys", &strangers, own),
        ("another organisation with keys of its own", &strangers, Binding { tenant: &other, ..own }),
    ];
    let (sent, mut wrong) = all_refused(&http, &live, &|slot| {
        let seal = |keys: &Keys, binding: &Binding<'_>| {
            resealed(slot.stage, live.of(slot.stage), (&secrets.binding(&origin), secrets), (binding, keys), now)
        };
        bindings.iter().map(|(what, keys, binding)| ((*what).to_owned(), seal(keys, binding))).collect()
    });
    // The guard's rows of two organisations are apart even under one key.
    let names = target.size.pick(1_000, 10_000);
    let row = |tenant: &TenantId, place: usize| {
        guard_key(&secrets.keys, tenant, RowName::Unknown(&AccountName(format!("name-{place}"))))
    };
    let rows: std::collections::BTreeSet<_> =
        (0..names).flat_map(|place| [row(&secrets.tenant, place).row(), row(&other, place).row()]).collect();
    if rows.len() != 2 * names {
        wrong.push(format!("{} rows of the guard for {} names", rows.len(), 2 * names));
    }
    let figure =
        format!("{sent} tickets, {} answered otherwise; {} rows of the guard, all apart", wrong.len(), rows.len());
    Verdict::of(&wrong, figure)
}

/// Opens a ticket where it belongs and seals what it says for somewhere else.
fn resealed(
    stage: Stage,
    ticket: &str,
    here: (&Binding<'_>, &Secrets),
    there: (&Binding<'_>, &Keys),
    now: UnixSeconds,
) -> String {
    fn of<C: Claims>(
        ticket: &str,
        (here, secrets): (&Binding<'_>, &Secrets),
        (there, keys): (&Binding<'_>, &Keys),
        now: UnixSeconds,
    ) -> String {
        let claims = Ticket::<C>::open(ticket, here, &secrets.keys, now).expect("a live ticket opens");
        Ticket::seal(&claims, there, keys, now).expect("a ticket can be sealed")
    }
    match stage {
        Stage::Check => of::<CheckClaims>(ticket, here, there, now),
        Stage::Flow => of::<FlowClaims>(ticket, here, there, now),
        Stage::Challenge | Stage::SecondChallenge => of::<ChallengeClaims>(ticket, here, there, now),
        Stage::SignIn => of::<SignInClaims>(ticket, here, there, now),
        Stage::Session => of::<SessionClaims>(ticket, here, there, now),
        Stage::Registration => of::<RegistrationClaims>(ticket, here, there, now),
        Stage::RegistrationPass => of::<PassClaims>(ticket, here, there, now),
        Stage::NotMe => of::<NotMeClaims>(ticket, here, there, now),
    }
}
