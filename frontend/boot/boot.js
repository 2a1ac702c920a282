// Starts the app once the browser is known to be able to run it. The shell in index.html says what to do until then, and if not.
// File names carry hashes, so they are read from the page instead of being written here.
const { glue, module, solver, solverGlue, solverModule, judge, judgeModule, passkey } =
  document.querySelector("script[data-glue]").dataset;

// The only script URL the app ever makes is that of its own solver; Trusted Types hold everything else back.
const policy = globalThis.trustedTypes?.createPolicy("latchkey", {
  createScriptURL(url) {
    if (url !== solver) throw new TypeError("not the solver");
    return url;
  },
});

// Solves a proof of work in a worker, or where that fails on the page, a little at a time.
// `say` hears numbers (percent done), then the solution, or null; returns what stops it.
globalThis.latchkeySolve = (salt, bits, count, say) => {
  const puzzle = { glue: solverGlue, module: solverModule, salt, bits, count };
  let wanted = true;
  let worker;
  const here = async () => {
    worker?.terminate();
    const { default: load, Solver } = await import(solverGlue);
    await load({ module_or_path: solverModule });
    const search = Solver.begin(salt, bits, count);
    let said = null;
    while (wanted && search && typeof (said = search.step()) === "number") {
      say(said);
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (wanted) say(said);
  };
  const fallBack = () => wanted && here().catch(() => wanted && say(null));
  try {
    worker = new Worker(policy ? policy.createScriptURL(solver) : solver, { type: "module" });
    // A policy or a proxy may have stopped it without a word.
    const silence = setTimeout(fallBack, 6000);
    worker.onerror = () => (clearTimeout(silence), fallBack());
    worker.onmessage = ({ data }) => (clearTimeout(silence), wanted && say(data));
    worker.postMessage(puzzle);
  } catch {
    fallBack();
  }
  return () => {
    wanted = false;
    worker?.terminate();
  };
};

// Hears what the page in the frame says of a check. `say` hears the token, or null; returns what ends the listening.
// A message counts if it comes from that frame, from its origin, and names the check that the address names.
globalThis.latchkeyListen = (address, say) => {
  const { origin, hash } = new URL(address);
  // A policy or a proxy may have stopped it without a word.
  const silence = setTimeout(say, 12000, null);
  const hear = ({ data, origin: from, source }) => {
    const frame = document.querySelector("iframe");
    if (!source || source !== frame?.contentWindow || from !== origin || data?.turnstile !== hash) return;
    clearTimeout(silence);
    if (data.token !== undefined) say(data.token);
  };
  addEventListener("message", hear);
  return () => {
    clearTimeout(silence);
    removeEventListener("message", hear);
  };
};

// Has a passkey used or made: `say` hears what came of it, unless it was ended before; returns what ends it.
globalThis.latchkeyPasskey = (asked, say) => {
  const ends = new AbortController();
  import(passkey)
    .then(({ ceremony }) => ceremony(asked, ends.signal))
    .catch(() => null)
    .then((said) => ends.signal.aborted || say(said));
  return () => ends.abort();
};

// The judge of passwords weighs more than the rest and comes while the claimant proves who they are. A failed load is tried again.
let judging;
globalThis.latchkeyJudge = () =>
  (judging ??= import(judge)
    .then(async (loaded) => {
      await loaded.default({ module_or_path: judgeModule });
      return loaded;
    })
    .catch((error) => {
      judging = undefined;
      throw error;
    }));

// The ticket of another sign-in system stands in the fragment (/register#ticket=…). It leaves the address before anything else
// is fetched, whatever becomes of the app, and is given to it once. A second one in the same tab loads the page anew.
const TICKET = "#ticket=";
const isTicket = () => location.hash.startsWith(TICKET);
let ticket = null;
if (isTicket()) {
  ticket = location.hash.slice(TICKET.length);
  history.replaceState(null, "", location.pathname);
}
globalThis.latchkeyTicket = () => {
  const taken = ticket;
  ticket = null;
  return taken;
};
addEventListener("hashchange", () => isTicket() && location.reload());

// Enter in the shell's field is remembered for the app, which takes the field over.
const shell = document.getElementById("shell");
shell?.addEventListener("submit", (event) => {
  event.preventDefault();
  shell.dataset.sent = "";
});

const unable = () => document.documentElement.setAttribute("data-unable", "");

if (typeof WebAssembly === "object" && CSS.supports("color", "light-dark(#000, #fff)") && CSS.supports("selector(&)")) {
  import(glue).then((app) => app.default({ module_or_path: module })).catch(unable);
} else {
  unable();
}
