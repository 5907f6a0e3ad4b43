export type SymbolQuery = { readonly exact: string } | { readonly prefix: string };

const isExact = 1;
const isPrefix = 2;
/** In `.symtab` a name may carry its version: `name@@VERSION`. */
const versionMark = 0x40;

/**
 * All queries as one trie, so that a name is compared once, byte by byte, however many are asked for.
 * Only bytes that occur in a query have a column of their own: 70 mangled names take some 600 kB.
 */
export class NameTrie {
  readonly #columns = new Uint8Array(256);
  readonly #width: number;
  readonly #next: Uint32Array;
  readonly #ends: Uint8Array;

  constructor(queries: readonly SymbolQuery[]) {
    const encoder = new TextEncoder();
    const words = queries.map((query) =>
      "exact" in query
        ? { bytes: encoder.encode(query.exact), end: isExact }
        : { bytes: encoder.encode(query.prefix), end: isPrefix },
    );
    const distinct = new Set(words.flatMap(({ bytes }) => [...bytes]));
    let column = 0;
    for (const byte of distinct) this.#columns[byte] = ++column;
    const nodes = words.reduce((total, { bytes }) => total + bytes.length, 1);
    this.#width = column + 1;
    this.#next = new Uint32Array(nodes * this.#width);
    this.#ends = new Uint8Array(nodes);
    let used = 1;
    for (const { bytes, end } of words) {
      let node = 0;
      for (const byte of bytes) {
        const edge = node * this.#width + (this.#columns[byte] ?? 0);
        node = this.#next[edge] || used++;
        this.#next[edge] = node;
      }
      this.#ends[node] = (this.#ends[node] ?? 0) | end;
    }
  }

  /** Whether the NUL-terminated name at `start` answers a query. Column 0 leads nowhere: node 0 is the root and no edge's goal. */
  matches(names: Uint8Array, start: number): boolean {
    let node = 0;
    for (let index = start; ; index++) {
      const ends = this.#ends[node] ?? 0;
      if (ends & isPrefix) return true;
      const byte = names[index] ?? 0;
      if (byte === 0 || byte === versionMark) return (ends & isExact) !== 0;
      node = this.#next[node * this.#width + (this.#columns[byte] ?? 0)] ?? 0;
      if (node === 0) return false;
    }
  }
}
