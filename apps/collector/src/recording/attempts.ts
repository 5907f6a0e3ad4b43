import { RecentTransactions } from "./recent-transactions.ts";

/** Numbers the applies of each transaction: 1 for the first that was seen. */
export class Attempts {
  readonly #recent = new RecentTransactions();

  /** @param nowNs run clock */
  next(txId: Uint8Array, nowNs: number): number {
    return this.#recent.update(txId, nowNs, (before = 0) => before + 1);
  }
}
