import type { LinkPointer, MapPointer, MemoryPointer, ObjectPointer, ProgramPointer } from "./pointer.ts";

type Bytes = Uint8Array | BigUint64Array;
type Done<Result> = (error: Error | null, result: Result) => void;
/** A function that can also be run on a thread of koffi's pool. */
interface Asynchronous<Args extends unknown[], Result> {
  (...args: Args): Result;
  async(...args: [...Args, Done<Result>]): void;
}

/** `struct bpf_object_open_opts` up to the last member that libbpf 0.8 knows. `kernelLog` must outlive the load. */
interface OpenOptions {
  name: string;
  kernelLog: MemoryPointer;
  kernelLogBytes: number;
}

interface UprobeOptions {
  cookie: bigint;
  retprobe: boolean;
}

/** The `link_create.uprobe_multi` part of `union bpf_attr`. */
interface UprobeMultiAttributes {
  programFd: number;
  path: string;
  offsets: BigUint64Array;
  cookies: BigUint64Array;
  flags: number;
  /** 0 for every process. */
  pid: number;
}

interface MapAttributes {
  type: number;
  keyBytes: number;
  valueBytes: number;
  maxEntries: number;
}

interface ProgramAttributes {
  type: number;
  expectedAttachType: number;
  instructions: BigUint64Array;
  license: string;
}

/**
 * Everything foreign that this package calls, with types. Numbers that can fail are 0 or positive, or -errno; those of
 * libc (`mmap`, `bpf…`, `close`) are -1 with `errno()`. `declare-ffi.ts` makes it.
 */
export interface Ffi {
  readonly libbpf: {
    /** Also the function that the self-test puts a probe on. */
    majorVersion: Asynchronous<[], number>;
    /** Address of `libbpf_major_version` in this process. */
    readonly majorVersionAddress: bigint;
    setPrint(callback: bigint | null): void;
    possibleCpus(): number;
    openMemory(bytes: Uint8Array, size: number, options: OpenOptions): ObjectPointer | null;
    load(object: ObjectPointer): number;
    close(object: ObjectPointer): void;
    findProgram(object: ObjectPointer, name: string): ProgramPointer | null;
    nextProgram(object: ObjectPointer, previous: ProgramPointer | null): ProgramPointer | null;
    programName(program: ProgramPointer): string;
    programFd(program: ProgramPointer): number;
    setAutoload(program: ProgramPointer, autoload: boolean): number;
    setExpectedAttachType(program: ProgramPointer, type: number): number;
    findMap(object: ObjectPointer, name: string): MapPointer | null;
    nextMap(object: ObjectPointer, previous: MapPointer | null): MapPointer | null;
    mapName(map: MapPointer): string;
    mapFd(map: MapPointer): number;
    mapType(map: MapPointer): number;
    mapFlags(map: MapPointer): number;
    mapKeySize(map: MapPointer): number;
    mapValueSize(map: MapPointer): number;
    mapMaxEntries(map: MapPointer): number;
    setMaxEntries(map: MapPointer, entries: number): number;
    /** Copy of a data section's initial value, null where the map has none. */
    initialValue(map: MapPointer): Uint8Array<ArrayBuffer> | null;
    setInitialValue(map: MapPointer, value: Uint8Array, size: number): number;
    lookup(mapFd: number, key: Bytes, value: Bytes): number;
    update(mapFd: number, key: Bytes, value: Bytes, flags: number): number;
    deleteKey(mapFd: number, key: Bytes): number;
    nextKey(mapFd: number, key: Bytes | null, next: Bytes): number;
    /** `count` is the capacity going in and the number of entries coming out. */
    lookupBatch(mapFd: number, from: Bytes | null, to: Bytes, keys: Bytes, values: Bytes, count: [number]): number;
    attachUprobe(
      program: ProgramPointer,
      pid: number,
      path: string,
      offset: bigint,
      options: UprobeOptions,
    ): LinkPointer | null;
    attachUsdt(
      program: ProgramPointer,
      pid: number,
      path: string,
      provider: string,
      name: string,
      cookie: bigint,
    ): LinkPointer | null;
    destroyLink: Asynchronous<[LinkPointer], number>;
  };
  readonly libc: {
    close: Asynchronous<[number], number>;
    pageSize(): number;
    mmap(
      address: MemoryPointer | null,
      bytes: number,
      protection: number,
      flags: number,
      fd: number,
      offset: number,
    ): MemoryPointer | null;
    munmap(address: MemoryPointer, bytes: number): number;
    /** The text of a `printf` format and its `va_list`, cut at 4 KiB. */
    format(format: bigint, list: bigint): string;
    bpfCreateMap(attributes: MapAttributes): number;
    bpfLoadProgram(attributes: ProgramAttributes): number;
    bpfLinkUprobeMulti(attributes: UprobeMultiAttributes): number;
    /** Runs a program once; `returned[0]` gets what it returned. */
    bpfTestRun(programFd: number, returned: [number]): number;
  };
  errno(): number;
  allocate(bytes: number): MemoryPointer;
  free(memory: MemoryPointer): void;
  /** A buffer over foreign memory: no copy, and no protection once that memory is gone. */
  view(memory: MemoryPointer, bytes: number): ArrayBuffer;
  readString(memory: MemoryPointer): string;
  /** A C function pointer for `libbpf_set_print`, valid for the life of the process. */
  printCallback(print: (level: number, format: bigint, list: bigint) => number): bigint;
}

/** The attach type of programs for uprobe_multi links. */
export const BPF_TRACE_UPROBE_MULTI = 48;
