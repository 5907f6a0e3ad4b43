import { hex, readCode } from "./address.ts";
import type { Decoder, Instruction } from "./decoder.ts";
import { ElfError, malformed } from "./elf-error.ts";
import type { Elf } from "./read-elf.ts";

/** A function's extent: `size` bytes from virtual `address` on. */
export interface FunctionExtent {
  readonly name: string;
  readonly address: number;
  readonly size: number;
}

/** No function a compiler emits comes near; a damaged size must not cost minutes. */
export const maxFunctionBytes = 4 * 2 ** 20;

/**
 * Every instruction of a function, decoded from its first byte to its last.
 * A breakpoint inside an instruction or in data would change what the server computes, so a body that does not decode
 * without a gap, or in which a branch arrives between two decoded instructions, is refused.
 * @throws ElfError "malformed" or "truncated"
 */
export function decodeBody(elf: Elf, fn: FunctionExtent, decoder: Decoder): readonly Instruction[] {
  const recent = decoded.get(elf) ?? new Map<number, readonly Instruction[]>();
  const body = recent.get(fn.address) ?? decode(elf, fn, decoder);
  decoded.set(elf, recent.set(fn.address, body));
  for (const [oldest] of recent) if (recent.size > mostRecent) recent.delete(oldest);
  return body;
}

/** An entry and its exits are asked for one after the other, and many functions end in the same few: bodies decoded last are kept. */
const decoded = new WeakMap<Elf, Map<number, readonly Instruction[]>>();
const mostRecent = 16;

function decode(elf: Elf, { name, address, size }: FunctionExtent, decoder: Decoder): Instruction[] {
  if (size > maxFunctionBytes) throw malformed(`${name} is said to be ${size} bytes long`);
  const refuse = (what: string): never => {
    throw new ElfError(
      "malformed",
      `${name}: ${what}`,
      "leave this function out: a probe may only sit at the start of an instruction",
    );
  };
  const body: Instruction[] = [];
  const starts = new Uint8Array(size);
  for (const instruction of decoder(readCode(elf, address, size, name), address)) {
    if (instruction.kind === "invalid") refuse(`no instruction at ${hex(address + instruction.offset)}`);
    starts[instruction.offset] = 1;
    body.push(instruction);
  }
  for (const { target } of body) {
    if (target !== null && starts[target - address] === 0)
      refuse(`a branch leads into the middle of the instruction before ${hex(target)}`);
  }
  return body;
}
