// Runs in a frame of an origin of its own: loads Cloudflare's widget, and tells the page around it what came of it.
//
// The check is named behind the `#`: site key, action, data. Each message repeats it, so that the page knows whose it is:
// {turnstile: "#…"} the widget is there; with `token` as well, the token, or null if there will be none.

const API = "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";
/** A script that takes longer is held back by somebody. */
const WAIT_MS = 8_000;
/** The widget's own least width, in pixels. */
const FLEXIBLE_PX = 300;

const turnstile = location.hash;
const [sitekey, action, cData] = turnstile.slice(1).split("/");

// The worker has written here who may frame this page; nobody else hears anything.
const { page } = document.body.dataset;
const say = (word) => parent.postMessage({ turnstile, ...word }, page);

const give = (token) => say({ token });
const giveUp = () => give(null);
const late = setTimeout(giveUp, WAIT_MS);

const script = document.createElement("script");
script.src = API;
script.onerror = () => {
  clearTimeout(late);
  giveUp();
};
script.onload = () => {
  clearTimeout(late);
  const size = innerWidth < FLEXIBLE_PX ? "compact" : "flexible";
  const refused = { "error-callback": () => (giveUp(), true), "unsupported-callback": giveUp };
  try {
    // The page decides what follows a failure, and a token is sent at once: nothing is tried or renewed here.
    const never = { retry: "never", "refresh-expired": "never", "response-field": false };
    globalThis.turnstile.render("#widget", { sitekey, action, cData, size, ...never, ...refused, callback: give });
    say({});
  } catch {
    giveUp();
  }
};
document.head.append(script);
