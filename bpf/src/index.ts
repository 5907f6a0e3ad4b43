export * from "../generated/structs.ts";

export type BpfArch = "x86_64" | "arm64";

/** The compiled programs of one architecture. The collector's bundle keeps `generated/` at the same relative place. */
export const objectUrl = (arch: BpfArch): URL => new URL(`../generated/probe.${arch}.o`, import.meta.url);
