import type { RunRow } from "@xrpl-probe/report";

type SelectedRun = Pick<RunRow, "id" | "ref" | "tags" | "startedMs">;

/**
 * The comparison that a selection of runs asks for: the tag of the oldest run is the base, everything else the head.
 * Runs that all carry one tag: the oldest against the others. A tag stands for its runs where all of them are selected.
 */
export function comparisonOf(selected: readonly SelectedRun[], all: readonly SelectedRun[]): string | null {
  const runs = [...selected].sort((a, b) => a.startedMs - b.startedMs);
  const [oldest] = runs;
  if (oldest === undefined || runs.length < 2) return null;
  const sameTag = runs.filter((run) => run.tags[0] === oldest.tags[0] && oldest.tags[0] !== undefined);
  const base = sameTag.length === runs.length || sameTag.length === 0 ? [oldest] : sameTag;
  const head = runs.filter((run) => !base.includes(run));
  return `/compare?base=${sideOf(base, all)}&head=${sideOf(head, all)}`;
}

/** Selected runs together as one side: their tags where these are selected whole, else the runs themselves. */
export function pooledSide(selected: readonly SelectedRun[], all: readonly SelectedRun[]): string {
  return sideOf(
    [...selected].sort((a, b) => a.startedMs - b.startedMs),
    all,
  );
}

function sideOf(runs: readonly SelectedRun[], all: readonly SelectedRun[]): string {
  const tag = runs[0]?.tags[0];
  const ofTag = all.filter(({ tags }) => tag !== undefined && tags.includes(tag));
  const whole = ofTag.length === runs.length && ofTag.every(({ id }) => runs.some((run) => run.id === id));
  return tag !== undefined && whole ? encodeURIComponent(tag) : runs.map(({ ref }) => ref).join(",");
}
