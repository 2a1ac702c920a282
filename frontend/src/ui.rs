//! What every step is made of. Knows the sheet and ARIA, and no words of the domain.

mod action;
mod aid;
mod code_field;
mod copy;
mod dial;
mod field;
mod icon;
mod item;
mod layout;
mod meter;
mod method_row;
mod notice;
mod progress;
mod qr;
mod reveal;
mod rules;

pub use action::{Action, Link, Plain};
pub use aid::Aid;
pub use code_field::CodeField;
pub use copy::CopyButton;
pub use dial::{Dial, DialRole};
pub use field::{Field, Problem, TextField, described_by};
pub use icon::icon;
pub use item::Item;
pub use layout::{Brand, Form, Hint, Kind, Lead, More, Row};
pub use meter::{Meter, Slot};
pub use method_row::{MethodList, MethodRow, RowState};
pub use notice::Notice;
pub use progress::Progress;
pub use qr::qr;
pub use reveal::{Reveal, owner, typed_in};
pub use rules::{Rule, Rules, Standing};
