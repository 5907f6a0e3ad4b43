import { loadAcceptances, loadRuns, ReportError } from "@xrpl-probe/report";
import { isVersionTag } from "@xrpl-probe/xrpl";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NoRuns } from "../../components/no-runs.tsx";
import { getDatabase } from "../../db.ts";
import { concerns } from "../../edit/concerns.ts";
import { editingAllowed } from "../../edit/editing.ts";
import { rememberedOfEnded } from "../../remembered.ts";
import { Banners } from "./banners.tsx";
import { comparedSource } from "./chart-data.ts";
import { ChosenStratum } from "./chosen-stratum.tsx";
import { CompareQueryProvider } from "./compare-query.tsx";
import { HowJudged } from "./how-judged.tsx";
import { loadCompared } from "./load-compared.ts";
import { loadDataParams } from "./params.ts";
import { PickSides } from "./pick-sides.tsx";
import { ProbeChoice } from "./probe-choice.tsx";
import { sideChoices } from "./side-choices.ts";
import { SidesBar } from "./sides-bar.tsx";
import { StrataTable } from "./strata-table.tsx";
import { TimeChip } from "./time-chip.tsx";
import { VerdictStrip } from "./verdict-strip.tsx";

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { base, head } = await loadDataParams(searchParams);
  return { title: base && head ? `${head} against ${base}` : "Compare" };
}

export default async function ComparePage({ searchParams }: PageProps) {
  const query = await loadDataParams(searchParams);
  const db = getDatabase();
  const nowMs = Date.now();
  if (db === null) return <NoRuns />;
  const choices = rememberedOfEnded(db, "side choices", { nowMs }, () => sideChoices(loadRuns(db, { nowMs })));
  if (choices.runs.length === 0) return <NoRuns />;
  const { base, head } = query;
  if (base === null || head === null) return <PickSides choices={choices} asked={query} problem={null} />;
  const compared = loadCompared(db, { ...query, base, head, nowMs });
  if (compared instanceof ReportError) return <PickSides choices={choices} asked={query} problem={compared} />;
  const { report, strata, chosen, markdown } = compared;
  const source = comparedSource(report);
  const versions = report.head.tags.filter(isVersionTag);
  const about = { probe: report.probe, type: chosen.stratum.type, statistic: null };
  const accepted = loadAcceptances(db, { tags: versions }).filter((one) => concerns(one, about));
  return (
    <CompareQueryProvider>
      <SidesBar choices={choices} base={report.base} head={report.head} whole={{ markdown, source }} />
      <VerdictStrip report={report} />
      <Banners report={report} />
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pt-8 pb-2">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">Changes first</h2>
        <ProbeChoice probe={report.probe} probes={report.probes} />
        <TimeChip />
        <span className="text-13 text-ink-3">
          lower is better; grey corridor: changes below the threshold; hollow dot: not settled
        </span>
      </div>
      <StrataTable {...strata} chosen={named(chosen.stratum)} source={source} />
      <ChosenStratum chosen={chosen} accepting={{ editable: editingAllowed(), versions, accepted }} />
      <HowJudged report={report} />
    </CompareQueryProvider>
  );
}

/** What the table needs to know of the chosen row. */
function named({ type, typeName, code }: { type: number | null; typeName: string; code: number | null }) {
  return { type, typeName, code };
}
