import { codeFamily, typeIsKnown } from "@xrpl-probe/xrpl";
import type { DecodedSpan } from "./decode-span.ts";

/** An apply as it was read with a layout that may not be this build's. */
export interface TriedSpan {
  readonly span: DecodedSpan;
  /** 32 bytes, copied; null where none could be read. */
  readonly txId: Uint8Array | null;
}

/** Nothing is stored before so many applies were looked at. */
const heldBack = 20;
const tried = 200;
const mostWrong = 0.05;

/**
 * Whether a layout that is only assumed fits: the first 200 applies must have a type and a code that are known, and an id
 * that is not zero. The first 20 wait until then, so that no garbage is ever stored.
 */
export class LayoutTrial {
  #seen = 0;
  #wrong = 0;
  #state: "waiting" | "trusted" | "refused" = "waiting";
  readonly #held: TriedSpan[] = [];

  get isRefused(): boolean {
    return this.#state === "refused";
  }

  /** How many of the applies looked at made no sense. */
  get counts(): { readonly seen: number; readonly wrong: number } {
    return { seen: this.#seen, wrong: this.#wrong };
  }

  /** Takes an apply; gives those that may be stored now, in their order. */
  take(apply: TriedSpan): readonly TriedSpan[] {
    this.#judge(apply);
    if (this.#state !== "waiting") return [apply];
    this.#held.push(apply);
    return this.#seen < heldBack ? [] : this.settle();
  }

  /** Decides by what was seen so far, since a slice ends; gives what was held back. */
  settle(): readonly TriedSpan[] {
    if (this.#state === "waiting" && this.#seen > 0) this.#state = this.#isWrong() ? "refused" : "trusted";
    return this.#held.splice(0);
  }

  #judge({ span, txId }: TriedSpan): void {
    if (this.#seen >= tried) return;
    this.#seen++;
    if (!isPlausible(span, txId)) this.#wrong++;
    if (this.#state === "trusted" && this.#seen >= heldBack && this.#isWrong()) this.#state = "refused";
  }

  #isWrong(): boolean {
    // Of a few applies one may be odd by itself; a layout that does not fit spoils nearly all.
    return this.#wrong > this.#seen * (this.#seen < heldBack ? 0.5 : mostWrong);
  }
}

/** A span without what the layout gave. */
export function withoutTransaction(span: DecodedSpan): DecodedSpan {
  return { ...span, type: null, code: null, applied: null, hasTx: false };
}

function isPlausible({ type, code }: DecodedSpan, txId: Uint8Array | null): boolean {
  if (type === null || code === null || txId === null) return false;
  return typeIsKnown(type) && codeFamily(code) !== "unknown" && txId.some((byte) => byte !== 0);
}
