import { notesOf } from "./notes.ts";
import type { Elf } from "./read-elf.ts";

const buildIdType = 3;

/** The linker's hash of what it linked, in lower-case hex: the exact identity of a binary. null when it was linked without. */
export function buildId(elf: Elf): string | null {
  const note = notesOf(elf, ".note.gnu.build-id").find(({ owner, type }) => owner === "GNU" && type === buildIdType);
  return note ? Array.from(note.content, (byte) => byte.toString(16).padStart(2, "0")).join("") : null;
}
