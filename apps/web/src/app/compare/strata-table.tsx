"use client";

import type { Comparison, StratumRow, TypeRows } from "@xrpl-probe/report";
import { unitFor } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { useCompareQuery } from "./compare-query.tsx";
import styles from "./strata-table.module.css";
import { StratumCells, type Units } from "./stratum-cells.tsx";

type StrataTableProps = Pick<Comparison, "types" | "pooled" | "chosen">;

/** Every type and code of both sides: a type's row is its largest code, the others unfold below it. */
export function StrataTable({ types, pooled, chosen }: StrataTableProps) {
  const { change, pending, view, changeView } = useCompareQuery();
  const open = view.open ?? [chosen.row.typeName];
  const units = unitsOf(types, pooled);
  const toggle = (name: string) =>
    changeView({ open: open.includes(name) ? open.filter((other) => other !== name) : [...open, name] });
  const choose = (stratum: StratumRow) => {
    // what is unfolded stays so, although another row is chosen
    changeView({ open });
    change({
      type: stratum.type === null ? "all" : stratum.typeName,
      code: stratum.code === null ? null : stratum.token,
    });
  };
  const row = (stratum: StratumRow, more: Partial<Parameters<typeof Row>[0]> = {}) => (
    <Row
      key={`${stratum.typeName} ${stratum.token}`}
      stratum={stratum}
      units={units}
      chosen={isSame(stratum, chosen.row)}
      choose={() => choose(stratum)}
      {...more}
    />
  );
  return (
    <table className={styles.strata} aria-busy={pending}>
      <caption className="sr-only">
        Latency of base and head by transaction type and return code, most applies first
      </caption>
      <thead>
        <tr className={styles.groups}>
          <th colSpan={2} />
          <th colSpan={2} scope="colgroup">
            <span>Applies</span>
          </th>
          <th colSpan={3} scope="colgroup">
            <span>p50, {units.p50}</span>
          </th>
          <th colSpan={3} scope="colgroup">
            <span>p99, {units.p99}</span>
          </th>
          <th />
        </tr>
        <tr className={styles.names}>
          <th scope="col">Type</th>
          <th scope="col">Code</th>
          <SideNames />
          <SideNames statistic="p50" />
          <SideNames statistic="p99" />
          <th scope="col" className={styles.strip}>
            Distribution
          </th>
        </tr>
      </thead>
      {types.map(({ name, strata, pooled: together }) => {
        const [first, ...rest] = strata;
        if (!first) return null;
        const unfolded = open.includes(name);
        return (
          <tbody key={name}>
            {row(first, { leads: true, more: rest.length, unfolded, toggle: () => toggle(name) })}
            {unfolded && rest.map((stratum) => row(stratum))}
            {unfolded && rest.length > 0 && row(together, { quiet: "all codes, pooled" })}
          </tbody>
        );
      })}
      {types.length > 1 && <tbody>{row(pooled, { leads: true, quiet: "all codes, pooled" })}</tbody>}
    </table>
  );
}

/** The heads of a group's columns; a count has no difference. */
function SideNames({ statistic }: { statistic?: "p50" | "p99" }) {
  const place = `${styles.n} ${statistic ? styles[statistic] : ""}`;
  return (
    <>
      <th scope="col" className={`${place} ${styles.base}`}>
        base
      </th>
      <th scope="col" className={`${place} ${styles.head}`}>
        head
      </th>
      {statistic && (
        <th scope="col" className={`${place} ${styles.diff}`}>
          diff.
        </th>
      )}
    </>
  );
}

interface RowProps {
  readonly stratum: StratumRow;
  readonly units: Units;
  readonly chosen: boolean;
  readonly choose: () => void;
  /** The first of its type: names it, and unfolds the others. */
  readonly leads?: boolean;
  readonly more?: number;
  readonly unfolded?: boolean;
  readonly toggle?: () => void;
  /** In grey, with this in place of a code: several strata together, which a change of the mix moves too. */
  readonly quiet?: string;
}

function Row({ stratum, units, chosen, choose, leads = false, more = 0, unfolded = false, toggle, quiet }: RowProps) {
  const name = stratum.type === null && quiet ? "all types" : stratum.typeName;
  return (
    <tr className={`${chosen ? styles.chosen : ""} ${quiet ? styles.quiet : ""} ${leads ? "" : styles.follows}`}>
      <th scope="row" className={styles.type}>
        {leads && more > 0 ? (
          <button type="button" className={styles.unfold} aria-expanded={unfolded} onClick={toggle}>
            <svg
              aria-hidden="true"
              viewBox="0 0 12 12"
              width="10"
              height="10"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            >
              <path d="m4 2 4 4-4 4" />
            </svg>
            {name}
          </button>
        ) : (
          <span className={leads ? styles.single : "sr-only"}>{name}</span>
        )}
      </th>
      <td className={styles.code}>
        <button type="button" className={styles.choose} aria-pressed={chosen} onClick={choose}>
          {quiet ?? (stratum.code === null ? stratum.token : <code>{stratum.token}</code>)}
        </button>
        {leads && more > 0 && !unfolded && <span className={styles.more}>+{more}</span>}
      </td>
      <StratumCells stratum={stratum} units={units} chosen={chosen} />
    </tr>
  );
}

const isSame = (a: StratumRow, b: StratumRow) => a.type === b.type && a.code === b.code;

/** One unit for all values of a quantile, so that a column can be read downwards. */
function unitsOf(types: readonly TypeRows[], pooled: StratumRow): Units {
  const rows = [pooled, ...types.flatMap(({ strata, pooled: together }) => [together, ...strata])];
  const values = (statistic: "p50" | "p99") =>
    rows.flatMap(({ base, head }) => [base, head].map((side) => latencyNs(side?.stats[statistic] ?? null)));
  return { p50: unitFor(values("p50")), p99: unitFor(values("p99")) };
}
