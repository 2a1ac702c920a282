// The page before the app runs, and where it cannot.

import assert from "node:assert/strict";

const widths = [320, 1280];

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
      await claimant.page.addInitScript(() => {
        globalThis.shifts = [];
        const watch = (list) => {
          for (const { value, sources } of list.getEntries()) {
            globalThis.shifts.push(`${value} ${sources.map(({ node }) => node?.nodeName ?? "?").join(" ")}`);
          }
        };
        new PerformanceObserver(watch).observe({ type: "layout-shift", buffered: true });
      });
      await claimant.page.route("**/*.wasm", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await claimant.page.reload();
      const boxes = () =>
        claimant.page.evaluate(() =>
          [".brand h1", ".progress ol", "h2", ".field .hint", ".dial", ".action", ".aid"].map((name) => {
            const { x, y } = document.querySelector(name).getBoundingClientRect();
            return `${name} ${Math.round(x)} ${Math.round(y)}`;
          }),
        );
      await claimant.page.locator("#shell").waitFor();
      const before = await boxes();
      await claimant.page.locator("form.group:not(#shell)").waitFor();
      assert.deepEqual(await boxes(), before, `at ${width} px`);
      assert.deepEqual(await claimant.page.evaluate(() => globalThis.shifts), [], `at ${width} px`);
    }
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
