import { arm64Decoder, type Decoder, icedDecoder, icedStores, type Machine, type StoreReader } from "@xrpl-probe/elf";

/** What reads the machine code of an executable. */
export interface CodeReader {
  readonly decoder: Decoder;
  /** Finds texts that the compiler turned into instructions; null where that is not known. */
  readonly stores: StoreReader | null;
}

/** iced-x86 is loaded only where it is needed: its import reads and compiles a .wasm. */
export async function codeReaderFor(machine: Machine): Promise<CodeReader> {
  if (machine === "aarch64") return { decoder: arm64Decoder, stores: null };
  const iced = await import("iced-x86");
  return { decoder: icedDecoder(iced), stores: icedStores(iced) };
}
