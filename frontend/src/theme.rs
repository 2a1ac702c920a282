//! The organisation's accent: corrected until it can be read, then set through CSSOM, which a strict policy allows.

use latchkey_shared::wire::Branding;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Contrast that text needs against its ground (WCAG 2.2, 1.4.3), with a hair to spare for rounding and tints.
const MIN_CONTRAST: f64 = 4.6;
/// Steps from 1 down to the fifth root of 0.09 or more, until nothing changes any more.
const NEWTON_STEPS: u8 = 8;
/// Grounds of the light theme: surface, paper, and text on the filled action.
const LIGHT_GROUNDS: [Colour; 3] = [Colour(0xff, 0xff, 0xff), Colour(0xf4, 0xf4, 0xf0), Colour(0xec, 0xf1, 0xf0)];
/// Grounds of the dark theme: surface, paper, tint, and text on the filled action.
const DARK_GROUNDS: [Colour; 4] =
    [Colour(0x18, 0x1e, 0x1d), Colour(0x11, 0x16, 0x15), Colour(0x20, 0x2a, 0x28), Colour(0x06, 0x21, 0x1d)];

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

/// Which theme a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark words on light grounds.
    Light,
    /// Light words on dark grounds.
    Dark,
}

impl Colour {
    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u32>> = text.strip_prefix('#')?.chars().map(|c| c.to_digit(16)).collect();
        let [r1, r0, g1, g0, b1, b0] = digits?.try_into().ok()?;
        let channel = |high: u32, low: u32| u8::try_from(high * 16 + low).ok();
        Some(Self(channel(r1, r0)?, channel(g1, g0)?, channel(b1, b0)?))
    }

    /// Writes `#rrggbb`.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Returns the contrast ratio to another colour, 1 to 21 (WCAG 2.2, relative luminance).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Returns the nearest colour towards black (light theme) or white (dark theme) that can be read on every ground.
    #[must_use]
    pub fn readable(self, theme: Theme) -> Self {
        let (grounds, target) = match theme {
            Theme::Light => (LIGHT_GROUNDS.as_slice(), Self(0, 0, 0)),
            Theme::Dark => (DARK_GROUNDS.as_slice(), Self(0xff, 0xff, 0xff)),
        };
        let is_readable = |colour: &Self| grounds.iter().all(|ground| colour.contrast(*ground) >= MIN_CONTRAST);
        (0..=100_u16).map(|percent| self.mixed(target, percent)).find(is_readable).unwrap_or(target)
    }

    fn mixed(self, target: Self, percent: u16) -> Self {
        let mix = |from: u8, to: u8| {
            let sum = u16::from(from) * (100 - percent) + u16::from(to) * percent;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, target.0), mix(self.1, target.1), mix(self.2, target.2))
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { power_2_4((value + 0.055) / 1.055) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// Raises a number of 0.09 to 1 to the power of 2.4: the fifth root by Newton's method, to the twelfth.
///
/// The exponentiation of the standard library weighs a kilobyte, and nothing else on the page needs it.
fn power_2_4(number: f64) -> f64 {
    let root = (0..NEWTON_STEPS).fold(1.0, |root, _| (4.0 * root + number / (root * root * root * root)) / 5.0);
    let cube = root * root * root;
    cube * cube * cube * cube
}

/// Gives the page the organisation's accent; a colour that cannot be read as one is left out.
pub fn apply(branding: &Branding) {
    let Ok(root) = gloo::utils::document_element().dyn_into::<HtmlElement>() else { return };
    let colour = |text: &Option<String>| text.as_deref().and_then(Colour::parse);
    let light = colour(&branding.accent);
    let dark = colour(&branding.accent_dark).or(light);
    for (name, colour, theme) in [("--brand", light, Theme::Light), ("--brand-dark", dark, Theme::Dark)] {
        if let Some(colour) = colour {
            drop(root.style().set_property(name, &colour.readable(theme).to_hex()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour(0, 0, 0), Colour(0xff, 0xff, 0xff));
        assert!((black.contrast(white) - 21.0).abs() < 0.001);
        assert!((white.contrast(white) - 1.0).abs() < 0.001);
        // The usual example of a grey that just passes.
        assert!((Colour(0x76, 0x76, 0x76).contrast(white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn the_power_is_that_of_the_standard_library() {
        for step in 0..=100_u8 {
            let number = 0.09 + 0.91 * f64::from(step) / 100.0;
            assert!((power_2_4(number) - number.powf(2.4)).abs() < 1e-12, "{number}");
        }
    }

    #[test]
    fn every_accent_becomes_readable_and_a_good_one_stays() {
        for text in ["#000000", "#ffffff", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#808080", "#0b5a53", "#7fd0c2"]
        {
            let colour = Colour::parse(text).unwrap();
            for ground in LIGHT_GROUNDS {
                assert!(colour.readable(Theme::Light).contrast(ground) >= MIN_CONTRAST, "{text} on light");
            }
            for ground in DARK_GROUNDS {
                assert!(colour.readable(Theme::Dark).contrast(ground) >= MIN_CONTRAST, "{text} on dark");
            }
        }
        let (light, dark) = (Colour(0x0b, 0x5a, 0x53), Colour(0x7f, 0xd0, 0xc2));
        assert_eq!((light.readable(Theme::Light), dark.readable(Theme::Dark)), (light, dark));
    }

    #[test]
    fn only_six_hex_digits_are_a_colour() {
        assert_eq!(Colour::parse("#0B5a53").map(Colour::to_hex).as_deref(), Some("#0b5a53"));
        for text in ["", "#", "0b5a53", "#0b5a5", "#0b5a533", "#0b5a5g", "red", "#+1+1+1", "#ééé"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
