import type { CompareReport } from "@xrpl-probe/report";
import Link from "next/link";
import { Command } from "../../components/command.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Tag } from "../../components/tag.tsx";
import { commandsName } from "../../db.ts";
import { SentenceText } from "../../verdict/sentence-text.tsx";
import { SignIcon } from "../../verdict/sign-icon.tsx";
import type { Compared } from "../compare/load-compared.ts";
import { QuantileTable } from "../compare/quantile-table.tsx";
import { nextTag } from "./next-tag.ts";
import { WorstDots, WorstHistogram } from "./worst-charts.tsx";

/** The newest version against the one before: the verdict, its worst distribution, and what to do. */
export function HomeLead({ compared: { report, chosen } }: { compared: Compared }) {
  const { base, head, verdict } = report;
  const signed = verdict.finding.some(({ tone }) => tone === "slower" || tone === "faster");
  const compare = `/compare?base=${encodeURIComponent(base.query)}&head=${encodeURIComponent(head.query)}`;
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-6 pt-8 lg:grid-cols-[minmax(0,15fr)_minmax(0,9fr)]">
      <section aria-label="Verdict">
        <p className="mb-2 flex flex-wrap items-center gap-2 text-ink-2">
          <Swatch side="head" /> <Tag>{head.label}</Tag> against <Swatch side="base" /> <Tag>{base.label}</Tag>
        </p>
        <h1
          title={verdict.text}
          className="line-clamp-6 max-w-[860px] md:line-clamp-4 font-medium text-20 tracking-[-0.02em] md:text-28"
          data-sign={verdict.sign}
        >
          {!signed && <SignIcon sign={verdict.sign} size={20} />}{" "}
          <SentenceText sentence={verdict.finding} iconSize={18} title />
        </h1>
        <p className="mt-3 text-13 text-ink-2">
          <SentenceText sentence={[...verdict.basis, { text: " " }, ...verdict.gate]} />
        </p>
        {report.environment.warns.length + report.environment.blocks.length > 0 && (
          <p className="mt-1 line-clamp-2 text-13 text-ink-3 first-letter:uppercase">{report.environment.sentence}.</p>
        )}
      </section>
      <section className="grid min-w-0 grid-cols-1 content-end gap-3" aria-label="What to do">
        <div className="flex flex-wrap gap-2">
          <Link href={compare} prefetch={false} className="btn btn-primary h-9 px-4 text-14">
            Compare {base.label} and {head.label}
          </Link>
          <CopyButton text={recordCommand(report)} label="Copy the command">
            Record a run
          </CopyButton>
        </div>
        {recordSteps(report).map(({ when, command, after }) => (
          <div key={command} className="grid min-w-0 grid-cols-1 gap-1">
            {when !== "" && (
              <p className="flex justify-between gap-4 text-12 text-ink-3">
                <span>{when}</span> <span>{after}</span>
              </p>
            )}
            <Command>{command}</Command>
          </div>
        ))}
      </section>
      <section className="min-w-0" aria-label="The worst distribution">
        <WorstHistogram chosen={chosen} />
      </section>
      <section className="min-w-0" aria-label="Its numbers">
        <QuantileTable row={chosen.stratum} rows={chosen.rows} source={chosen.source} />
        <p className="-mt-2 mb-5 text-12 text-ink-3 leading-[18px]">
          <b className="font-[550] text-ink-2">How to read this.</b> “Slower” needs an interval that excludes zero and a
          change above the threshold, {percent(report.options.thresholds.p50)} at p50 and{" "}
          {percent(report.options.thresholds.p99)} at p99.
        </p>
        <WorstDots chosen={chosen} />
      </section>
    </div>
  );
}

function Swatch({ side }: { side: "base" | "head" }) {
  return <i className="size-2.5 rounded-[2px]" style={{ background: `var(--${side})` }} />;
}

const percent = (share: number) => `${Number((share * 100).toPrecision(3))}\u00a0%`;

/** Those of the comparison where it lacks runs, else the one that records the next version. */
function recordSteps(report: CompareReport): CompareReport["next"] {
  const lacking = report.next.filter(({ command }) => command.includes(" record "));
  return lacking.length > 0 ? lacking : [{ when: "", command: recordCommand(report), after: "" }];
}

function recordCommand({ head, next }: CompareReport): string {
  const lacking = next.find(({ command }) => command.includes(" record "));
  if (lacking !== undefined) return lacking.command;
  const tag = nextTag(head.tags.at(-1) ?? head.label);
  const db = commandsName();
  return `sudo xrpl-probe record -t ${tag} -d 300${db === undefined ? "" : ` --db ${db}`}`;
}
