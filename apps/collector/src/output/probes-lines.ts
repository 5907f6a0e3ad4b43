import type { NextStep } from "@xrpl-probe/report";
import { formatCount, formatDurationNs } from "@xrpl-probe/report/format";
import { cut } from "./cut.ts";
import { nextLines } from "./next-lines.ts";
import { type ProbeRow, probeRows, type SetRows } from "./probe-rows.ts";
import type { ListedServer } from "./probes-json.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

const nameWidth = 24;
const exitsWidth = 13;
const costWidth = 9;

/** How many classes of `types` are shown unless all are asked for. */
const shownTypes = 2;

/** What can be probed in a server, set by set, with what each probe costs and what is to be said of it. */
export function probesLines(terminal: Terminal, listed: ListedServer, { all }: { readonly all: boolean }): string[] {
  const sets = probeRows(listed);
  const fromWidth = terminal.columns - 4 - nameWidth - exitsWidth - costWidth - 6;
  const row = (mark: string, cells: readonly [string, string, string, string]) =>
    [
      mark.padEnd(2) + cut(terminal, cells[0], nameWidth).padEnd(nameWidth),
      cut(terminal, cells[1], fromWidth).padEnd(fromWidth),
      cells[2].padEnd(exitsWidth),
      cells[3].padStart(costWidth),
    ]
      .join("  ")
      .trimEnd();
  const lines = sets.flatMap((set) => {
    const rows = shownRows(set, all);
    return [setLine(terminal, set, rows.length), ...rows.map((each) => probeLine(terminal, each, row))];
  });
  const noted = sets.flatMap((set) =>
    shownRows(set, all).flatMap(({ name, notes }) => notes.map((note) => ({ name, note }))),
  );
  const noteWidth = Math.max(0, ...noted.map(({ name }) => name.length));
  return [
    ...wrap(headline(listed), terminal.columns),
    "",
    paint(terminal, "dim", row("", ["set, probe", "from, to", "exits", "cost"])),
    ...lines,
    "",
    ...noted.flatMap(({ name, note }) => noteLines(terminal, name.padEnd(noteWidth), note)),
    ...(noted.length > 0 ? [""] : []),
    ...nextLines(terminal, [nextOf(listed)]),
  ];
}

function nextOf({ pid }: ListedServer): NextStep {
  const of = pid === null ? "" : ` -p ${pid}`;
  const after = "sets add up; other nested probes do not compare";
  return { when: "", command: `sudo xrpl-probe record${of} --probes stages`, after };
}

function headline({ exe, pid, executable, plan, calibration }: ListedServer): string {
  const { version, commit, debugFile } = executable;
  const what = [exe.slice(exe.lastIndexOf("/") + 1), version, commit && `(${commit.slice(0, 9)})`]
    .filter(Boolean)
    .join(" ");
  const resolved = plan.probes.length + (plan.usdt.peer?.length ?? 0);
  const of = resolved + plan.refused.length;
  const cost = calibration
    ? "Cost is per call on this host."
    : "Costs are not known: measuring them takes root and a file for this machine.";
  const symbols = debugFile === null ? "" : ` Symbols from ${debugFile}.`;
  return `${what}${pid === null ? "" : `, pid ${pid}`}: ${formatCount(resolved)} of ${formatCount(of)} probes resolve. ${cost}${symbols}`;
}

/** Of `types` the first without and the first with something to be said, so that both are seen. */
function shownRows({ name, rows }: SetRows, all: boolean): readonly ProbeRow[] {
  if (all || name !== "types" || rows.length <= shownTypes) return rows;
  const quiet = rows.find((row) => row.name === "Payment") ?? rows.find(({ notes }) => notes.length === 0);
  const noted = rows.find(({ notes }) => notes.length > 0);
  const chosen = [quiet, noted ?? rows.find((each) => each !== quiet)];
  return rows.filter((each) => chosen.includes(each));
}

function setLine(terminal: Terminal, { name, rows, about, absent }: SetRows, shown: number): string {
  const found = shown < rows.length ? `${rows.length} found, ${shown} shown here    --all` : about;
  const text = absent === null ? plain(terminal, found) : `${sign(terminal, "failed")} ${absent}`;
  const said = cut(terminal, text, terminal.columns - nameWidth - 4);
  return `  ${paint(terminal, "bold", name.padEnd(nameWidth))}  ${absent === null ? said : paint(terminal, "dim", said)}`;
}

function probeLine(
  terminal: Terminal,
  { name, from, to, exits, costNs, notes, refused }: ProbeRow,
  row: (mark: string, cells: readonly [string, string, string, string]) => string,
): string {
  if (refused !== null) {
    return paint(
      terminal,
      "dim",
      `  ${`  ${name}`.padEnd(nameWidth)}  ${sign(terminal, "failed")} ${cut(terminal, refused, terminal.columns - nameWidth - 6)}`,
    );
  }
  const arrow = terminal.ascii ? "->" : "→";
  const points = from === to ? from : `${from} ${arrow} ${to}`;
  const cost = costNs === null ? "-" : plain(terminal, formatDurationNs(costNs));
  const text = row(notes.length > 0 ? sign(terminal, "warning") : "", [`  ${name}`, points, exits, cost]);
  return notes.length > 0 ? paint(terminal, "yellow", text.slice(0, 1)) + text.slice(1) : text;
}

/** A probe's name, and beside it what is to be said. */
function noteLines(terminal: Terminal, name: string, text: string): string[] {
  const lines = wrap(text, terminal.columns - name.length - 4);
  return lines.map((line, i) =>
    paint(
      terminal,
      "yellow",
      i === 0 ? `${sign(terminal, "warning")} ${name}  ${line}` : `  ${" ".repeat(name.length)}  ${line}`,
    ),
  );
}
