//! Fills in the page template (`index.html`): addresses, integrity, and the words of one language.
//!
//! The template's own comment lists its placeholders; this file is the other half of that agreement. One that cannot be
//! filled fails the build, because a page with a hole in it is found by a claimant otherwise.

use anyhow::{Context, Result, bail};

use super::asset::Assets;
use super::words::Words;

/// Reads a part by its name.
pub type Part<'a> = dyn Fn(&str) -> Result<String> + 'a;

/// Fills in the template for one language; `part` reads what several pages share.
///
/// # Errors
/// When a placeholder is unknown, or names no part, asset or message.
pub fn fill(template: &str, part: &Part<'_>, assets: &Assets, words: (&Words, &[Words])) -> Result<String> {
    // Language first: it may stand inside another placeholder.
    let template = template.replace("{{locale}}", words.0.locale()).replace("{{dir}}", words.0.direction());
    let template = without_first_comment(&template);

    let mut page = String::with_capacity(template.len() * 2);
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once("{{") {
        let (placeholder, after) = after.split_once("}}").context("a placeholder is not closed with }}")?;
        page.push_str(before);
        page.push_str(&value_of(placeholder, part, assets, words)?);
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

fn value_of(
    placeholder: &str,
    part: &Part<'_>,
    assets: &Assets,
    (words, languages): (&Words, &[Words]),
) -> Result<String> {
    match placeholder.split_once(':') {
        Some(("include", name)) => Ok(fill(&part(name)?, part, assets, (words, languages))?.trim_end().to_owned()),
        Some(("asset", name)) => Ok(assets.named(name)?.address.clone()),
        Some(("integrity", name)) => Ok(assets.named(name)?.integrity.clone()),
        Some(("text", id)) => Ok(escape(&words.plain(id)?)),
        Some(("addresses", catalogue)) => joined(languages, " ", |words| {
            let locale = words.locale();
            let address = &assets.named(&format!("{catalogue}-{locale}.json"))?.address;
            Ok(format!("data-{catalogue}-{}=\"{address}\"", locale.to_lowercase()))
        }),
        None if placeholder == "languages" => {
            joined(languages, ";", |words| Ok(format!("{}={}", words.locale(), escape(&words.name()?))))
        }
        None if placeholder == "language-options" => {
            joined(languages, "", |words| Ok(format!("<option>{}</option>", escape(&words.name()?))))
        }
        _ => bail!("the page template has an unknown placeholder {{{{{placeholder}}}}}"),
    }
}

/// What every language adds to a place.
fn joined(languages: &[Words], between: &str, part: impl Fn(&Words) -> Result<String>) -> Result<String> {
    Ok(languages.iter().map(part).collect::<Result<Vec<_>>>()?.join(between))
}

/// The template's comment explains the template, not the page.
fn without_first_comment(template: &str) -> String {
    if let Some((before, rest)) = template.split_once("<!--\n")
        && let Some((_, after)) = rest.split_once("-->\n")
    {
        return format!("{before}{after}");
    }
    template.to_owned()
}

/// Escapes text for an element or a quoted attribute (HTML §13.1.2).
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<String> {
        let assets = Assets::for_tests("words-de.json", "words-de.44.json", b"{}");
        let part =
            |name: &str| if name == "head" { Ok("<title>{{text:title}}</title>\n".to_owned()) } else { bail!("no") };
        let words = [Words::for_tests("de", &[("title", "Kennwort <neu>"), ("lang-name", "Deutsch")])];
        fill(template, &part, &assets, (&words[0], &words))
    }

    fn check(template: &str, expected: &str) {
        assert_eq!(filled(template).unwrap(), expected);
    }

    #[test]
    fn language_text_and_address_are_filled_in() {
        check(r#"<html lang="{{locale}}" dir="{{dir}}">"#, r#"<html lang="de" dir="ltr">"#);
        check("{{text:title}}", "Kennwort &lt;neu&gt;");
        check("<head>{{include:head}}</head>", "<head><title>Kennwort &lt;neu&gt;</title></head>");
        check("{{asset:words-{{locale}}.json}}", "/assets/words-de.44.json");
        check("<p {{addresses:words}}>", "<p data-words-de=\"/assets/words-de.44.json\">");
        check("{{languages}} {{language-options}}", "de=Deutsch <option>Deutsch</option>");
    }

    #[test]
    fn integrity_is_the_digest_of_the_content() {
        // SHA-384 of "{}", by `openssl dgst -sha384 -binary | base64`.
        check("{{integrity:words-de.json}}", "sha384-0qI7x4Pjqjj0AeE8dIhQUTfElUp/2IMx8Vl8X/cREdyAfHNwpbKCxtpUHFbt5p8w");
    }

    #[test]
    fn a_placeholder_that_cannot_be_filled_fails_the_build() {
        for template in
            ["{{asset:no.js}}", "{{addresses:no}}", "{{include:no}}", "{{text:no}}", "{{other}}", "{{text:title"]
        {
            assert!(filled(template).is_err(), "{template}");
        }
    }

    #[test]
    fn only_the_templates_own_comment_is_dropped() {
        assert_eq!(
            without_first_comment("<!doctype html>\n<!--\n why\n-->\n<html><!--organisation-->"),
            "<!doctype html>\n<html><!--organisation-->"
        );
    }
}
