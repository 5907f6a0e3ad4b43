import type { Ladder, LadderColumn } from "@xrpl-probe/report";
import Link from "next/link";
import { ScrollToEnd } from "../../components/scroll-to-end.tsx";
import { Tag } from "../../components/tag.tsx";
import { When } from "../../components/when.tsx";
import { SaveButton } from "../../table/save-button.tsx";
import { type AnySign, SignIcon } from "../../verdict/sign-icon.tsx";
import { LadderCellView } from "./ladder-cell.tsx";
import { ladderValues } from "./ladder-values.ts";
import styles from "./release-ladder.module.css";

const KEY: readonly (readonly [AnySign, string])[] = [
  ["slower", "slower"],
  ["faster", "faster"],
  ["possibly-slower", "possibly slower"],
  ["possibly-faster", "possibly faster"],
  ["no-change", "no change"],
  ["inconclusive", "inconclusive"],
  ["not-judged", "not judged"],
  ["not-comparable", "not comparable"],
];

/** Every version in its order, every type: which release changed what. */
export function ReleaseLadder({ ladder }: { ladder: Ladder }) {
  const { columns, rows, against, probe, left } = ladder;
  const newest = columns.at(-1);
  const side = ({ tag }: LadderColumn) =>
    tag === newest?.tag ? styles.head : tag === newest?.base ? styles.base : undefined;
  return (
    <section aria-labelledby="ladder">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-8 pb-3">
        <h2 id="ladder" className="font-semibold text-16 tracking-[-0.008em]">
          Release ladder
        </h2>
        <span className="text-13 text-ink-3">
          each version against the {against === "previous" ? "one before" : "last release before it"}; lower is better
        </span>
        <nav aria-label="Compared with" className={styles.against}>
          <Against value="previous" now={against} label="vs previous tag" />
          <Against value="release" now={against} label="vs last release" />
        </nav>
        <SaveButton
          title="Release ladder"
          sub={`Each version against the ${against === "previous" ? "one before" : "last release before it"}; lower is better.`}
          source={`xrpl-probe, ${columns.length} versions, probe ${probe}, against ${against}`}
          what="ladder"
          table={ladderValues(ladder)}
        />
      </div>
      <ScrollToEnd>
        <table
          className={styles.ladder}
          style={{ minWidth: `${148 + columns.length * 118}px`, maxWidth: `${148 + columns.length * 240}px` }}
        >
          <caption className="sr-only">Change of every type by version, probe {probe}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                Type, code
              </th>
              {columns.map((column) => (
                <th
                  key={column.tag}
                  scope="col"
                  className={`${side(column) ?? ""} ${column.isRelease ? styles.release : ""}`}
                >
                  <i className={styles.bar} />
                  <Tag>{column.tag}</Tag>
                  <span className={styles.sub}>
                    <When ms={column.newestMs} parts="day" />, {column.runs} {column.runs === 1 ? "run" : "runs"}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ type, typeName, cells }) => (
              <tr key={type}>
                <th scope="row">
                  <b>{typeName}</b>
                  <code>{cells.at(-1)?.token ?? cells.find((cell) => cell !== null)?.token}</code>
                </th>
                {columns.map((column, at) => (
                  <LadderCellView
                    key={column.tag}
                    column={column}
                    typeName={typeName}
                    cell={cells[at] ?? null}
                    named={cells.at(-1)?.token ?? null}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollToEnd>
      <div className="flex flex-wrap gap-x-5 gap-y-1 pt-3 text-12 text-ink-2">
        {KEY.map(([sign, word]) => (
          <span key={sign} className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <SignIcon sign={sign} /> {word}
          </span>
        ))}
        <span className="text-ink-3 md:ml-auto">
          Unmarked differences are p50.
          {left.versions > 0 && ` ${left.versions} older versions are on the page Trends.`}
          {left.types > 0 && ` ${left.types} more types are on the page Compare.`}
        </span>
      </div>
      <p className="mt-6 max-w-[100ch] border-line border-t pt-4 text-12 text-ink-3">
        Probe <code>{probe}</code>. A cell names the largest change that is proven or possible, and its code where that
        is not the row’s; where nothing moved, the p50 of the row’s code. Strips: latency on a log axis, the version it
        is compared with as an area, this one as a line.
      </p>
    </section>
  );
}

function Against(props: { value: Ladder["against"]; now: Ladder["against"]; label: string }) {
  const { value, now, label } = props;
  return (
    <Link
      href={value === "previous" ? "/" : "/?against=release"}
      prefetch={false}
      scroll={false}
      aria-current={value === now ? "true" : undefined}
    >
      {label}
    </Link>
  );
}
