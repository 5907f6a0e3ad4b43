import type * as Iced from "iced-x86";
import type { Decoder, InstructionKind } from "./decoder.ts";

/** The parts of iced-x86 in use, so that a caller may pass the module however it was loaded. */
type IcedModule = Pick<typeof Iced, "Code" | "Decoder" | "DecoderOptions" | "FlowControl" | "Instruction" | "Mnemonic">;

/** The x86-64 decoder. iced-x86 comes as a parameter since its import reads a `.wasm` from the disk. */
export function icedDecoder(iced: IcedModule): Decoder {
  const kindOf = (instruction: Iced.Instruction): InstructionKind => {
    switch (instruction.flowControl) {
      case iced.FlowControl.Next:
        return instruction.mnemonic === iced.Mnemonic.Endbr64 ? "landing-pad" : "other";
      case iced.FlowControl.Return:
        return instruction.mnemonic === iced.Mnemonic.Ret ? "ret" : "other";
      case iced.FlowControl.UnconditionalBranch:
        return instruction.isJmpShortOrNear ? "jmp" : "other";
      case iced.FlowControl.ConditionalBranch:
        return "branch";
      default:
        return instruction.isInvalid ? "invalid" : "other";
    }
  };

  // arch/x86/kernel/uprobes.c: push_setup_xol_ops takes `push r64` with at most a REX prefix; branch_setup_xol_ops takes
  // nops and relative jumps and calls, except with the 66 prefix, which shortens their displacement.
  const isEmulated = (instruction: Iced.Instruction): boolean => {
    if (instruction.code === iced.Code.Push_r64) return instruction.length <= 2;
    if (instruction.mnemonic === iced.Mnemonic.Nop) return instruction.length === 1 || instruction.length === 5;
    return instruction.isJmpShortOrNear || instruction.isJccShortOrNear || instruction.isCallNear;
  };

  return function* (code, address) {
    const decoder = new iced.Decoder(64, code, iced.DecoderOptions.None);
    const instruction = new iced.Instruction();
    try {
      decoder.ip = BigInt(address);
      for (let offset = 0; offset < code.length; ) {
        decoder.decodeOut(instruction);
        const { length } = instruction;
        const kind = kindOf(instruction);
        const target = kind === "jmp" || kind === "branch" ? Number(instruction.nearBranchTarget) : null;
        yield { offset, length, kind, target, emulated: isEmulated(instruction) };
        if (length === 0) return;
        offset += length;
      }
    } finally {
      instruction.free();
      decoder.free();
    }
  };
}
