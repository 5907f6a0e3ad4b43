import type { RunRow } from "./run-head.ts";

/** A search over runs: every term must hold. `errors` name the terms that cannot be read; they are left out. */
export interface RunSearch {
  readonly matches: (run: SearchedRun) => boolean;
  readonly errors: readonly string[];
}

export type SearchedRun = Pick<
  RunRow,
  "id" | "tags" | "commit" | "version" | "host" | "startedMs" | "status" | "source"
>;

type Test = (run: SearchedRun) => boolean;

/**
 * Reads `tag:1.4.0-b* host:perf1 commit:6bcc -b4 after:2026-10-01`. A bare word looks anywhere in tags, commit, version,
 * host and id; `-` turns a term around; `*` stands for anything; dates are days of the local clock.
 */
export function parseRunSearch(text: string): RunSearch {
  const terms = text.split(/\s+/).filter((term) => term !== "" && term !== "-");
  const tests: Test[] = [];
  const errors: string[] = [];
  for (const term of terms) {
    const negated = term.startsWith("-");
    const test = readTerm(negated ? term.slice(1) : term);
    if (typeof test === "string") errors.push(test);
    else tests.push(negated ? (run) => !test(run) : test);
  }
  return { matches: (run) => tests.every((test) => test(run)), errors };
}

function readTerm(term: string): Test | string {
  const [, field, value] = /^([a-z]+):(.*)$/.exec(term) ?? [];
  if (field === undefined || value === undefined) return anywhere(term);
  const read = FIELDS[field];
  if (read === undefined) return `nothing is called "${field}": use ${Object.keys(FIELDS).join(", ")}`;
  return value === "" ? () => true : read(value);
}

const FIELDS: Readonly<Record<string, (value: string) => Test | string>> = {
  tag: (value) => (run) => run.tags.some(glob(value)),
  host: (value) => (run) => glob(value)(run.host ?? ""),
  commit: (value) => (run) => (run.commit ?? "").startsWith(value.toLowerCase()),
  version: (value) => (run) => glob(value)(run.version ?? ""),
  id: (value) => (run) => run.id.startsWith(value.toLowerCase()),
  status: (value) => oneOf(["recording", "complete", "interrupted", "failed"], value, (run) => run.status),
  source: (value) => oneOf(["ebpf", "import", "synthetic"], value, (run) => run.source),
  after: (value) => day(value, (ms) => (run) => run.startedMs >= ms),
  before: (value) => day(value, (ms) => (run) => run.startedMs < ms),
};

/** While a word is typed its beginning stands for it. */
function oneOf(known: readonly string[], value: string, of: (run: SearchedRun) => string): Test | string {
  const wanted = known.filter((name) => name.startsWith(value.toLowerCase()));
  if (wanted.length === 0) return `"${value}" is none of ${known.join(", ")}`;
  return (run) => wanted.includes(of(run));
}

function anywhere(word: string): Test {
  const wanted = word.toLowerCase();
  return (run) =>
    [...run.tags, run.commit, run.version, run.host, run.id].some((text) => text?.toLowerCase().includes(wanted));
}

function glob(pattern: string): (text: string) => boolean {
  const literal = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const whole = new RegExp(`^${literal.join(".*")}$`, "i");
  return (text) => whole.test(text);
}

function day(text: string, test: (ms: number) => Test): Test | string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const midnight = new Date(Number(year), Number(month) - 1, Number(date));
  const valid = midnight.getMonth() === Number(month) - 1 && midnight.getDate() === Number(date);
  return valid ? test(midnight.getTime()) : `"${text}" is no day: write it as 2026-10-01`;
}
