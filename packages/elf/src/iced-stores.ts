import type * as Iced from "iced-x86";
import type { ConstantStore, StoreReader } from "./versions-in-code.ts";

type IcedModule = Pick<
  typeof Iced,
  | "Code"
  | "Decoder"
  | "DecoderOptions"
  | "FlowControl"
  | "Instruction"
  | "MemorySizeExt"
  | "Mnemonic"
  | "OpKind"
  | "Register"
  | "RegisterExt"
>;

/**
 * Reads `mov` of a constant to memory, directly or through a register that was just loaded with it. Follows the code in the order
 * it lies in, not the order it runs in: good for finding texts, not for knowing what memory holds.
 */
export function icedStores(iced: IcedModule): StoreReader {
  return function* (code, address) {
    const decoder = new iced.Decoder(64, code, iced.DecoderOptions.None);
    const instruction = new iced.Instruction();
    const constants = new Map<Iced.Register, bigint>();
    try {
      decoder.ip = BigInt(address);
      while (decoder.canDecode) {
        decoder.decodeOut(instruction);
        if (instruction.isInvalid) return;
        const store = storeOf(instruction, constants);
        if (store) yield store;
        remember(instruction, constants);
      }
    } finally {
      instruction.free();
      decoder.free();
    }
  };

  function storeOf(instruction: Iced.Instruction, constants: ReadonlyMap<Iced.Register, bigint>): ConstantStore | null {
    if (instruction.mnemonic !== iced.Mnemonic.Mov || instruction.op0Kind !== iced.OpKind.Memory) return null;
    if (instruction.memoryIndex !== iced.Register.None) return null;
    const isRegister = instruction.op1Kind === iced.OpKind.Register;
    const value = isRegister
      ? constants.get(iced.RegisterExt.fullRegister(instruction.op1Register))
      : instruction.immediate(1);
    if (value === undefined) return null;
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), true);
    // An address relative to the instruction pointer comes as the address itself.
    const base = instruction.isIpRelMemoryOperand ? iced.Register.None : instruction.memoryBase;
    const offset = Number(BigInt.asIntN(64, instruction.memoryDisplacement));
    return { base, offset, bytes: bytes.subarray(0, iced.MemorySizeExt.size(instruction.memorySize)) };
  }

  function remember(instruction: Iced.Instruction, constants: Map<Iced.Register, bigint>): void {
    if (instruction.op0Kind !== iced.OpKind.Register) return;
    const register = iced.RegisterExt.fullRegister(instruction.op0Register);
    const { code } = instruction;
    if (code === iced.Code.Mov_r64_imm64 || code === iced.Code.Mov_r32_imm32)
      constants.set(register, instruction.immediate(1));
    else constants.delete(register);
  }
}
