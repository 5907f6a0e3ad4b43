import type { CompareReport } from "@xrpl-probe/report";
import { formatElapsed, formatShare } from "@xrpl-probe/report/format";

/** One thing to know before a number is read. `backticks` hold names. */
export interface Banner {
  readonly tone: "block" | "warn" | "note";
  readonly title: string;
  readonly text: string;
}

/** What could explain the differences besides the server, and what is missing from the numbers; weightiest first. */
export function bannersOf(report: CompareReport): Banner[] {
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

function blocks({ environment }: CompareReport): Banner[] {
  return environment.blocks.map(({ probe, sentence }) => ({
    tone: "block",
    title: probe === null ? "Not comparable" : `\`${probe}\` is not comparable`,
    text: `${upper(sentence)}.`,
  }));
}

function commonMode({ commonMode }: CompareReport): Banner[] {
  if (commonMode === null) return [];
  return [{ tone: "warn", title: "Common mode", text: `${upper(commonMode.sentence)}.` }];
}

/** The sentence of the environment names blocks too: with warnings alone it says all, with nothing what is the same. */
function warns({ environment }: CompareReport): Banner[] {
  const { blocks, warns, sentence } = environment;
  if (blocks.length > 0 && warns.length === 0) return [];
  const text = blocks.length === 0 ? sentence : warns.map((warn) => warn.sentence).join("; ");
  return warns.length === 0
    ? [{ tone: "note", title: "Environment", text: `${upper(text)}.` }]
    : [{ tone: "warn", title: "A warning, not a block", text: `${upper(text)}.` }];
}

function mix({ mix, types, probe }: CompareReport): Banner[] {
  const notes = types.filter((type) => type.probe === probe && type.note !== null);
  return [
    ...(mix === null || mix.banner === null
      ? []
      : [{ tone: "note" as const, title: "Mix", text: `${upper(mix.banner)}. Rows below compare like with like.` }]),
    ...notes.map(({ note }) => ({ tone: "note" as const, title: "Mix", text: `${upper(note ?? "")}.` })),
  ];
}

function leftOut({ base, head, leftOutProbes }: CompareReport): Banner[] {
  return [
    ...[base, head].flatMap(({ label, leftOut }) =>
      leftOut.map(({ shortId, reason }) => ({
        tone: "warn" as const,
        title: "Left out",
        text: `run \`${shortId}\` of \`${label}\`: ${reason}.`,
      })),
    ),
    ...leftOutProbes.map(({ probe, reason }) => ({
      tone: "note" as const,
      title: "Left out",
      text: `probe \`${probe}\`: ${reason}.`,
    })),
  ];
}

function sources({ base, head }: CompareReport): Banner[] {
  const sides = [base, head];
  const named = (found: typeof sides) => (found.length === 2 ? "both sides are" : `\`${found[0]?.label}\` is`);
  const synthetic = sides.filter(({ runs }) => runs.some(({ source }) => source === "synthetic"));
  const imported = sides.filter(({ resolution }) => resolution === "log2");
  return [
    ...(synthetic.length === 0
      ? []
      : [
          { tone: "note" as const, title: "Synthetic", text: `${named(synthetic)} made by a generator, not measured.` },
        ]),
    ...(imported.length === 0
      ? []
      : [
          {
            tone: "note" as const,
            title: "Imported",
            text: `${named(imported)} in buckets an octave wide, so quantiles are intervals.`,
          },
        ]),
  ];
}

function range({ options }: CompareReport): Banner[] {
  if (options.range === null) return [];
  const { fromMs, toMs } = options.range;
  const until = toMs === null ? "the end" : formatElapsed(toMs);
  return [{ tone: "note", title: "Part of each run", text: `from ${formatElapsed(fromMs ?? 0)} to ${until}.` }];
}

function history({ history, base, head }: CompareReport): string {
  const runs = history.runs.map(({ shortId }) => `\`${shortId}\``);
  const named = runs.length === 0 ? "" : `: ${runs.join(" ")}`;
  const prior =
    history.runs.length === 0
      ? ""
      : `; ${history.prior} standard deviation ${formatShare(history.priorSd, 1)} as a start`;
  const sides = `${base.runs.length} + ${head.runs.length} runs compared`;
  return `${sides}, ${history.sentence}${named}${prior}.`;
}

const upper = (sentence: string) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
