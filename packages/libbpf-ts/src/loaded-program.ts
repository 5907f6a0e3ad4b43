import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import type { Handle } from "./handle.ts";
import { createLink, type Link, type Release, releaseFd, releasePointer } from "./link.ts";
import type { ProgramPointer } from "./pointer.ts";
import { type Scope, scopePid } from "./scope.ts";

interface Site {
  /** Offset in the file, not an address. */
  readonly offset: bigint | number;
  /** What `bpf_get_attach_cookie` returns at this site; 64 bits. */
  readonly cookie: bigint | number;
}

interface UprobeOptions extends Site {
  readonly path: string;
  readonly scope: Scope;
  /**
   * Fire when the function returns. The kernel swaps the return address on the stack for that: a C++ exception that
   * passes through such a frame aborts the process, a coroutine that yields in it crashes it. Default false.
   */
  readonly return?: boolean;
}

interface UprobeMultiOptions {
  readonly path: string;
  readonly sites: readonly Site[];
  readonly scope: Scope;
  /** As for one uprobe. */
  readonly return?: boolean;
}

interface UsdtOptions {
  readonly path: string;
  readonly provider: string;
  readonly name: string;
  /** What `bpf_usdt_cookie` returns. Default 0. */
  readonly cookie?: bigint | number;
  readonly scope: Scope;
}

/** What the programs of one object share. */
export interface Owner {
  readonly boundary: Boundary;
  readonly object: Handle<"bpf_object">;
  readonly links: Set<Link>;
  /** USDT links being detached on another thread: libbpf's list of USDT probes has no lock. */
  usdtDetaching: number;
}

const UPROBE_MULTI_RETURN = 1;

/** A program that is in the kernel and can be attached, any number of times. */
export class LoadedProgram {
  readonly name: string;
  readonly #owner: Owner;
  readonly #pointer: ProgramPointer;

  constructor(owner: Owner, pointer: ProgramPointer, name: string) {
    this.#owner = owner;
    this.#pointer = pointer;
    this.name = name;
  }

  /** One site by a perf event: about 0.1 s to detach. For many sites use `attachUprobeMulti`. */
  attachUprobe({ path, offset, cookie, scope, return: retprobe = false }: UprobeOptions): Link {
    const { boundary } = this.#use();
    const what = `${retprobe ? "uretprobe" : "uprobe"} at ${path}+0x${offset.toString(16)}`;
    const pid = scopePid(scope, -1);
    const attach = () =>
      boundary.ffi.libbpf.attachUprobe(this.#pointer, pid, path, BigInt(offset), { cookie: BigInt(cookie), retprobe });
    const pointer = boundary.listening(() =>
      boundary.checkPointer(`attach a ${what}`, attach(), { hints: uprobeHints(path, scope) }),
    );
    return this.#linked(what, releasePointer(boundary, what, pointer));
  }

  /** Many sites of one file in one link: about 10 ms to attach and 0.1 s to detach, however many. Needs `expectUprobeMulti` before the load. */
  attachUprobeMulti({ path, sites, scope, return: retprobe = false }: UprobeMultiOptions): Link {
    const { boundary } = this.#use();
    const what = `uprobe_multi link at ${sites.length} sites of ${path}`;
    if (sites.length === 0)
      throw new LibbpfError({ code: "wrong-use", operation: `attach a ${what}`, reason: "there is no site" });
    const rc = boundary.ffi.libc.bpfLinkUprobeMulti({
      programFd: boundary.ffi.libbpf.programFd(this.#pointer),
      path,
      offsets: BigUint64Array.from(sites, ({ offset }) => BigInt(offset)),
      cookies: BigUint64Array.from(sites, ({ cookie }) => BigInt(cookie)),
      flags: retprobe ? UPROBE_MULTI_RETURN : 0,
      pid: scopePid(scope, 0),
    });
    const fd = boundary.checkLibc(`attach a ${what}`, rc, { hints: uprobeMultiHints(path, scope) });
    return this.#linked(what, releaseFd(boundary, what, fd));
  }

  /** A USDT probe (`sys/sdt.h`) by name, at every place where the file has it. */
  attachUsdt({ path, provider, name, cookie = 0, scope }: UsdtOptions): Link {
    const { boundary } = this.#use();
    const what = `USDT probe ${provider}:${name} of ${path}`;
    const operation = `attach to the ${what}`;
    if (this.#owner.usdtDetaching > 0) {
      const reason = "a USDT probe of the same object is being detached";
      throw new LibbpfError({ code: "wrong-use", operation, reason, hint: "await its detach() first" });
    }
    const pid = scopePid(scope, -1);
    const attach = () => boundary.ffi.libbpf.attachUsdt(this.#pointer, pid, path, provider, name, BigInt(cookie));
    const hint = `${path} carries no such USDT probe, or does not exist: \`readelf -n\` lists what it carries`;
    const missing = { codes: { ENOENT: "no-such-name" as const }, hints: { ENOENT: hint } };
    const pointer = boundary.listening(() => boundary.checkPointer(operation, attach(), missing));
    return this.#linked(what, this.#countingUsdt(releasePointer(boundary, what, pointer)));
  }

  /** Runs the program once, here, without an event (for SEC("syscall") programs). Returns what it returned, 32 bits. */
  testRun(): number {
    const { boundary } = this.#use();
    const returned: [number] = [0];
    const rc = boundary.ffi.libc.bpfTestRun(boundary.ffi.libbpf.programFd(this.#pointer), returned);
    boundary.checkLibc(`run the program "${this.name}"`, rc);
    return returned[0];
  }

  #use(): Owner {
    this.#owner.object.use();
    return this.#owner;
  }

  #countingUsdt(release: Release): Release {
    const owner = this.#owner;
    return {
      ...release,
      offLoop: () => {
        owner.usdtDetaching++;
        return release.offLoop().finally(() => owner.usdtDetaching--);
      },
    };
  }

  #linked(what: string, release: Release): Link {
    const link = createLink(what, release, (ended) => this.#owner.links.delete(ended));
    this.#owner.links.add(link);
    return link;
  }
}

function uprobeHints(path: string, scope: Scope): Record<string, string> {
  const who = scope === "all" ? "" : `, or the process ${scope.pid} does not run`;
  return {
    ENOENT: `${path} does not exist${who}`,
    ESRCH: "that process does not run",
    EINVAL: "the offset is not that of an instruction in the file's code, or the program was prepared for uprobe_multi",
  };
}

function uprobeMultiHints(path: string, scope: Scope): Record<string, string> {
  return {
    ...uprobeHints(path, scope),
    EINVAL:
      "an offset is not in the file's code, the program was not prepared by expectUprobeMulti, or the kernel (before 6.6) lacks uprobe_multi",
  };
}
