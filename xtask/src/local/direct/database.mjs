// The door to the databases of a measurement: hands each call to the database that `x-database` names, and counts what it
// cost, so that rows read can be asserted from outside, for any worker, in any build.
//
// `GET /counted` says what was counted since it was last asked. The rounds of the outbox are left out: an alarm begins them
// when its time has come, in the middle of whatever is measured then.

const nothing = () => ({ calls: 0, statements: 0, rows_read: 0, rows_written: 0 });
const counts = new Map();
/** How the statements of such a round begin. */
const ROUND = /^(UPDATE outbox|DELETE FROM outbox|SELECT json_object\('at')/;

export default {
  async fetch(request, env) {
    if (new URL(request.url).pathname === "/counted") {
      const counted = Object.fromEntries(counts);
      counts.clear();
      return Response.json(counted);
    }
    const name = request.headers.get("x-database");
    const asked = await request.text();
    const answer = await env[name].fetch(new Request(request, { body: asked }));
    const text = await answer.text();
    if (!isRound(JSON.parse(asked))) count(name, JSON.parse(text));
    return new Response(text, answer);
  },
};

const isRound = (queries) => [queries].flat().every(({ sql }) => ROUND.test(sql));

function count(name, results) {
  const counted = counts.get(name) ?? nothing();
  counted.calls += 1;
  for (const { meta } of Array.isArray(results) ? results : []) {
    counted.statements += 1;
    counted.rows_read += meta.rows_read;
    counted.rows_written += meta.rows_written;
  }
  counts.set(name, counted);
}
