import { arch } from "node:os";
import type { BpfArch } from "@xrpl-probe/bpf";
import { formatDurationNs } from "@xrpl-probe/report/format";
import { type Libbpf, LibbpfError, type Link, loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { commandAgain } from "../again.ts";
import { calibrate } from "../calibration/calibrate.ts";
import { costPerCallNs } from "../calibration/calibration.ts";
import { planCalibration } from "../calibration/calibration-plan.ts";
import { targetPath } from "../calibration/target.ts";
import { mayProbe } from "../host/capabilities.ts";
import { type Loaded, loadPrograms } from "../probes/load.ts";
import { maxPerfLinks } from "../probes/place.ts";
import type { ProbePlan } from "../probes/plan.ts";
import { type CheckDetail, type Finding, failed, ok, warning } from "./check.ts";
import type { Examination } from "./examination.ts";

/** The programs that a recording uses, placed on calls of this process: nothing of a server is touched. */
export async function examineProbing(examination: Examination): Promise<void> {
  const bench = new SelfProbing(examination.args);
  try {
    await examination.check("libbpf", [], () => bench.library());
    await examination.check("bpf load", ["libbpf"], () => bench.load());
    await examination.check("ring buffer", ["bpf load"], () => bench.ring());
    await examination.check("uprobe", ["bpf load"], () => bench.uprobe());
    await examination.check("self-test", ["uprobe"], () => bench.selfTest());
  } finally {
    await bench.close();
  }
}

const host: BpfArch = arch() === "arm64" ? "arm64" : "x86_64";

class SelfProbing {
  #libbpf: Libbpf | null = null;
  #loaded: Loaded | null = null;
  #plan: ProbePlan | null = null;
  #multi = false;
  readonly #args: readonly string[];

  constructor(args: readonly string[]) {
    this.#args = args;
  }

  library(): Finding {
    this.#libbpf = loadLibbpf();
    return ok(`${this.#libbpf.version}, ${this.#libbpf.path} (needs 0.8)`);
  }

  async load(): Promise<Finding> {
    const libbpf = have(this.#libbpf);
    this.#plan = planCalibration(targetPath(host));
    const began = performance.now();
    try {
      this.#loaded = this.#programs(libbpf, false);
    } catch (error) {
      if (isPermission(error))
        return failed(
          "EPERM from bpf",
          { label: null, text: "CAP_BPF, or CAP_SYS_ADMIN, is missing" },
          ...asRoot(this.#args),
        );
      throw error;
    }
    return ok(`the programs load, the verifier took ${Math.round(performance.now() - began)} ms`);
  }

  ring(): Finding {
    return ok(`${have(this.#loaded).ring.size >> 20} MB mapped`);
  }

  async uprobe(): Promise<Finding> {
    const [slot] = have(this.#plan).slots;
    try {
      const program = have(this.#loaded).object.program("on_apply");
      const at = { path: targetPath(host), offset: slot?.entryOffset ?? 0, cookie: 0, scope: { pid: process.pid } };
      await using _link: Link = program.attachUprobe(at);
      this.#multi = await uprobeMultiWorks(have(this.#libbpf));
    } catch (error) {
      if (!isPermission(error) && mayProbe()) throw error;
      const why = error instanceof LibbpfError && error.errnoName ? error.errnoName : "refused";
      const missing = mayProbe()
        ? "the kernel, or a security module, refuses it to this process"
        : "CAP_SYS_ADMIN is missing; CAP_BPF and CAP_PERFMON alone are not enough";
      return failed(`${why} from perf_event_open`, { label: null, text: missing }, ...asRoot(this.#args));
    }
    if (this.#multi) return ok("can be placed, many in one link (uprobe_multi)");
    return warning(
      `can be placed, one link each: at most ${maxPerfLinks} sites, and a stop takes 0.1 s for each`,
      { label: null, text: "this kernel lacks uprobe_multi, or its links do not hear every thread" },
      { label: "do", text: "use Linux 6.6 or newer for the larger sets" },
    );
  }

  async selfTest(): Promise<Finding> {
    const calibration = await calibrate(have(this.#libbpf), {
      arch: host,
      multi: this.#multi,
      exitMethod: "uprobe-on-ret",
    });
    const cost = (stepping: "emulated" | "single-step") =>
      formatDurationNs(costPerCallNs(calibration, [{ stepping, hasExit: true }]));
    return ok(
      `every call heard, in and out; a call costs ${cost("emulated")}, ${cost("single-step")} where its entry is single-stepped; bias ${formatDurationNs(calibration.biasNs.emulated)}`,
    );
  }

  #programs(libbpf: Libbpf, multi: boolean): Loaded {
    return loadPrograms(libbpf, { arch: host, plan: have(this.#plan), pid: process.pid, baseNs: 0n, multi });
  }

  async close(): Promise<void> {
    await this.#loaded?.object.close();
  }
}

/** A check runs only after those that made what it needs. */
function have<T>(value: T | null): T {
  if (value === null) throw new Error("a check ran before the one that it rests on");
  return value;
}

function isPermission(error: unknown): boolean {
  return error instanceof LibbpfError && error.code === "permission";
}

function asRoot(args: readonly string[]): CheckDetail[] {
  const isRoot = process.getuid?.() === 0;
  const container = { label: isRoot ? "do" : "or", text: "docker run --cap-add SYS_ADMIN --pid=host …" } as const;
  return isRoot ? [container] : [{ label: "do", text: commandAgain(args, { sudo: true }) }, container];
}
