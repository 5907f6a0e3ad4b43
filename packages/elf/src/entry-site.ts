import { fileOffsetOf } from "./address.ts";
import type { Decoder, Instruction } from "./decoder.ts";
import { malformed } from "./elf-error.ts";
import { decodeBody, type FunctionExtent } from "./function-body.ts";
import { withSize } from "./function-index.ts";
import type { Elf } from "./read-elf.ts";

export interface EntrySite {
  readonly address: number;
  /** Where the probe goes, in bytes from the start of the file. */
  readonly fileOffset: number;
  /** What was stepped over at the function's start, in bytes: a landing pad would be single-stepped, what follows often is not. */
  readonly skippedBytes: number;
  /** How the kernel executes the instruction under the probe: a single step costs the server about 10 times as much. */
  readonly stepping: "emulated" | "single-step";
}

/**
 * Where to time the entry of a function: its first instruction behind `endbr64`, `bti` and `paciasp`. When the function
 * itself branches to that instruction it stays at its start, since a loop must not count as calls.
 * @throws ElfError "malformed" or "truncated"
 */
export function entrySite(elf: Elf, fn: FunctionExtent, decoder: Decoder): EntrySite {
  const body = decodeBody(elf, withSize(elf, fn), decoder);
  const behind = body.find(({ kind }) => kind !== "landing-pad");
  const isLoopHead = behind !== undefined && body.some(({ target }) => target === fn.address + behind.offset);
  const site: Instruction | undefined = isLoopHead ? body[0] : behind;
  if (!site) throw malformed(`${fn.name} holds no instruction`);
  const address = fn.address + site.offset;
  return {
    address,
    fileOffset: fileOffsetOf(elf, address),
    skippedBytes: site.offset,
    stepping: site.emulated ? "emulated" : "single-step",
  };
}
