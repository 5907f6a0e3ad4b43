"use client";

import type { TransactionsView } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import dynamic from "next/dynamic";
import { useCallback, useMemo } from "react";
import { TransactionsMapChart } from "../../charts/transactions-map-chart.tsx";
import type { SelectOption } from "../../components/select.tsx";
import type { MapBox } from "../../figures/transactions-map.ts";
import { usePageQuery } from "../../page-query.tsx";
import { LinkedPlotsProvider } from "../../plot/linked-plots-provider.tsx";
import { ExplainPanel } from "./explain-panel.tsx";
import { FindId } from "./find-id.tsx";
import { dataParams, viewParams } from "./params.ts";
import { Presets } from "./presets.tsx";
import { TransactionsFilters } from "./transactions-filters.tsx";
import { transactionsSource } from "./transactions-source.ts";
import { TransactionsTable } from "./transactions-table.tsx";

/** Its library comes after the map can be seen. */
const AppliesTable = dynamic(async () => (await import("./applies-table.tsx")).AppliesTable, {
  loading: () => <div className="skeleton h-[560px]" />,
});

/** The page: filters, map, what sets the box apart, rows. */
export function TransactionsPageBody(props: {
  view: TransactionsView;
  sides: readonly SelectOption[];
  /** The query that the view answers: the address is ahead of it while the server reads. */
  asked: string;
}) {
  const { view, sides, asked } = props;
  const { query, change, pending, view: shown, changeView } = usePageQuery(dataParams, viewParams);
  const { color, columns } = shown;
  const { from, to, min, max } = query;
  const box = useMemo(
    (): MapBox | null =>
      [from, to, min, max].every((side) => side === null) ? null : { fromMs: from, toMs: to, minNs: min, maxNs: max },
    [from, to, min, max],
  );
  const onBox = useCallback(
    ({ fromMs, toMs, minNs, maxNs }: MapBox) => change({ from: fromMs, to: toMs, min: minNs, max: maxNs }),
    [change],
  );
  const { rows, heatmap, marginal, explain } = view;
  const source = useMemo(() => transactionsSource(view, query), [view, query]);
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 pb-3">
        <div>
          <h1 className="font-semibold text-20 tracking-[-0.014em]">Transactions</h1>
          <p className="mt-1 text-13 text-ink-2">{subjectOf(view)}</p>
        </div>
        <FindId />
      </header>
      <TransactionsFilters
        view={view}
        sides={sides}
        query={query}
        onChange={change}
        color={color}
        onColor={(next) => changeView({ color: next })}
        busy={pending}
      />
      {heatmap === null ? (
        <p className="py-10 text-ink-2">No span is within these filters. Take one of them away to see more.</p>
      ) : (
        <div className="mt-4 grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,360px)]">
          <LinkedPlotsProvider>
            <TransactionsMapChart
              title={titleOf(view)}
              source={source}
              heatmap={heatmap}
              marginal={marginal}
              color={color}
              box={box}
              onBox={onBox}
            />
          </LinkedPlotsProvider>
          <ExplainPanel explain={explain} onFilter={change} source={source} />
        </div>
      )}
      <Presets query={query} onChange={change} disabled={rows.kind === "none"} />
      {rows.kind === "none" && (
        <div className="border-line border-t py-10">
          <p className="font-medium first-letter:uppercase">{rows.reason}.</p>
          <p className="mt-1 max-w-[90ch] text-13 text-ink-2 first-letter:uppercase">{rows.hint}.</p>
        </div>
      )}
      {rows.kind === "transactions" && <TransactionsTable {...rows} source={source} />}
      {rows.kind === "applies" && (
        <AppliesTable
          key={asked}
          asked={asked}
          first={rows.page}
          order={query.order}
          onOrder={(order) => change({ order })}
          columns={columns}
          source={source}
          onColumns={(next) => changeView({ columns: next })}
        />
      )}
    </>
  );
}

function subjectOf({ side, probe, spans }: TransactionsView): string {
  const tags = [...new Set(side.runs.flatMap((run) => run.tags))].filter((tag) => tag !== side.label);
  const runs = side.runs.length === 1 ? "1 run" : `${side.runs.length} runs pooled`;
  return `${[...tags, side.label].join(" ")}, ${runs}, ${formatCount(spans)} spans of ${probe}`;
}

function titleOf({ spans, mapComplete, explain }: TransactionsView): string {
  const shown = `${formatCount(spans)} spans${mapComplete ? "" : " among the first rows; later ones are not on this map"}`;
  return explain === null ? shown : `${formatCount(explain.inside)} of ${shown} are in the box`;
}
