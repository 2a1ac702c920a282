//! Sets a message twice from the same words: as plain text, and as HTML.
//!
//! The HTML is one column without tables, pictures, scripts or anything loaded from elsewhere; it follows the reader's
//! dark mode, and says its language and direction. Whatever the words were given is escaped and enclosed in `<bdi>`.

use core::fmt::Write as _;

use latchkey_shared::locale::{Arg, Catalogue, Direction, Rendered};

use super::Mail;
use super::letterhead::Letterhead;
use super::line::Line;
use crate::contact::MailAddress;

/// Colours of `look/tokens.css`, for light and dark.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;background:#fff;color:#17211f;font:17px/1.55 system-ui,-apple-system,\"Segoe UI\",sans-serif}\
main{max-width:32rem;margin:0 auto;padding:24px;overflow-wrap:anywhere}\
h1{font-size:26px;line-height:1.2}\
h2{font-size:17px;margin-bottom:0}\
a{color:#0b5a53}\
ul{margin:0;padding:0;list-style:none}\
blockquote{margin:16px 0;padding:0 16px;border-inline-start:3px solid #737c79}\
.code{font-size:32px;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.4}\
.next{margin-inline-start:.4em}\
.end{margin-top:36px;font-size:15px;color:#4d5956}\
@media(prefers-color-scheme:dark){body{background:#181e1d;color:#e8eeec}a{color:#7fd0c2}\
blockquote{border-color:#7e8a86}.end{color:#aeb9b5}}";

/// A mail being set: every paragraph goes into both forms at once.
pub(super) struct Page<'a> {
    head: &'a Letterhead,
    words: &'a Catalogue,
    args: Vec<(&'static str, Arg<'a>)>,
    text: String,
    html: String,
}

impl<'a> Page<'a> {
    /// Begins a mail. Each of its messages is given the organisation and its origin, and `more`.
    pub fn new(head: &'a Letterhead, words: &'a Catalogue, more: &[(&'static str, Arg<'a>)]) -> Self {
        let mut args =
            vec![("organisation", Arg::Text(head.organisation.as_str())), ("origin", Arg::Text(head.origin.as_str()))];
        args.extend_from_slice(more);
        Self { head, words, args, text: String::new(), html: String::new() }
    }

    /// Sets the title.
    pub fn title(&mut self, id: &'static str) {
        let title = self.html_of(id, &[]);
        self.put_text(&self.words.render(id, &self.args));
        self.put_html(format_args!("<h1>{title}</h1>"));
    }

    /// Sets a paragraph.
    pub fn paragraph(&mut self, id: &'static str) {
        let paragraph = self.html_of(id, &[]);
        self.put_text(&self.words.render(id, &self.args));
        self.put_html(format_args!("<p>{paragraph}</p>"));
    }

    /// Sets a paragraph whose origin can be followed. Not for codes: a second page would begin a second reset.
    pub fn paragraph_with_link(&mut self, id: &'static str) {
        let head = self.head;
        let paragraph = self.html_of(id, &[head.origin.as_str()]);
        self.put_text(&self.words.render(id, &self.args));
        self.put_html(format_args!("<p>{paragraph}</p>"));
    }

    /// Sets a paragraph, and a link of few words to an address of ours that is too long to be read.
    pub fn way_out(&mut self, lead: &'static str, link: &'static str, address: &str) {
        self.paragraph(lead);
        let words = self.html_of(link, &[]);
        self.put_text(address);
        self.put_html(format_args!("<p><a href=\"{}\">{words}</a></p>", escaped(address)));
    }

    /// Sets a code in two groups. In HTML the gap is no character, so that a copy is the digits alone. In plain text that
    /// runs from right to left there is no gap: the groups would change places (UAX #9, digits are weak).
    pub fn code(&mut self, digits: &str) {
        let (first, second) = digits.split_at_checked(digits.len() / 2).unwrap_or((digits, ""));
        let gap = match Direction::of(&self.words.locale) {
            Direction::Ltr => " ",
            Direction::Rtl => "",
        };
        self.put_text(&format!("    {first}{gap}{second}"));
        self.put_html(format_args!(
            "<p class=\"code\" dir=\"ltr\"><span>{}</span><span class=\"next\">{}</span></p>",
            escaped(first),
            escaped(second)
        ));
    }

    /// Sets somebody's words, line by line. A mark before each keeps a lone dot from ending a mail.
    pub fn quote(&mut self, words: &str) {
        let lines: Vec<Line> = words.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(Line::new).collect();
        let lines: Vec<&Line> = lines.iter().filter(|line| !line.is_empty()).collect();
        let quoted: Vec<String> = lines.iter().map(|line| format!("> {line}")).collect();
        self.put_text(&quoted.join("\n"));
        let set: Vec<String> = lines.iter().map(|line| format!("<bdi>{}</bdi>", escaped(line.as_str()))).collect();
        self.put_html(format_args!("<blockquote><p>{}</p></blockquote>", set.join("<br>")));
    }

    /// Sets whom to ask.
    pub fn help_desk(&mut self) {
        let desk = &self.head.desk;
        let mut items: Vec<(String, String)> = Vec::new();
        for plain in [&desk.name, &desk.words] {
            if !plain.is_empty() {
                items.push((plain.to_string(), format!("<bdi>{}</bdi>", escaped(plain.as_str()))));
            }
        }
        for (id, name, value) in
            [("desk-phone", "phone", &desk.phone), ("desk-mail", "mail", &desk.mail), ("desk-page", "page", &desk.page)]
        {
            if !value.is_empty() {
                let args = [(name, Arg::Text(value.as_str()))];
                items.push((self.words.render(id, &args), set(self.words, id, &args, &[value.as_str()])));
            }
        }
        if items.is_empty() {
            let nobody = self.words.render("desk-nobody", &[]);
            items.push((nobody.clone(), escaped(&nobody)));
        }
        let title = self.words.render("desk-title", &[]);
        let mut text = title.clone();
        let mut html = format!("<h2>{}</h2><ul>", escaped(&title));
        for (line, item) in items {
            // Writing to a String cannot fail.
            let _ = write!(text, "\n{line}");
            let _ = write!(html, "<li>{item}</li>");
        }
        self.put_text(&text);
        self.put_html(format_args!("{html}</ul>"));
    }

    /// Ends the mail with its support id and who sends it.
    pub fn finish(mut self, subject: &'static str) -> Mail {
        let lines = ["mail-support", "mail-by"].map(|id| (self.words.render(id, &self.args), self.html_of(id, &[])));
        let [(support, support_html), (by, by_html)] = lines;
        self.put_text(&format!("{support}\n{by}"));
        self.put_html(format_args!("<p class=\"end\">{support_html}<br>{by_html}</p>"));
        let subject = Line::new(&self.words.render(subject, &self.args));
        let html = format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
            lang = escaped(&self.words.locale),
            dir = Direction::of(&self.words.locale).as_str(),
            title = escaped(subject.as_str()),
            body = self.html,
        );
        Mail {
            from_name: self.head.organisation.clone(),
            subject,
            locale: self.words.locale.clone(),
            text: self.text,
            html,
        }
    }

    fn html_of(&self, id: &str, links: &[&str]) -> String {
        set(self.words, id, &self.args, links)
    }

    fn put_text(&mut self, paragraph: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for line in paragraph.split('\n') {
            // A lone dot ends a mail wherever a courier forgets to double it (RFC 5321 §4.5.2).
            if line == "." {
                self.text.push(' ');
            }
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn put_html(&mut self, element: core::fmt::Arguments<'_>) {
        let _ = writeln!(self.html, "{element}");
    }
}

/// Sets a message as HTML; given text that is among `links` can be followed, if it is a kind of link we make.
fn set(words: &Catalogue, id: &str, args: &[(&str, Arg<'_>)], links: &[&str]) -> String {
    let mut html = String::new();
    for piece in words.pieces(id, args) {
        match piece {
            Rendered::Words(text) => html.push_str(&escaped(text)),
            Rendered::Number(number) => html.push_str(&number.to_string()),
            Rendered::Given(text) => {
                let target = if links.contains(&text.as_ref()) { target(&text) } else { None };
                let text = escaped(&text);
                let _ = match target {
                    Some(target) => write!(html, "<bdi><a href=\"{}\">{text}</a></bdi>", escaped(&target)),
                    None => write!(html, "<bdi>{text}</bdi>"),
                };
            }
        }
    }
    html
}

/// Returns where a configured address, number or page leads: `https:`, `mailto:` and `tel:`, and nothing else.
fn target(text: &str) -> Option<String> {
    if text.starts_with("https://") && text.chars().all(|c| c.is_ascii_graphic()) {
        return Some(text.to_owned());
    }
    if let Ok(address) = MailAddress::try_from(text.to_owned()) {
        return address
            .as_str()
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-_+@".contains(c))
            .then(|| format!("mailto:{}", address.as_str()));
    }
    let is_number = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (text.chars().all(is_number) && number.len() >= 3).then(|| format!("tel:{number}"))
}

/// Escapes text for HTML, inside elements and quoted attributes alike.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(target(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn only_pages_addresses_and_numbers_can_be_followed() {
        check("https://help.alderbrook.example/reset?x=1", Some("https://help.alderbrook.example/reset?x=1"));
        check("desk@alderbrook.example", Some("mailto:desk@alderbrook.example"));
        check("+49 (30) 123-45", Some("tel:+493012345"));
        check("javascript:alert(1)", None);
        check("http://help.alderbrook.example", None);
        check("https://x.example/ onclick=y", None);
        check("desk&cc=eve@alderbrook.example", None);
        check("extension twelve", None);
    }

    #[test]
    fn html_is_escaped() {
        assert_eq!(escaped("<a href='x' b=\"&\">"), "&lt;a href=&#39;x&#39; b=&quot;&amp;&quot;&gt;");
    }
}
