import { Boundary } from "./boundary.ts";
import type { Ffi } from "./ffi.ts";
import { Handle } from "./handle.ts";
import { OpenedObject } from "./opened-object.ts";

/** Enough for the logs of large programs; the memory is touched only as far as the log goes. */
const VERIFIER_LOG_BYTES = 1 << 20;

/** A loaded libbpf. Its objects share nothing else than the library. */
export class Libbpf {
  /** "1.1". */
  readonly version: string;
  /** The file that was loaded. */
  readonly path: string;
  /** @internal Also the self-test's way to the kernel. */
  readonly boundary: Boundary;

  constructor(ffi: Ffi, version: string, path: string) {
    this.boundary = new Boundary(ffi);
    this.version = version;
    this.path = path;
  }

  /** Number of CPUs the kernel reserves per-CPU values for: at least the number present. */
  get possibleCpus(): number {
    return this.boundary.check("count the possible CPUs", this.boundary.ffi.libbpf.possibleCpus());
  }

  /** Reads an eBPF object (an ELF file made by `clang --target=bpf`) from memory. Nothing reaches the kernel before `load`. */
  open(bytes: Uint8Array, { name }: { name: string }): OpenedObject {
    const { ffi } = this.boundary;
    const what = `the object "${name}"`;
    const kernelLog = ffi.allocate(VERIFIER_LOG_BYTES);
    try {
      const pointer = this.boundary.listening(() =>
        this.boundary.checkPointer(
          `open ${what}`,
          ffi.libbpf.openMemory(bytes, bytes.length, { name, kernelLog, kernelLogBytes: VERIFIER_LOG_BYTES }),
        ),
      );
      return new OpenedObject(this.boundary, new Handle(what, pointer), kernelLog);
    } catch (error) {
      ffi.free(kernelLog);
      throw error;
    }
  }
}
