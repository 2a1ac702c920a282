// Judges a screen: axe-core and its width, in light and dark, on a phone of 320 px and at 1280 px; pictures on request.
//
// LATCHKEY_SCREENSHOTS names a folder; then a picture of every screen is kept there.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const views = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 320 },
  { colorScheme: "dark", width: 320 },
];
const folder = process.env.LATCHKEY_SCREENSHOTS;

/** Judges the screen in every view. axe comes by the debugging protocol, which the page's own policy does not bind. */
export const judge = async (claimant, name) => {
  const { page } = claimant;
  for (const { colorScheme, width } of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    assert.deepEqual(told, [], `${name}, ${colorScheme}, ${width} px`);
    if (["/me", "/register"].includes(new URL(page.url()).pathname)) {
      const heading = (await page.locator("h2").first().innerText()).trim();
      assert.ok((await page.title()).startsWith(heading), `${name}: the title "${await page.title()}" names another step`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${name} is too wide at ${width} px`);
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
};

/** Visits the page with axe beside it. */
export const visitJudged = async (visit, options) => {
  const claimant = await visit(options);
  await claimant.page.addInitScript({ path: axe });
  await claimant.page.reload();
  return claimant;
};
