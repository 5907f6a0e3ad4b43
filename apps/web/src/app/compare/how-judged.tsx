import type { CompareReport } from "@xrpl-probe/report";
import { formatDurationNs, formatShare } from "@xrpl-probe/report/format";
import { SentenceText } from "../../verdict/sentence-text.tsx";

/** What the words stand for: every number that a verdict rests on. */
export function HowJudged({ report }: { report: CompareReport }) {
  const { options, gate, methodVersion, next, head, base } = report;
  const each = (values: CompareReport["options"]["thresholds"]) =>
    `p50 ${percent(values.p50)}, p90 ${percent(values.p90)}, p99 ${percent(values.p99)}, p99.9 ${percent(values.p999)}, mean ${percent(values.mean)}`;
  const ids = (runs: CompareReport["base"]["runs"]) => runs.map(({ shortId }) => shortId).join(" ");
  return (
    <footer className="mt-10 grid gap-x-8 gap-y-3 border-line border-t pt-4 text-12 text-ink-3 leading-[18px] md:grid-cols-[minmax(0,100ch)_auto] md:justify-between">
      <p>
        <b className="font-[550] text-ink-2">How this was judged.</b> Slower or faster: the interval excludes 0 for all
        rows of its family together and the change reaches the threshold: {each(options.thresholds)}, at least{" "}
        {formatDurationNs(options.floorNs)}. No change: the 90&nbsp;% interval lies inside the limit:{" "}
        {each(options.limits)}. The gate asks about the p50 of {gate.gateRows}{" "}
        {gate.gateRows === 1 ? "stratum" : "strata"} and wants {options.minRuns} runs a side. A side’s number is the
        geometric mean of its runs’ numbers; the probe’s own cost is part of every duration. Runs{" "}
        <code>{ids(base.runs)}</code> against <code>{ids(head.runs)}</code>.
      </p>
      <p>Method {methodVersion}</p>
      {next.length > 0 && (
        <ul className="grid gap-1 md:col-span-2">
          {next.map(({ when, command, after }) => (
            <li key={`${when} ${command}`}>
              {when !== "" && `${when} `}
              <SentenceText sentence={[{ text: command, tone: "command" }]} /> {after}
            </li>
          ))}
        </ul>
      )}
    </footer>
  );
}

const percent = (share: number) => formatShare(share, share * 100 === Math.round(share * 100) ? 0 : 1);
