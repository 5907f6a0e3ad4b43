import type { NextStep } from "../verdict/compare-report.ts";
import { shellWord } from "../verdict/shell-word.ts";

/** What to do after a look at the trend: compare the newest two, or record what is missing. */
export function nextSteps(tags: readonly string[], dbOption: string | undefined): NextStep[] {
  const db = dbOption === undefined ? "" : ` --db ${shellWord(dbOption)}`;
  const [base, head] = tags.slice(-2);
  if (base !== undefined && head !== undefined) {
    return [{ when: "", command: `xrpl-probe compare${db} ${shellWord(base)} ${shellWord(head)}`, after: "" }];
  }
  return [{ when: "", command: `sudo xrpl-probe record -d 300 -t VERSION${db}`, after: "with each version running" }];
}
