import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { BadProbe, type OwnProbe, ownProbe, parseOwnProbe } from "./own-probe.ts";

const file = z.strictObject({
  probes: z.record(z.string(), z.union([z.string(), z.strictObject({ from: z.string(), to: z.string() })])),
});

/**
 * Own probes of a YAML file: under `probes`, names with a function (`ripple::Pathfinder::findPaths(*)`), with
 * `entry..exit`, or with `from` and `to`.
 * @throws BadProbe
 */
export function readProbeFile(path: string): OwnProbe[] {
  return probesOf(textOf(path), path);
}

/** @throws BadProbe */
export function probesOf(text: string, path: string): OwnProbe[] {
  const parsed = file.safeParse(yamlOf(text, path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadProbe(`${path}: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "not understood"}.`);
  }
  return Object.entries(parsed.data.probes).map(([name, functions]) =>
    typeof functions === "string"
      ? parseOwnProbe(`${name}=${functions}`)
      : ownProbe(name, functions.from.trim(), functions.to.trim()),
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new BadProbe(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function yamlOf(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new BadProbe(`${path} is no YAML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
}
