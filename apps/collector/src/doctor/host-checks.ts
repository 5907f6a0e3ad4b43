import { arch, release } from "node:os";
import { explainOldKernel, oldestKernel } from "../errors-explained.ts";
import { matchOrNull, readLinkOrNull, readOrNull } from "../host/read.ts";
import { initialPidNamespace } from "../probes/pid-namespace.ts";
import { type Finding, failed, ok, warning } from "./check.ts";

/** What the kernel is and allows. Each takes what it reads as a parameter, so that other hosts can be told of. */

export function checkKernel(version = release(), architecture: string = arch()): Finding {
  const machine = { x64: "x86_64", arm64: "arm64" }[architecture];
  if (machine === undefined)
    return failed(`${version}, ${architecture}: there are programs for x86_64 and arm64 alone`);
  const needed = `5.${oldestKernel(architecture).minor}`;
  const said = `${version}, ${machine} (needs ${needed})`;
  if (explainOldKernel(version, architecture) === null) return ok(said);
  return failed(said, { label: "do", text: `run the server on Linux ${needed} or newer` });
}

/** `none [integrity] confidentiality`: the one in brackets holds. */
export function checkLockdown(text = readOrNull("/sys/kernel/security/lockdown")): Finding {
  const mode = text === null ? "none" : (matchOrNull(text, /\[(\w+)\]/) ?? "none");
  if (mode !== "confidentiality") return ok(mode);
  return warning("confidentiality: the kernel may refuse to read the server's memory for a program", {
    label: "do",
    text: "boot with lockdown=integrity where the checks below fail",
  });
}

/** Date.now() counts whole milliseconds. */
export function checkClock(): Finding {
  const before = process.hrtime.bigint();
  Date.now();
  const tookMs = Number(process.hrtime.bigint() - before) / 1e6;
  return ok(`CLOCK_MONOTONIC, wall offset known to ${Math.max(1, Math.ceil(tookMs))} ms, sampled in each slice`);
}

export function checkPidNamespace(link = readLinkOrNull("/proc/self/ns/pid")): Finding {
  if (link === `pid:[${initialPidNamespace}]`) return ok("the host's");
  return warning(
    "one of its own: only servers in it, or below it, can be seen",
    { label: null, text: "a server of the host, or in another container, is not found from here" },
    { label: "do", text: "run on the host, or with --pid=host" },
  );
}
