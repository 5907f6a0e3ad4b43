import type { Counters } from "@xrpl-probe/bpf";
import type { Loaded } from "../probes/load.ts";
import { countsSince } from "./probe-counts.ts";

/** What the programs count at every slot of the plan: the kernel's counters only grow, a run is a difference. */
export class SlotCounters {
  readonly #loaded: Pick<Loaded, "counters">;
  readonly #slots: readonly number[];
  #last: Counters[][];
  #runStart: Counters[][];

  constructor(loaded: Pick<Loaded, "counters">, slots: number) {
    this.#loaded = loaded;
    this.#slots = Array.from({ length: slots }, (_, slot) => slot);
    this.#last = this.#slots.map(() => []);
    this.#runStart = this.#last;
  }

  /** By slot, since the last call. */
  take(): Counters[] {
    const now = this.#read();
    const since = now.map((counts, slot) => countsSince(counts, this.#last[slot] ?? []));
    this.#last = now;
    return since;
  }

  /** By slot, from the run's begin to the last `take`. */
  ofRun(): Counters[] {
    return this.#last.map((counts, slot) => countsSince(counts, this.#runStart[slot] ?? []));
  }

  /** By slot, since the programs were loaded. */
  sinceLoad(): Counters[] {
    return this.#read().map((counts) => countsSince(counts, []));
  }

  /** A run begins with what was taken last. */
  beginRun(): void {
    this.#runStart = this.#last;
  }

  #read(): Counters[][] {
    return this.#slots.map((slot) => this.#loaded.counters.get(slot) ?? []);
  }
}
