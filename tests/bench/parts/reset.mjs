// Server CPU of a whole reset, against the same flow in JavaScript: from the check against robots to the end, which is a
// new password (with its hash) or an unlock (the same steps without one).
//
// In each round our worker resets twice, which is the A/A check, and the counterpart twice; each for somebody new.

import { settled } from "../cpu.mjs";
import { Claimant } from "../claimant.mjs";
import { Series, ratio, summary } from "../figures.mjs";
import { Post } from "../post.mjs";
import { counted, counterpart, fill, latchkey, people, rounds, smtpPort } from "../stage.mjs";

const ROUNDS = 32;
const WARM_UP = 6;
/** How long a process must have been idle before a reset counts as over: mail and audit follow the answers. */
const IDLE_MS = 40;

const ENDS = ["password", "unlock"];
const SERIES = [
  ["ours", latchkey],
  ["counterpart", counterpart],
  ["ours again", latchkey],
  ["counterpart again", counterpart],
];

export const measure = async () => {
  const box = await Post.listen(smtpPort);
  await fill(latchkey);
  await fill(counterpart);
  const [cpu, wall] = [new Series(), new Series()];
  const asked = {};
  // Even people are locked and can unlock.
  let next = 0;
  for (let round = -rounds(WARM_UP); round < rounds(ROUNDS); round += 1) {
    const order = SERIES.map((_, at) => SERIES[(at + round + SERIES.length * WARM_UP) % SERIES.length]);
    for (const end of ENDS) {
      for (const [name, side] of order) {
        const claimant = new Claimant(side, people[next], box);
        next = (next + 2) % people.length;
        const before = await settled(side.pid, IDLE_MS);
        const begun = performance.now();
        await claimant.reset(end);
        const took = performance.now() - begun;
        const spent = (await settled(side.pid, IDLE_MS)) - before;
        asked[`${name}: ${end}`] = await counted(side.database);
        if (round < 0) continue;
        cpu.add(`${name}: ${end}`, spent);
        wall.add(`${name}: ${end}`, took);
      }
    }
  }
  await box.close();
  const both = (name, end) => [...cpu.of(`${name}: ${end}`), ...cpu.of(`${name} again: ${end}`)];
  return {
    itself: ratio(cpu.of("ours: unlock"), cpu.of("ours again: unlock")),
    ends: ENDS.map((end) => ({
      end,
      ours: summary(both("ours", end)),
      counterpart: summary(both("counterpart", end)),
      ratio: ratio(both("ours", end), both("counterpart", end)),
      itself: ratio(cpu.of(`ours: ${end}`), cpu.of(`ours again: ${end}`)),
      asked: asked[`ours: ${end}`],
      asked_by_counterpart: asked[`counterpart: ${end}`],
    })),
  };
};
