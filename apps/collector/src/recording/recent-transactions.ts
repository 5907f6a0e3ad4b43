/** How many ids a generation holds at most: two of them take some 30 MB. */
const mostIds = 250_000;
/** A transaction is applied again within a few ledgers, minutes at most. */
const generationNs = 300e9;

/**
 * A number for each transaction that was heard of lately. Ids are forgotten when nothing was heard of them for one to two
 * generations, so that memory stays flat over days.
 */
export class RecentTransactions {
  #current = new Map<number, number>();
  #before = new Map<number, number>();
  #sinceNs = 0;

  /**
   * @param nowNs run clock
   * @param next from what is known of the transaction to what is to be
   */
  update(txId: Uint8Array, nowNs: number, next: (known: number | undefined) => number): number {
    if (this.#current.size >= mostIds || nowNs - this.#sinceNs >= generationNs) {
      this.#before = this.#current;
      this.#current = new Map();
      this.#sinceNs = nowNs;
    }
    const key = keyOf(txId);
    const value = next(this.#current.get(key) ?? this.#before.get(key));
    this.#current.set(key, value);
    return value;
  }
}

/** 48 bits of a hash: of 500,000 ids two are the same with a chance of 1 in 2,000. */
function keyOf([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: Uint8Array): number {
  return ((a << 16) | (b << 8) | c) * 2 ** 24 + ((d << 16) | (e << 8) | f);
}
