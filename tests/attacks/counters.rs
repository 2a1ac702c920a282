//! Every counter from every side: what renews it, what moves its window, what counts beside it. Not in the catalogue.

mod answers;
mod attempts;
mod books_kept;
mod borders;
mod ends;
mod passes;
mod sets;
mod shares;

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "C01",
        tried: "a used challenge asked for again under its attempt: later, crowded out, by another method",
        needs: &[Need::World],
        under: &[],
        run: attempts::challenges_again,
    },
    Case {
        id: "C02",
        tried: "a solved check sent again after its flow was crowded out of the guard's memory",
        needs: &[Need::World],
        under: &[],
        run: attempts::a_start_again,
    },
    Case {
        id: "C03",
        tried: "one attempt for other codes, passwords, actions and flows",
        needs: &[Need::World],
        under: &[],
        run: attempts::for_other_bodies,
    },
    Case {
        id: "C04",
        tried: "every window a second before its end and a second after",
        needs: &[Need::World],
        under: &[],
        run: borders::every_window,
    },
    Case {
        id: "C05",
        tried: "extend, close, unlock and password of one flow at once, over and over",
        needs: &[Need::World],
        under: &[],
        run: ends::at_once,
    },
    Case {
        id: "C10",
        tried: "two flows of one account committed at once",
        needs: &[Need::World],
        under: &[],
        run: ends::of_two_flows,
    },
    Case {
        id: "C06",
        tried: "one person by all names, one mailbox of two accounts, one network by many addresses",
        needs: &[Need::World],
        under: &[],
        run: shares::one_budget,
    },
    Case {
        id: "C07",
        tried: "polls by the hundred, of any ticket",
        needs: &[Need::World],
        under: &[],
        run: ends::polls,
    },
    Case {
        id: "C08",
        tried: "tickets and support ids made up by the caller, to fill the audit or to write somebody else's line",
        needs: &[Need::World],
        under: &[],
        run: books_kept::made_up,
    },
    Case {
        id: "C11",
        tried: "answers to security questions in one train, and by new challenges and flows, two of three known",
        needs: &[Need::World],
        under: &[],
        run: answers::by_the_hundred,
    },
    Case {
        id: "C12",
        tried: "a recovery pass: asked for twenty times by one person, used twenty times at once, and typed at other doors",
        needs: &[Need::World],
        under: &[],
        run: passes::one_person,
    },
    Case {
        id: "C13",
        tried: "flows, languages and repeats, until the questions asked are those somebody knows",
        needs: &[Need::World],
        under: &[],
        run: answers::fishing,
    },
    Case {
        id: "C14",
        tried: "twenty sets of saved codes made at once, and a code of each",
        needs: &[Need::World],
        under: &[],
        run: sets::made_at_once,
    },
    Case {
        id: "C15",
        tried: "wrong answers of every kind, to hear which one was wrong",
        needs: &[Need::World],
        under: &[],
        run: answers::tell_nothing,
    },
];
