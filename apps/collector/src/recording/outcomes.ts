import type { RunOutcome } from "@xrpl-probe/db";
import { RecentTransactions } from "./recent-transactions.ts";
import type { AppliesData } from "./spans.ts";

/**
 * Counts a run's transactions by type and the code of their last apply while they come in: reading a million applies
 * again when the run ends would take a second. A transaction that was forgotten meanwhile counts as another.
 */
export class Outcomes {
  readonly #recent = new RecentTransactions();
  readonly #counts: { readonly type: number; readonly code: number; transactions: number }[] = [];
  /** Where in the counts a type and code stand. */
  readonly #places = new Map<string, number>();

  add({ count, txIds, types, codes }: Pick<AppliesData, "count" | "txIds" | "types" | "codes">, nowNs: number): void {
    for (let at = 0; at < count; at++) {
      const place = this.#placeOf(types[at] ?? 0, codes[at] ?? 0);
      this.#recent.update(txIds.subarray(at * 32, at * 32 + 32), nowNs, (before) => {
        this.#count(before, -1);
        this.#count(place, 1);
        return place;
      });
    }
  }

  list(): RunOutcome[] {
    return this.#counts.filter(({ transactions }) => transactions > 0);
  }

  /** Distinct transactions. */
  get transactions(): number {
    return this.#counts.reduce((sum, { transactions }) => sum + transactions, 0);
  }

  #count(place: number | undefined, by: number): void {
    const counted = place === undefined ? undefined : this.#counts[place];
    if (counted) counted.transactions += by;
  }

  #placeOf(type: number, code: number): number {
    const key = `${type} ${code}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#counts.push({ type, code, transactions: 0 }) - 1;
    this.#places.set(key, place);
    return place;
  }
}
