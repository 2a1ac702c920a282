// What a reset costs when the organisation grows from 10 accounts to a million, and when up to a hundred people reset at
// once. Rows read are counted by the database itself and asserted: a call that began to read more of them with more
// accounts would read all of them one day.

import { settled, spentOn } from "../cpu.mjs";
import { Claimant } from "../claimant.mjs";
import { Series, ratio, summary } from "../figures.mjs";
import { Post } from "../post.mjs";
import { admit, counted, fill, isSmoke, latchkey, pad, people, rounds, smtpPort } from "../stage.mjs";

const SIZES = isSmoke ? [10, 1_000] : [10, 1_000, 100_000, 1_000_000];
const CROWDS = isSmoke ? [1, 5] : [1, 10, 100];
/** Resets of each crowd, so that even one at a time there are enough for a median. */
const LEAST = isSmoke ? 2 : 30;
/** Resets at each size; there are no more people than 10 at first. */
const RESETS = 9;
const WARM_UP = 9;
const IDLE_MS = 40;

export const measure = async () => {
  const box = await Post.listen(smtpPort);
  await fill(latchkey, { count: 10, padding: 10 });
  let next = 0;
  const somebody = async () => {
    if (next >= 10) await admit(latchkey, next, next + 1);
    next += 1;
    return people[next - 1];
  };

  const sizes = [];
  for (const accounts of SIZES) {
    await pad(latchkey, accounts);
    await counted(latchkey.database);
    const cpu = new Series();
    const asked = [];
    for (let reset = 0; reset < rounds(RESETS); reset += 1) {
      const probe = async (name, work) => {
        const { result, cpu: spent } = await spentOn(latchkey.pid, work, IDLE_MS);
        cpu.add(name, spent);
        asked.at(-1)[name] = await counted(latchkey.database);
        return result;
      };
      const claimant = new Claimant(latchkey, await somebody(), box, probe);
      await counted(latchkey.database);
      asked.push({});
      await claimant.get("tenant", "/tenant");
      await claimant.reset("password");
    }
    sizes.push({ accounts, asked, cpu: total(cpu) });
  }

  for (let reset = 0; reset < rounds(WARM_UP); reset += 1) await new Claimant(latchkey, await somebody(), box).reset("password");
  const crowds = [];
  const series = new Series();
  for (let again = 0; again < 2; again += 1) {
    for (const at_once of CROWDS) {
      const claimants = [];
      const most = Math.max(at_once, LEAST);
      for (let n = 0; n < most; n += 1) claimants.push(new Claimant(latchkey, await somebody(), box));
      for (let start = 0; start < most; start += at_once) {
        const group = claimants.slice(start, start + at_once);
        // Proofs of work are the browser's; solved beforehand, so that the resets really meet.
        for (const claimant of group) await claimant.start();
        const before = await settled(latchkey.pid, IDLE_MS);
        await Promise.all(group.map((claimant) => claimant.proceed("password")));
        series.add(String(at_once), ((await settled(latchkey.pid, IDLE_MS)) - before) / group.length);
      }
    }
  }
  for (const at_once of CROWDS) {
    const samples = series.of(String(at_once));
    crowds.push({ at_once, cpu: summary(samples), over_one: ratio(samples, series.of(String(CROWDS[0]))) });
  }
  await box.close();
  const alone = series.of(String(CROWDS[0]));
  return {
    itself: ratio(alone.slice(0, alone.length / 2), alone.slice(alone.length / 2)),
    sizes,
    crowds,
  };
};

/** What each reset spent, all its calls together. */
function total(cpu) {
  const resets = cpu.of("tenant").map((_, reset) => cpu.names.reduce((sum, name) => sum + cpu.of(name)[reset], 0));
  return summary(resets);
}
