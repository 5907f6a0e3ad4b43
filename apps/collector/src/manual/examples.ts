type Example = readonly [line: string, why: string];

/** What one types, and what for, by command; help and manual end with it. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  record: [
    ["sudo xrpl-probe record -d 300", "five minutes of the only server that runs"],
    ["sudo xrpl-probe record -d 5min -t 1.4.0-b5 -p 43107", "of this process, labelled as this beta"],
    ["sudo xrpl-probe record -d 300 --probes stages", "preflight, preclaim and doApply as well"],
  ],
  watch: [["sudo xrpl-probe watch --split 1h", "every server, from now on, a run an hour"]],
  top: [["sudo xrpl-probe top", "like top(1), for transactions"]],
  doctor: [["sudo xrpl-probe doctor", "before the first recording"]],
  probes: [
    ["sudo xrpl-probe probes 43107", "what can be probed in this process"],
    ["xrpl-probe probes /opt/ripple/bin/rippled", "the same of a file that need not run"],
  ],
  compare: [
    ["xrpl-probe compare 1.4.0-b4 1.4.0-b5", "is the second one slower?"],
    ["xrpl-probe compare 1.4.0-b4 1.4.0-b5 --type Payment --all", "every row of one type"],
    ["xrpl-probe compare 1.4.0-b4 1.4.0-b5 --format md", "for a comment or a job summary"],
  ],
  trend: [["xrpl-probe trend --type Payment --statistic p99", "one type over all versions"]],
  runs: [
    ["xrpl-probe runs tag:1.4.0-b* after:2026-10-01", "betas of 1.4.0 since October"],
    ["xrpl-probe runs status:failed", "what went wrong"],
  ],
  show: [["xrpl-probe show 1.4.0-b5", "the newest run with this tag"]],
  serve: [["xrpl-probe serve --db /var/lib/xrpl-probe/probes.db", "then http://127.0.0.1:5006"]],
  export: [
    ["xrpl-probe export 1.4.0-b5 -o run.csv", "counts and quantiles of every slice"],
    ["xrpl-probe export 1.4.0-b5 --format hgrm --type Payment", "for HdrHistogram's plotters"],
  ],
  tag: [["xrpl-probe tag 01a1fe57 +1.4.0-b5 -try", "adds one tag, takes one away"]],
  prune: [["xrpl-probe prune --keep-transactions 7d --keep-runs 1y --dry-run", "what would go"]],
  import: [["xrpl-probe import old.db --db probes.db", "of the predecessor, or of another host"]],
};

/** Where somebody begins who has never seen the program. */
const firstSteps: readonly Example[] = [
  ["sudo xrpl-probe doctor", "can this host record, and if not, what to do?"],
  ["sudo xrpl-probe record -d 300 -t 1.4.0-b5", "five minutes of the only server that runs"],
  ["xrpl-probe compare 1.4.0-b4 1.4.0-b5", "is the second beta slower?"],
];

/** As help of a command ends; empty for one that explains itself. */
export function exampleText(command: string, columns: number): string {
  const own = examples[command] ?? [];
  return own.length === 0 ? "" : ["", "Examples:", ...exampleLines(own, columns)].join("\n");
}

/** As the help of all commands ends. */
export function firstStepsText(columns: number): string {
  return ["", "First steps:", ...exampleLines(firstSteps, columns), "", ...exitCodeLines].join("\n");
}

const exitCodeLines = [
  "Exit codes: 0 fine, 1 regression, 2 wrong use, 3 not enough data,",
  "  4 not comparable, 5 cannot probe, 6 storage failed",
];

/** Side by side where there is room for all of them. */
function exampleLines(lines: readonly Example[], columns: number): string[] {
  const width = Math.max(...lines.map(([line]) => line.length));
  const beside = lines.map(([line, why]) => `  ${line.padEnd(width)}    ${why}`);
  if (beside.every((line) => line.length <= columns)) return beside;
  return lines.flatMap(([line, why]) => [`  ${line}`, `      ${why}`]);
}
