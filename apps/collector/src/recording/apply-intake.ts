import { Attempts } from "./attempts.ts";
import type { DecodedSpan } from "./decode-span.ts";
import { type KeptTransactions, keepsRow } from "./kept-transactions.ts";
import { LayoutTrial, type TriedSpan, withoutTransaction } from "./layout-trial.ts";
import type { Applied } from "./spans.ts";

export interface ApplyIntakeOptions {
  /** Why it is not certain that this build's structures lie as they are read; null where it is. */
  readonly layoutNote: string | null;
  readonly kept: KeptTransactions;
  /** Run clock. */
  readonly nowNs: () => number;
  /** @param txId where a row is wanted */
  readonly add: (span: DecodedSpan, txId: Uint8Array | null, applied: Applied) => void;
}

/** What happens to an apply before it is sorted into slices: is it read rightly, which attempt is it, does it get a row? */
export class ApplyIntake {
  readonly #options: ApplyIntakeOptions;
  readonly #attempts = new Attempts();
  readonly #trial: LayoutTrial | null;

  constructor(options: ApplyIntakeOptions) {
    this.#options = options;
    this.#trial = options.layoutNote === null ? null : new LayoutTrial();
  }

  /** Whether ids, types and codes are left out, since the layout of this build is another. */
  get isRefused(): boolean {
    return this.#trial?.isRefused ?? false;
  }

  get warnings(): string[] {
    const { layoutNote } = this.#options;
    if (!this.#trial || layoutNote === null) return [];
    if (!this.#trial.isRefused) return [layoutNote];
    const { seen, wrong } = this.#trial.counts;
    const found = `${wrong} of the first ${seen} applies made no sense, so id, type and code are left out`;
    return [layoutNote, `layout unknown: ${found}`];
  }

  /** @param txId 32 bytes that are valid during the call; null where none could be read */
  take(span: DecodedSpan, txId: Uint8Array | null): void {
    if (this.#trial) this.#pass(this.#trial.take({ span, txId: txId?.slice() ?? null }));
    else this.#pass([{ span, txId }]);
  }

  /** Lets go of what was held back: a slice ends. */
  settle(): void {
    this.#pass(this.#trial?.settle() ?? []);
  }

  #pass(applies: readonly TriedSpan[]): void {
    const { kept, nowNs, add } = this.#options;
    for (const { span, txId } of applies) {
      if (this.isRefused || txId === null) {
        add(this.isRefused ? withoutTransaction(span) : span, null, {
          caller: span.caller,
          pass: span.pass,
          attempt: 0,
        });
        continue;
      }
      const attempt = this.#attempts.next(txId, nowNs());
      const row = keepsRow(kept, txId, span.durationNs) ? txId : null;
      add(span, row, { caller: span.caller, pass: span.pass, attempt });
    }
  }
}
