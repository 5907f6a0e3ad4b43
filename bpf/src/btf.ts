/** The part of `bpftool -j btf dump` that describes the layouts we share with the programs. */
export interface BtfType {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly size?: number;
  readonly type_id?: number;
  readonly nr_elems?: number;
  readonly encoding?: string;
  readonly members?: readonly { readonly name: string; readonly type_id: number; readonly bits_offset: number }[];
  readonly values?: readonly { readonly name: string; readonly val: number }[];
  readonly vars?: readonly { readonly type_id: number; readonly offset: number; readonly size: number }[];
}

export type Scalar = "u8" | "u16" | "u32" | "u64" | "i32";

/** What a field is once typedefs and qualifiers are taken off. */
export type Layout =
  | { readonly kind: "scalar"; readonly scalar: Scalar; readonly size: number }
  | { readonly kind: "struct"; readonly name: string; readonly size: number }
  | { readonly kind: "array"; readonly of: Layout; readonly length: number; readonly size: number };

export class Btf {
  readonly #byId: ReadonlyMap<number, BtfType>;
  readonly #types: readonly BtfType[];

  constructor(types: readonly BtfType[]) {
    this.#types = types;
    this.#byId = new Map(types.map((type) => [type.id, type]));
  }

  /** The type of this kind and name; throws when the object has none, since then the generator is out of date. */
  find(kind: string, name: string): BtfType {
    const found = this.#types.find((type) => type.kind === kind && type.name === name);
    if (!found) throw new Error(`the object's BTF has no ${kind} ${name}`);
    return found;
  }

  byId(id: number): BtfType {
    const found = this.#byId.get(id);
    if (!found) throw new Error(`the object's BTF has no type ${id}`);
    return found;
  }

  layout(id: number): Layout {
    const type = this.byId(id);
    switch (type.kind) {
      case "TYPEDEF":
      case "CONST":
      case "VOLATILE":
      case "VAR":
        return this.layout(type.type_id ?? 0);
      case "INT":
        return { kind: "scalar", scalar: scalarOf(type), size: type.size ?? 0 };
      case "STRUCT":
        return { kind: "struct", name: type.name, size: type.size ?? 0 };
      case "ARRAY": {
        const of = this.layout(type.type_id ?? 0);
        const length = type.nr_elems ?? 0;
        return { kind: "array", of, length, size: of.size * length };
      }
      default:
        throw new Error(`${type.kind} ${type.name} is not a type that user space reads`);
    }
  }
}

function scalarOf(type: BtfType): Scalar {
  const scalar = `${type.encoding === "SIGNED" ? "i" : "u"}${(type.size ?? 0) * 8}`;
  if (scalar === "u8" || scalar === "u16" || scalar === "u32" || scalar === "u64" || scalar === "i32") return scalar;
  throw new Error(`no reader for integer ${type.name} (${scalar})`);
}
