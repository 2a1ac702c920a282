//! The table of calls: which path means what, and which method it takes.

/// What a path asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `GET /api/v1/healthz`, and `GET /healthz` for probes that know nothing else.
    Health,
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
    /// `POST /api/v1/session/challenge`.
    SecondChallenge,
    /// `POST /api/v1/session/verify`.
    SecondVerify,
    /// `POST /api/v1/session/password`.
    SessionPassword,
    /// `POST /api/v1/session/registration`.
    SessionRegistration,
    /// `POST /api/v1/not-me`.
    NotMe,
    /// `GET /api/v1/me`.
    Me,
    /// `POST /api/v1/me/password`.
    ChangePassword,
    /// `GET /api/v1/me/proof`.
    Proof,
    /// `POST /api/v1/me/proof/challenge`.
    ProofChallenge,
    /// `POST /api/v1/me/proof/verify`.
    ProofVerify,
    /// `POST /api/v1/me/snooze`.
    Snooze,
    /// `GET /api/v1/me/security-info`.
    SecurityInfo,
    /// `POST /api/v1/me/security-info/begin`.
    BeginMethod,
    /// `POST /api/v1/me/security-info/confirm`.
    ConfirmMethod,
    /// `POST /api/v1/me/security-info/remove`.
    RemoveMethod,
    /// `POST /api/v1/me/security-info/default`.
    DefaultMethod,
    /// `POST /api/v1/me/security-info/name`.
    NameMethod,
    /// `POST /api/v1/me/security-info/review`.
    Review,
    /// `GET /api/v1/me/security-info/questions`.
    Questions,
    /// `POST /api/v1/me/security-info/answers`.
    RegisterAnswers,
    /// `POST /api/v1/me/security-info/recovery-codes`.
    RecoveryCodes,
    /// `POST /api/v1/me/freeze/lift`.
    LiftFreeze,
    /// `POST /api/v1/me/sign-out`.
    SignOut,
}

impl Route {
    /// Every route with its path.
    pub const ALL: [(&'static str, Self); 37] = [
        ("/api/v1/healthz", Self::Health),
        ("/healthz", Self::Health),
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
        ("/api/v1/session/challenge", Self::SecondChallenge),
        ("/api/v1/session/verify", Self::SecondVerify),
        ("/api/v1/session/password", Self::SessionPassword),
        ("/api/v1/session/registration", Self::SessionRegistration),
        ("/api/v1/not-me", Self::NotMe),
        ("/api/v1/me", Self::Me),
        ("/api/v1/me/password", Self::ChangePassword),
        ("/api/v1/me/proof", Self::Proof),
        ("/api/v1/me/proof/challenge", Self::ProofChallenge),
        ("/api/v1/me/proof/verify", Self::ProofVerify),
        ("/api/v1/me/snooze", Self::Snooze),
        ("/api/v1/me/security-info", Self::SecurityInfo),
        ("/api/v1/me/security-info/begin", Self::BeginMethod),
        ("/api/v1/me/security-info/confirm", Self::ConfirmMethod),
        ("/api/v1/me/security-info/remove", Self::RemoveMethod),
        ("/api/v1/me/security-info/default", Self::DefaultMethod),
        ("/api/v1/me/security-info/name", Self::NameMethod),
        ("/api/v1/me/security-info/review", Self::Review),
        ("/api/v1/me/security-info/questions", Self::Questions),
        ("/api/v1/me/security-info/answers", Self::RegisterAnswers),
        ("/api/v1/me/security-info/recovery-codes", Self::RecoveryCodes),
        ("/api/v1/me/freeze/lift", Self::LiftFreeze),
        ("/api/v1/me/sign-out", Self::SignOut),
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
            Self::Health | Self::Tenant | Self::Me | Self::Proof | Self::SecurityInfo | Self::Questions => "GET",
            _ => "POST",
        }
    }

    /// Tells whether the route takes part in a reset, and is closed by `RESET_OFF`.
    #[must_use]
    pub const fn is_reset(self) -> bool {
        !matches!(self, Self::Health | Self::Tenant) && !self.is_own()
    }

    /// Tells whether only our own pages may call it: whoever signs in gets a cookie, and is spoken to by nobody else.
    #[must_use]
    pub const fn is_own(self) -> bool {
        matches!(
            self,
            Self::Session
                | Self::SecondChallenge
                | Self::SecondVerify
                | Self::SessionPassword
                | Self::SessionRegistration
                | Self::NotMe
        ) || self.is_signed_in()
    }

    /// Tells whether a session that may only add what is missing may call it. Whatever is not named here, it may not.
    #[must_use]
    pub const fn is_open_to_errands(self) -> bool {
        matches!(
            self,
            Self::Me
                | Self::Proof
                | Self::ProofChallenge
                | Self::ProofVerify
                | Self::SecurityInfo
                | Self::BeginMethod
                | Self::ConfirmMethod
                | Self::Questions
                | Self::RegisterAnswers
                | Self::RecoveryCodes
                | Self::SignOut
        )
    }

    /// Tells whether somebody has to be signed in.
    #[must_use]
    pub const fn is_signed_in(self) -> bool {
        matches!(
            self,
            Self::Me
                | Self::ChangePassword
                | Self::Proof
                | Self::ProofChallenge
                | Self::ProofVerify
                | Self::Snooze
                | Self::SecurityInfo
                | Self::BeginMethod
                | Self::ConfirmMethod
                | Self::RemoveMethod
                | Self::DefaultMethod
                | Self::NameMethod
                | Self::Review
                | Self::Questions
                | Self::RegisterAnswers
                | Self::RecoveryCodes
                | Self::LiftFreeze
                | Self::SignOut
        )
    }
}
