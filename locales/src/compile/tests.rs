//! What compiles to what, and what each mistake is called.

use latchkey_shared::locale::Arg;

use super::*;

fn check(source: &str, id: &str, args: &[(&str, Arg<'_>)], expected: &str) {
    let catalogue = compile("en", "en/test.ftl", source).unwrap();
    assert_eq!(catalogue.render(id, args), expected);
}

fn check_error(locale: &str, source: &str, expected: &str) {
    assert_eq!(compile(locale, "test.ftl", source).unwrap_err().to_string(), expected);
}

#[test]
fn messages_compile_to_what_they_say() {
    check("hello = Hello, { $name }!", "hello", &[("name", Arg::Text("Nora"))], "Hello, Nora!");
    check("a = { \"{\" }x{ \"\\u00e4\" } { 5 }", "a", &[], "{xä 5");
    check("a =\n    two\n    lines\n\n    and a paragraph", "a", &[], "two\nlines\n\nand a paragraph");
    check("a = x\n    .hint = a hint", "a.hint", &[], "a hint");
}

#[test]
fn terms_and_other_messages_are_written_out() {
    let source = "-desk = IT desk\ncall = Call { -desk }\nboth = { call } or { -desk }.";
    check(source, "both", &[], "Call IT desk or IT desk.");
    let catalogue = compile("en", "en/test.ftl", source).unwrap();
    assert_eq!(catalogue.messages.get("both"), Some(&vec![Piece::Text("Call IT desk or IT desk.".to_owned())]));
    assert!(!catalogue.has("-desk") && !catalogue.has("desk"));
}

#[test]
fn choices_compile_by_number_and_by_text() {
    let source = "left = { $n ->\n    [0] none\n    [one] one\n   *[other] { $n }\n } left";
    check(source, "left", &[("n", Arg::Number(0))], "none left");
    check(source, "left", &[("n", Arg::Number(1))], "one left");
    check(source, "left", &[("n", Arg::Number(2))], "2 left");
    let source = "way = { $method ->\n    [mail] by mail\n   *[other] somehow\n }";
    check(source, "way", &[("method", Arg::Text("mail"))], "by mail");
    check(source, "way", &[("method", Arg::Text("sms"))], "somehow");
    check("n = { NUMBER($n) ->\n [one] one\n *[other] more\n }", "n", &[("n", Arg::Number(1))], "one");
}

#[test]
fn every_mistake_has_its_line() {
    check_error("en", "a = x\n\nb = { $n", "test.ftl:3: Expected a token starting with \"}\"");
    check_error("en", "a = x\nb = y\na = z", "test.ftl:3: a is here twice");
    check_error("en", "a = x\nb =\n    some\n    { -c }", "test.ftl:4: there is no -c in this file");
    check_error("en", "a = { b }", "test.ftl:1: there is no b in this file");
    check_error("en", "a = { b }\nb = { a }", "test.ftl:1: b contains itself\ntest.ftl:2: a contains itself");
    check_error(
        "en",
        "a = { DATETIME($d) }",
        "test.ftl:1: a function cannot be compiled; use text, arguments, terms, and choices by an argument",
    );
    let polish = "way = { $method ->\n    [mail] e-mail\n   *[other] inaczej\n }";
    assert!(compile("pl", "pl/test.ftl", polish).is_ok());
    check_error("de", "a = { $n ->\n    [few] x\n   *[other] y\n }", "test.ftl:2: de words no count as [few]");
}
