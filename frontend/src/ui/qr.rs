//! A QR code, drawn as one path: no picture is fetched, and no attribute holds a style.

use core::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// Modules of quiet around the code (ISO/IEC 18004 §6.3.8).
const QUIET: i32 = 4;

/// Draws a text as a QR code; nothing if it is too long for one.
pub fn qr(text: &str, label: &AttrValue) -> Option<Html> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    Some(html! {
        <svg
            class="qr"
            role="img"
            aria-label={label.clone()}
            viewBox={format!("-{QUIET} -{QUIET} {side} {side}")}
            shape-rendering="crispEdges"
        >
            <path d={path(code.size(), |x, y| code.get_module(x, y))} />
        </svg>
    })
}

/// Returns the outline of every dark run of every row.
fn path(size: i32, is_dark: impl Fn(i32, i32) -> bool) -> String {
    let mut path = String::new();
    for y in 0..size {
        let mut begun = None;
        for x in 0..=size {
            match begun {
                None if x < size && is_dark(x, y) => begun = Some(x),
                Some(from) if x == size || !is_dark(x, y) => {
                    let run = x - from;
                    // Writing to a text cannot fail.
                    _ = write!(path, "M{from} {y}h{run}v1h-{run}z");
                    begun = None;
                }
                _ => {}
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_runs_become_boxes() {
        let drawn = |rows: [&str; 3]| {
            let at = |x: i32, y: i32| {
                let row = rows.get(usize::try_from(y).unwrap()).unwrap();
                row.as_bytes().get(usize::try_from(x).unwrap()) == Some(&b'#')
            };
            path(3, at)
        };
        assert_eq!(drawn(["##.", "..#", "..."]), "M0 0h2v1h-2zM2 1h1v1h-1z");
        assert_eq!(drawn(["...", "#.#", "###"]), "M0 1h1v1h-1zM2 1h1v1h-1zM0 2h3v1h-3z");
    }
}
