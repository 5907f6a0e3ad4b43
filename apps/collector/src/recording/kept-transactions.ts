/**
 * Which applies get a row of their own. Histograms, codes and counts hold every span whatever is chosen here. A sample is
 * taken by transaction id, so that all applies of a chosen transaction are kept.
 */
export type KeptTransactions =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  | { readonly kind: "sample"; readonly of: number }
  | { readonly kind: "slow"; readonly fromNs: number };

const nsPer = { us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 } as const;

/** Reads `all`, `none`, `sample=1/10` or `slow=5ms`; null for anything else. */
export function parseKeptTransactions(text: string): KeptTransactions | null {
  if (text === "all" || text === "none") return { kind: text };
  const [, part] = /^sample=1\/(\d{1,6})$/.exec(text) ?? [];
  if (part !== undefined) return Number(part) >= 1 ? { kind: "sample", of: Number(part) } : null;
  const [, number, unit] = /^slow=(\d+(?:\.\d+)?)(us|µs|ms|s)$/.exec(text) ?? [];
  if (number === undefined || unit === undefined) return null;
  return { kind: "slow", fromNs: Number(number) * nsPer[unit as keyof typeof nsPer] };
}

/** As it is stored with the run; `parseKeptTransactions` reads it back. */
export function keptTransactionsText(kept: KeptTransactions): string {
  if (kept.kind === "sample") return `sample=1/${kept.of}`;
  return kept.kind === "slow" ? `slow=${durationText(kept.fromNs)}` : kept.kind;
}

/** In the largest unit that leaves a whole number. */
function durationText(ns: number): string {
  const units = ["s", "ms", "us"] as const;
  const unit = units.find((name) => Number.isInteger(ns / nsPer[name])) ?? "us";
  return `${ns / nsPer[unit]}${unit}`;
}

/** @param txId 32 bytes of a hash: any of them are as good as random */
export function keepsRow(kept: KeptTransactions, txId: Uint8Array, durationNs: number): boolean {
  switch (kept.kind) {
    case "all":
      return true;
    case "none":
      return false;
    case "slow":
      return durationNs >= kept.fromNs;
    case "sample": {
      const [a = 0, b = 0, c = 0, d = 0] = txId;
      return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % kept.of === 0;
    }
  }
}
