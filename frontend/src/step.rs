//! One file a screen: each shows a state and says what happened in it. None fetches, none decides.

mod code;
mod done;
mod help;
mod help_desk;
mod identify;
mod methods;
mod password;
mod picture;
mod problem;
mod reason;
mod stopped;
mod unlock;
mod verdict;

pub use code::CodeStep;
pub use done::DoneStep;
pub use help::HelpStep;
pub use identify::IdentifyStep;
pub use methods::MethodsStep;
pub use password::PasswordStep;
pub use reason::ReasonStep;
pub use stopped::StoppedStep;
pub use unlock::UnlockStep;
