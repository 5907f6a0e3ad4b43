import { buildId } from "./build-id.ts";
import { viewOf } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import { crc32 } from "./crc32.ts";
import { ElfError } from "./elf-error.ts";
import type { Elf } from "./read-elf.ts";
import { readSection, sectionNamed } from "./section.ts";

/** What a stripped file says of its debug file. */
export interface DebugLink {
  /** Without a directory. */
  readonly name: string;
  /** CRC-32 of the debug file's bytes. */
  readonly crc: number;
}

/** `.gnu_debuglink`: the name, padded to 4 bytes, then the checksum. Null when the file has none. */
export function debugLink(elf: Elf): DebugLink | null {
  const section = sectionNamed(elf, ".gnu_debuglink");
  if (!section) return null;
  const bytes = readSection(elf, section);
  const name = cString(bytes, 0);
  const at = Math.ceil((name.length + 1) / 4) * 4;
  return name === "" || at + 4 > bytes.length ? null : { name, crc: viewOf(bytes).getUint32(at, true) };
}

/**
 * Where the debug file of an executable would lie, in the order in which gdb looks: by build-id, then by the name in
 * `.gnu_debuglink` beside the executable, in `.debug` there, and under /usr/lib/debug.
 */
export function debugFilePaths(elf: Elf, directory: string): string[] {
  const [id, link] = [buildId(elf), debugLink(elf)];
  const global = "/usr/lib/debug";
  return [
    ...(id === null ? [] : [`${global}/.build-id/${id.slice(0, 2)}/${id.slice(2)}.debug`]),
    ...(link === null ? [] : ["", "/.debug"].map((below) => `${directory}${below}/${link.name}`)),
    ...(link === null ? [] : [`${global}${directory}/${link.name}`]),
  ];
}

const chunk = 2 ** 20;

/**
 * The same executable, with the symbols of its debug file. That it is its own is known by the build-id, or, where one of
 * them has none, by the checksum in `.gnu_debuglink`.
 * @throws ElfError "malformed" when the two do not belong together, "no-symbols" when the debug file has none
 */
export function withDebugFile(elf: Elf, debug: Elf): Elf {
  const refuse = (why: string, hint: string): never => {
    throw new ElfError("malformed", `the debug file belongs to another build: ${why}`, hint);
  };
  const hint = "install the debug symbols of exactly this build";
  const [own, its] = [buildId(elf), buildId(debug)];
  if (own !== null && its !== null) {
    if (own !== its) refuse(`its build-id is ${its.slice(0, 12)}, the executable's ${own.slice(0, 12)}`, hint);
  } else {
    const link = debugLink(elf);
    if (link === null)
      throw new ElfError("malformed", "nothing says that the debug file belongs to the executable", hint);
    const crc = checksum(debug);
    if (crc !== link.crc) refuse(`its checksum is ${crc.toString(16)}, expected is ${link.crc.toString(16)}`, hint);
  }
  if (debug.machine !== elf.machine) refuse(`it is for ${debug.machine}`, hint);
  if (!debug.sections.some(({ type }) => type === symtab)) {
    throw new ElfError("no-symbols", "the debug file has no symbol table", "it was stripped itself: install it anew");
  }
  return { ...elf, debug };
}

const symtab = 2;

function checksum({ source }: Elf): number {
  let crc = 0;
  for (let at = 0; at < source.size; at += chunk) {
    crc = crc32(source.read(at, Math.min(chunk, source.size - at)), crc);
  }
  return crc;
}
