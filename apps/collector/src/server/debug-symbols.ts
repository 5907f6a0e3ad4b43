import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { debugFilePaths, type Elf, ElfError, withDebugFile } from "@xrpl-probe/elf";
import { CliError, exitCodes } from "../errors.ts";
import { errnoText } from "../host/errno-text.ts";
import { type OpenElf, openElf } from "./open-file.ts";

/** The executable with the symbols that were found for it. */
export interface WithSymbols {
  readonly elf: Elf;
  /** The debug file that they come from; null where the executable's own serve. */
  readonly debugFile: string | null;
  [Symbol.dispose](): void;
}

const symtab = 2;

/**
 * The symbols of an executable: its own `.symtab`, else those of its debug file, by build-id or `.gnu_debuglink`, first
 * as the server's own root directory has it and then as this host has; else the dynamic ones alone.
 *
 * @param chosen the file that an operator names: it must be the right one
 * @param roots directories to look in, `/proc/PID/root` and ``
 * @throws CliError 2 when the chosen file cannot be read or is of another build
 */
export function withSymbols(elf: Elf, exe: string, roots: readonly string[], chosen: string | undefined): WithSymbols {
  if (chosen !== undefined) return chosenFile(elf, exe, chosen);
  const alone: WithSymbols = { elf, debugFile: null, [Symbol.dispose]: () => undefined };
  if (elf.sections.some(({ type }) => type === symtab)) return alone;
  const paths = debugFilePaths(elf, dirname(exe)).flatMap((path) => roots.map((root) => root + path));
  for (const path of paths) {
    if (!existsSync(path)) continue;
    try {
      return joined(elf, path);
    } catch {
      // A file of another build, or none that can be read: what is not named by hand is only a chance.
    }
  }
  return alone;
}

function chosenFile(elf: Elf, exe: string, path: string): WithSymbols {
  try {
    return joined(elf, path);
  } catch (error) {
    const why = error instanceof ElfError ? error.reason : errnoText(error);
    throw new CliError(
      exitCodes.usage,
      `cannot take the symbols of ${exe} from ${path}: ${why}`,
      [["do", "name the debug file of exactly this build, or leave --debug-file out"]],
      error,
    );
  }
}

function joined(elf: Elf, path: string): WithSymbols {
  const opened: OpenElf = openElf(path);
  try {
    return { elf: withDebugFile(elf, opened.elf), debugFile: path, [Symbol.dispose]: () => opened[Symbol.dispose]() };
  } catch (error) {
    opened[Symbol.dispose]();
    throw error;
  }
}
