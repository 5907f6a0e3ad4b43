import type { Machine } from "./read-elf.ts";

/** Where an argument of a USDT probe lies when its place is reached. */
export interface StapArgument {
  /** `memory`: at the address in the register, plus `value`. */
  readonly kind: "constant" | "register" | "memory";
  /** The constant, or what is added to the register; 0 for a register alone. */
  readonly value: number;
  /** Its place among the registers that the kernel saves: `struct pt_regs`, on arm64 `struct user_pt_regs`. In bytes. */
  readonly registerOffset: number;
  /** 1, 2, 4 or 8. */
  readonly bytes: number;
  readonly isSigned: boolean;
}

/**
 * Reads what the compiler wrote of a probe's arguments: `8@%rax -4@8(%rsp) 8@$40`, on arm64 `8@x0 -4@[sp, 12] 8@40`.
 * An argument that is addressed in another way (by an index, or by a symbol) is null.
 * Format: https://sourceware.org/systemtap/wiki/UserSpaceProbeImplementation
 */
export function stapArguments(args: string, machine: Machine): (StapArgument | null)[] {
  // A blank also stands inside of `[sp, 12]`.
  const texts = args.trim().split(/\s+(?=-?[1248]@)/);
  return args.trim() === "" ? [] : texts.map((text) => argumentOf(text, machine));
}

function argumentOf(text: string, machine: Machine): StapArgument | null {
  const [, sign = "", size = "", place = ""] = /^(-?)([1248])@(.+)$/.exec(text) ?? [];
  if (place === "") return null;
  const type = { bytes: Number(size), isSigned: sign === "-" };
  const found = machine === "x86_64" ? placeOnX86(place) : placeOnArm(place);
  return found && { ...found, ...type };
}

type Place = Pick<StapArgument, "kind" | "value" | "registerOffset">;

function placeOnX86(text: string): Place | null {
  const [, constant] = /^\$(-?\w+)$/.exec(text) ?? [];
  if (constant !== undefined) return constantPlace(constant);
  const [, displacement = "", base] = /^(-?\w+)?\(%(\w+)\)$/.exec(text) ?? [];
  if (base !== undefined) return inRegister("memory", x86Register(base), displacement);
  const [, register] = /^%(\w+)$/.exec(text) ?? [];
  return register === undefined ? null : inRegister("register", x86Register(register), "");
}

function placeOnArm(text: string): Place | null {
  if (/^-?\d+$/.test(text)) return constantPlace(text);
  const [, base, displacement = ""] = /^\[(\w+)(?:, ?#?(-?\w+))?\]$/.exec(text) ?? [];
  if (base !== undefined) return inRegister("memory", armRegister(base), displacement);
  return inRegister("register", armRegister(text), "");
}

function constantPlace(text: string): Place | null {
  const value = Number(text);
  return Number.isSafeInteger(value) ? { kind: "constant", value, registerOffset: 0 } : null;
}

function inRegister(kind: "register" | "memory", registerOffset: number | null, displacement: string): Place | null {
  const value = displacement === "" ? 0 : Number(displacement);
  return registerOffset === null || !Number.isSafeInteger(value) ? null : { kind, value, registerOffset };
}

/** In the order of x86's `struct pt_regs`, by 8 bytes. */
const x86Order = "r15 r14 r13 r12 bp bx r11 r10 r9 r8 ax cx dx si di orig_ax ip cs flags sp".split(" ");

/** `rax`, `eax`, `ax` and `al` are parts of one register; so are `r8`, `r8d`, `r8w` and `r8b`. The high bytes (`ah`) are not read. */
function x86Register(name: string): number | null {
  const numbered = /^(r(?:[89]|1[0-5]))[dwb]?$/.exec(name)?.[1];
  const wide = /^[re]?(ax|bx|cx|dx|si|di|bp|sp)$/.exec(name)?.[1];
  const low = /^([abcd])l$/.exec(name)?.[1];
  const lowIndex = /^(si|di|bp|sp)l$/.exec(name)?.[1];
  const full = numbered ?? wide ?? (low === undefined ? undefined : `${low}x`) ?? lowIndex;
  const at = full === undefined ? -1 : x86Order.indexOf(full);
  return at < 0 ? null : at * 8;
}

function armRegister(name: string): number | null {
  if (name === "sp") return 31 * 8;
  const number = Number(/^[xw](\d+)$/.exec(name)?.[1] ?? Number.NaN);
  return number <= 30 ? number * 8 : null;
}
