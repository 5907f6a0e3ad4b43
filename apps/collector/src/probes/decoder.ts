import { arm64Decoder, type Decoder, type Elf, icedDecoder } from "@xrpl-probe/elf";

/** The decoder for the executable's machine. iced-x86 is loaded only where it is needed: its import reads a .wasm. */
export async function decoderFor(elf: Elf): Promise<Decoder> {
  return elf.machine === "aarch64" ? arm64Decoder : icedDecoder(await import("iced-x86"));
}
