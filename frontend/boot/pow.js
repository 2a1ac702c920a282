// The Web Worker's first lines: loads the solver, hands it the puzzle, passes on what it says.
// One message in: {glue, module, salt, bits, count}. Messages out: a number (percent done), then a string (the solution) or null.
self.onmessage = async ({ data }) => {
  const solver = await import(data.glue);
  await solver.default({ module_or_path: data.module });
  self.postMessage(solver.solve(data.salt, data.bits, data.count, (percent) => self.postMessage(percent)) ?? null);
};
