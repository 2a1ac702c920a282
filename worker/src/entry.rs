//! Where events come in: requests and the cron backstop. Configuration first; without it nothing is served.

use core::cell::RefCell;
use std::rc::Rc;

use latchkey_protocol::api;
use latchkey_protocol::platform::Platform;
use latchkey_protocol::ports::{Entropy, Fault};
use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::{Code, Problem};
use worker::{Context, Env, Request, Response, ScheduleContext, ScheduledEvent, event};

use crate::config::{Config, ConfigProblem};
use crate::database::Database;
use crate::edge::Edge;
use crate::log::EdgeLog;
use crate::policy_store::D1PolicyStore;
use crate::time::EdgeEntropy;
use crate::{document, http, outbox};

/// The one file under the API's path: what describes it, too long for the module (`cargo xtask build` lays it there).
const API_DESCRIPTION: &str = "/api/v1/openapi.json";

thread_local! {
    /// The configuration, parsed once in the life of an isolate: another deployment starts other isolates.
    static CONFIG: RefCell<Option<Rc<Config>>> = const { RefCell::new(None) };
}

/// Returns the configuration.
///
/// # Errors
/// Every [`ConfigProblem`] there is.
pub fn config(env: &Env) -> Result<Rc<Config>, Vec<ConfigProblem>> {
    if let Some(config) = CONFIG.with_borrow(Clone::clone) {
        return Ok(config);
    }
    let variable = |name: &str| env.var(name).ok().map(|value| value.to_string());
    let config = Rc::new(Config::parse(variable)?.bind(env)?);
    CONFIG.set(Some(Rc::clone(&config)));
    Ok(config)
}

/// Answers a request.
#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> worker::Result<Response> {
    let log = EdgeLog::default();
    let config = match config(&env) {
        Ok(config) => config,
        Err(problems) => {
            for problem in problems {
                log.fault("configuration", &Fault::new("configuration", problem));
            }
            return refusal(Code::Misconfigured, "the deployment lacks configuration; its log says what");
        }
    };
    let answered = match Edge::new(&env, Rc::clone(&config)) {
        Ok(edge) => answer(request, &env, edge, &context).await,
        Err(fault) => Err(fault),
    };
    answered.or_else(|fault| {
        log.fault("entry: no answer", &fault);
        context.wait_until(async move { log.flush(config.alarm_webhook.as_deref()).await });
        refusal(Code::Unavailable, api::UNANSWERED)
    })
}

/// Wakes the outbox, should its own alarm ever be lost, seals anew what an older key has sealed, and forgets what the audit has
/// kept long enough.
#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let log = EdgeLog::default();
    if let Err(fault) = wake_outbox(&env).await {
        log.fault("outbox: backstop failed", &fault);
    }
    // A deployment that lacks configuration says so at every request.
    let Ok(config) = config(&env) else { return };
    match env.d1("DB").map_err(|error| Fault::new("configuration", error)) {
        Ok(database) => tidy(&Rc::new(Database::new(&database)), &config, &log).await,
        Err(fault) => log.fault("cron: no database", &fault),
    }
    log.flush(config.alarm_webhook.as_deref()).await;
}

async fn wake_outbox(env: &Env) -> Result<(), Fault> {
    let objects = env.durable_object("OUTBOX").map_err(|error| Fault::new("configuration", error))?;
    outbox::tell(&objects, outbox::Call::Wake).await
}

/// What a cron does to the database; one part that fails keeps no other from its turn.
pub async fn tidy(database: &Rc<Database>, config: &Config, log: &EdgeLog) {
    if let Err(fault) = crate::reseal::run(database, config, log).await {
        log.fault("reseal: broken off", &fault);
    }
    let policies = D1PolicyStore { database: Rc::clone(database) };
    if let Err(fault) = crate::retention::run(database, &policies).await {
        log.fault("retention: broken off", &fault);
    }
}

async fn answer(mut request: Request, env: &Env, edge: Edge, context: &Context) -> Result<Response, Fault> {
    let path = request.path();
    #[cfg(feature = "testing")]
    if path.starts_with("/testing/") {
        return crate::testing::answer(&mut request, env, &edge).await;
    }
    if path == API_DESCRIPTION || api::Route::of_path(&path).is_none() && !path.starts_with("/api/") {
        let assets = env.assets("ASSETS").map_err(|error| Fault::new("configuration", error))?;
        return document::serve(&assets, &edge, &mut request).await;
    }
    let mut answered = api::handle(&edge, http::read(&mut request).await?).await;
    let after = core::mem::take(&mut answered.after);
    let response = http::write(answered, edge.database().rows_read())?;
    #[cfg(feature = "testing")]
    let under_way = crate::testing::UnderWay::begin();
    context.wait_until(async move {
        for work in after {
            api::finish(&edge, work).await;
        }
        edge.log().flush(edge.config().alarm_webhook.as_deref()).await;
        #[cfg(feature = "testing")]
        drop(under_way);
    });
    Ok(response)
}

/// Answers with a problem of the deployment itself, before there is a platform.
fn refusal(code: Code, detail: &str) -> worker::Result<Response> {
    let mut bytes = [0; 5];
    // Without randomness the id only stops being unique.
    drop(EdgeEntropy.fill(&mut bytes));
    let mut problem = Problem::new(code, detail, SupportId::from_bytes(bytes));
    problem.retry_after = (code == Code::Unavailable).then_some(api::RETRY_AFTER_S);
    http::write(api::Response::problem(&problem), 0).map_err(|fault| worker::Error::RustError(fault.cause))
}
