import { fileOffsetOf } from "./address.ts";
import type { Decoder } from "./decoder.ts";
import { ElfError } from "./elf-error.ts";
import { isCold } from "./find-symbols.ts";
import { decodeBody, type FunctionExtent } from "./function-body.ts";
import { functionIndex, withSize } from "./function-index.ts";
import type { Elf } from "./read-elf.ts";

export interface ExitSite {
  readonly address: number;
  /** Where the probe goes, in bytes from the start of the file. */
  readonly fileOffset: number;
  /** The function the instruction belongs to. */
  readonly in: string;
  /** Whether that is another function than the probed one, reached by a tail call: every other caller of it traps there too. */
  readonly outside: boolean;
}

export interface ExitPlan {
  /** In order of address. */
  readonly sites: readonly ExitSite[];
  /** The functions the probed one may end in by a tail call, nearest first. */
  readonly tails: readonly string[];
}

const maxTailDepth = 4;
const maxFunctions = 64;

/**
 * Where a function returns: its own `ret`s and those of the functions it tail-calls, at most 4 deep.
 * A tail call is a direct unconditional jump to the exact start of another function. Conditional and indirect jumps and
 * jumps anywhere else (a `.cold` part, which comes back; the middle of a function) are none.
 * @throws ElfError "no-exit-site" when the function has none, "malformed" when its code cannot be told from data
 */
export function exitSites(elf: Elf, probed: FunctionExtent, decoder: Decoder): ExitPlan {
  const reached: FunctionExtent[] = [withSize(elf, probed)];
  const depths = new Map([[probed.address, 0]]);
  const sites: ExitSite[] = [];
  for (const fn of reached) {
    const depth = depths.get(fn.address) ?? 0;
    for (const { kind, offset, target } of decodeBody(elf, fn, decoder)) {
      const address = fn.address + offset;
      if (kind === "ret")
        sites.push({ address, fileOffset: fileOffsetOf(elf, address), in: fn.name, outside: fn !== reached[0] });
      if (kind !== "jmp" || target === null || depth === maxTailDepth || depths.has(target)) continue;
      const tail = tailTarget(elf, fn, target);
      if (!tail) continue;
      depths.set(target, depth + 1);
      reached.push(tail);
      if (reached.length > maxFunctions) throw noExit(probed, `may end in any of more than ${maxFunctions} functions`);
    }
  }
  if (sites.length === 0) throw noExit(probed, "never returns by itself nor by a direct tail call");
  return {
    sites: sites.sort((a, b) => a.address - b.address),
    tails: reached.slice(1).map(({ name }) => name),
  };
}

function tailTarget(elf: Elf, from: FunctionExtent, target: number): FunctionExtent | null {
  if (target >= from.address && target < from.address + from.size) return null;
  const fn = functionIndex(elf)(target);
  return fn && !isCold(fn.name) ? fn : null;
}

const noExit = (fn: FunctionExtent, what: string): ElfError =>
  new ElfError(
    "no-exit-site",
    `${fn.name} ${what}`,
    "probe its callers, or choose a return probe knowing that it can kill the process",
  );
