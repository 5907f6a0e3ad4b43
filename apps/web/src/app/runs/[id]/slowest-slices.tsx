"use client";

import type { RunView, SliceFigures } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import type { ReactNode } from "react";
import { SaveButton } from "../../../table/save-button.tsx";
import { useFetched } from "../../../use-fetched.ts";
import { type FilterQuery, filterQuery } from "./params.ts";
import { useRunQuery } from "./run-query.tsx";
import { SlicesTable } from "./slices-table.tsx";
import { slicesValues } from "./slices-values.ts";

interface SlicesProps {
  readonly slowest: RunView["slowest"];
  /** Of columns in the heat map. */
  readonly count: number;
  readonly run: string;
  readonly query: FilterQuery;
  readonly source: string;
}

/** When it was slow, or all slices in the order of time, which come on demand; a press narrows the page to one. */
export function SlowestSlices(props: SlicesProps) {
  const { slowest, count, query, source } = props;
  const { view, changeView } = useRunQuery();
  return (
    <section className="min-w-0">
      {view.slices === "all" ? (
        <AllSlices {...props} onLess={() => changeView({ slices: "slowest" })} />
      ) : (
        <>
          <Head title="Slowest slices">
            {count > 0 && (
              <Switch onPress={() => changeView({ slices: "all" })}>All {formatCount(count)} slices</Switch>
            )}
            <SaveButton
              title="Slowest slices"
              sub="By p90, slowest first."
              source={source}
              what="slowest-slices"
              table={slicesValues(slowest)}
            />
          </Head>
          {slowest.length === 0 ? (
            <p className="text-13 text-ink-3">No slice has enough spans for a p90.</p>
          ) : (
            <SlicesTable slices={slowest} query={query} />
          )}
        </>
      )}
    </section>
  );
}

function AllSlices({ run, query, source, onLess }: SlicesProps & { readonly onLess: () => void }) {
  const fetched = useFetched<SliceFigures[]>(filterQuery(`/runs/${run}/slices`, query));
  const slices = fetched.state === "here" ? fetched.answer : [];
  return (
    <>
      <Head title="All slices">
        <Switch onPress={onLess}>Only the slowest</Switch>
        <SaveButton
          title="All slices"
          sub="In the order of time."
          source={source}
          what="slices"
          table={slicesValues(slices)}
        />
      </Head>
      {fetched.state === "loading" && <div className="skeleton h-[480px]" aria-busy="true" />}
      {fetched.state === "failed" && (
        <p className="text-13 text-bad">The slices could not be read. Is the dashboard still running?</p>
      )}
      {fetched.state === "here" && (
        <section className="max-h-[480px] overflow-y-auto" aria-label="All slices">
          <SlicesTable slices={slices} query={query} />
        </section>
      )}
    </>
  );
}

function Head({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
      <h2 className="font-semibold text-16 tracking-[-0.008em]">{title}</h2>
      <span className="inline-flex items-center gap-4">{children}</span>
    </div>
  );
}

function Switch({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="text-13 text-ink-2 underline underline-offset-3" onClick={onPress}>
      {children}
    </button>
  );
}
