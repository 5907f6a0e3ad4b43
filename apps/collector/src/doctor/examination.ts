import { type Check, type Finding, failureOf } from "./check.ts";

/** Runs checks in order and keeps what each found; one that rests on a failed check is not tried. */
export class Examination {
  readonly checks: Check[] = [];
  /** The command line: what to do is often the same once more, as root. */
  readonly args: readonly string[];

  constructor(args: readonly string[]) {
    this.args = args;
  }

  /**
   * @param needs names of the checks without which this one says nothing
   * @param examine throws for a failure
   */
  async check(name: string, needs: readonly string[], examine: () => Finding | Promise<Finding>): Promise<void> {
    const missing = needs.find((need) => !this.#holds(need));
    this.checks.push({ name, ...(missing === undefined ? await this.#found(examine) : untried(missing)) });
  }

  #holds(name: string): boolean {
    const state = this.checks.find((check) => check.name === name)?.state;
    return state === "ok" || state === "warning";
  }

  async #found(examine: () => Finding | Promise<Finding>): Promise<Finding> {
    try {
      return await examine();
    } catch (error) {
      return failureOf(error, this.args);
    }
  }
}

function untried(need: string): Finding {
  return { state: "untried", text: `not tried: needs ${need}`, details: [] };
}
