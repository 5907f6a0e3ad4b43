import type { CompareReport } from "@xrpl-probe/report";
import { formatElapsed, formatShare } from "@xrpl-probe/report/format";

/** One thing to know before a number is read. `backticks` hold names. */
export interface Banner {
  readonly tone: "block" | "warn" | "note";
  readonly title: string;
  readonly text: string;
}

/** The parts of a report that banners speak of. */
export type BannersReport = Pick<
  CompareReport,
  "probe" | "base" | "head" | "environment" | "commonMode" | "mix" | "types" | "leftOutProbes" | "options" | "history"
>;

/** What could explain the differences besides the server, and what is missing from the numbers; weightiest first. */
export function bannersOf(report: BannersReport): Banner[] {
  return [
    ...blocks(report),
    ...commonMode(report),
    ...warns(report),
    ...mix(report),
    ...leftOut(report),
    ...sources(report),
    ...range(report),
    { tone: "note", title: "Noise between runs", text: history(report) },
  ];
}

/** Of the probe that is shown one by one; of all others only their names: each has the same to say. */
function blocks({ environment, probe }: BannersReport): Banner[] {
  const shown = environment.blocks.filter((block) => block.probe === null || block.probe === probe);
  const others = [
    ...new Set(environment.blocks.flatMap((block) => (shown.includes(block) ? [] : (block.probe ?? [])))),
  ];
  return [
    ...shown.map(
      (block): Banner => ({
        tone: "block",
        title: block.probe === null ? "Not comparable" : `\`${block.probe}\` is not comparable`,
        text: `${upper(block.sentence)}.`,
      }),
    ),
    ...named("note", "Other probes that are not comparable", others),
  ];
}

/** More names than these are counted. */
const MOST_NAMED = 8;

function named(tone: Banner["tone"], title: string, names: readonly string[]): Banner[] {
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  const listed = names.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  return [{ tone, title, text: `${listed.join(", ")}${more}.` }];
}

function commonMode({ commonMode }: BannersReport): Banner[] {
  if (commonMode === null) return [];
  return [{ tone: "warn", title: "Common mode", text: `${upper(commonMode.sentence)}.` }];
}

/** The sentence of the environment names blocks too: with warnings alone it says all, with nothing what is the same. */
function warns({ environment }: BannersReport): Banner[] {
  const { blocks, warns, sentence } = environment;
  if (blocks.length > 0 && warns.length === 0) return [];
  const text = blocks.length === 0 ? sentence : warns.map((warn) => warn.sentence).join("; ");
  return warns.length === 0
    ? [{ tone: "note", title: "Environment", text: `${upper(text)}.` }]
    : [{ tone: "warn", title: "A warning, not a block", text: `${upper(text)}.` }];
}

function mix({ mix, types, probe }: BannersReport): Banner[] {
  const notes = types.filter((type) => type.probe === probe && type.note !== null);
  return [
    ...(mix === null || mix.banner === null
      ? []
      : [{ tone: "note" as const, title: "Mix", text: `${upper(mix.banner)}. Rows below compare like with like.` }]),
    ...notes.map(({ note }) => ({ tone: "note" as const, title: "Mix", text: `${upper(note ?? "")}.` })),
  ];
}

function leftOut({ base, head, leftOutProbes }: BannersReport): Banner[] {
  return [
    ...[base, head].flatMap(({ label, leftOut }) =>
      leftOut.map(({ shortId, reason }) => ({
        tone: "warn" as const,
        title: "Left out",
        text: `run \`${shortId}\` of \`${label}\`: ${reason}.`,
      })),
    ),
    ...[...new Set(leftOutProbes.map(({ reason }) => reason))].flatMap((reason) =>
      named(
        "note",
        `Left out, ${reason}`,
        leftOutProbes.flatMap((left) => (left.reason === reason ? [left.probe] : [])),
      ),
    ),
  ];
}

function sources({ base, head }: BannersReport): Banner[] {
  const sides = [base, head];
  const sidesNamed = (found: typeof sides) => (found.length === 2 ? "both sides are" : `\`${found[0]?.label}\` is`);
  const synthetic = sides.filter(({ runs }) => runs.some(({ source }) => source === "synthetic"));
  const imported = sides.filter(({ resolution }) => resolution === "log2");
  return [
    ...(synthetic.length === 0
      ? []
      : [
          {
            tone: "note" as const,
            title: "Synthetic",
            text: `${sidesNamed(synthetic)} made by a generator, not measured.`,
          },
        ]),
    ...(imported.length === 0
      ? []
      : [
          {
            tone: "note" as const,
            title: "Imported",
            text: `${sidesNamed(imported)} in buckets an octave wide, so quantiles are intervals.`,
          },
        ]),
  ];
}

function range({ options }: BannersReport): Banner[] {
  if (options.range === null) return [];
  const { fromMs, toMs } = options.range;
  const until = toMs === null ? "the end" : formatElapsed(toMs);
  return [{ tone: "note", title: "Part of each run", text: `from ${formatElapsed(fromMs ?? 0)} to ${until}.` }];
}

function history({ history, base, head }: BannersReport): string {
  const runs = history.runs.map(({ shortId }) => `\`${shortId}\``);
  const listed = runs.length === 0 ? "" : `: ${runs.join(" ")}`;
  const prior =
    history.runs.length === 0
      ? ""
      : `; ${history.prior} standard deviation ${formatShare(history.priorSd, 1)} as a start`;
  const sides = `${base.runs.length} + ${head.runs.length} runs compared`;
  return `${sides}, ${history.sentence}${listed}${prior}.`;
}

const upper = (sentence: string) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
