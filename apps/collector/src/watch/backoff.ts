import type { ServerProcess } from "../server/server-process.ts";

const firstMs = 5000;
const lastMs = 300_000;

/** When a process that could not be recorded is tried again: after 5 s, then twice as long each time, up to 5 min. */
export class Backoff {
  #waitMs = firstMs;
  #until: { readonly pid: number; readonly startTicks: number; readonly ms: number } | null = null;

  /** Another process is tried at once. */
  mayTry({ pid, startTicks }: ServerProcess, nowMs: number): boolean {
    const until = this.#until;
    return until === null || until.pid !== pid || until.startTicks !== startTicks || nowMs >= until.ms;
  }

  failed({ pid, startTicks }: ServerProcess, nowMs: number): void {
    this.#until = { pid, startTicks, ms: nowMs + this.#waitMs };
    this.#waitMs = Math.min(lastMs, this.#waitMs * 2);
  }

  succeeded(): void {
    this.#waitMs = firstMs;
    this.#until = null;
  }
}
