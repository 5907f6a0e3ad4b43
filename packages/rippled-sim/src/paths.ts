import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Flavour, flavours, type SimVersion, versionOf, versions } from "./flavours.ts";
import { SimError } from "./sim-error.ts";

export const packageDir = fileURLToPath(new URL("..", import.meta.url));

/** Path of the built executable of a version, or of a flavour's first one. Throws SimError "not-built". */
export function simPath(which: Flavour | SimVersion): string {
  const version = versionOf(which);
  const path = join(packageDir, "build", version, flavours[versions[version]].executable);
  if (!existsSync(path)) {
    throw new SimError("not-built", `no stand-in server at ${path}`, "run `npm run build` at the root first");
  }
  return path;
}
