import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Why eBPF cannot be used here, or null where it can (or where REQUIRE_BPF turns a skip into a failure). */
    noBpf: string | null;
    /** Why no browser can be used here, or null. */
    noBrowser: string | null;
  }
}

/** Tells every test file what this machine can do: `describe.skipIf(inject("noBpf"))`. */
export default function setup(project: TestProject): void {
  project.provide("noBpf", process.env.REQUIRE_BPF ? null : whyNoBpf());
  project.provide("noBrowser", process.env.REQUIRE_BROWSER ? null : whyNoBrowser());
}

function whyNoBpf(): string | null {
  if (process.platform !== "linux") return "eBPF needs Linux";
  if (process.getuid?.() !== 0) return "eBPF needs root";
  try {
    execFileSync("bpftool", ["prog", "list"], { stdio: "ignore" });
  } catch {
    return "bpftool cannot list programs: it is missing, or the kernel refuses bpf(2)";
  }
  return null;
}

function whyNoBrowser(): string | null {
  return ["/usr/bin/chromium", "/snap/bin/chromium"].some(existsSync) ? null : "chromium is not installed";
}
