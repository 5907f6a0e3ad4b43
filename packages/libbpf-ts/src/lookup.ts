import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import type { Handle } from "./handle.ts";
import type { MapPointer, ProgramPointer } from "./pointer.ts";

/** A program by its C name; throws with the names there are. */
export function findProgram({ ffi }: Boundary, object: Handle<"bpf_object">, name: string): ProgramPointer {
  const found = ffi.libbpf.findProgram(object.use(), name);
  if (found !== null) return found;
  throw noSuchName(
    `program "${name}"`,
    object,
    namesOf(
      (previous: ProgramPointer | null) => ffi.libbpf.nextProgram(object.use(), previous),
      ffi.libbpf.programName,
    ),
  );
}

/** A map by its C name, or a data section by its own (".bss"); throws with the names there are. */
export function findMap({ ffi }: Boundary, object: Handle<"bpf_object">, name: string): MapPointer {
  const found = ffi.libbpf.findMap(object.use(), name);
  if (found !== null) return found;
  throw noSuchName(
    `map "${name}"`,
    object,
    namesOf((previous: MapPointer | null) => ffi.libbpf.nextMap(object.use(), previous), ffi.libbpf.mapName),
  );
}

function namesOf<Item>(next: (previous: Item | null) => Item | null, name: (item: Item) => string): string[] {
  const names: string[] = [];
  for (let item = next(null); item !== null; item = next(item)) names.push(name(item));
  return names;
}

function noSuchName(wanted: string, object: Handle<"bpf_object">, names: string[]): LibbpfError {
  return new LibbpfError({
    code: "no-such-name",
    operation: `find the ${wanted} in ${object.what}`,
    reason: "it has none of that name",
    hint: names.length === 0 ? "it has none at all" : `it has: ${names.join(", ")}`,
  });
}
