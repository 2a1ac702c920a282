//! Is malformed, ambiguous and hostile input refused before it means anything?
//!
//! What is refused here is refused for everybody, before any look-up but that of who calls. Calls of somebody signed in and of
//! the operator are made where there is a world to sign in to.

mod bodies;
mod framing;
mod methods;
mod paths;

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "I01",
        tried: "bodies of another shape at every call: twice-named, unknown, missing and retyped fields, deep nesting",
        needs: &[],
        under: &[],
        run: bodies::other_shapes,
    },
    Case {
        id: "I02",
        tried: "bodies that are no JSON in UTF-8: marks, other encodings, lone surrogates, comments, two documents",
        needs: &[],
        under: &[],
        run: bodies::other_encodings,
    },
    Case {
        id: "I03",
        tried: "other media types, content encodings, and two of them at once",
        needs: &[],
        under: &[],
        run: bodies::other_media,
    },
    Case {
        id: "I04",
        tried: "every method at every call, and methods named in headers and queries",
        needs: &[],
        under: &[],
        run: methods::every_method,
    },
    Case {
        id: "I05",
        tried: "paths that only look like a call's: slashes, dots, escapes, case, suffixes",
        needs: &[],
        under: &[],
        run: paths::lookalikes,
    },
    Case {
        id: "I06",
        tried: "requests with two lengths, two hosts, folded and broken headers, and one hidden behind another",
        needs: &[],
        under: &[],
        run: framing::smuggled,
    },
];
