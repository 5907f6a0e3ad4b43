"use client";

import { TrendChart } from "../../charts/trend-chart.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { Select } from "../../components/select.tsx";
import { usePageQuery } from "../../page-query.tsx";
import { ChangeLines } from "./change-lines.tsx";
import type { TrendChoices } from "./load-trends.ts";
import type { Multiple } from "./multiples.ts";
import { dataParams, STATISTICS, viewParams } from "./params.ts";

interface TrendGridProps {
  readonly multiples: readonly Multiple[];
  readonly choices: TrendChoices;
  readonly probe: string;
  readonly reference: string | null;
  /** "31 more series: …" */
  readonly more: string | null;
  /** Changes can be accepted here. */
  readonly editable: boolean;
}

const ALL = "all";

/** The choices, then a chart for every type or code. */
export function TrendGrid({ multiples, choices, probe, reference, more, editable }: TrendGridProps) {
  const { query, change, pending, view, changeView } = usePageQuery(dataParams, viewParams);
  const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name, mono: true }));
  const orAll = (names: readonly string[], label: string) => [{ value: ALL, label }, ...options(names)];
  const counted = multiples[0]?.data.versions.length ?? 0;
  const source = `xrpl-probe, ${counted} versions, probe ${probe}, ${query.statistic}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-line border-y py-3" aria-busy={pending}>
        <Segmented
          label="Statistic"
          value={query.statistic}
          options={STATISTICS.map((value) => ({ value, label: value === "p999" ? "p99.9" : value }))}
          onChange={(statistic) => change({ statistic })}
        />
        <Segmented
          label="View"
          value={query.view}
          options={[
            { value: "levels", label: "levels" },
            { value: "shapes", label: "distributions" },
          ]}
          onChange={(view) => change({ view })}
        />
        {reference !== null && query.view === "levels" && (
          <Segmented
            label="Axis"
            value={view.y}
            options={[
              { value: "relative", label: `% of ${reference}` },
              { value: "latency", label: "latency" },
            ]}
            onChange={(y) => changeView({ y })}
          />
        )}
        {choices.probes.length > 1 && (
          <Select
            label="Probe"
            value={probe}
            options={options(choices.probes)}
            onChange={(name) => change({ probe: name, type: null, code: null })}
          />
        )}
        <Select
          label="Type"
          value={query.type ?? ALL}
          options={orAll(choices.types, "all, one chart each")}
          onChange={(type) => change({ type: type === ALL ? null : type, code: null })}
        />
        {query.type !== null && choices.codes.length > 1 && (
          <Select
            label="Code"
            value={query.code ?? ALL}
            options={orAll(choices.codes, "all")}
            onChange={(code) => change({ code: code === ALL ? null : code })}
          />
        )}
        {reference !== null && (
          <Select
            label="Reference"
            value={reference}
            options={options(choices.references)}
            onChange={(tag) => change({ reference: tag })}
          />
        )}
      </div>
      <p className="pt-3 text-12 text-ink-3">
        Lower is better.{" "}
        {query.view === "levels" &&
          "Dot: a version with its 95\u00a0% interval, hollow while provisional; small dots: its runs; grey: where unchanged versions lie. "}
        {query.type === null && "Each type is shown by the code that says most."}
      </p>
      <div className="grid gap-x-8 gap-y-8 pt-4 md:grid-cols-2 lg:grid-cols-3">
        {multiples.map(({ key, title, sub, series, data, changes, shape }) => (
          <div key={key} className="min-w-0">
            <TrendChart
              title={title}
              sub={sub}
              data={data}
              betas={series.betas}
              scale={view.y}
              shape={shape}
              source={`${source}, ${series.typeName} ${series.token}`}
            />
            <ChangeLines changes={changes} series={series} probe={probe} editable={editable} />
          </div>
        ))}
      </div>
      {multiples.length === 0 && <p className="pt-4 text-13 text-ink-3">No version has a value here yet.</p>}
      {more !== null && <p className="mt-8 border-line border-t pt-4 text-12 text-ink-3">{more}.</p>}
    </>
  );
}
