// Medians and quartiles. Means are not used: one interruption by the system would move them.

/** The value below which a share of the samples lies, between two of them in proportion. */
export const quantile = (samples, share) => {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
};

/** What is reported of samples. */
export const summary = (samples) => ({
  samples: samples.length,
  q1: quantile(samples, 0.25),
  median: quantile(samples, 0.5),
  q3: quantile(samples, 0.75),
  p99: quantile(samples, 0.99),
});

/** The median of one series as a multiple of another's. */
export const ratio = (series, base) => quantile(series, 0.5) / quantile(base, 0.5);

/** Series by name, each growing by a sample at a time. */
export class Series {
  #samples = new Map();

  add(name, sample) {
    const known = this.#samples.get(name);
    if (known) known.push(sample);
    else this.#samples.set(name, [sample]);
  }

  of(name) {
    return this.#samples.get(name) ?? [];
  }

  get names() {
    return [...this.#samples.keys()];
  }
}
