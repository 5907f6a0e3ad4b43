declare const kind: unique symbol;

/**
 * An address that C code handed out, branded with the C type it points to. A foreign function takes whatever integer
 * it is given, and a program passed as a map reads garbage: the brand makes that a compile error.
 */
export type Pointer<Kind extends string> = bigint & { readonly [kind]: Kind };

export type ObjectPointer = Pointer<"bpf_object">;
export type ProgramPointer = Pointer<"bpf_program">;
export type MapPointer = Pointer<"bpf_map">;
export type LinkPointer = Pointer<"bpf_link">;
/** Memory of our own making: from malloc or mmap. */
export type MemoryPointer = Pointer<"memory">;
