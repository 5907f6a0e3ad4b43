import { type Frames, frameKey, frameOwners, frames } from "@xrpl-probe/bpf";
import type { MappedArray, OpenedObject } from "libbpf-ts";

/** The live calls of one probe on one thread. */
export interface OpenFrame {
  readonly thread: number;
  readonly probe: number;
  readonly frames: Frames;
}

interface KeptFrame extends OpenFrame {
  /** Its index in the table. */
  readonly place: number;
}

type Memory = Pick<MappedArray, "view" | "length" | "stride">;

/** Room for this many threads in each of many probes. */
const threadsPerProbe = 128;
const leastPlaces = 8192;
const ways = frameOwners.size / frameKey.size;

/** How many sets of places a plan takes, a power of two. */
export function frameSets(probes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(leastPlaces, probes * threadsPerProbe) / ways));
}

/** To be called before the load; the programs are told the number as `frame_set_mask`. */
export function sizeFrameTable(opened: OpenedObject, sets: number): void {
  opened.map("frame_owners").setMaxEntries(sets);
  opened.map("frames").setMaxEntries(sets * ways);
}

/** What the programs keep of the live calls, in memory that both sides see (bpf/frames.h). */
export class FrameTable {
  readonly #owners: Memory;
  readonly #frames: Memory;

  constructor(object: { mappedArray(name: "frame_owners" | "frames"): Memory }) {
    this.#owners = object.mappedArray("frame_owners");
    this.#frames = object.mappedArray("frames");
  }

  /** Every thread and probe that had a call, those without a live one too. */
  list(): KeptFrame[] {
    const [owners, kept] = [this.#owners.view, this.#frames.view];
    const places = Array.from({ length: this.#frames.length }, (_, place) => place);
    return places.flatMap((place) => {
      const key = frameKey.read(owners, place * frameKey.size);
      // No thread has the id 0: a place that nobody has taken.
      return key.thread === 0 ? [] : [{ ...key, place, frames: frames.read(kept, place * this.#frames.stride) }];
    });
  }

  /** Frees the places of threads that are gone. */
  drop(gone: readonly KeptFrame[]): void {
    const [owners, kept] = [this.#owners.view, this.#frames.view];
    for (const { place } of gone) {
      // Depth, caller and pass: what the next thread begins with.
      kept.setBigUint64(place * this.#frames.stride, 0n, true);
      frameKey.write(owners, place * frameKey.size, { thread: 0, probe: 0 });
    }
  }
}
