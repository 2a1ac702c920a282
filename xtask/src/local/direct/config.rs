//! Configurations of workerd, as Cap'n Proto text (`workerd.capnp` in the npm package).
//!
//! Every service that a worker finds around it is named here; what the worker is comes from the caller.

use std::fmt::Write as _;
use std::path::Path;

/// The databases' own class and the key of its storage: miniflare's, so that what wrangler has written is found.
const DATABASE_KEY: &str = "miniflare-D1DatabaseObject";

/// A module of a worker; its file lies under the configuration's folder.
#[derive(Debug, Clone, Copy)]
pub enum Module<'a> {
    /// JavaScript.
    Script(&'a str),
    /// WebAssembly.
    Wasm(&'a str),
}

/// A worker.
#[derive(Debug, Clone, Default)]
pub struct Worker<'a> {
    /// Name of its service.
    pub name: &'a str,
    /// Its modules, the entry first.
    pub modules: Vec<Module<'a>>,
    /// Its compatibility date.
    pub date: &'a str,
    /// Variables and secrets.
    pub variables: Vec<(String, String)>,
    /// Bindings, as Cap'n Proto text.
    pub bindings: Vec<String>,
    /// Classes of Durable Objects that it has.
    pub classes: Vec<&'a str>,
}

impl Worker<'_> {
    fn text(&self) -> String {
        let module = |module: &Module<'_>| match module {
            Module::Script(name) => format!("(name = {0}, esModule = embed {0})", quoted(name)),
            Module::Wasm(name) => format!("(name = {0}, wasm = embed {0})", quoted(name)),
        };
        let variable =
            |(name, value): &(String, String)| format!("(name = {}, text = {})", quoted(name), quoted(value));
        let class = |class: &&str| {
            format!(
                "(className = {0}, uniqueKey = {1}, enableSql = true)",
                quoted(class),
                quoted(&format!("latchkey-{class}"))
            )
        };
        let bindings: Vec<String> = self.variables.iter().map(variable).chain(self.bindings.iter().cloned()).collect();
        let mut text = format!(
            "(name = {}, worker = (\n  modules = [{}],\n  compatibilityDate = {},\n  bindings = [{}],\n",
            quoted(self.name),
            self.modules.iter().map(module).collect::<Vec<_>>().join(", "),
            quoted(self.date),
            bindings.join(",\n    "),
        );
        if !self.classes.is_empty() {
            let classes: Vec<String> = self.classes.iter().map(class).collect();
            // Writing into a string cannot fail.
            let _written = writeln!(
                text,
                "  durableObjectNamespaces = [{}],\n  durableObjectStorage = (localDisk = \"objects\"),",
                classes.join(", ")
            );
        }
        text + "))"
    }
}

/// The binding of a variable that the process finds in its environment. One that is not set there is null, which no
/// deployment ever sees: a variable that is to be missing needs to have no binding.
pub fn from_environment(name: &str) -> String {
    format!("(name = {0}, fromEnvironment = {0})", quoted(name))
}

/// The binding of a D1 database that lives in another process.
pub fn d1(name: &str, service: &str) -> String {
    format!(
        "(name = {}, wrapped = (moduleName = \"cloudflare-internal:d1-api\", innerBindings = [(name = \"fetcher\", service = {})]))",
        quoted(name),
        quoted(service)
    )
}

/// The binding of a class of Durable Objects, of the worker itself or of another service.
pub fn objects(name: &str, class: &str, service: Option<&str>) -> String {
    let of = service.map_or_else(
        || quoted(class),
        |service| format!("(className = {}, serviceName = {})", quoted(class), quoted(service)),
    );
    format!("(name = {}, durableObjectNamespace = {of})", quoted(name))
}

/// The binding of another service.
pub fn service(name: &str, service: &str) -> String {
    format!("(name = {}, service = {})", quoted(name), quoted(service))
}

/// The service of a D1 database behind the door at this port.
pub fn external_database(service: &str, port: u16, database: &str) -> String {
    format!(
        "(name = {}, external = (address = \"127.0.0.1:{port}\", http = (injectRequestHeaders = [(name = \"x-database\", value = {})])))",
        quoted(service),
        quoted(database)
    )
}

/// The service of a folder.
pub fn disk(service: &str, path: &Path, writable: bool) -> String {
    format!("(name = {}, disk = (path = {}, writable = {writable}))", quoted(service), quoted(&path.to_string_lossy()))
}

/// A process that answers on a port with the first of its workers.
pub fn process(workers: &[Worker<'_>], services: &[String], port: u16) -> String {
    let first = workers.first().map_or("", |worker| worker.name);
    let mut all: Vec<String> = workers.iter().map(Worker::text).collect();
    all.extend_from_slice(services);
    // Mail goes to a socket of this machine.
    all.push(
        "(name = \"internet\", network = (allow = [\"public\", \"private\"], tlsOptions = (trustBrowserCas = true)))"
            .to_owned(),
    );
    wrapped(&all, first, port)
}

/// A process that holds databases behind a door, the door's script being `database.mjs`.
pub fn databases(names: &[&str], port: u16, date: &str, folder: &Path) -> String {
    let door = Worker {
        name: "door",
        modules: vec![Module::Script("database.mjs")],
        date,
        bindings: names
            .iter()
            .map(|name| {
                let props = quoted(&format!("{{\"database\": {}}}", quoted(name)));
                format!("(name = {}, service = (name = \"d1\", props = (json = {props})))", quoted(name))
            })
            .collect(),
        ..Worker::default()
    };
    let engine = format!(
        "(name = \"d1\", worker = (\n  modules = [(name = \"d1.js\", bundled = \"/workerd/d1.js\")],\n  \
         compatibilityDate = {},\n  bindings = [(name = \"DATABASE\", durableObjectNamespace = \"D1Database\")],\n  \
         durableObjectNamespaces = [(className = \"D1Database\", uniqueKey = \"{DATABASE_KEY}\", enableSql = true)],\n  \
         durableObjectStorage = (localDisk = \"disk\")))",
        quoted(date)
    );
    wrapped(&[door.text(), engine, disk("disk", folder, true)], "door", port)
}

fn wrapped(services: &[String], first: &str, port: u16) -> String {
    format!(
        "using Workerd = import \"/workerd/workerd.capnp\";\nconst config :Workerd.Config = (\nservices = [\n{}],\n\
         sockets = [(name = \"http\", address = \"127.0.0.1:{port}\", http = (), service = {})],\n);\n",
        services.join(",\n"),
        quoted(first)
    )
}

/// A text of Cap'n Proto: its escapes are those of JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_in_a_variable_stays_inside_its_quotes() {
        let worker = Worker {
            name: "w",
            variables: vec![("A".to_owned(), "x\"), (name = \"B\"\n".to_owned())],
            ..Worker::default()
        };
        assert!(worker.text().contains(r#"(name = "A", text = "x\"), (name = \"B\"\n")"#));
    }
}
