// From an empty browser to the first key that can be pressed: Chromium on a processor four times slower, behind a network
// like fast 3G, with and without the files of an earlier visit.

import { chromium } from "playwright-core";
import { edge } from "../edge.mjs";
import { Series, ratio, summary } from "../figures.mjs";
import { dist, fill, latchkey, rounds } from "../stage.mjs";

const ROUNDS = 9;
/** Times slower than this machine. */
const SLOWDOWN = 4;
/** Fast 3G as WebPageTest has it: 1.6 Mbit/s down, 768 kbit/s up, 150 ms there and back. */
const FAST_3G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 768e3 / 8 };
const PATIENCE_MS = 60_000;

/** The page of resets with and without the files of an earlier visit, once more to compare with itself, and that of accounts. */
const VISITS = ["first", "again", "first, again", "account"];

export const measure = async () => {
  await fill(latchkey, { count: 1, padding: 1 });
  const { origin, close } = await edge(dist, latchkey);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const series = new Series();
  const shifts = new Map(VISITS.map((name) => [name, 0]));
  const transferred = new Map();
  for (let round = -1; round < rounds(ROUNDS); round += 1) {
    const visited = {};
    const inContext = async (work) => {
      const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
      await work(context);
      await context.close();
    };
    await inContext(async (context) => {
      visited.first = await visit(context, origin);
      visited.again = await visit(context, origin);
    });
    await inContext(async (context) => (visited["first, again"] = await visit(context, origin)));
    await inContext(async (context) => (visited.account = await visit(context, `${origin}/me`)));
    for (const name of VISITS) {
      shifts.set(name, Math.max(shifts.get(name), visited[name].shift));
      transferred.set(name, visited[name].transferred);
      if (round < 0) continue;
      for (const figure of ["painted", "typable", "interactive"]) series.add(`${name}: ${figure}`, visited[name][figure]);
    }
  }
  await browser.close();
  close();
  const both = (figure) => [...series.of(`first: ${figure}`), ...series.of(`first, again: ${figure}`)];
  const row = (name, visit, of = (figure) => series.of(`${visit}: ${figure}`)) => ({
    name,
    painted: summary(of("painted")),
    typable: summary(of("typable")),
    interactive: summary(of("interactive")),
    shift: shifts.get(visit),
    transferred: transferred.get(visit),
  });
  return {
    itself: ratio(series.of("first: interactive"), series.of("first, again: interactive")),
    visits: [
      row("first, nothing kept", "first", both),
      row("again, files kept", "again"),
      row("sign-in and security info, nothing kept", "account"),
    ],
  };
};

/** Opens the page and waits until the app has taken over. Times are from the start of the navigation, in milliseconds. */
async function visit(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", FAST_3G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  let transferred = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    transferred += encodedDataLength;
  });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.seen?.interactive !== undefined && globalThis.seen.painted !== undefined, null, { polling: 100 });
  const seen = await page.evaluate(() => globalThis.seen);
  await page.close();
  return { ...seen, transferred };
}

/** Runs in the page: notes when the shell is painted, its field is there, and the app has taken the field over. */
function watch() {
  const seen = { shift: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") seen.painted = startTime;
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (seen.typable === undefined && document.querySelector("#shell #who")) seen.typable = performance.now();
    // A frame later: what can be seen can be pressed.
    if (document.querySelector("form.group:not(#shell) #who")) {
      requestAnimationFrame(() => {
        seen.interactive ??= performance.now();
        // The page of accounts has no field before the app is there.
        seen.typable ??= seen.interactive;
      });
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
