"use client";

import type { DurationUnit } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { useMemo } from "react";
import { Segmented } from "../../components/segmented.tsx";
import { useUnit } from "../../components/use-unit.ts";
import { SaveButton } from "../../table/save-button.tsx";
import { intervalAxis } from "../../verdict/interval-axis.ts";
import { useCompareQuery } from "./compare-query.tsx";
import { StrataHead } from "./strata-head.tsx";
import styles from "./strata-table.module.css";
import { strataValues } from "./strata-values.ts";
import type { StrataView, StratumView, TypeView } from "./strata-view.ts";
import type { Columns } from "./stratum-cells.tsx";
import { StratumRow } from "./stratum-row.tsx";
import { useRowKeys } from "./use-row-keys.ts";

const AXIS_PX = 108;

interface StrataTableProps extends StrataView {
  readonly chosen: Pick<StratumView, "type" | "typeName" | "code">;
  /** Which data, for files. */
  readonly source: string;
}

/** Every type and code of both sides, changes first: a type's row is its worst code, the others unfold below it. */
export function StrataTable({ types, pooled, chosen, source }: StrataTableProps) {
  const { change, pending, view, changeView } = useCompareQuery();
  const open = view.open ?? [chosen.typeName];
  const unitOf = useUnit();
  const columns = useMemo(() => columnsOf(types, pooled, unitOf), [types, pooled, unitOf]);
  const table = useRowKeys();
  const toggle = (name: string) =>
    changeView({ open: open.includes(name) ? open.filter((other) => other !== name) : [...open, name] });
  const choose = (stratum: StratumView) => {
    // what is unfolded stays so, although another row is chosen
    changeView({ open });
    change({
      type: stratum.type === null ? "all" : stratum.typeName,
      code: stratum.code === null ? null : stratum.token,
    });
  };
  const row = (stratum: StratumView, more: Partial<Parameters<typeof StratumRow>[0]> = {}) => (
    <StratumRow
      key={`${stratum.typeName} ${stratum.token}`}
      stratum={stratum}
      columns={columns}
      chosen={stratum.type === chosen.type && stratum.code === chosen.code}
      choose={() => choose(stratum)}
      {...more}
    />
  );
  const changed = types.filter(({ strata }) => strata.some(hasChanged));
  const shown = view.show === "changes" ? changed : types;
  return (
    <>
      <div className={styles.filter}>
        {types.length > 1 && (
          <Segmented
            label="Rows"
            value={view.show}
            options={[
              { value: "all", label: `All ${types.length} types` },
              { value: "changes", label: "Changes only" },
            ]}
            onChange={(show) => changeView({ show })}
          />
        )}
        <SaveButton
          title={CAPTION}
          sub="Lower is better."
          source={source}
          what={view.show === "changes" ? "changes" : "all-types"}
          table={strataValues(shown, view.show === "all" ? pooled : null)}
        />
      </div>
      <table ref={table} className={styles.strata} aria-busy={pending}>
        <caption className="sr-only">{CAPTION}, lower is better</caption>
        <StrataHead columns={columns} />
        {shown.map(({ name, strata, pooled: together }) => {
          const [first, ...rest] = strata;
          if (!first) return null;
          const unfolded = open.includes(name);
          return (
            <tbody key={name}>
              {row(first, { leads: true, more: rest.length, unfolded, toggle: () => toggle(name) })}
              {unfolded && rest.map((stratum) => row(stratum))}
              {unfolded && together && row(together, { quiet: "all codes, pooled" })}
            </tbody>
          );
        })}
        {pooled && view.show === "all" && <tbody>{row(pooled, { leads: true, quiet: "all codes, pooled" })}</tbody>}
      </table>
      {shown.length === 0 && <p className="py-3 text-13 text-ink-3">No type has a proven or possible change.</p>}
    </>
  );
}

const CAPTION = "Latency of base and head by transaction type and return code, changes first";

const hasChanged = ({ word }: StratumView) => /slower|faster/.test(word.sign);

/** One unit for all values of a quantile and one axis for all changes, so that a column can be read downwards. */
function columnsOf(
  types: readonly TypeView[],
  pooled: StratumView | null,
  unitOf: (ns: readonly (number | null)[]) => DurationUnit,
): Columns {
  const strata = types.flatMap((type) => type.strata);
  const all = [...strata, ...types.flatMap((type) => type.pooled ?? []), ...(pooled === null ? [] : [pooled])];
  const unit = (statistic: "p50" | "p99") =>
    unitOf(all.flatMap((row) => [latencyNs(row[statistic].base), latencyNs(row[statistic].head)]));
  const axis = intervalAxis(
    strata.flatMap(({ p50, p99 }) => [p50, p99]),
    AXIS_PX,
  );
  return { p50: unit("p50"), p99: unit("p99"), axis };
}
