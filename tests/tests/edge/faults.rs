//! The real parts fail: each call by turns, tables gone in the middle of a transaction, the guard's objects, the mail server
//! at each step of its dialogue, the module, and the whole process.

mod calls;
mod database;
mod death;
mod guard;
mod mail;
