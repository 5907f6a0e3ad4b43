import { fileOffsetOf } from "./address.ts";
import { u64, viewOf } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import { notesOf } from "./notes.ts";
import type { Elf } from "./read-elf.ts";
import { sectionNamed } from "./section.ts";

/** A USDT probe site. One probe has as many as places it was inlined to. */
export interface StapProbe {
  readonly provider: string;
  readonly name: string;
  readonly address: number;
  readonly fileOffset: number;
  /** Where the arguments lie, as written by the compiler: `8@%rax -4@8(%rsp)`. */
  readonly args: string;
  /** The counter that the kernel raises while the probe is in use; null when the probe fires always. */
  readonly semaphore: { readonly address: number; readonly fileOffset: number } | null;
}

const stapType = 3;

/**
 * The USDT probes in `.note.stapsdt`. A note holds the address `.stapsdt.base` had when the probe was compiled in; where a
 * tool (prelink) has moved the code since, all its addresses move by the same difference.
 * Format: https://sourceware.org/systemtap/wiki/UserSpaceProbeImplementation
 * @throws ElfError "malformed" when a probe lies in no loaded part of the file
 */
export function stapProbes(elf: Elf): StapProbe[] {
  const base = sectionNamed(elf, ".stapsdt.base")?.address;
  return notesOf(elf, ".note.stapsdt").flatMap(({ owner, type, content }) => {
    if (owner !== "stapsdt" || type !== stapType || content.length < 24) return [];
    const view = viewOf(content);
    const moved = base === undefined ? 0 : base - u64(view, 8);
    const address = u64(view, 0) + moved;
    const counter = u64(view, 16);
    const provider = cString(content, 24);
    const name = cString(content, 24 + provider.length + 1);
    const args = cString(content, 24 + provider.length + 1 + name.length + 1);
    const semaphore =
      counter === 0 ? null : { address: counter + moved, fileOffset: fileOffsetOf(elf, counter + moved) };
    return [{ provider, name, address, fileOffset: fileOffsetOf(elf, address), args, semaphore }];
  });
}
