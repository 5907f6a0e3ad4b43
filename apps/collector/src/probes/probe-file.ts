import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { errnoText } from "../host/errno-text.ts";
import { yamlSyntax } from "../yaml-issue.ts";
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
  return probesOf(textOf(path));
}

const noProbes = "it must begin with 'probes:', then a line 'name: function' for each";
const noProbe = "it must be a function, entry..exit, or from and to";

/** @throws BadProbe */
export function probesOf(text: string): OwnProbe[] {
  const parsed = file.safeParse(yamlOf(text) ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadProbe(issue === undefined || issue.path.length < 2 ? noProbes : `${issue.path.join(".")}: ${noProbe}`);
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
    throw new BadProbe(errnoText(error));
  }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new BadProbe(yamlSyntax(error));
  }
}
