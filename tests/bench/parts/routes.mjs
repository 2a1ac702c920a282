// Server CPU of every route, in multiples of a worker that says hello.
//
// In each round hello answers twice, and every route of our worker and of the counterpart once, so that whatever the
// machine does to one it does to all. Counted is all that the process spends until it is idle: also the guard's objects
// and what follows the answer. The databases are another process and not counted.

import { spentOn } from "../cpu.mjs";
import { Claimant } from "../claimant.mjs";
import { Series, ratio, summary } from "../figures.mjs";
import { send } from "../http.mjs";
import { Member } from "../member.mjs";
import { Post } from "../post.mjs";
import { counted, counterpart, fill, hello, latchkey, members, password, people, rounds, smtpPort } from "../stage.mjs";

const ROUNDS = 120;
/** The first rounds find cold code. */
const WARM_UP = 12;

export const measure = async () => {
  const box = await Post.listen(smtpPort);
  await fill(latchkey, { members: members.length });
  await fill(counterpart);
  const [cpu, wall] = [new Series(), new Series()];
  const asked = {};
  let isWarm = false;

  const probeOf = (side) => async (name, work) => {
    await counted(side.database);
    const { result, cpu: spent, wall: took } = await spentOn(side.pid, work);
    if (isWarm) {
      cpu.add(`${side.database}: ${name}`, spent);
      wall.add(`${side.database}: ${name}`, took);
    }
    asked[`${side.database}: ${name}`] = await counted(side.database);
    return result;
  };
  const greet = async (name) => {
    const { cpu: spent } = await spentOn(hello.pid, () => send(hello.port, "GET", "/"));
    if (isWarm) cpu.add(name, spent);
  };

  const sides = [latchkey, counterpart];
  const all = rounds(ROUNDS) + rounds(WARM_UP);
  for (let round = 0; round < all; round += 1) {
    isWarm = round >= rounds(WARM_UP);
    await greet("hello");
    for (const side of round % 2 ? sides : sides.toReversed()) await everyRoute(side, probeOf(side), box, round);
    await greet("hello again");
  }
  await box.close();

  const names = cpu.names.filter((name) => name.startsWith("latchkey: "));
  const row = (ours) => {
    const name = ours.slice("latchkey: ".length);
    const theirs = `counterpart: ${name}`;
    return {
      name,
      cpu: summary(cpu.of(ours)),
      wall: summary(wall.of(ours)),
      over_hello: ratio(cpu.of(ours), cpu.of("hello")),
      over_counterpart: cpu.of(theirs).length ? ratio(cpu.of(ours), cpu.of(theirs)) : null,
      asked: asked[ours],
      asked_by_counterpart: asked[theirs] ?? null,
    };
  };
  return {
    itself: ratio(cpu.of("hello"), cpu.of("hello again")),
    hello: summary(cpu.of("hello")),
    routes: names.map(row),
  };
};

/** Calls every route once. Even people are locked and can unlock; odd ones know their password. */
async function everyRoute(side, probe, box, round) {
  const somebody = (place) => people[(round * 4 + place) % people.length];
  const ends = [
    [0, "unlock"],
    [1, "setPassword"],
  ];
  const [place, end] = ends[round % 2];
  const claimant = new Claimant(side, somebody(place), box, probe);
  await claimant.get("healthz", "/healthz");
  await claimant.get("tenant", "/tenant");
  // The counterpart does the reset, and not what is beside it.
  if (side === latchkey) {
    await claimant.get("openapi", "/openapi.json");
    await claimant.call("bot-check, picture", "/bot-check", { kind: "image" });
    await everyRouteSignedIn(members[round % members.length], probe, box);
  }
  await claimant.start();
  await claimant.askForMail();
  await claimant.answerWrong();
  await claimant.poll();
  await claimant.answerMail();
  await claimant.extend();
  await claimant.askForApp();
  await claimant.answerApp();
  await claimant[end]();

  const leaving = new Claimant(side, somebody(2), box);
  await leaving.start();
  leaving.probe = probe;
  await leaving.close();
}

/** What people do who are known: sign in, look at what they have registered, and prove themselves by a passkey. */
async function everyRouteSignedIn(person, probe, box) {
  const member = new Member(latchkey, person, probe);
  await member.signIn(password);
  await member.me();
  await member.securityInfo();
  await member.beginApp();
  await member.signOut();

  const claimant = new Claimant(latchkey, person, box);
  await claimant.start();
  claimant.probe = probe;
  await claimant.askForPasskey();
  await claimant.answerPasskey();
}
