"use client";

import type { RunView, SliceFigures } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { useState } from "react";
import { SaveButton } from "../../../table/save-button.tsx";
import type { FilterQuery } from "./params.ts";
import { SlicesTable } from "./slices-table.tsx";
import { slicesValues } from "./slices-values.ts";

type Shown = "slowest" | "loading" | "failed" | readonly SliceFigures[];

/** The slowest slices, or all of them in the order of time. */
export function AllSlices(props: {
  count: number;
  href: string;
  query: FilterQuery;
  slowest: RunView["slowest"];
  source: string;
}) {
  const { count, href, query, slowest, source } = props;
  const [shown, setShown] = useState<Shown>("slowest");
  const load = async () => {
    setShown("loading");
    const response = await fetch(href).catch(() => null);
    setShown(response?.ok ? ((await response.json()) as SliceFigures[]) : "failed");
  };
  const all = typeof shown === "object";
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">{all ? "All slices" : "Slowest slices"}</h2>
        <span className="inline-flex items-center gap-4">
          {count > 0 && (
            <button
              type="button"
              className="text-13 text-ink-2 underline underline-offset-3"
              disabled={shown === "loading"}
              onClick={() => (all ? setShown("slowest") : void load())}
            >
              {all ? "Only the slowest" : `All ${formatCount(count)} slices`}
            </button>
          )}
          <SaveButton
            title={all ? "All slices" : "Slowest slices"}
            sub={all ? "In the order of time." : "By p90, slowest first."}
            source={source}
            what={all ? "slices" : "slowest-slices"}
            table={slicesValues(all ? shown : slowest)}
          />
        </span>
      </div>
      {shown === "failed" && <p className="text-13 text-bad">The slices could not be read. Is the server running?</p>}
      {all ? (
        <section className="max-h-[480px] overflow-y-auto" aria-label="All slices">
          <SlicesTable slices={shown} query={query} />
        </section>
      ) : slowest.length === 0 ? (
        <p className="text-13 text-ink-3">No slice has enough spans for a p90.</p>
      ) : (
        <SlicesTable slices={slowest} query={query} />
      )}
    </>
  );
}
