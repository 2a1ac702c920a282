//! Between the platform's requests and answers and those of `protocol::api`. Converts; decides nothing.

use futures_util::StreamExt;
use latchkey_protocol::api::{self, Hidden, RequestHeaders};
use latchkey_protocol::ports::Fault;
use worker::{Headers, Request, Response};

const PART: &str = "http";

/// Reads a request, of its body no more than the API wants to see.
///
/// # Errors
/// A [`Fault`] if the body broke off.
pub async fn read(request: &mut Request) -> Result<api::Request, Fault> {
    let header = |name: &str| request.headers().get(name).ok().flatten();
    let headers = RequestHeaders {
        origin: header("origin"),
        content_type: header("content-type"),
        content_encoding: header("content-encoding"),
        cookie: header("cookie").map(Hidden),
        own_page: header(api::OWN_PAGE_HEADER),
        authorization: header("authorization").map(Hidden),
        if_match: header("if-match"),
    };
    // Set by the platform; a client cannot.
    let address = header("cf-connecting-ip").unwrap_or_default();
    #[cfg(feature = "testing")]
    let address = header(crate::testing::ADDRESS_HEADER).unwrap_or(address);
    // As it was sent: the crate's own enumeration takes a method it does not know for `GET`.
    let (method, path) = (request.inner().method(), request.path());
    let query = request.inner().url().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    let body = body(request, api::limit_of(&path)).await?;
    Ok(api::Request { method, path, query, headers, body, address })
}

/// Reads up to one byte more than is allowed, so that the caller can tell what is too long.
///
/// # Errors
/// A [`Fault`] if the body broke off.
pub async fn body(request: &mut Request, limit: usize) -> Result<Vec<u8>, Fault> {
    // A body that says how long it is cannot be longer, and is read in one go, which costs a tenth of what a stream does.
    let length = request.headers().get("content-length").ok().flatten().and_then(|length| length.parse().ok());
    if length.is_some_and(|length: usize| length <= limit) {
        return request.bytes().await.map_err(|error| Fault::new(PART, error));
    }
    let mut body = Vec::new();
    // A request without a body has no stream either.
    let Ok(mut stream) = request.stream() else { return Ok(body) };
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|error| Fault::new(PART, error))?;
        let room = (limit + 1).saturating_sub(body.len());
        body.extend(chunk.into_iter().take(room));
        if body.len() > limit {
            break;
        }
    }
    Ok(body)
}

/// Writes an answer. In tests it also says how many rows the database had to read.
///
/// # Errors
/// A [`Fault`] if the platform takes a header or the body for impossible.
pub fn write(answer: api::Response, rows_read: u64) -> Result<Response, Fault> {
    let written = || -> worker::Result<Response> {
        let headers = Headers::new();
        for (name, value) in &answer.headers {
            headers.set(name, value)?;
        }
        if cfg!(feature = "testing") {
            headers.set("x-rows-read", &rows_read.to_string())?;
        }
        let response = if answer.body.is_empty() { Response::empty()? } else { Response::from_bytes(answer.body)? };
        Ok(response.with_status(answer.status).with_headers(headers))
    };
    written().map_err(|error| Fault::new(PART, error))
}
