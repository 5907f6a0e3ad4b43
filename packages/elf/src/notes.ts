import { viewOf } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import type { Elf } from "./read-elf.ts";
import { readSection, sectionNamed } from "./section.ts";

export interface Note {
  readonly owner: string;
  readonly type: number;
  readonly content: Uint8Array;
}

const align4 = (length: number): number => Math.ceil(length / 4) * 4;

/** The notes of one section, in order; none when the file has no such section. A note cut short ends the list. */
export function notesOf(elf: Elf, sectionName: string): Note[] {
  const section = sectionNamed(elf, sectionName);
  if (!section) return [];
  const bytes = readSection(elf, section);
  const view = viewOf(bytes);
  const notes: Note[] = [];
  for (let at = 0; at + 12 <= bytes.length; ) {
    const ownerLength = view.getUint32(at, true);
    const contentLength = view.getUint32(at + 4, true);
    const type = view.getUint32(at + 8, true);
    const owner = at + 12;
    const content = owner + align4(ownerLength);
    if (content + contentLength > bytes.length) break;
    notes.push({
      owner: cString(bytes, owner, ownerLength),
      type,
      content: bytes.subarray(content, content + contentLength),
    });
    at = content + align4(contentLength);
  }
  return notes;
}
