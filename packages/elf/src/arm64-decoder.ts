import { viewOf } from "./byte-source.ts";
import type { Decoder, Instruction } from "./decoder.ts";

/** Instructions are 4 bytes, little-endian. Encodings: Arm Architecture Reference Manual, C4.1. */
const width = 4;
const nop = 0xd503201f;
/** bti, bti c, bti j, bti jc, paciasp, pacibsp */
const landingPads = new Set([0xd503241f, 0xd503245f, 0xd503249f, 0xd50324df, 0xd503233f, 0xd503237f]);
/** retaa, retab */
const signedReturns = new Set([0xd65f0bff, 0xd65f0fff]);

type Meaning = Omit<Instruction, "offset" | "length">;

/** The arm64 decoder: knows the instructions that matter for probes, calls every other word `other`. */
export const arm64Decoder: Decoder = function* (code, address) {
  const view = viewOf(code);
  for (let offset = 0; offset < code.length; offset += width) {
    const rest = code.length - offset;
    if (rest < width) yield { offset, length: rest, kind: "invalid", target: null, emulated: false };
    else yield { offset, length: width, ...meaningOf(view.getUint32(offset, true), address + offset) };
  }
};

function meaningOf(word: number, address: number): Meaning {
  /** The signed field of `bits` bits from bit `low` on counts words from the instruction. */
  const target = (low: number, bits: number): number => address + ((word << (32 - low - bits)) >> (32 - bits)) * width;
  const has = (mask: number, value: number): boolean => (word & mask) >>> 0 === value;

  if (has(0xfc000000, 0x14000000)) return { kind: "jmp", target: target(0, 26), emulated: true }; // b
  if (has(0xff000000, 0x54000000)) return { kind: "branch", target: target(5, 19), emulated: true }; // b.cond
  if (has(0x7e000000, 0x34000000)) return { kind: "branch", target: target(5, 19), emulated: true }; // cbz, cbnz
  if (has(0x7e000000, 0x36000000)) return { kind: "branch", target: target(5, 14), emulated: true }; // tbz, tbnz
  if (has(0xfffffc1f, 0xd65f0000)) return { kind: "ret", target: null, emulated: true };
  if (signedReturns.has(word)) return { kind: "ret", target: null, emulated: false };
  if (landingPads.has(word)) return { kind: "landing-pad", target: null, emulated: false };
  if (word >>> 16 === 0) return { kind: "invalid", target: null, emulated: false }; // udf: what zeroes decode to
  return { kind: "other", target: null, emulated: word === nop || isSimulated(word) };
}

/** arch/arm64/kernel/probes/decode-insn.c: what reads the program counter cannot run from a copy, so the kernel simulates it. */
const isSimulated = (word: number): boolean =>
  (word & 0xfc000000) >>> 0 === 0x94000000 || // bl
  (word & 0x1f000000) === 0x10000000 || // adr, adrp
  (word & 0x3b000000) === 0x18000000 || // ldr (literal)
  (word & 0xffdffc1f) >>> 0 === 0xd61f0000; // br, blr
