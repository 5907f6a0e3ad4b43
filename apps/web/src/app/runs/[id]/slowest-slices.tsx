import type { RunView } from "@xrpl-probe/report";
import { AllSlices } from "./all-slices.tsx";
import { type FilterQuery, filterQuery } from "./params.ts";

/** When it was slow; a press narrows the page to that moment. All slices come on demand. */
export function SlowestSlices(props: {
  slices: RunView["slowest"];
  /** Of columns in the heat map. */
  count: number;
  run: string;
  query: FilterQuery;
  source: string;
}) {
  const { slices, count, run, query, source } = props;
  const href = filterQuery(`/runs/${run}/slices`, query);
  return (
    <section className="min-w-0">
      {/* another filter takes the slices of the earlier one away */}
      <AllSlices key={href} count={count} href={href} query={query} slowest={slices} source={source} />
    </section>
  );
}
