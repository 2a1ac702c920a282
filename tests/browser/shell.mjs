// The page before the app runs, and where it cannot.

import assert from "node:assert/strict";
import http from "node:http";
import { origin } from "./edge.mjs";

const widths = [320, 1280];
/** Milliseconds between two parts of a page: long enough to paint the first. */
const PAUSE_MS = 400;

/** Notes in the page whatever moves that nobody has moved. */
const watchShifts = () => {
  globalThis.shifts = [];
  const watch = (list) => {
    for (const { value, sources } of list.getEntries()) {
      globalThis.shifts.push(`${value} ${sources.map(({ node }) => node?.nodeName ?? "?").join(" ")}`);
    }
  };
  new PerformanceObserver(watch).observe({ type: "layout-shift", buffered: true });
};

/** Stands before the edge, and sends its page in two parts, cut behind the first of these words. */
const cutting = async () => {
  let behind;
  const server = http.createServer(async (request, response) => {
    const answer = await fetch(`${origin}${request.url}`, { headers: { "accept-language": "en-GB" } });
    const body = Buffer.from(await answer.arrayBuffer());
    const cut = request.url === "/" ? body.indexOf(behind) + behind.length : body.length;
    const type = answer.headers.get("content-type") ?? "application/octet-stream";
    response.writeHead(answer.status, { "content-type": type });
    response.write(body.subarray(0, cut));
    setTimeout(() => response.end(body.subarray(cut)), cut < body.length ? PAUSE_MS : 0);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return {
    address: `http://localhost:${server.address().port}/`,
    cut: (words) => {
      behind = words;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export const tests = {
  "without scripts the page says what to do and whom to call": async (visit) => {
    const claimant = await visit({ javaScriptEnabled: false });
    await claimant.seesWithoutScripts("Scripts are switched off here");
    await claimant.page.locator("noscript a[href^='tel:']").first().waitFor();
  },

  "without the app the page says what to do": async (visit) => {
    const claimant = await visit();
    await claimant.page.route("**/*.wasm", (route) => route.abort());
    await claimant.page.reload();
    await claimant.page.locator(".unable").waitFor();
    claimant.said = [];
  },

  "nothing moves from the shell to the first step": async (visit) => {
    for (const width of widths) {
      const claimant = await visit({ viewport: { width, height: 900 } });
      await claimant.page.addInitScript(watchShifts);
      // The app comes once the shell has been measured.
      const { promise: isMeasured, resolve: goOn } = Promise.withResolvers();
      await claimant.page.route("**/*.wasm", async (route) => {
        await isMeasured;
        await route.continue();
      });
      await claimant.page.reload({ waitUntil: "commit" });
      const boxes = () =>
        claimant.page.evaluate(() =>
          [".brand h1", ".progress ol", "h2", ".field .hint", ".dial", ".action", ".aid"].map((name) => {
            const { x, y } = document.querySelector(name).getBoundingClientRect();
            return `${name} ${Math.round(x)} ${Math.round(y)}`;
          }),
        );
      // Styles hold the first paint back.
      await claimant.page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      const before = await boxes();
      goOn();
      await claimant.page.locator("form.group:not(#shell)").waitFor();
      assert.deepEqual(await boxes(), before, `at ${width} px`);
      assert.deepEqual(await claimant.page.evaluate(() => globalThis.shifts), [], `at ${width} px`);
    }
  },

  "half a page is not painted, wherever the network cuts it": async (visit) => {
    const { address, cut, close } = await cutting();
    const claimant = await visit({ viewport: { width: 390, height: 844 } });
    await claimant.page.addInitScript(watchShifts);
    // The app never comes.
    await claimant.page.route("**/*.wasm", () => {});
    try {
      for (const words of ["<h1>", "<ol>", '<span class="stack">', '<footer class="aid">', 'href="#help"/>']) {
        cut(words);
        await claimant.page.goto(address, { waitUntil: "commit" });
        await claimant.page.locator("#whole").waitFor({ state: "attached" });
        const shifts = await claimant.page.evaluate(async () => {
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
          return globalThis.shifts;
        });
        assert.deepEqual(shifts, [], `cut behind ${words}`);
      }
    } finally {
      close();
    }
    claimant.said = [];
  },

  "what is typed before the app runs is kept, with the caret, and Enter counts": async (visit) => {
    const claimant = await visit();
    await claimant.page.route("**/*.wasm", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await claimant.page.reload();
    await claimant.page.locator("#shell #who").focus();
    await claimant.page.keyboard.type("nobody@alderbrook");
    await claimant.page.locator("form.group:not(#shell)").waitFor();
    await claimant.page.keyboard.type(".example");
    assert.equal(await claimant.page.locator("#who").inputValue(), "nobody@alderbrook.example");
    await claimant.page.reload();
    await claimant.page.locator("#shell #who").fill("nobody@alderbrook.example");
    await claimant.page.keyboard.press("Enter");
    await claimant.sees("What happened?");
  },

  "no letter is lost while the app takes over": async (visit) => {
    const claimant = await visit();
    // On a slow machine the app pauses while it builds the page. Here every look at the clock is late, so it pauses
    // wherever it ever would, and somebody types a letter in each pause.
    await claimant.page.addInitScript(() => {
      let time = Date.now();
      Date.now = () => (time += 50);
      globalThis.letters = 0;
      const later = globalThis.setTimeout;
      globalThis.setTimeout = (act, wait, ...rest) => {
        const type = () => {
          globalThis.letters += 1;
          document.execCommand("insertText", false, "x");
        };
        return later(wait === 0 ? () => (type(), act()) : act, wait, ...rest);
      };
    });
    await claimant.page.route("**/*.wasm", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await claimant.page.reload();
    await claimant.page.locator("#shell #who").focus();
    await claimant.page.locator("form.group:not(#shell)").waitFor();
    await claimant.seesText("Robot check done");
    const [letters, text] = await claimant.page.evaluate(() => [globalThis.letters, document.querySelector("#who").value]);
    assert.ok(letters > 0, "the app never paused");
    assert.equal(text, "x".repeat(letters));
  },

  "nothing is wider than a screen of 320 px": async (visit) => {
    const claimant = await visit({ viewport: { width: 320, height: 640 } });
    await claimant.page.getByLabel("Work email or user name").waitFor();
    const { wide, room } = await claimant.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    assert.equal(wide, room);
  },
};
