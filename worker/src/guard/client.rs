//! The way to the guard: picks the object, asks it once, and takes no answer for a refusal.

use core::time::Duration;

use latchkey_protocol::guard::{Event, GuardKey, RowEvent, Verdict};
use latchkey_protocol::json;
use latchkey_protocol::ports::{Fault, GuardStore};
use wasm_bindgen::{JsCast, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::worker_sys::DurableObjectNamespace;
use worker::{Headers, Method, ObjectNamespace, Request, RequestInit, web_sys};

use super::{Answer, Question};
use crate::time::within;

const PART: &str = "guard";
/// Longer than any honest answer. What is lost after it was still counted: it is an attempt.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// Asks the guard's objects.
pub struct GuardClient {
    /// Their namespace.
    pub objects: ObjectNamespace,
}

impl GuardStore for GuardClient {
    async fn call<E: RowEvent>(&self, key: &GuardKey, event: E) -> Result<E::Verdict, Fault> {
        let event = event.into();
        let asked = async {
            #[cfg(feature = "testing")]
            let passage =
                crate::testing::enter_for("guard", PART, named(&event), crate::testing::Errand::Request).await?;
            let verdict = self.ask(key, event).await?;
            #[cfg(feature = "testing")]
            passage.leave().await?;
            Ok::<_, Fault>(verdict)
        };
        let verdict = within(PART, ANSWER_LIMIT, asked).await??;
        E::Verdict::try_from(verdict).map_err(|error| Fault::new(PART, error))
    }
}

/// What a test calls an event: a reservation, and what a message waits for, by names of their own, since whoever never hears
/// of them has to wait, or to ask for another message.
#[cfg(feature = "testing")]
const fn named(event: &Event) -> &'static str {
    use latchkey_protocol::guard::SubjectEvent::Reserve;
    match event {
        Event::Subject(Reserve(_)) | Event::Unknown(Reserve(_)) => "reserve",
        Event::Destination(_) | Event::Tenant(_) => "send",
        _ => PART,
    }
}

impl GuardClient {
    async fn ask(&self, key: &GuardKey, event: Event) -> Result<Verdict, Fault> {
        let question = Question {
            row: key.row(),
            event,
            #[cfg(feature = "testing")]
            clock_offset_s: crate::testing::clock_offset_s(),
        };
        let body = serde_json::to_string(&question).map_err(|_| Fault::new(PART, "cannot write an event"))?;
        let answer: Answer = self.send(key.object(), &body).await.map_err(|error| Fault::new(PART, error))?;
        match answer {
            Answer::Verdict(verdict) => Ok(verdict),
            Answer::Broken(why) => Err(Fault::new(PART, why)),
        }
    }

    async fn send(&self, object: u8, body: &str) -> worker::Result<Answer> {
        #[cfg(feature = "testing")]
        crate::testing::uses_object(object);
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_headers(Headers::new()).with_body(Some(body.into()));
        let request = Request::new_with_init("https://guard/", &init)?;
        // Past the crate's own answer, which would read a stream for what the platform has as a text.
        let objects: &DurableObjectNamespace = AsRef::<JsValue>::as_ref(&self.objects).unchecked_ref();
        let asked = objects.get_by_name(&name(object))?.fetch_with_request(request.inner())?;
        let response: web_sys::Response = JsFuture::from(asked).await?.unchecked_into();
        match response.status() {
            200 => {
                let answer = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
                json::read(answer.as_bytes()).map_err(|_| worker::Error::RustError("expected an answer".to_owned()))
            }
            status => Err(worker::Error::RustError(format!("the object answered {status}"))),
        }
    }
}

/// Returns the name of an object. Names and their number are for life: another one would forget every count.
#[must_use]
pub fn name(object: u8) -> String {
    format!("guard-{object:02x}")
}

/// Empties objects.
///
/// # Errors
/// A [`Fault`] of the first one that would not.
#[cfg(feature = "testing")]
pub async fn clear(namespace: &ObjectNamespace, objects: impl IntoIterator<Item = u8>) -> Result<(), Fault> {
    let clear_one = async |object| {
        let stub = namespace.get_by_name(&name(object))?;
        stub.fetch_with_str("https://guard/clear").await.map(drop)
    };
    let cleared = futures_util::future::try_join_all(objects.into_iter().map(clear_one)).await;
    cleared.map(drop).map_err(|error| Fault::new(PART, error))
}

/// Calls an object as no worker does, by a path of the tests' own, and returns its answer.
///
/// # Errors
/// A [`Fault`] if it did not answer.
#[cfg(feature = "testing")]
pub async fn rehearse(objects: &ObjectNamespace, object: u8, path: &str) -> Result<serde_json::Value, Fault> {
    crate::testing::uses_object(object);
    let fault = |error: worker::Error| Fault::new(PART, error);
    let stub = objects.get_by_name(&name(object)).map_err(fault)?;
    let mut answer = stub.fetch_with_str(&format!("https://guard/{path}")).await.map_err(fault)?;
    match answer.status_code() {
        200 => answer.json().await.map_err(fault),
        status => Err(Fault::new(PART, format_args!("the object answered {status}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pin: the objects of a deployment are found by these names.
    #[test]
    fn object_names_are_for_life() {
        assert_eq!([name(0), name(0x0a), name(255)], ["guard-00", "guard-0a", "guard-ff"]);
    }
}
