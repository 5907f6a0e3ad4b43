// Generated from the object's BTF by src/generate.ts: do not edit.

/** Reads and writes one struct at an offset of a view, little-endian. 64-bit values are numbers: exact up to 2^53. */
export interface Codec<T> {
  readonly size: number;
  read(view: DataView, offset: number): T;
  write(view: DataView, offset: number, value: T): void;
}

const u64 = (view: DataView, offset: number): number =>
  view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;

const setU64 = (view: DataView, offset: number, value: number): void =>
  view.setBigUint64(offset, BigInt(value), true);

function readArray<T>(length: number, size: number, offset: number, read: (at: number) => T): T[] {
  return Array.from({ length }, (_, index) => read(offset + index * size));
}

function writeArray<T>(values: readonly T[], size: number, offset: number, write: (at: number, value: T) => void): void {
  values.forEach((value, index) => {
    write(offset + index * size, value);
  });
}

export const probeKind = {
  PROBE_SPAN: 0,
  PROBE_PREFLIGHT: 1,
  PROBE_CLASS_PREFLIGHT: 2,
  PROBE_PAIR: 3,
  PROBE_CALLER: 4,
  PROBE_START: 5,
  PROBE_SINCE: 6,
} as const;

export const txSource = {
  TX_NONE: 0,
  TX_FROM_TRANSACTOR: 1,
  TX_POINTED: 2,
  TX_ARGUMENT: 3,
} as const;

export const codeSource = {
  CODE_NONE: 0,
  CODE_REGISTER: 1,
  CODE_PAIR: 2,
  CODE_POINTER: 3,
} as const;

export const spanFlags = {
  SPAN_HAS_CODE: 1,
  SPAN_HAS_TX: 2,
  SPAN_HAS_APPLIED: 4,
  SPAN_APPLIED: 8,
  SPAN_FROM_FREE_PREFLIGHT: 16,
} as const;

export const caller = {
  CALLER_UNKNOWN: 0,
  CALLER_OPEN: 1,
  CALLER_BUILD: 2,
  CALLER_OTHER: 3,
} as const;

export const pass = {
  PASS_UNKNOWN: 0,
  PASS_RETRY: 1,
  PASS_FINAL: 2,
} as const;

export const usdtKind = {
  USDT_PEER_CONNECT: 0,
  USDT_PEER_DISCONNECT: 1,
  USDT_PEER_SEND: 2,
  USDT_PEER_RECEIVE: 3,
  USDT_TRANSACTOR_EXIT: 4,
} as const;

export const usdtArgumentKind = {
  USDT_NONE: 0,
  USDT_CONSTANT: 1,
  USDT_REGISTER: 2,
  USDT_MEMORY: 3,
} as const;

export const argumentIndex = {
  NO_ARGUMENT: 255,
} as const;

export interface ProbeConfig {
  kind: number;
  txSource: number;
  txArgument: number;
  txOffset: number;
  codeSource: number;
  resultArgument: number;
  pair: number;
  caller: number;
  retryArgument: number;
}

export const probeConfigOffsets = { kind: 0, txSource: 1, txArgument: 2, txOffset: 3, codeSource: 4, resultArgument: 5, pair: 6, caller: 7, retryArgument: 8 } as const;

export const probeConfig: Codec<ProbeConfig> = {
  size: 16,
  read: (view, offset) => ({
    kind: view.getUint8(offset + 0),
    txSource: view.getUint8(offset + 1),
    txArgument: view.getUint8(offset + 2),
    txOffset: view.getUint8(offset + 3),
    codeSource: view.getUint8(offset + 4),
    resultArgument: view.getUint8(offset + 5),
    pair: view.getUint8(offset + 6),
    caller: view.getUint8(offset + 7),
    retryArgument: view.getUint8(offset + 8),
  }),
  write: (view, offset, value) => {
    view.setUint8(offset + 0, value.kind);
    view.setUint8(offset + 1, value.txSource);
    view.setUint8(offset + 2, value.txArgument);
    view.setUint8(offset + 3, value.txOffset);
    view.setUint8(offset + 4, value.codeSource);
    view.setUint8(offset + 5, value.resultArgument);
    view.setUint8(offset + 6, value.pair);
    view.setUint8(offset + 7, value.caller);
    view.setUint8(offset + 8, value.retryArgument);
  },
};

export interface SpanEvent {
  startNs: number;
  durationNs: number;
  thread: number;
  code: number;
  probe: number;
  flags: number;
  caller: number;
  pass: number;
  txId: Uint8Array;
  type: number;
}

export const spanEventOffsets = { startNs: 0, durationNs: 8, thread: 16, code: 20, probe: 24, flags: 25, caller: 26, pass: 27, txId: 28, type: 60 } as const;

export const spanEvent: Codec<SpanEvent> = {
  size: 64,
  read: (view, offset) => ({
    startNs: u64(view, offset + 0),
    durationNs: u64(view, offset + 8),
    thread: view.getUint32(offset + 16, true),
    code: view.getInt32(offset + 20, true),
    probe: view.getUint8(offset + 24),
    flags: view.getUint8(offset + 25),
    caller: view.getUint8(offset + 26),
    pass: view.getUint8(offset + 27),
    txId: new Uint8Array(view.buffer, view.byteOffset + offset + 28, 32).slice(),
    type: view.getUint32(offset + 60, true),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.startNs);
    setU64(view, offset + 8, value.durationNs);
    view.setUint32(offset + 16, value.thread, true);
    view.setInt32(offset + 20, value.code, true);
    view.setUint8(offset + 24, value.probe);
    view.setUint8(offset + 25, value.flags);
    view.setUint8(offset + 26, value.caller);
    view.setUint8(offset + 27, value.pass);
    new Uint8Array(view.buffer, view.byteOffset + offset + 28, 32).set(value.txId);
    view.setUint32(offset + 60, value.type, true);
  },
};

export interface AggregateKey {
  probe: number;
  flags: number;
  type: number;
  code: number;
  bucket: number;
}

export const aggregateKeyOffsets = { probe: 0, flags: 1, type: 2, code: 4, bucket: 8 } as const;

export const aggregateKey: Codec<AggregateKey> = {
  size: 12,
  read: (view, offset) => ({
    probe: view.getUint8(offset + 0),
    flags: view.getUint8(offset + 1),
    type: view.getUint16(offset + 2, true),
    code: view.getInt32(offset + 4, true),
    bucket: view.getUint32(offset + 8, true),
  }),
  write: (view, offset, value) => {
    view.setUint8(offset + 0, value.probe);
    view.setUint8(offset + 1, value.flags);
    view.setUint16(offset + 2, value.type, true);
    view.setInt32(offset + 4, value.code, true);
    view.setUint32(offset + 8, value.bucket, true);
  },
};

export interface Aggregate {
  count: number;
  sumNs: number;
}

export const aggregateOffsets = { count: 0, sumNs: 8 } as const;

export const aggregate: Codec<Aggregate> = {
  size: 16,
  read: (view, offset) => ({
    count: u64(view, offset + 0),
    sumNs: u64(view, offset + 8),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.count);
    setU64(view, offset + 8, value.sumNs);
  },
};

export interface Counters {
  hits: number;
  spans: number;
  unpaired: number;
  ringFull: number;
  unstarted: number;
  mismatched: number;
}

export const countersOffsets = { hits: 0, spans: 8, unpaired: 16, ringFull: 24, unstarted: 32, mismatched: 40 } as const;

export const counters: Codec<Counters> = {
  size: 48,
  read: (view, offset) => ({
    hits: u64(view, offset + 0),
    spans: u64(view, offset + 8),
    unpaired: u64(view, offset + 16),
    ringFull: u64(view, offset + 24),
    unstarted: u64(view, offset + 32),
    mismatched: u64(view, offset + 40),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.hits);
    setU64(view, offset + 8, value.spans);
    setU64(view, offset + 16, value.unpaired);
    setU64(view, offset + 24, value.ringFull);
    setU64(view, offset + 32, value.unstarted);
    setU64(view, offset + 40, value.mismatched);
  },
};

export interface FrameKey {
  thread: number;
  probe: number;
}

export const frameKeyOffsets = { thread: 0, probe: 4 } as const;

export const frameKey: Codec<FrameKey> = {
  size: 8,
  read: (view, offset) => ({
    thread: view.getUint32(offset + 0, true),
    probe: view.getUint32(offset + 4, true),
  }),
  write: (view, offset, value) => {
    view.setUint32(offset + 0, value.thread, true);
    view.setUint32(offset + 4, value.probe, true);
  },
};

export interface Frame {
  startNs: number;
  sp: number;
  result: number;
  transactor: number;
  txId: Uint8Array;
  type: number;
  usdtCode: number;
  flags: number;
  checked: number;
}

export const frameOffsets = { startNs: 0, sp: 8, result: 16, transactor: 24, txId: 32, type: 64, usdtCode: 68, flags: 72, checked: 73 } as const;

export const frame: Codec<Frame> = {
  size: 80,
  read: (view, offset) => ({
    startNs: u64(view, offset + 0),
    sp: u64(view, offset + 8),
    result: u64(view, offset + 16),
    transactor: u64(view, offset + 24),
    txId: new Uint8Array(view.buffer, view.byteOffset + offset + 32, 32).slice(),
    type: view.getUint32(offset + 64, true),
    usdtCode: view.getInt32(offset + 68, true),
    flags: view.getUint8(offset + 72),
    checked: view.getUint8(offset + 73),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.startNs);
    setU64(view, offset + 8, value.sp);
    setU64(view, offset + 16, value.result);
    setU64(view, offset + 24, value.transactor);
    new Uint8Array(view.buffer, view.byteOffset + offset + 32, 32).set(value.txId);
    view.setUint32(offset + 64, value.type, true);
    view.setInt32(offset + 68, value.usdtCode, true);
    view.setUint8(offset + 72, value.flags);
    view.setUint8(offset + 73, value.checked);
  },
};

export interface Frames {
  depth: number;
  caller: number;
  pass: number;
  at: Frame[];
}

export const framesOffsets = { depth: 0, caller: 4, pass: 5, at: 8 } as const;

export const frames: Codec<Frames> = {
  size: 328,
  read: (view, offset) => ({
    depth: view.getUint32(offset + 0, true),
    caller: view.getUint8(offset + 4),
    pass: view.getUint8(offset + 5),
    at: readArray(4, 80, offset + 8, (at) => frame.read(view, at)),
  }),
  write: (view, offset, value) => {
    view.setUint32(offset + 0, value.depth, true);
    view.setUint8(offset + 4, value.caller);
    view.setUint8(offset + 5, value.pass);
    writeArray(value.at, 80, offset + 8, (at, item) => frame.write(view, at, item));
  },
};

export interface FrameOwners {
  at: number[];
}

export const frameOwnersOffsets = { at: 0 } as const;

export const frameOwners: Codec<FrameOwners> = {
  size: 64,
  read: (view, offset) => ({
    at: readArray(8, 8, offset + 0, (at) => u64(view, at)),
  }),
  write: (view, offset, value) => {
    writeArray(value.at, 8, offset + 0, (at, item) => setU64(view, at, item));
  },
};

export interface Attempt {
  tx: number;
  preflightNs: number;
  classPreflightNs: number[];
}

export const attemptOffsets = { tx: 0, preflightNs: 8, classPreflightNs: 16 } as const;

export const attempt: Codec<Attempt> = {
  size: 48,
  read: (view, offset) => ({
    tx: u64(view, offset + 0),
    preflightNs: u64(view, offset + 8),
    classPreflightNs: readArray(4, 8, offset + 16, (at) => u64(view, at)),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.tx);
    setU64(view, offset + 8, value.preflightNs);
    writeArray(value.classPreflightNs, 8, offset + 16, (at, item) => setU64(view, at, item));
  },
};

export interface PeerKey {
  kind: number;
  category: number;
}

export const peerKeyOffsets = { kind: 0, category: 4 } as const;

export const peerKey: Codec<PeerKey> = {
  size: 8,
  read: (view, offset) => ({
    kind: view.getUint32(offset + 0, true),
    category: view.getUint32(offset + 4, true),
  }),
  write: (view, offset, value) => {
    view.setUint32(offset + 0, value.kind, true);
    view.setUint32(offset + 4, value.category, true);
  },
};

export interface PeerCount {
  messages: number;
  bytes: number;
}

export const peerCountOffsets = { messages: 0, bytes: 8 } as const;

export const peerCount: Codec<PeerCount> = {
  size: 16,
  read: (view, offset) => ({
    messages: u64(view, offset + 0),
    bytes: u64(view, offset + 8),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.messages);
    setU64(view, offset + 8, value.bytes);
  },
};

export interface UsdtArgument {
  value: number;
  registerOffset: number;
  kind: number;
  shift: number;
  isSigned: number;
}

export const usdtArgumentOffsets = { value: 0, registerOffset: 8, kind: 10, shift: 11, isSigned: 12 } as const;

export const usdtArgument: Codec<UsdtArgument> = {
  size: 16,
  read: (view, offset) => ({
    value: u64(view, offset + 0),
    registerOffset: view.getUint16(offset + 8, true),
    kind: view.getUint8(offset + 10),
    shift: view.getUint8(offset + 11),
    isSigned: view.getUint8(offset + 12),
  }),
  write: (view, offset, value) => {
    setU64(view, offset + 0, value.value);
    view.setUint16(offset + 8, value.registerOffset, true);
    view.setUint8(offset + 10, value.kind);
    view.setUint8(offset + 11, value.shift);
    view.setUint8(offset + 12, value.isSigned);
  },
};

export interface UsdtSite {
  kind: number;
  arguments: UsdtArgument[];
}

export const usdtSiteOffsets = { kind: 0, arguments: 8 } as const;

export const usdtSite: Codec<UsdtSite> = {
  size: 72,
  read: (view, offset) => ({
    kind: view.getUint32(offset + 0, true),
    arguments: readArray(4, 16, offset + 8, (at) => usdtArgument.read(view, at)),
  }),
  write: (view, offset, value) => {
    view.setUint32(offset + 0, value.kind, true);
    writeArray(value.arguments, 16, offset + 8, (at, item) => usdtArgument.write(view, at, item));
  },
};

/** Offsets of the globals in .rodata, to be set before load. */
export const rodataOffsets = {
  baseNs: 0,
  pidnsDev: 8,
  pidnsIno: 16,
  targetTgid: 24,
  initialPidns: 28,
  applyProbe: 32,
  applyConfig: 36,
  frameSetMask: 52,
  returnPopped: 56,
  probeConfigs: 60,
  usdtSites: 4160,
  exported: 8768,
} as const;

/** Offsets of the globals in .bss, which may be set at any time. */
export const bssOffsets = {
  liveLayer: 0,
  aggregatedProbes: 8,
} as const;
