//! The table of calls: which path means what, and which method it takes.

/// What a path asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `GET /api/v1/healthz`, and `GET /healthz` for probes that know nothing else.
    Health,
    /// `GET /api/v1/openapi.json`.
    OpenApi,
    /// `GET /api/v1/tenant`.
    Tenant,
    /// `POST /api/v1/bot-check`.
    BotCheck,
    /// `POST /api/v1/bot-check/audio`.
    Audio,
    /// `POST /api/v1/reset/start`.
    Start,
    /// `POST /api/v1/reset/challenge`.
    Challenge,
    /// `POST /api/v1/reset/verify`.
    Verify,
    /// `POST /api/v1/reset/poll`.
    Poll,
    /// `POST /api/v1/reset/password`.
    Password,
    /// `POST /api/v1/reset/unlock`.
    Unlock,
    /// `POST /api/v1/reset/extend`.
    Extend,
    /// `POST /api/v1/reset/close`.
    Close,
    /// `POST /api/v1/session`.
    Session,
}

impl Route {
    /// Every route with its path.
    pub const ALL: [(&'static str, Self); 15] = [
        ("/api/v1/healthz", Self::Health),
        ("/healthz", Self::Health),
        ("/api/v1/openapi.json", Self::OpenApi),
        ("/api/v1/tenant", Self::Tenant),
        ("/api/v1/bot-check", Self::BotCheck),
        ("/api/v1/bot-check/audio", Self::Audio),
        ("/api/v1/reset/start", Self::Start),
        ("/api/v1/reset/challenge", Self::Challenge),
        ("/api/v1/reset/verify", Self::Verify),
        ("/api/v1/reset/poll", Self::Poll),
        ("/api/v1/reset/password", Self::Password),
        ("/api/v1/reset/unlock", Self::Unlock),
        ("/api/v1/reset/extend", Self::Extend),
        ("/api/v1/reset/close", Self::Close),
        ("/api/v1/session", Self::Session),
    ];

    /// Finds the route of a path, compared byte by byte.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == path).map(|(_, route)| route)
    }

    /// Returns the one method the route takes.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Health | Self::OpenApi | Self::Tenant => "GET",
            _ => "POST",
        }
    }

    /// Tells whether the route takes part in a reset, and is closed by `RESET_OFF`.
    #[must_use]
    pub const fn is_reset(self) -> bool {
        !matches!(self, Self::Health | Self::OpenApi | Self::Tenant | Self::Session)
    }
}
