//! The OpenAPI 3.1 document of the API, made from the wire types of `shared`.
//!
//! It is committed (`worker/openapi.json`), so that a change of the contract shows in review, and served as a file among
//! the assets; `check` fails when it is not what the types say. Not here: which calls exist in the worker; the tests compare.

mod admin;
mod me;

use std::fs;

use anyhow::{Context, Result, bail};
use latchkey_shared::problem::{self, Code, Problem};
use latchkey_shared::wire;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::workspace::Workspace;

/// Where the document lies.
const FILE: &str = "worker/openapi.json";
/// Where it is served from: the path of the API's description, below the assets.
const PUBLISHED: &str = "dist/api/v1/openapi.json";
/// Where the API lies on its origin.
const BASE: &str = "/api/v1";

/// Writes the document.
///
/// # Errors
/// When it cannot be written.
pub fn write(workspace: &Workspace) -> Result<()> {
    let file = workspace.path(FILE);
    let text = text()?;
    // An unchanged file is left alone, so that nothing is rebuilt for it.
    if fs::read_to_string(&file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(&file, text).with_context(|| format!("cannot write {FILE}"))
}

/// Lays the document among the assets.
///
/// # Errors
/// When it cannot be copied.
pub fn publish(workspace: &Workspace) -> Result<()> {
    let published = workspace.path(PUBLISHED);
    let folder = published.parent().context("a document lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::copy(workspace.path(FILE), &published).map(drop).with_context(|| format!("cannot write {PUBLISHED}"))
}

/// Fails when the committed document is not what the types say.
///
/// # Errors
/// With what to do.
pub fn check(workspace: &Workspace) -> Result<()> {
    let committed = fs::read_to_string(workspace.path(FILE)).with_context(|| format!("cannot read {FILE}"))?;
    if committed != text()? {
        bail!("{FILE} is not what the wire types say: run `cargo xtask build` and commit it");
    }
    Ok(())
}

fn text() -> Result<String> {
    let mut text = serde_json::to_string_pretty(&document()?)?;
    text.push('\n');
    Ok(text)
}

/// The calls, in the order in which a reset makes them.
fn document() -> Result<Value> {
    use Code::{
        BotCheckFailed, Busy, ChallengeSpent, CodeWrong, ContactMismatch, FlowEnded, NotAllowed, OutcomeUnknown,
        PasswordRejected, SignInNeeded, TooMany,
    };
    let mut book = Book::default();
    book.get::<wire::Tenant>("/tenant", "tenant", "What a browser must know before anybody has said who they are.")?;
    book.post::<wire::BotCheckRequest, wire::BotCheckIssued>(
        "/bot-check",
        "botCheck",
        "Issues a check against robots.",
        &[TooMany],
    )?;
    book.post_for_audio(&[BotCheckFailed, TooMany])?;
    book.post::<wire::StartRequest, wire::Started>(
        "/reset/start",
        "start",
        "Begins a reset; answers alike for known and unknown accounts.",
        &[BotCheckFailed],
    )?;
    book.post::<wire::ChallengeRequest, wire::Challenged>(
        "/reset/challenge",
        "challenge",
        "Asks for a proof by one method, and sends the code if it has one.",
        &[FlowEnded, NotAllowed, ContactMismatch, TooMany],
    )?;
    book.post::<wire::VerifyRequest, wire::Progress>(
        "/reset/verify",
        "verify",
        "Judges an answer; a right one passes a gate.",
        &[FlowEnded, CodeWrong, ChallengeSpent, NotAllowed],
    )?;
    book.post::<wire::PollRequest, wire::Polled>(
        "/reset/poll",
        "poll",
        "Asks how a request on another device stands.",
        &[ChallengeSpent],
    )?;
    book.post::<wire::PasswordRequest, wire::Changed>(
        "/reset/password",
        "password",
        "Sets the new password once every gate is passed.",
        &[FlowEnded, NotAllowed, PasswordRejected, Busy, OutcomeUnknown, TooMany],
    )?;
    book.post::<wire::UnlockRequest, wire::Unlocked>(
        "/reset/unlock",
        "unlock",
        "Clears a lock without a new password once every gate is passed.",
        &[FlowEnded, NotAllowed, Busy, OutcomeUnknown, TooMany],
    )?;
    book.post::<wire::ExtendRequest, wire::Extended>(
        "/reset/extend",
        "extend",
        "Gives the claimant more time, once.",
        &[FlowEnded, NotAllowed],
    )?;
    book.post::<wire::CloseRequest, wire::Closed>(
        "/reset/close",
        "close",
        "Ends a reset, and tells the help desk if asked to.",
        &[FlowEnded],
    )?;
    me::describe(&mut book)?;
    book.post::<wire::SignOutRequest, wire::SignedOut>(
        "/me/sign-out",
        "signOut",
        "Ends this session, or every session of the account.",
        &[SignInNeeded, NotAllowed],
    )?;
    admin::describe(&mut book)?;
    book.finish()
}

/// The calls so far, and the types they use.
#[derive(Default)]
struct Book {
    paths: Map<String, Value>,
    schemas: Map<String, Value>,
    security: Map<String, Value>,
}

impl Book {
    fn get<A: ToSchema>(&mut self, path: &str, id: &str, summary: &str) -> Result<()> {
        self.get_as::<A>(path, id, summary, &[])
    }

    fn get_as<A: ToSchema>(&mut self, path: &str, id: &str, summary: &str, codes: &[Code]) -> Result<()> {
        let answer = self.body::<A>("application/json")?;
        let operation = operation(id, summary, &answer, codes);
        self.add(path, json!({ "get": operation }))
    }

    fn post<R: ToSchema, A: ToSchema>(&mut self, path: &str, id: &str, summary: &str, codes: &[Code]) -> Result<()> {
        let answer = self.body::<A>("application/json")?;
        self.post_for::<R>(path, id, summary, &answer, codes)
    }

    fn post_for_audio(&mut self, codes: &[Code]) -> Result<()> {
        let sound = json!({ "audio/wav": {} });
        let summary = "Speaks the picture of a check.";
        self.post_for::<wire::AudioRequest>("/bot-check/audio", "botCheckAudio", summary, &sound, codes)
    }

    fn post_for<R: ToSchema>(
        &mut self,
        path: &str,
        id: &str,
        summary: &str,
        answer: &Value,
        codes: &[Code],
    ) -> Result<()> {
        let mut operation = operation(id, summary, answer, codes);
        let request = json!({ "required": true, "content": self.body::<R>("application/json")? });
        let problem = json!({ "$ref": "#/components/responses/Problem" });
        if let Some(operation) = operation.as_object_mut() {
            operation.insert("requestBody".to_owned(), request);
            if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
                for status in [Code::Malformed.status(), TOO_LARGE, NOT_JSON] {
                    responses.insert(status.to_string(), problem.clone());
                }
            }
        }
        self.add(path, json!({ "post": operation }))
    }

    fn add(&mut self, path: &str, item: Value) -> Result<()> {
        if self.paths.insert(format!("{BASE}{path}"), item).is_some() {
            bail!("two calls lie at {path}");
        }
        Ok(())
    }

    /// A body of a type, which is added to the schemas together with the types it names.
    fn body<T: ToSchema>(&mut self, media_type: &str) -> Result<Value> {
        let mut named: Vec<(String, RefOr<Schema>)> = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut named);
        for (name, schema) in named {
            self.schemas.insert(name, serde_json::to_value(schema).context("a schema cannot be written as JSON")?);
        }
        Ok(json!({ media_type: { "schema": { "$ref": format!("#/components/schemas/{}", T::name()) } } }))
    }

    fn finish(mut self) -> Result<Value> {
        let problem = self.body::<Problem>(problem::MEDIA_TYPE)?;
        Ok(json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Latchkey",
                "version": env!("CARGO_PKG_VERSION"),
                "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            },
            "paths": self.paths,
            "components": {
                "schemas": self.schemas,
                "securitySchemes": self.security,
                "responses": { "Problem": { "description": "What went wrong (RFC 9457).", "content": problem } },
            },
        }))
    }
}

/// Statuses that name what is wrong with a request more closely than its code does (`api::Unfit`).
const TOO_LARGE: u16 = 413;
const NOT_JSON: u16 = 415;

/// An operation with its answer, the problems peculiar to it, and those that every call may answer: a page that may not
/// call, and a part that does not answer. Every status is named, so that one nobody meant shows.
fn operation(id: &str, summary: &str, answer: &Value, codes: &[Code]) -> Value {
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    let mut responses = Map::new();
    responses.insert("200".to_owned(), json!({ "description": "Done.", "content": answer }));
    for code in codes.iter().chain(&[Code::NotAllowed, Code::Unavailable]) {
        responses.insert(code.status().to_string(), problem.clone());
    }
    json!({ "operationId": id, "summary": summary, "responses": responses })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_that_is_named_is_described() {
        let document = document().unwrap();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let text = document.to_string();
        let names = text.split("#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap());
        for name in names {
            assert!(schemas.contains_key(name), "{name}");
        }
    }

    #[test]
    fn requests_refuse_unknown_fields() {
        let document = document().unwrap();
        assert_eq!(document["components"]["schemas"]["StartRequest"]["additionalProperties"], json!(false));
    }
}
