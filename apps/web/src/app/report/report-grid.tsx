"use client";

import type { PanelView } from "@xrpl-probe/report";
import { useCallback, useMemo, useState } from "react";
import { PanelChart } from "../../charts/panel-chart.tsx";
import type { SelectOption } from "../../components/select.tsx";
import { sharedRange, valueRange } from "../../figures/panel-values.ts";
import { usePageQuery } from "../../page-query.tsx";
import { LinkedPlotsProvider } from "../../plot/linked-plots-provider.tsx";
import type { LoadedPanel } from "./load-report.ts";
import { PanelChoices } from "./panel-choices.tsx";
import { dataParams, viewParams } from "./params.ts";
import styles from "./report.module.css";
import { ReportToolbar } from "./report-toolbar.tsx";

const COLORS = ["base", "head"] as const;

/** The tools, then the panels one below the other, linked. */
export function ReportGrid(props: { panels: readonly LoadedPanel[]; options: readonly SelectOption[] }) {
  const { panels, options } = props;
  const { query, change, pending, view, changeView } = usePageQuery(dataParams, viewParams);
  const [resets, setResets] = useState(0);
  const brush = useMemo(
    () => (query.from === null || query.to === null ? null : { fromMs: query.from, toMs: query.to }),
    [query.from, query.to],
  );
  const onBrush = useCallback(
    (fromMs: number, toMs: number) => change({ from: Math.round(fromMs), to: Math.round(toMs) }),
    [change],
  );
  const ranges = useMemo(() => rangesOf(panels, view), [panels, view]);
  return (
    <>
      <ReportToolbar
        view={view}
        onView={changeView}
        brush={brush}
        onBrush={(range) => change(range === null ? { from: null, to: null } : { from: range[0], to: range[1] })}
        panels={panels.length}
        onPanels={(count) => change({ panels: count })}
        onReset={() => setResets((count) => count + 1)}
        busy={pending}
      />
      <LinkedPlotsProvider>
        <div className={view.crosshair ? "" : styles.noCrosshair}>
          {panels.map(({ name, query: asked, view: panel }, at) => (
            <section key={name} className="border-line border-b pt-4 pb-3 last:border-0" aria-label={`Panel ${at + 1}`}>
              <PanelChoices
                number={at + 1}
                color={COLORS[at] ?? "ink"}
                query={asked}
                choices={"kind" in panel ? panel : null}
                sides={options}
                onChange={(next) => change({ [name]: { ...asked, ...next } })}
              />
              {"kind" in panel ? (
                <PanelChart
                  panel={panel}
                  color={COLORS[at] ?? "ink"}
                  scale={view.scale}
                  tool={view.tool}
                  rangeMs={ranges[at]?.ms ?? [0, 1]}
                  range={ranges[at]?.value ?? [0, 1]}
                  brush={brush}
                  timeLink={view.linkTime ? "time" : `time ${name}`}
                  valueLink={view.linkValue ? panel.kind : `${panel.kind} ${name}`}
                  revision={`${resets} ${view.scale} ${panel.kind} ${panel.side.query}`}
                  onBrush={onBrush}
                />
              ) : (
                <div className="grid h-[300px] place-content-center text-center" role="alert">
                  <p className="font-medium first-letter:uppercase">{panel.message}.</p>
                  <p className="mt-1 text-13 text-ink-2 first-letter:uppercase">{panel.hint}.</p>
                </div>
              )}
            </section>
          ))}
        </div>
      </LinkedPlotsProvider>
    </>
  );
}

interface Ranges {
  readonly ms: readonly [number, number];
  readonly value: readonly [number, number];
}

/** Where each panel's axes begin and end: linked ones alike. */
function rangesOf(
  panels: readonly LoadedPanel[],
  { scale, linkTime, linkValue }: { scale: "log" | "linear"; linkTime: boolean; linkValue: boolean },
): Ranges[] {
  const shown = panels.map(({ view }) => ("kind" in view ? view : null));
  const msOf = (panel: PanelView | null) => [0, Math.max(1, panel?.points.at(-1)?.endMs ?? 1)] as const;
  const valueOfPanel = (panel: PanelView) => valueRange(panel, scale);
  return shown.map((panel) => {
    if (panel === null) return { ms: [0, 1], value: [0, 1] };
    const alike = shown
      .filter((other) => other !== null && other.kind === panel.kind)
      .filter((other) => other !== null);
    return {
      ms: linkTime ? sharedRange(shown.filter((other) => other !== null).map(msOf)) : msOf(panel),
      value: linkValue ? sharedRange(alike.map(valueOfPanel)) : valueOfPanel(panel),
    };
  });
}
