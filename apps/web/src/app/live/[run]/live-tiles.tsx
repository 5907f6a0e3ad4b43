import type { LiveFigures } from "@xrpl-probe/report";
import { formatCount, formatElapsed, formatLatency, formatRate, NOT_ENOUGH } from "@xrpl-probe/report/format";
import { type Tile, Tiles } from "../../../components/tiles.tsx";
import { exactNs } from "../../../table/shown-table.ts";

/** The run at a glance: what it does now, how sure it is so far, and whether anything was missed. */
export function LiveTiles({ figures }: { figures: LiveFigures }) {
  return <Tiles tiles={tilesOf(figures)} />;
}

function tilesOf(figures: LiveFigures): Tile[] {
  const { perS, p50, p99, precision, applies, lost, unpaired, firstLostMs, lengthMs } = figures;
  return [
    { name: "Applies per second", value: perS === null ? NOT_ENOUGH : formatRate(perS), detail: "last 10 s" },
    { name: "p50", value: formatLatency(p50), detail: "last 10 s", ...(p50 !== null && { exact: exactNs(p50) }) },
    { name: "p99", value: formatLatency(p99), detail: "last 10 s", ...(p99 !== null && { exact: exactNs(p99) }) },
    ...precision.map(({ statistic, value, half }) => ({
      name: `${statistic} so far`,
      value: half === null ? NOT_ENOUGH : `±${percent(half)} %`,
      detail: half === null ? "not enough windows yet" : `of ${formatLatency(value)}, 95 % sure`,
    })),
    {
      name: "Lost events",
      value: formatCount(lost),
      detail: firstLostMs === null ? "everything was seen" : `first at ${formatElapsed(firstLostMs)}`,
      bad: lost > 0,
    },
    { name: "Unpaired", value: formatCount(unpaired), detail: "left by an exception" },
    { name: "Applies", value: formatCount(applies), detail: `in ${formatElapsed(lengthMs)}` },
  ];
}

/** Two digits where they say something: 0.4, 2.1, 14. */
const percent = (share: number) => (share >= 0.1 ? (share * 100).toFixed(0) : (share * 100).toFixed(1));
