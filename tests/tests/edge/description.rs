//! The API's description on workerd: a file of the deployment, under the API's path.

use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use serde_json::{Value, json};

const PATH: &str = "/api/v1/openapi.json";

#[test]
fn the_api_describes_itself() {
    let answer = Http::new().call(&Call::get(PATH));
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    let committed: Value = serde_json::from_str(include_str!("../../../worker/openapi.json")).expect("JSON");
    assert_eq!(answer.ok::<Value>(), committed);
}

#[test]
fn the_description_takes_no_other_method() {
    let answer = Http::new().call(&Call::post("/openapi.json", &json!({})));
    assert_eq!((answer.status, answer.header("cache-control")), (405, Some("no-store")));
}
