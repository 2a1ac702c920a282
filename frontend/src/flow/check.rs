//! The robot check within the first step: fetched early, solved while the name is typed, renewed when stale.

use latchkey_shared::opaque::SupportId;
use latchkey_shared::wire::{AudioRequest, BotCheckIssued, BotCheckKind, BotCheckSolution, Puzzle};

use super::{Effect, Failure, Moment, Task, Trouble};

/// Seconds before its end at which a check counts as stale: the way to the edge takes a while too.
const STALE_BEFORE_END_S: u32 = 15;

/// How the robot check stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// Not begun.
    Idle(BotCheckKind),
    /// Being fetched.
    Fetching(BotCheckKind),
    /// The browser works on it.
    Working {
        /// The sealed check.
        check: String,
        /// Percent done.
        percent: u8,
        /// When it ends.
        ends: Moment,
    },
    /// Somebody else's widget, in a frame, finds out.
    Framed {
        /// The sealed check.
        check: String,
        /// The page in the frame.
        address: String,
        /// When it ends.
        ends: Moment,
    },
    /// The browser has done it.
    Ready {
        /// Which kind it was.
        kind: BotCheckKind,
        /// Check and solution, as the edge wants them.
        solution: BotCheckSolution,
        /// When it ends.
        ends: Moment,
    },
    /// The claimant reads or hears it.
    Picture(Picture),
    /// It could not be had; pressing the button tries again.
    Failed(BotCheckKind),
}

/// Characters to read or hear.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The sealed check.
    pub check: String,
    /// A `data:` URI.
    pub image: String,
    /// Where the sound is.
    pub audio_url: String,
    /// How many characters.
    pub length: u8,
    /// What was typed.
    pub typed: String,
    /// The spoken characters.
    pub sound: Sound,
    /// When it ends.
    pub ends: Moment,
}

/// The spoken characters of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Sound {
    /// Not asked for.
    Silent,
    /// Being fetched.
    Fetching,
    /// At this address within the page.
    Ready(String),
    /// Could not be had.
    Failed,
}

impl Check {
    /// Returns the kind in use.
    #[must_use]
    pub const fn kind(&self) -> BotCheckKind {
        match self {
            Self::Idle(kind) | Self::Fetching(kind) | Self::Failed(kind) | Self::Ready { kind, .. } => *kind,
            Self::Working { .. } => BotCheckKind::Pow,
            Self::Framed { .. } => BotCheckKind::Turnstile,
            Self::Picture(_) => BotCheckKind::Image,
        }
    }

    /// Begins to fetch, unless a good check is there or on its way.
    pub(super) fn begin(self, now: Moment) -> (Self, Option<Effect>) {
        match self {
            Self::Fetching(_) => (self, None),
            Self::Idle(kind) | Self::Failed(kind) => Self::fetch(kind),
            Self::Working { ends, .. }
            | Self::Framed { ends, .. }
            | Self::Ready { ends, .. }
            | Self::Picture(Picture { ends, .. })
                if is_stale(ends, now) =>
            {
                Self::fetch(self.kind())
            }
            good => (good, None),
        }
    }

    /// Fetches a new check of this kind.
    pub(super) const fn fetch(kind: BotCheckKind) -> (Self, Option<Effect>) {
        (Self::Fetching(kind), Some(Effect::FetchCheck(kind)))
    }

    /// Takes what the edge issued.
    pub(super) fn issued(issued: BotCheckIssued, now: Moment) -> (Self, SupportId, Option<Effect>) {
        let ends = now.plus(issued.expires_in);
        let check = issued.check;
        let (next, effect) = match issued.puzzle {
            Puzzle::Pow { salt, bits, count } => {
                let effect = Effect::Work { check: check.clone(), task: Task::Pow { salt, bits, count } };
                (Self::Working { check, percent: 0, ends }, Some(effect))
            }
            Puzzle::Image { image, audio_url, length } => {
                let (typed, sound) = (String::new(), Sound::Silent);
                (Self::Picture(Picture { check, image, audio_url, length, typed, sound, ends }), None)
            }
            Puzzle::Turnstile { frame_url: address } => {
                let effect = Effect::Work { check: check.clone(), task: Task::Frame(address.clone()) };
                (Self::Framed { check, address, ends }, Some(effect))
            }
        };
        (next, issued.support_id, effect)
    }

    /// Takes how far the work has come.
    pub(super) fn worked(&mut self, of: &str, done: u8) {
        if let Self::Working { check, percent, .. } = self
            && check == of
        {
            *percent = done;
        }
    }

    /// Takes the solution. None means that this browser cannot do it, and the picture is left; or that the widget fails
    /// here, and the browser does it instead.
    pub(super) fn solved(self, of: &str, solution: Option<String>) -> (Self, Option<Effect>) {
        let kind = self.kind();
        match self {
            Self::Working { check, ends, .. } | Self::Framed { check, ends, .. } if check == of => match solution {
                Some(solution) => (Self::Ready { kind, solution: BotCheckSolution { check, solution }, ends }, None),
                None if kind == BotCheckKind::Pow => Self::fetch(BotCheckKind::Image),
                None => Self::fetch(BotCheckKind::Pow),
            },
            other => (other, None),
        }
    }

    /// Asks for the sound of the picture.
    pub(super) fn want_sound(&mut self) -> Option<Effect> {
        let Self::Picture(picture) = self else { return None };
        if matches!(picture.sound, Sound::Fetching | Sound::Ready(_)) {
            return None;
        }
        picture.sound = Sound::Fetching;
        let request = AudioRequest { check: picture.check.clone(), locale: None };
        Some(Effect::FetchSound(picture.audio_url.clone(), request))
    }

    /// Takes the sound of the picture.
    pub(super) fn heard(&mut self, of: &str, answer: Result<String, Failure>) {
        if let Self::Picture(picture) = self
            && picture.check == of
        {
            picture.sound = answer.map_or(Sound::Failed, Sound::Ready);
        }
    }

    /// Returns the solution, if the check is solved and fresh.
    ///
    /// # Errors
    ///
    /// [`Trouble::NoPicture`] if the characters of the picture are missing; nothing if it is only a matter of time.
    pub(super) fn solution(&self, now: Moment) -> Result<BotCheckSolution, Option<Trouble>> {
        match self {
            Self::Ready { solution, ends, .. } if !is_stale(*ends, now) => Ok(solution.clone()),
            Self::Picture(picture) if picture.typed.trim().is_empty() => Err(Some(Trouble::NoPicture)),
            Self::Picture(picture) if !is_stale(picture.ends, now) => Ok(BotCheckSolution {
                check: picture.check.clone(),
                solution: picture.typed.split_whitespace().collect(),
            }),
            _ => Err(None),
        }
    }
}

fn is_stale(ends: Moment, now: Moment) -> bool {
    ends.left(now) <= STALE_BEFORE_END_S
}
