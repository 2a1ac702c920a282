// What a process has spent, to the nanosecond, as the scheduler tells it (proc(5), `schedstat`: time on the processor
// first). User and system time together, of all its threads.

import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a process must have spent nothing before its work counts as done: longer than a write to the disk. */
const IDLE_MS = 12;
/** What a process spends on nothing, in milliseconds. */
const NOTHING_MS = 0.02;
const PATIENCE_MS = 10_000;

/** Milliseconds of processor time since the process began. */
export const cpuOf = (pid) => {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ", 1)[0]);
    } catch {
      // The thread has ended between the two reads.
    }
  }
  return nanoseconds / 1e6;
};

/** Waits until a process has nothing more to do, and returns what it has spent by then. */
export const settled = async (pid, idleMs = IDLE_MS) => {
  const patience = Date.now() + PATIENCE_MS;
  let spent = cpuOf(pid);
  let since = performance.now();
  while (performance.now() - since < idleMs && Date.now() < patience) {
    await sleep(1);
    const now = cpuOf(pid);
    if (now - spent > NOTHING_MS) {
      spent = now;
      since = performance.now();
    }
  }
  return cpuOf(pid);
};

/** Runs something that a process answers; returns its result, the processor time with all that followed, and the wall time. */
export const spentOn = async (pid, work, idleMs) => {
  const before = cpuOf(pid);
  const begun = performance.now();
  const result = await work();
  const wall = performance.now() - begun;
  const after = await settled(pid, idleMs);
  return { result, cpu: after - before, wall };
};
