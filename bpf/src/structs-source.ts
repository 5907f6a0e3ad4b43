import type { Btf, BtfType, Layout, Scalar } from "./btf.ts";

const enums = [
  "probe_kind",
  "tx_source",
  "code_source",
  "span_flags",
  "caller",
  "pass",
  "usdt_kind",
  "usdt_argument_kind",
  "argument_index",
];
const structs = [
  "probe_config",
  "span_event",
  "aggregate_key",
  "aggregate",
  "counters",
  "frame_key",
  "frame",
  "frames",
  "frame_owners",
  "attempt",
  "peer_key",
  "peer_count",
  "usdt_argument",
  "usdt_site",
];
const sizes: Record<Scalar, number> = { u8: 1, u16: 2, u32: 4, u64: 8, i32: 4 };

const helpers = `/** Reads and writes one struct at an offset of a view, little-endian. 64-bit values are numbers: exact up to 2^53. */
export interface Codec<T> {
  readonly size: number;
  read(view: DataView, offset: number): T;
  write(view: DataView, offset: number, value: T): void;
}

const u64 = (view: DataView, offset: number): number =>
  view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;

const setU64 = (view: DataView, offset: number, value: number): void =>
  view.setBigUint64(offset, BigInt(value), true);

function readArray<T>(length: number, size: number, offset: number, read: (at: number) => T): T[] {
  return Array.from({ length }, (_, index) => read(offset + index * size));
}

function writeArray<T>(values: readonly T[], size: number, offset: number, write: (at: number, value: T) => void): void {
  values.forEach((value, index) => {
    write(offset + index * size, value);
  });
}
`;

/** TypeScript for the enums, structs and globals that the programs share with user space. Pure: BTF in, source out. */
export function structsSource(btf: Btf): string {
  return [
    "// Generated from the object's BTF by src/generate.ts: do not edit.",
    "",
    helpers,
    ...enums.map((name) => enumSource(btf.find("ENUM", name))),
    ...structs.map((name) => structSource(btf, btf.find("STRUCT", name))),
    globalsSource(btf, btf.find("DATASEC", ".rodata"), "to be set before load"),
    globalsSource(btf, btf.find("DATASEC", ".bss"), "which may be set at any time"),
  ].join("\n");
}

function enumSource(type: BtfType): string {
  const values = (type.values ?? []).map(({ name, val }) => `  ${name}: ${val},`).join("\n");
  return `export const ${camel(type.name)} = {\n${values}\n} as const;\n`;
}

function structSource(btf: Btf, type: BtfType): string {
  const name = camel(type.name);
  const typeName = name[0]?.toUpperCase() + name.slice(1);
  const fields = (type.members ?? []).map((member) => ({
    name: camel(member.name),
    offset: member.bits_offset / 8,
    layout: btf.layout(member.type_id),
  }));
  const used = fields.filter((field) => field.name !== "pad");
  const line = (text: (field: (typeof used)[number]) => string) => used.map((field) => `    ${text(field)}`).join("\n");
  return `export interface ${typeName} {
${used.map((field) => `  ${field.name}: ${typeOf(field.layout)};`).join("\n")}
}

export const ${name}Offsets = { ${used.map((field) => `${field.name}: ${field.offset}`).join(", ")} } as const;

export const ${name}: Codec<${typeName}> = {
  size: ${type.size},
  read: (view, offset) => ({
${line((field) => `${field.name}: ${reader(field.layout, `offset + ${field.offset}`)},`)}
  }),
  write: (view, offset, value) => {
${line((field) => `${writer(field.layout, `offset + ${field.offset}`, `value.${field.name}`)};`)}
  },
};
`;
}

function globalsSource(btf: Btf, section: BtfType, when: string): string {
  const variables = (section.vars ?? []).map((entry) => ({ ...entry, name: camel(btf.byId(entry.type_id).name) }));
  const lines = variables.map(({ name, offset }) => `  ${name}: ${offset},`).join("\n");
  return `/** Offsets of the globals in ${section.name}, ${when}. */\nexport const ${section.name.slice(1)}Offsets = {\n${lines}\n} as const;\n`;
}

function typeOf(layout: Layout): string {
  if (layout.kind === "array") return isBytes(layout) ? "Uint8Array" : `${typeOf(layout.of)}[]`;
  if (layout.kind === "scalar") return "number";
  const name = camel(layout.name);
  return name[0]?.toUpperCase() + name.slice(1);
}

function reader(layout: Layout, at: string): string {
  if (layout.kind === "struct") return `${camel(layout.name)}.read(view, ${at})`;
  if (layout.kind === "scalar") return readScalar(layout.scalar, at);
  if (isBytes(layout)) return `new Uint8Array(view.buffer, view.byteOffset + ${at}, ${layout.length}).slice()`;
  return `readArray(${layout.length}, ${layout.of.size}, ${at}, (at) => ${reader(layout.of, "at")})`;
}

function writer(layout: Layout, at: string, value: string): string {
  if (layout.kind === "struct") return `${camel(layout.name)}.write(view, ${at}, ${value})`;
  if (layout.kind === "scalar") return writeScalar(layout.scalar, at, value);
  if (isBytes(layout)) return `new Uint8Array(view.buffer, view.byteOffset + ${at}, ${layout.length}).set(${value})`;
  return `writeArray(${value}, ${layout.of.size}, ${at}, (at, item) => ${writer(layout.of, "at", "item")})`;
}

function readScalar(scalar: Scalar, at: string): string {
  if (scalar === "u64") return `u64(view, ${at})`;
  return `view.${getter("get", scalar)}(${at}${sizes[scalar] > 1 ? ", true" : ""})`;
}

function writeScalar(scalar: Scalar, at: string, value: string): string {
  if (scalar === "u64") return `setU64(view, ${at}, ${value})`;
  return `view.${getter("set", scalar)}(${at}, ${value}${sizes[scalar] > 1 ? ", true" : ""})`;
}

function getter(verb: "get" | "set", scalar: Scalar): string {
  return `${verb}${scalar.startsWith("i") ? "Int" : "Uint"}${sizes[scalar] * 8}`;
}

function isBytes(layout: Layout & { kind: "array" }): boolean {
  return layout.of.kind === "scalar" && layout.of.scalar === "u8";
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
