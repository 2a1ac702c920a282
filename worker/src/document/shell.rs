//! Fills the organisation's name and help desk into the page template, as escaped text and links, and the languages it offers.

use latchkey_shared::wire::HelpDesk;

/// Where the name goes.
const ORGANISATION: &str = "<!--organisation-->";
/// Where the help desk goes.
const HELP_DESK: &str = "<!--help-desk-->";
/// Where the languages go.
const OFFERED: &str = "data-offered=\"\"";

/// Returns the page with name, help desk and languages in their places.
#[must_use]
pub fn fill(template: &str, organisation: &str, help_desk: &HelpDesk, offered: &[String]) -> String {
    // The languages first, for what follows may hold any text.
    let offered = ["data-offered=\"", &escaped(&offered.join(" ")), "\""].concat();
    let page = template.replace(OFFERED, &offered);
    page.replace(ORGANISATION, &escaped(organisation)).replace(HELP_DESK, &contact(help_desk))
}

/// Writes the help desk as far as the organisation describes it.
fn contact(help_desk: &HelpDesk) -> String {
    let HelpDesk { name, phone, mail, url, text } = help_desk;
    let linked =
        |scheme: &str, target: &str| format!("<a href=\"{scheme}{}\">{}</a>", escaped(target), escaped(target));
    let web = url.as_deref().filter(|url| url.starts_with("https://"));
    [
        name.as_deref().map(escaped),
        text.as_deref().map(escaped),
        phone.as_deref().map(|phone| {
            let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            format!("<a href=\"tel:{digits}\" dir=\"ltr\">{}</a>", escaped(phone))
        }),
        mail.as_deref().map(|mail| linked("mailto:", mail)),
        web.map(|url| linked("", url)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// Escapes text for elements and quoted attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_help_desk_are_text_whatever_they_hold() {
        let help_desk = HelpDesk {
            name: Some("IT <desk>".to_owned()),
            phone: Some("+44 20 \"7946\" 0000".to_owned()),
            mail: Some("help@alderbrook.example".to_owned()),
            url: Some("javascript:alert(1)".to_owned()),
            text: None,
        };
        let offered = ["en", "pt-BR"].map(str::to_owned);
        assert_eq!(
            fill(
                "<s data-offered=\"\"><h1><!--organisation--></h1><p><!--help-desk--></p>",
                "A & B",
                &help_desk,
                &offered
            ),
            "<s data-offered=\"en pt-BR\"><h1>A &amp; B</h1><p>IT &lt;desk&gt; · <a href=\"tel:+442079460000\" dir=\"ltr\">+44 20 &quot;7946&quot; 0000</a> · \
             <a href=\"mailto:help@alderbrook.example\">help@alderbrook.example</a></p>"
        );
    }

    #[test]
    fn an_organisation_without_a_help_desk_shows_none() {
        assert_eq!(fill("a<!--help-desk-->b", "", &HelpDesk::default(), &[]), "ab");
    }
}
