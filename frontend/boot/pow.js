// The Web Worker's first lines: loads the solver, hands it the puzzle, passes on what it says.
// One message in: {glue, module, salt, bits, count}. Messages out: a number (percent done), then a string (the solution) or null.
self.onmessage = async ({ data }) => {
  const { default: load, Solver } = await import(data.glue);
  await load({ module_or_path: data.module });
  const solver = Solver.begin(data.salt, data.bits, data.count);
  let said = null;
  let last = null;
  while (solver && typeof (said = solver.step()) === "number") {
    if (said !== last) self.postMessage((last = said));
  }
  self.postMessage(said);
};
