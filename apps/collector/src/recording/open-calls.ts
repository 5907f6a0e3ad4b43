import type { Loaded } from "../probes/load.ts";
import { forgetThreads } from "./forget-threads.ts";
import { abandonedByProbe } from "./open-frames.ts";

type Kept = Pick<Loaded, "frames" | "attempts" | "starts">;
/** A look at the server's threads as they are now. */
export type ReadStacks = () => (thread: number) => bigint | "running" | "gone";

/** The calls that the programs wait for: some are still open, some were left by an exception or with their thread. */
export class OpenCalls {
  readonly #loaded: Kept;
  readonly #readStacks: ReadStacks;
  readonly #left = new Map<number, number>();
  #newlyLeft = 0;

  constructor(loaded: Kept, readStacks: ReadStacks) {
    this.#loaded = loaded;
    this.#readStacks = readStacks;
  }

  /** Entries by probe whose exit will never come, as far as it was found by looking at the stacks. */
  get left(): ReadonlyMap<number, number> {
    return this.#left;
  }

  /** How many were found since the last call. */
  takeNewlyLeft(): number {
    const count = this.#newlyLeft;
    this.#newlyLeft = 0;
    return count;
  }

  /** Forgets the threads that are gone; their open calls were left. */
  sweep(): void {
    for (const { probe, frames } of forgetThreads(this.#loaded, this.#readStacks)) {
      this.#leave(probe, frames.depth);
    }
  }

  /** Looks at what is open at the end, and says how many of each probe's calls still are. */
  settle(): (probe: number) => number {
    const open = this.#loaded.frames.list();
    const left = abandonedByProbe(open, this.#readStacks());
    for (const [probe, count] of left) this.#leave(probe, count);
    const openIn = (probe: number) =>
      open.filter((frame) => frame.probe === probe).reduce((sum, { frames }) => sum + frames.depth, 0);
    return (probe) => openIn(probe) - (left.get(probe) ?? 0);
  }

  /** What is found from now on belongs to another run. */
  beginRun(): void {
    this.#left.clear();
  }

  #leave(probe: number, count: number): void {
    this.#left.set(probe, (this.#left.get(probe) ?? 0) + count);
    this.#newlyLeft += count;
  }
}
