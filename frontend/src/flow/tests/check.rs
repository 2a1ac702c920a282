//! The robot check beside the first step: work, picture, widget.

use super::*;

#[test]
fn sending_waits_for_the_work_and_then_goes_by_itself() {
    let page = Page::new().on(Event::Typed("nora".to_owned())).on(Event::Submitted(attempt(1)));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
    let page = page.on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())));
    assert!(matches!(page.effect, Some(Effect::Work { .. })));
    assert!(page.state.is_busy());
    let page = page.on(Event::Solved("another check".to_owned(), Some("9".to_owned())));
    assert_eq!(page.effect, None);
    let page = page.on(Event::Solved("check".to_owned(), Some("1,2".to_owned())));
    assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "1,2"));
}

#[test]
fn a_stale_check_is_renewed_before_it_is_sent() {
    let page = Page::new()
        .on(Event::Typed("nora".to_owned()))
        .on(Event::Entered)
        .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
        .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())))
        .after(290)
        .on(Event::Submitted(attempt(1)));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
}

#[test]
fn refused_work_is_done_once_more_silently_and_then_said() {
    let sent = |page: Page| {
        page.on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
            .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())))
    };
    let page = sent(Page::new().on(Event::Typed("nora".to_owned())).on(Event::Submitted(attempt(1))));
    let page = page.on(Event::Started(Err(refused(ProblemCode::BotCheckFailed))));
    assert_eq!((page.state.trouble(), &page.effect), (None, &Some(Effect::FetchCheck(BotCheckKind::Pow))));
    let page = sent(page).on(Event::Started(Err(refused(ProblemCode::BotCheckFailed))));
    assert_eq!(page.trouble(), &Trouble::CheckFailed);
    assert!(!page.state.is_busy());
}

#[test]
fn a_picture_is_typed_and_a_wrong_one_is_renewed() {
    let page = Page::new()
        .on(Event::Typed("nora".to_owned()))
        .on(Event::CheckWanted(BotCheckKind::Image))
        .on(Event::CheckIssued(BotCheckKind::Image, Ok(picture())))
        .on(Event::Submitted(attempt(1)));
    assert_eq!(page.trouble(), &Trouble::NoPicture);
    let page = page.on(Event::SoundWanted);
    assert!(matches!(page.effect, Some(Effect::FetchSound(ref url, _)) if url == "/audio"));
    let page = page.on(Event::PictureTyped(" abc 234".to_owned())).on(Event::Submitted(attempt(2)));
    assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "abc234"));
    let page = page.on(Event::Started(Err(refused(ProblemCode::BotCheckFailed))));
    assert_eq!(page.trouble(), &Trouble::PictureWrong);
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Image)));
}

#[test]
fn a_browser_that_cannot_work_gets_the_picture() {
    let page = Page::new()
        .on(Event::Typed("nora".to_owned()))
        .on(Event::Submitted(attempt(1)))
        .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
        .on(Event::Solved("check".to_owned(), None));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Image)));
    assert!(!page.state.is_busy());
}

fn widget() -> BotCheckIssued {
    issued(Puzzle::Turnstile { frame_url: "https://check.example/turnstile#k/a/d".to_owned() })
}

fn at_widget() -> Page {
    Page { state: State::new(BotCheckKind::Turnstile), ..Page::new() }
        .on(Event::Typed("nora".to_owned()))
        .on(Event::Submitted(attempt(1)))
        .on(Event::CheckIssued(BotCheckKind::Turnstile, Ok(widget())))
}

fn greeting(page: &Page) -> Welcome {
    if let State::Identify(identify) = &page.state { identify.welcome } else { panic!("the first step") }
}

#[test]
fn a_widget_gives_a_token_and_sending_goes_on_by_itself() {
    let page = at_widget();
    let listens = |effect: &Option<Effect>| matches!(effect, Some(Effect::Work { task: Task::Frame(_), .. }));
    assert!(listens(&page.effect) && page.state.is_busy());
    let page = page.on(Event::Solved("another check".to_owned(), Some("t".to_owned())));
    assert_eq!(page.effect, None);
    let page = page.on(Event::Solved("check".to_owned(), Some("token".to_owned())));
    assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "token"));
}

#[test]
fn where_the_widget_fails_the_browser_does_the_check_and_says_so_once() {
    let replaced = |page: Page| {
        assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
        assert_eq!((page.state.trouble(), greeting(&page)), (None, Welcome::Replaced));
        assert!(page.state.is_busy(), "nobody has to press again");
        let page = page
            .on(Event::CheckIssued(BotCheckKind::Pow, Ok(pow())))
            .on(Event::Solved("check".to_owned(), Some("1,2".to_owned())));
        assert!(matches!(page.effect, Some(Effect::Start(ref start)) if start.bot_check.solution == "1,2"));
    };
    replaced(at_widget().on(Event::Solved("check".to_owned(), None)));
    let page = at_widget().on(Event::Solved("check".to_owned(), Some("token".to_owned())));
    replaced(page.on(Event::Started(Err(refused(ProblemCode::BotCheckFailed)))));
}

#[test]
fn work_can_be_chosen_while_the_widget_waits() {
    let page = at_widget().on(Event::CheckWanted(BotCheckKind::Pow));
    assert_eq!(page.effect, Some(Effect::FetchCheck(BotCheckKind::Pow)));
    assert_eq!(greeting(&page), Welcome::Plain);
}
