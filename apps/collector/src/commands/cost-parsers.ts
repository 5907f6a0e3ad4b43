import { InvalidArgumentError } from "commander";
import type { ExitMethod } from "../probes/place.ts";

/** `1%` or `0.01`: a share of one core. */
export function share(text: string): number {
  const [, number, percent] = text.match(/^(\d+(?:\.\d+)?)(%?)$/) ?? [];
  const value = Number(number) / (percent ? 100 : 1);
  if (value > 0 && value <= 1) return value;
  throw new InvalidArgumentError("it must be a share of one core, up to 100%: 1%, or 0.01");
}

export function names(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(",").map((name) => name.trim())];
}

export function exitMethod(text: string): ExitMethod {
  if (text === "ret") return "uprobe-on-ret";
  if (text === "uretprobe") return "uretprobe";
  throw new InvalidArgumentError("the methods are ret and uretprobe");
}
