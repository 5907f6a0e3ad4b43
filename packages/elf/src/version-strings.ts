import { readExactly } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import type { Elf, Section } from "./read-elf.ts";
import { sectionNamed } from "./section.ts";

/** A literal of the shape 1.2.3, 1.2.3-b4 or 1.2.3-rc4. */
export interface VersionLiteral {
  readonly text: string;
  readonly address: number;
  /** The other literals within 256 bytes: linkers keep those of one source file together, which tells a server's version from a library's. */
  readonly nearby: readonly string[];
}

export interface VersionStrings {
  /** Those of a pre-release first, since libraries carry none; otherwise in order of address. */
  readonly versions: readonly VersionLiteral[];
  /** Literals of exactly 40 hex digits: the commit, where the build knew it. */
  readonly commits: readonly string[];
}

const version = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(b|rc)(0|[1-9]\d*))?$/;
const commit = /^[0-9a-f]{40}$/;

export const isVersion = (text: string): boolean => version.test(text);

const commitLength = 40;
const maxVersionLength = 24;

const chunkBytes = 2 ** 20;
/** Ten times the largest `.rodata` of a server known; what lies behind is not searched. */
const maxBytes = 2 ** 26;
const maxLiterals = 256;
const contextBytes = 256;

/**
 * The literals in `.rodata` that may be the program's version and commit. Zero-terminated and whole: `zlib 1.2.11` is none,
 * `1.2.11` is. A compiler may also have turned a short literal into instructions: `versionsInCode` reads those.
 */
export function versionStrings(elf: Elf): VersionStrings {
  const section = sectionNamed(elf, ".rodata");
  const versions: VersionLiteral[] = [];
  const commits = new Set<string>();
  if (!section) return { versions, commits: [] };
  eachShortLiteral(elf, section, (text, offset) => {
    if (versions.length + commits.size >= maxLiterals) return;
    if (commit.test(text)) commits.add(text);
    else if (isVersion(text)) {
      versions.push({ text, address: section.address + offset, nearby: literalsAround(elf, section, offset) });
    }
  });
  const isRelease = ({ text }: VersionLiteral): number => (text.includes("-") ? 0 : 1);
  return { versions: versions.sort((a, b) => isRelease(a) - isRelease(b)), commits: [...commits] };
}

/** Every zero-terminated printable text that by length and first character could be a version or a commit. */
function eachShortLiteral(elf: Elf, section: Section, visit: (text: string, offset: number) => void): void {
  const size = Math.min(section.size, maxBytes);
  for (let from = 0; from < size; ) {
    const chunk = readExactly(elf.source, section.offset + from, Math.min(chunkBytes, size - from), section.name);
    const cut = scanChunk(chunk, (start) => visit(cString(chunk, start), from + start));
    // A text cut by the end of the chunk is read again with the next one, unless it is too long to matter.
    const isLast = from + chunk.length === size;
    from += !isLast && cut > 0 && chunk.length - cut <= commitLength ? cut : chunk.length;
  }
}

/** Returns where the text begins that reaches the end of the chunk. Most bytes are looked at once: 10 MB take 10 ms. */
function scanChunk(chunk: Uint8Array, visit: (start: number) => void): number {
  for (let end = 1; end < chunk.length; end++) {
    if (chunk[end] !== 0 || !isHexDigit(chunk[end - 1])) continue;
    const start = textStart(chunk, end);
    const length = end - start;
    if (length === commitLength || (length >= 5 && length <= maxVersionLength && isDigit(chunk[start]))) visit(start);
  }
  return textStart(chunk, chunk.length);
}

/** Where the printable bytes before `end` begin; one that is too long to matter is not followed to its start. */
function textStart(chunk: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && end - start <= commitLength && isPrintable(chunk[start - 1])) start--;
  return start;
}

const isPrintable = (byte = 0): boolean => byte >= 0x20 && byte < 0x7f;

const isDigit = (byte = 0): boolean => byte >= 0x30 && byte <= 0x39;

/** What a version and a commit end with. */
const isHexDigit = (byte = 0): boolean => isDigit(byte) || (byte >= 0x61 && byte <= 0x66);

function literalsAround(elf: Elf, section: Section, offset: number): string[] {
  const from = Math.max(0, offset - contextBytes);
  const bytes = readExactly(
    elf.source,
    section.offset + from,
    Math.min(2 * contextBytes, section.size - from),
    section.name,
  );
  const own = cString(bytes, offset - from);
  return cString(
    bytes.map((byte) => (byte === 0 ? 0x0a : byte)),
    0,
  )
    .split(/[^\x20-\x7e]+/)
    .filter((text) => text.length >= 4 && text !== own);
}
