"use client";

import { type ReactNode, useCallback, useId, useRef, useState } from "react";
import type { DataTable } from "../table/data-table.ts";
import { SaveButton, type SaveImage } from "../table/save-button.tsx";
import styles from "./chart.module.css";
import type { Figure } from "./figure.ts";
import type { LinkedAxis } from "./linked-axes.ts";
import { Plot } from "./plot.tsx";
import { plainText, RichText } from "./rich-text.tsx";
import { TableTwin } from "./table-twin.tsx";
import type { Theme } from "./theme.ts";

/** An entry of the legend. `group` is the traces' legendgroup, `color` a token of the theme. */
export interface LegendEntry {
  readonly group: string;
  readonly label: string;
  readonly color: "base" | "head" | "ink" | "ink3";
  readonly mark?: "square" | "line" | "dashes";
}

export interface ChartProps {
  /** The sentence that the chart says; `backticks` hold codes. */
  readonly title: string;
  /** What is drawn against what. */
  readonly sub: string;
  /** What can be done with the chart: on the page alone. */
  readonly hint?: string;
  readonly legend?: readonly LegendEntry[];
  readonly figure: (theme: Theme, widthPx: number) => Promise<Figure>;
  readonly heightPx?: number;
  /** On a phone. */
  readonly narrowHeightPx?: number;
  readonly table: DataTable;
  /** What is drawn, in one word for the name of a file: `histogram`. */
  readonly what: string;
  readonly revision: string;
  /** Stands under an image of the chart: which data it shows. */
  readonly source: string;
  readonly links?: readonly LinkedAxis[];
  readonly onBrush?: (from: number, to: number, y: readonly number[]) => void;
  /** Switches, at the right of the title. */
  readonly controls?: ReactNode;
}

const NONE: readonly LegendEntry[] = [];

/** A chart as every page shows it: the finding as its title, the legend in line, the plot, and its table. */
export function Chart({
  title,
  sub,
  hint,
  legend = NONE,
  figure,
  heightPx = 320,
  narrowHeightPx = Math.min(heightPx, 300),
  table,
  what,
  revision,
  source,
  links,
  onBrush,
  controls,
}: ChartProps) {
  const [mutedGroups, setMutedGroups] = useState<ReadonlySet<string>>(() => new Set());
  const titleId = useId();
  const image = useRef<SaveImage>(null);
  const caption = useCallback(
    (theme: Theme) => ({
      title: plainText(title),
      sub,
      legend: legend.map(({ label, color }) => ({ label, color: theme[color] })),
      source,
    }),
    [title, sub, legend, source],
  );
  const toggle = (group: string) =>
    setMutedGroups((groups) => {
      const next = new Set(groups);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  return (
    <figure className={styles.chart} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>
          <RichText text={title} />
        </h3>
        {legend.length > 0 && (
          <span className={styles.legend}>
            {legend.map(({ group, label, color, mark = "square" }) => (
              <button key={group} type="button" aria-pressed={!mutedGroups.has(group)} onClick={() => toggle(group)}>
                <i className={styles[mark]} style={{ color: `var(--${TOKENS[color]})` }} />
                {label}
              </button>
            ))}
          </span>
        )}
        {controls && <span className={styles.controls}>{controls}</span>}
        <p className={styles.sub}>
          {sub} {hint}
        </p>
      </figcaption>
      <Plot
        figure={figure}
        heightPx={heightPx}
        narrowHeightPx={narrowHeightPx}
        revision={revision}
        mutedGroups={mutedGroups}
        caption={caption}
        image={image}
        links={links}
        onBrush={onBrush}
      />
      <div className={styles.foot}>
        <TableTwin table={table} caption={`${plainText(title)}: ${sub}`} />
        <SaveButton title={plainText(title)} sub={sub} source={source} what={what} table={table} image={image} />
      </div>
    </figure>
  );
}

const TOKENS = { base: "base", head: "head", ink: "ink", ink3: "ink-3" } as const;
