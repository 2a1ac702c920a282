//! `picture CHECK` prints the answer to a picture check of the worker under test, for the browser tests: the answer is not
//! in what a browser gets, so only somebody with the worker's keys can type it for them.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::secrets::Secrets;

fn main() -> Result<(), Box<dyn Error>> {
    let check = std::env::args().nth(1).ok_or("usage: picture CHECK")?;
    let origin = std::env::var("LATCHKEY_ORIGIN")?;
    let now = UnixSeconds(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    let answer =
        Secrets::read().picture_answer(&check, &origin, now).ok_or("that is no picture check of this worker")?;
    println!("{answer}");
    Ok(())
}
