//! Reads request bodies, strictly: size, media type, encoding, then JSON of exactly one shape.
//!
//! Everything here is decided before any lookup. Unknown fields and duplicate keys are refused by the wire
//! types themselves. Not here: what the fields mean.

use serde::de::DeserializeOwned;

use crate::api::{RequestHeaders, Unfit, admin};
use crate::json;

/// Most bytes of a body: 16 KiB. Two tickets and a password of 1,024 code points need less than half.
pub const MAX_BODY_BYTES: usize = 16 * 1024;
/// Most bytes of a body that is a policy: 128 KiB. A thousand banned terms and some hundred groups need half.
pub const MAX_DOCUMENT_BYTES: usize = 128 * 1024;

/// Most bytes of a body that is a part of a table: 1 MiB. A thousand rows of an import need a tenth.
pub const MAX_TABLE_BYTES: usize = 1024 * 1024;

/// Returns the most bytes that the body of a call may have, by its path: administrators send whole documents.
#[must_use]
pub fn limit_of(path: &str) -> usize {
    match path {
        path if admin::covers(path) && path.ends_with(admin::IMPORT) => MAX_TABLE_BYTES,
        path if admin::covers(path) => MAX_DOCUMENT_BYTES,
        _ => MAX_BODY_BYTES,
    }
}

/// Reads a JSON body of one type.
///
/// # Errors
/// [`Unfit::TooLarge`], [`Unfit::Encoding`], [`Unfit::MediaType`], or [`Unfit::Json`] if the shape is another.
pub fn read<T: DeserializeOwned>(headers: &RequestHeaders, body: &[u8]) -> Result<T, Unfit> {
    read_within(headers, body, MAX_BODY_BYTES)
}

/// Reads a JSON body of one type that may have so many bytes.
///
/// # Errors
/// As [`read`].
pub fn read_within<T: DeserializeOwned>(headers: &RequestHeaders, body: &[u8], limit: usize) -> Result<T, Unfit> {
    demand_json(headers, body, limit)?;
    json::read(body).map_err(|_| Unfit::Json)
}

/// Returns a document of an administrator as text; whoever reads it says what is wrong with it.
///
/// # Errors
/// As [`read`], and [`Unfit::Json`] for what is no UTF-8.
pub fn text<'a>(headers: &RequestHeaders, body: &'a [u8]) -> Result<&'a str, Unfit> {
    demand_json(headers, body, MAX_DOCUMENT_BYTES)?;
    core::str::from_utf8(body).map_err(|_| Unfit::Json)
}

/// Returns a part of a table as bytes; whoever reads it says what is wrong with it.
///
/// # Errors
/// [`Unfit::TooLarge`], [`Unfit::Encoding`], or [`Unfit::MediaType`] for what is not declared as `text/csv`.
pub fn table<'a>(headers: &RequestHeaders, body: &'a [u8]) -> Result<&'a [u8], Unfit> {
    demand(headers, body, MAX_TABLE_BYTES, "text/csv")?;
    Ok(body)
}

/// Decides by size and headers alone.
fn demand_json(headers: &RequestHeaders, body: &[u8], limit: usize) -> Result<(), Unfit> {
    demand(headers, body, limit, "application/json")
}

fn demand(headers: &RequestHeaders, body: &[u8], limit: usize, media_type: &str) -> Result<(), Unfit> {
    if body.len() > limit {
        return Err(Unfit::TooLarge);
    }
    if headers.content_encoding.is_some() {
        return Err(Unfit::Encoding);
    }
    if !headers.content_type.as_deref().is_some_and(|declared| is_in_utf_8(declared, media_type)) {
        return Err(Unfit::MediaType);
    }
    Ok(())
}

/// Tells whether what is declared is a media type, alone or with `charset=utf-8`.
fn is_in_utf_8(declared: &str, media_type: &str) -> bool {
    let mut parts = declared.split(';').map(str::trim);
    if !parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case(media_type)) {
        return false;
    }
    parts.all(|parameter| {
        parameter.split_once('=').is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("charset") && value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
    })
}

#[cfg(test)]
mod tests {
    use latchkey_shared::wire::{ExtendRequest, StartRequest, VerifyRequest};

    use super::*;

    fn headers(content_type: Option<&str>, content_encoding: Option<&str>) -> RequestHeaders {
        RequestHeaders {
            content_type: content_type.map(str::to_owned),
            content_encoding: content_encoding.map(str::to_owned),
            ..RequestHeaders::default()
        }
    }

    fn check<T: DeserializeOwned>(body: &str, expected: Result<(), Unfit>) {
        let read = read::<T>(&headers(Some("application/json"), None), body.as_bytes());
        assert_eq!(read.map(|_| ()), expected, "{body}");
    }

    #[test]
    fn bodies_have_exactly_one_shape() {
        check::<ExtendRequest>(r#"{"flow":"t"}"#, Ok(()));
        check::<ExtendRequest>(" {\"flow\" : \"[t]\\\"[\"}\n", Ok(()));
        check::<ExtendRequest>(r#"{"flow":"t","extra":1}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":"t","flow":"t"}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":["t"]}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":{"a":"t"}}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":1}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":null}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"["t"]"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#""t""#, Err(Unfit::Json));
        check::<ExtendRequest>("flow=t", Err(Unfit::Json));
        check::<ExtendRequest>("", Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":"t"}{}"#, Err(Unfit::Json));
        check::<ExtendRequest>(r#"{"flow":"\ud800"}"#, Err(Unfit::Json));
        check::<StartRequest>(r#"{"identifier":"a","bot_check":{"check":"c","solution":"1"}}"#, Ok(()));
        check::<StartRequest>(r#"{"identifier":"a","bot_check":["c","1"]}"#, Err(Unfit::Json));
        check::<StartRequest>(
            r#"{"identifier":"a\u0000b","bot_check":{"check":"c","solution":"1"}}"#,
            Err(Unfit::Json),
        );
        check::<VerifyRequest>(
            r#"{"flow":"f","challenge":"c","attempt":"AAAAAAAAAAAAAAAAAAAAAA","answer":{"code":"123456","code":"123457"}}"#,
            Err(Unfit::Json),
        );
    }

    #[test]
    fn bodies_are_bounded_plain_json() {
        let body = br#"{"flow":"t"}"#;
        let read = |media: Option<&str>, encoding: Option<&str>| {
            super::read::<ExtendRequest>(&headers(media, encoding), body).map(|_| ())
        };
        assert_eq!(read(Some("application/json"), None), Ok(()));
        assert_eq!(read(Some("Application/JSON; charset=\"UTF-8\""), None), Ok(()));
        assert_eq!(read(Some("application/json; charset=latin1"), None), Err(Unfit::MediaType));
        assert_eq!(read(Some("text/plain"), None), Err(Unfit::MediaType));
        assert_eq!(read(Some("application/jsonp"), None), Err(Unfit::MediaType));
        assert_eq!(read(None, None), Err(Unfit::MediaType));
        assert_eq!(read(Some("application/json"), Some("gzip")), Err(Unfit::Encoding));
        let large = vec![b' '; MAX_BODY_BYTES + 1];
        let refused = super::read::<ExtendRequest>(&headers(Some("application/json"), None), &large);
        assert_eq!(refused, Err(Unfit::TooLarge));
    }

    proptest::proptest! {
        // Whatever comes from outside is read or refused.
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..64), at in 0..40_usize) {
            let headers = headers(Some("application/json"), None);
            let _ = super::read::<StartRequest>(&headers, &bytes);
            let mut changed = br#"{"identifier":"a","bot_check":{"check":"c","solution":"1"}}"#.to_vec();
            changed[at] = bytes.first().copied().unwrap_or(b'[');
            if super::read::<StartRequest>(&headers, &changed).is_ok() {
                proptest::prop_assert!(serde_json::from_slice::<StartRequest>(&changed).is_ok());
            }
        }
    }
}
