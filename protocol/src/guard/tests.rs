//! The guard's rules as stories, and as properties of every story.

mod answers;
mod commits;
mod counts;
mod displaced;
mod properties;
mod rows;
mod stored;
mod story;
mod unknown;
