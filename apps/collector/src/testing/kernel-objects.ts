import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The numbers of the programs and links that a process holds in the kernel: none is given twice. */
export interface KernelObjects {
  readonly programs: readonly number[];
  readonly links: readonly number[];
}

/** By its file descriptors: Debian's bpftool does not say whose a program is. */
export function kernelObjectsOf(pid: number): KernelObjects {
  const descriptors = readdirSync(`/proc/${pid}/fdinfo`).map((fd) => readFileSync(`/proc/${pid}/fdinfo/${fd}`, "utf8"));
  const numbers = (field: string) =>
    descriptors.map((text) => Number(text.match(new RegExp(`^${field}:\\s*(\\d+)`, "m"))?.[1])).filter((id) => id > 0);
  return { programs: [...new Set(numbers("prog_id"))], links: numbers("link_id") };
}

/** Those of them that the kernel still has. */
export function leftOf({ programs, links }: KernelObjects): KernelObjects {
  return { programs: left("prog", programs), links: left("link", links) };
}

function left(what: "prog" | "link", ids: readonly number[]): number[] {
  const output = execFileSync("bpftool", ["-j", what, "show"], { encoding: "utf8" });
  const listed = JSON.parse(output) as readonly { readonly id: number }[];
  return ids.filter((id) => listed.some((object) => object.id === id));
}
