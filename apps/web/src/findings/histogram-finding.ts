import type { Latency } from "@xrpl-probe/report";
import { formatChange, formatLatency } from "@xrpl-probe/report/format";

interface Middle {
  readonly p50: Latency;
  readonly p99: Latency;
}

/** Below this two curves cannot be told apart by eye. It decides on words only; nothing is judged by it. */
const VISIBLE = 0.02;

/** Where the two distributions lie to one another, from their p50 and p99. */
export function histogramFinding(base: Middle | null, head: Middle | null): string {
  if (base === null || head === null)
    return base === null ? "Only head has applies of this kind" : "Only base has applies of this kind";
  const [p50, p99] = [change(base.p50, head.p50), change(base.p99, head.p99)];
  if (p50 === null) return withoutNumbers(base, head);
  const by = (name: string, ratio: number) => `${name} ${formatChange(ratio)}`;
  if (p99 === null)
    return Math.abs(p50) < VISIBLE
      ? `Base and head lie over one another: ${by("p50", p50)}`
      : `Head lies ${side(p50)} of base: ${by("p50", p50)}`;
  const both = `${by("p50", p50)}, ${by("p99", p99)}`;
  const [middleMoved, tailMoved] = [Math.abs(p50) >= VISIBLE, Math.abs(p99) >= VISIBLE];
  if (!middleMoved && !tailMoved) return `Base and head lie over one another: ${both}`;
  if (!middleMoved) return `Head’s tail ends ${side(p99)} of base’s: ${both}`;
  if (!tailMoved) return `Head’s middle lies ${side(p50)} of base’s: ${both}`;
  if (Math.sign(p50) === Math.sign(p99)) return `Head lies ${side(p50)} of base: ${both}`;
  return `Head is ${p99 > 0 ? "wider" : "narrower"} than base: ${both}`;
}

const side = (ratio: number) => (ratio > 0 ? "to the right" : "to the left");

function change(base: Latency, head: Latency): number | null {
  return typeof base === "number" && typeof head === "number" && base > 0 ? head / base - 1 : null;
}

/** Imported buckets allow bounds only, and few values not even those. */
function withoutNumbers(base: Middle, head: Middle): string {
  if (base.p50 === null || head.p50 === null) return "Too few applies for a median";
  const [left, right] = [formatLatency(base.p50), formatLatency(head.p50)];
  return left === right ? `Both medians lie in ${left}` : `The medians lie in ${left} and in ${right}`;
}
