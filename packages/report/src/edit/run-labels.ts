import { annotationsOf, type Database, runScope } from "@xrpl-probe/db";
import { isVersionTag, typeName } from "@xrpl-probe/xrpl";

/** Who said something and when. */
interface Said {
  /** Null where nobody gave a name. */
  readonly author: string | null;
  readonly ms: number;
}

interface TagChange extends Said {
  /** `-1.4.0-b5 +1.4.0-b6` */
  readonly text: string;
}

/** A change that is accepted from a tag on. Null parts stand for all. */
export interface Acceptance extends Said {
  readonly change: number;
  readonly tag: string;
  readonly probe: string | null;
  readonly type: number | null;
  readonly statistic: string | null;
  /** `transactor Payment p99`; what is left out stands for all. */
  readonly of: string;
  readonly text: string;
}

/** What people said about a run. */
export interface RunLabels {
  /** Of the note as it is now; null where it came by another way than the dashboard. */
  readonly noted: Said | null;
  /** Changes of tags, oldest first. */
  readonly tagChanges: readonly TagChange[];
  /** Changes accepted from the run's versions on. */
  readonly accepted: readonly Acceptance[];
}

export function loadRunLabels(
  db: Database,
  { id, tags, note }: { readonly id: string; readonly tags: readonly string[]; readonly note: string | null },
): RunLabels {
  const said = annotationsOf(db, { scope: runScope(id) });
  const noted = said.findLast(({ kind }) => kind === "note");
  return {
    noted: noted !== undefined && noted.text === note ? { author: noted.author, ms: noted.createdMs } : null,
    tagChanges: said
      .filter(({ kind }) => kind === "tags")
      .map(({ text, author, createdMs }) => ({ text, author, ms: createdMs })),
    accepted: loadAcceptances(db, { tags: tags.filter(isVersionTag) }),
  };
}

/** The changes accepted from these tags on, oldest first. */
export function loadAcceptances(db: Database, { tags }: { readonly tags: readonly string[] }): Acceptance[] {
  return annotationsOf(db, { tags })
    .filter(({ kind }) => kind === "accepted")
    .map(({ key, tag, text, author, createdMs, probe, type, statistic }) => ({
      ...{ change: key, tag: tag ?? "", text, author, ms: createdMs, probe, type, statistic },
      of: subjectOf({ probe, type, statistic }),
    }));
}

function subjectOf(row: {
  readonly probe: string | null;
  readonly type: number | null;
  readonly statistic: string | null;
}) {
  const { probe, type, statistic } = row;
  const parts = [probe, type === null ? null : typeName(type), statistic === null ? null : nameOf(statistic)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? "everything" : known.join(" ");
}

function nameOf(statistic: string): string {
  return statistic === "p999" ? "p99.9" : statistic;
}
