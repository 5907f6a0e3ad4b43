import { createRequire } from "node:module";
import { arm64Decoder, type Decoder, icedDecoder, icedStores, type Machine, type StoreReader } from "@xrpl-probe/elf";

/** What reads the machine code of an executable. */
export interface CodeReader {
  readonly decoder: Decoder;
  /** Finds texts that the compiler turned into instructions; null where that is not known. */
  readonly stores: StoreReader | null;
}

/**
 * iced-x86 is loaded only where it is needed: it reads and compiles a .wasm, 25 ms. It is CommonJS and required as such:
 * an import would look through its source for names first, which takes three times as long.
 */
export function codeReaderFor(machine: Machine): CodeReader {
  if (machine === "aarch64") return { decoder: arm64Decoder, stores: null };
  const iced: typeof import("iced-x86") = createRequire(import.meta.url)("iced-x86");
  return { decoder: icedDecoder(iced), stores: icedStores(iced) };
}
