import { readExactly } from "./byte-source.ts";
import type { Elf, Section } from "./read-elf.ts";

const noBits = 8;

export const sectionNamed = (elf: Elf, name: string): Section | null =>
  elf.sections.find((section) => section.name === name && section.type !== noBits) ?? null;

/** All bytes of a section. @throws ElfError "truncated" when the file ends before it does */
export const readSection = (elf: Elf, section: Section): Uint8Array =>
  readExactly(elf.source, section.offset, section.size, `section ${section.name}`);
