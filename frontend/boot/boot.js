// Starts the app once the browser is known to be able to run it. The shell in index.html says what to do until then, and if not.
// File names carry hashes, so they are read from the page instead of being written here.
const { glue, module, solver } = document.querySelector("script[data-glue]").dataset;

// The only script URL the app ever makes is that of its own solver; Trusted Types hold everything else back.
const policy = globalThis.trustedTypes?.createPolicy("latchkey", {
  createScriptURL(url) {
    if (url !== solver) throw new TypeError("not the solver");
    return url;
  },
});
globalThis.latchkeySolver = () => new Worker(policy ? policy.createScriptURL(solver) : solver, { type: "module" });

const unable = () => document.documentElement.setAttribute("data-unable", "");

if (typeof WebAssembly === "object" && CSS.supports("color", "light-dark(#000, #fff)") && CSS.supports("selector(&)")) {
  import(glue).then((app) => app.default({ module_or_path: module })).catch(unable);
} else {
  unable();
}
