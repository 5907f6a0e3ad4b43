import { type ByteSource, readExactly, u64, viewOf } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import { ElfError, malformed } from "./elf-error.ts";

export type Machine = "x86_64" | "aarch64";

/** A section header. Offsets and sizes in bytes; whether they lie inside the file is checked when the section is read. */
export interface Section {
  readonly name: string;
  /** SHT_* of the ELF specification. */
  readonly type: number;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  /** Index of the section this one refers to: for a symbol table its string table. */
  readonly link: number;
}

/** A PT_LOAD program header: `fileSize` bytes at `offset` are mapped at `address`. */
export interface Segment {
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly executable: boolean;
}

/** What the headers of an ELF file say. Everything else is read when it is asked for. */
export interface Elf {
  readonly source: ByteSource;
  readonly machine: Machine;
  /** "dynamic" also stands for a position-independent executable. */
  readonly type: "executable" | "dynamic";
  readonly sections: readonly Section[];
  readonly segments: readonly Segment[];
  /** The file that symbols are read from beside this one, by `withDebugFile`; its headers and code are never used. */
  readonly debug: Elf | null;
}

const headerSize = 64;
const segmentHeaderSize = 56;
const sectionHeaderSize = 64;
/** A linked executable has some 40 sections and 10 segments; the ceiling keeps a damaged header from costing memory. */
const maxHeaders = 65_536;

/**
 * Reads the headers of a 64-bit little-endian executable or shared object for x86-64 or arm64.
 * @throws ElfError "not-elf", "truncated", "unsupported" or "malformed"
 */
export function readElf(source: ByteSource): Elf {
  const magic = source.size >= 4 ? source.read(0, 4) : new Uint8Array();
  if (!(magic[0] === 0x7f && magic[1] === 0x45 && magic[2] === 0x4c && magic[3] === 0x46)) {
    throw new ElfError(
      "not-elf",
      "the file is not an ELF file",
      "name the server's executable, not a script that starts it",
    );
  }
  const header = viewOf(readExactly(source, 0, headerSize, "the ELF header"));
  const { machine, type } = identify(header);
  const first = firstSection(source, header);
  return {
    source,
    machine,
    type,
    segments: readSegments(source, header, first),
    sections: readSections(source, header, first),
    debug: null,
  };
}

function identify(header: DataView): Pick<Elf, "machine" | "type"> {
  const refuse = (what: string): never => {
    throw new ElfError(
      "unsupported",
      `the file is ${what}`,
      "only 64-bit little-endian executables for x86-64 and arm64 can be probed",
    );
  };
  if (header.getUint8(4) !== 2) refuse("a 32-bit ELF file");
  if (header.getUint8(5) !== 1) refuse("a big-endian ELF file");
  const type = header.getUint16(16, true);
  if (type !== 2 && type !== 3)
    refuse(type === 1 ? "an object file that has not been linked" : type === 4 ? "a core dump" : `of ELF type ${type}`);
  const machine = header.getUint16(18, true);
  if (machine !== 62 && machine !== 183) refuse(`for another architecture (ELF machine ${machine})`);
  return { machine: machine === 62 ? "x86_64" : "aarch64", type: type === 2 ? "executable" : "dynamic" };
}

/** Section 0 holds the counts that do not fit the 16 bits of the ELF header. */
function firstSection(source: ByteSource, header: DataView): DataView | null {
  const offset = u64(header, 40);
  return offset === 0 ? null : viewOf(readExactly(source, offset, sectionHeaderSize, "the section headers"));
}

function readSegments(source: ByteSource, header: DataView, first: DataView | null): Segment[] {
  const stated = header.getUint16(56, true);
  const count = stated === 0xffff && first ? first.getUint32(44, true) : stated;
  const table = readHeaders(
    source,
    u64(header, 32),
    count,
    header.getUint16(54, true),
    segmentHeaderSize,
    "program headers",
  );
  const segments: Segment[] = [];
  for (let at = 0; at < table.byteLength; at += segmentHeaderSize) {
    if (table.getUint32(at, true) !== 1) continue;
    segments.push({
      executable: (table.getUint32(at + 4, true) & 1) !== 0,
      offset: u64(table, at + 8),
      address: u64(table, at + 16),
      fileSize: u64(table, at + 32),
    });
  }
  return segments;
}

function readSections(source: ByteSource, header: DataView, first: DataView | null): Section[] {
  if (!first) return [];
  const stated = header.getUint16(60, true);
  const count = stated === 0 ? u64(first, 32) : stated;
  const table = readHeaders(
    source,
    u64(header, 40),
    count,
    header.getUint16(58, true),
    sectionHeaderSize,
    "section headers",
  );
  const sections: (Section & { nameOffset: number })[] = [];
  for (let at = 0; at < table.byteLength; at += sectionHeaderSize) {
    sections.push({
      name: "",
      nameOffset: table.getUint32(at, true),
      type: table.getUint32(at + 4, true),
      address: u64(table, at + 16),
      offset: u64(table, at + 24),
      size: u64(table, at + 32),
      link: table.getUint32(at + 40, true),
    });
  }
  const statedNames = header.getUint16(62, true);
  const names = sections[statedNames === 0xffff ? first.getUint32(40, true) : statedNames];
  if (names?.type !== 3) throw malformed("the section headers name no table of their names");
  const text = readExactly(source, names.offset, names.size, "the table of section names");
  return sections.map(({ nameOffset, ...section }) => ({ ...section, name: cString(text, nameOffset, 256) }));
}

function readHeaders(
  source: ByteSource,
  offset: number,
  count: number,
  stated: number,
  size: number,
  what: string,
): DataView {
  if (count === 0) return new DataView(new ArrayBuffer(0));
  if (stated !== size) throw malformed(`the ${what} are said to be ${stated} bytes each instead of ${size}`);
  if (count > maxHeaders) throw malformed(`the file claims ${count} ${what}`);
  return viewOf(readExactly(source, offset, count * size, `the ${what}`));
}
