// The page for whoever says that something was not them. Nothing is sent before a person presses: programs that open the
// links of a mail, and run what they find, change nothing.

// The ticket leaves the address at once, so that no history keeps it. A second link in the same tab loads the page anew.
const TICKET = "#ticket=";
const isTicket = () => location.hash.startsWith(TICKET);
const ticket = isTicket() ? location.hash.slice(TICKET.length) : "";
if (ticket) history.replaceState(null, "", location.pathname);
addEventListener("hashchange", () => isTicket() && location.reload());

/** Longer than the edge takes for any answer. */
const WAIT_MS = 25_000;
const now = document.getElementById("now");
const button = now.querySelector("button");
const region = now.querySelector("[role=alert]");
const part = (name) => document.getElementById(`part-${name}`).content.cloneNode(true);

const show = (name) => {
  now.replaceChildren(part(name));
  document.title = now.querySelector("h2").textContent;
  now.querySelector("h2").focus();
};

/** Sends the ticket, and returns the part of the page that says what came of it. */
const send = async () => {
  const headers = { "content-type": "application/json", "x-latchkey": "1" };
  const body = JSON.stringify({ ticket });
  const asked = { method: "POST", credentials: "omit", headers, body, signal: AbortSignal.timeout(WAIT_MS) };
  const { ok, status } = await fetch("/api/v1/not-me", asked);
  if (ok) return "done";
  return status === 410 ? "over" : "failed";
};

const { textContent: words } = button;
const setBusy = (isBusy) => {
  button.textContent = isBusy ? button.dataset.busy : words;
  button.setAttribute("aria-disabled", isBusy);
  button.setAttribute("aria-busy", isBusy);
};

// Not a form: a click that a script has made, and not a person, says so of itself.
button.addEventListener("click", async ({ isTrusted }) => {
  if (!isTrusted || button.getAttribute("aria-disabled") === "true") return;
  setBusy(true);
  region.replaceChildren();
  const said = await send().catch(() => "failed");
  setBusy(false);
  if (said === "failed") region.replaceChildren(part(said));
  else show(said);
});

if (!ticket) show("over");
