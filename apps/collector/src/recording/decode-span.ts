import { spanEventOffsets as at, spanFlags } from "@xrpl-probe/bpf";
import type { Span } from "./spans.ts";

export interface DecodedSpan extends Span {
  readonly hasTx: boolean;
  readonly fromFreePreflight: boolean;
  /** As `Applied` has them. */
  readonly caller: number;
  readonly pass: number;
}

/** One record of the ring. Read field by field: the whole struct would copy 32 bytes of id for each. */
export function decodeSpan(view: DataView, offset: number): DecodedSpan {
  const flags = view.getUint8(offset + at.flags);
  const hasTx = (flags & spanFlags.SPAN_HAS_TX) !== 0;
  return {
    startNs: u64(view, offset + at.startNs),
    durationNs: u64(view, offset + at.durationNs),
    thread: view.getUint32(offset + at.thread, true),
    probe: view.getUint8(offset + at.probe),
    type: hasTx ? view.getUint16(offset + at.type, true) : null,
    code: flags & spanFlags.SPAN_HAS_CODE ? view.getInt32(offset + at.code, true) : null,
    applied: flags & spanFlags.SPAN_HAS_APPLIED ? (flags & spanFlags.SPAN_APPLIED) !== 0 : null,
    hasTx,
    caller: view.getUint8(offset + at.caller),
    pass: view.getUint8(offset + at.pass),
    fromFreePreflight: (flags & spanFlags.SPAN_FROM_FREE_PREFLIGHT) !== 0,
  };
}

function u64(view: DataView, offset: number): number {
  return view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;
}
