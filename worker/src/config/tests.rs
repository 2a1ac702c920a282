use super::*;

/// A complete deployment; each test changes one variable.
fn variables(change: (&str, &str)) -> impl Fn(&str) -> Option<String> {
    let all = [
        ("PUBLIC_ORIGIN", "https://reset.alderbrook.example"),
        ("TENANT_ID", "alderbrook"),
        ("ORGANISATION", "Alderbrook Hospital"),
        ("SIGN_IN_URL", "https://login.alderbrook.example/start"),
        ("SMTP_HOST", "mail.alderbrook.example"),
        ("SMTP_PORT", "587"),
        ("SMTP_USER", "reset"),
        ("SMTP_PASSWORD", "correct horse"),
        ("MAIL_FROM", "reset@alderbrook.example"),
        ("TICKET_KEY_A", "1700000000:whkBDXoXIYu7JqVsaik2f+wnZ0BEGHhLFDI7tldVTIs="),
        ("CODE_KEY_A", "1700000000:odmHEjiQLj9bJqmAePY8oqeEPmv/cr1FUpvVaOdEDKA="),
        ("CONTACT_KEY_A", "1700000000:7geCO+7ZFxpQcAcSC1kXw+xMcp6tPJ2rxa0LGXRiAg4="),
        ("GUARD_KEY", "gInUJj23CEeBhRZH9jIRrKb4rddLyvWqgcZW8T8u6eI="),
        ("AUDIT_KEY", "fMTlVKnrAIsIGwIQzgDF2QdqHyLh+8ky0IeU/vAhemk="),
    ];
    let all: Vec<(String, String)> = all
        .into_iter()
        .filter(|(name, _)| *name != change.0)
        .chain([change])
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    move |name| all.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
}

fn security(config: &Config) -> Option<MailSecurity> {
    if let Carrier::Smtp(route) = &config.mail.carrier { Some(route.security) } else { None }
}

fn named(change: (&str, &str)) -> Vec<String> {
    let problems = Config::parse(variables(change)).err().unwrap_or_default();
    problems.iter().map(|problem| problem.to_string().split(':').next().unwrap_or_default().to_owned()).collect()
}

/// One variable changed: which variables are named as wrong.
fn check(change: (&str, &str), expected: &[&str]) {
    assert_eq!(named(change), expected, "{change:?}");
}

#[test]
fn a_complete_deployment_is_read() {
    let config = Config::parse(variables(("RESET_OFF", "1"))).unwrap();
    assert!(config.settings.resets_off);
    assert_eq!(config.settings.epoch, 1);
    assert_eq!(security(&config), Some(MailSecurity::StartTls));
    // English first, and every folder with words.
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../locales")).unwrap().flatten();
    let count = folders.filter(|folder| folder.path().join("messages.ftl").is_file()).count();
    assert_eq!((config.settings.locales[0].as_str(), config.settings.locales.len()), ("en", count));
}

#[test]
fn what_is_missing_or_malformed_is_named() {
    check(("OPERATOR_TOKEN", ""), &[]);
    check(("OPERATOR_TOKEN", "0123456789"), &["OPERATOR_TOKEN"]);
    check(("OPERATOR_TOKEN", "fMTlVKnrAIsIGwIQzgDF2QdqHyLh+8ky0IeU/vAhemk="), &["OPERATOR_TOKEN"]);
    check(("PUBLIC_ORIGIN", ""), &["PUBLIC_ORIGIN"]);
    check(("PUBLIC_ORIGIN", "http://reset.alderbrook.example"), &["PUBLIC_ORIGIN"]);
    check(("PUBLIC_ORIGIN", "https://reset.alderbrook.example/"), &["PUBLIC_ORIGIN"]);
    check(("PUBLIC_ORIGIN", "https://a@b.example"), &["PUBLIC_ORIGIN"]);
    check(("PUBLIC_ORIGIN", "http://localhost:8787"), &[]);
    check(("PUBLIC_ORIGIN", "http://localhost.evil.example"), &["PUBLIC_ORIGIN"]);
    check(("TENANT_ID", "Alder Brook"), &["TENANT_ID"]);
    check(("SIGN_IN_URL", "javascript:alert(1)"), &["SIGN_IN_URL"]);
    check(("FLOW_EPOCH", "two"), &["FLOW_EPOCH"]);
    check(("RESET_OFF", "yes"), &["RESET_OFF"]);
    check(("MAIL_FROM", "reset"), &["MAIL_FROM"]);
    check(("ALARM_WEBHOOK", "http://hooks.example"), &["ALARM_WEBHOOK"]);
    check(("BREACH_RANGE_URL", "http://api.pwnedpasswords.com/range/"), &["BREACH_RANGE_URL"]);
    check(("BREACH_RANGE_URL", "https://api.pwnedpasswords.com/range"), &["BREACH_RANGE_URL"]);
    check(("BREACH_RANGE_URL", "https://api.pwnedpasswords.com/range/?prefix=/"), &["BREACH_RANGE_URL"]);
    check(("BREACH_RANGE_URL", "https://api.pwnedpasswords.com/range/"), &[]);
    check(("GUARD_KEY", ""), &["GUARD_KEY"]);
}

// Rule: codes leave a deployment only over TLS.
#[test]
fn mail_in_the_clear_stays_on_this_machine() {
    check(("SMTP_SECURITY", "plain"), &["SMTP_SECURITY"]);
    check(("SMTP_PORT", "25"), &["SMTP_SECURITY"]);
    check(("SMTP_PASSWORD", ""), &["SMTP_PASSWORD"]);
    let local = |name: &str| match name {
        "SMTP_SECURITY" => Some("plain".to_owned()),
        "SMTP_USER" | "SMTP_PASSWORD" => None,
        _ => variables(("SMTP_HOST", "127.0.0.1"))(name),
    };
    assert_eq!(security(&Config::parse(local).unwrap()), Some(MailSecurity::Plain));
}

// The carrier that was chosen needs its own variables and no others.
#[test]
fn each_courier_has_variables_of_its_own() {
    let check = |set: &[(&str, &str)], expected: &[&str]| {
        let base = variables(("SMTP_HOST", ""));
        let all = |name: &str| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()).or_else(|| base(name))
        };
        let problems = Config::parse(all).err().unwrap_or_default();
        let named: Vec<String> = problems
            .iter()
            .map(|problem| problem.to_string().split(':').next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(named, expected, "{set:?}");
    };
    check(&[], &["SMTP_HOST"]);
    check(&[("MAIL_COURIER", "smtp")], &["SMTP_HOST"]);
    check(&[("MAIL_COURIER", "pigeon")], &["MAIL_COURIER"]);
    check(&[("MAIL_COURIER", "cloudflare")], &[]);
    check(&[("MAIL_COURIER", "cloudflare"), ("MAIL_FROM", "")], &["MAIL_FROM"]);
    check(&[("MAIL_COURIER", "resend")], &["RESEND_API_KEY"]);
    check(&[("MAIL_COURIER", "resend"), ("RESEND_API_KEY", "re_123\r\nx: y")], &["RESEND_API_KEY"]);
    check(&[("MAIL_COURIER", "resend"), ("RESEND_API_KEY", "re_123")], &[]);
    let plain = ("RESEND_URL", "http://api.resend.example/emails");
    check(&[("MAIL_COURIER", "resend"), ("RESEND_API_KEY", "re_123"), plain], &["RESEND_URL"]);
}

// Rule: the widget runs where nothing is typed, under a secret that is one; half a widget is none.
#[test]
fn a_widget_has_all_of_its_variables_or_none() {
    let whole = [
        ("TURNSTILE_SITEKEY", "0x4AAAAAAA_site-key"),
        ("TURNSTILE_SECRET", "0x4AAAAAAAsecretkey"),
        ("TURNSTILE_ORIGIN", "https://check.alderbrook.example"),
    ];
    let parsed = |change: (&str, &str)| {
        let base = variables(("RESET_OFF", "0"));
        let own = |name: &str| whole.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let all =
            |name: &str| if name == change.0 { Some(change.1.to_owned()) } else { own(name).or_else(|| base(name)) };
        Config::parse(all).map_err(|problems| {
            let names: Vec<String> = problems.iter().map(ToString::to_string).collect();
            names.iter().map(|name| name.split(':').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        })
    };
    let route = parsed(("RESET_OFF", "0")).unwrap().turnstile.unwrap();
    assert_eq!(route.url, "https://challenges.cloudflare.com/turnstile/v0/siteverify");
    assert_eq!(
        format!("{route:?}"),
        "TurnstileRoute(https://check.alderbrook.example, https://challenges.cloudflare.com/turnstile/v0/siteverify)"
    );
    for (name, value) in [
        ("TURNSTILE_SITEKEY", ""),
        ("TURNSTILE_SITEKEY", "0x4/../#"),
        ("TURNSTILE_SECRET", ""),
        ("TURNSTILE_SECRET", "two words"),
        ("TURNSTILE_SECRET", "1x0000000000000000000000000000000AA"),
        ("TURNSTILE_ORIGIN", ""),
        ("TURNSTILE_ORIGIN", "https://reset.alderbrook.example"),
        ("TURNSTILE_ORIGIN", "https://check.alderbrook.example/turnstile"),
        ("TURNSTILE_ORIGIN", "http://check.alderbrook.example"),
        ("TURNSTILE_URL", "http://challenges.cloudflare.com/turnstile/v0/siteverify"),
    ] {
        assert_eq!(parsed((name, value)).err(), Some(vec![name.to_owned()]), "{value}");
    }
    assert!(Config::parse(variables(("RESET_OFF", "0"))).unwrap().turnstile.is_none());
}

#[test]
fn no_value_is_repeated_in_a_problem() {
    let problems = Config::parse(|_| Some("hunter2".to_owned())).err().unwrap_or_default();
    assert!(problems.len() > 5);
    assert!(!format!("{problems:?}").contains("hunter2"));
}
