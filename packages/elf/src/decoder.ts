/**
 * What an instruction means for placing probes.
 * `jmp` is a direct unconditional jump, `branch` a direct conditional one; calls and indirect jumps are `other`.
 * `landing-pad` marks where indirect branches may arrive or signs the return address (endbr64, bti, paciasp).
 */
export type InstructionKind = "ret" | "jmp" | "branch" | "landing-pad" | "invalid" | "other";

export interface Instruction {
  /** Bytes from the start of the code. */
  readonly offset: number;
  readonly length: number;
  readonly kind: InstructionKind;
  /** Virtual address a `jmp` or `branch` leads to. */
  readonly target: number | null;
  /** Whether the kernel emulates it under a uprobe, instead of single-stepping a copy: about 10 times cheaper. */
  readonly emulated: boolean;
}

/** Decodes `code`, which is mapped at `address`, from its first byte to its last. */
export type Decoder = (code: Uint8Array, address: number) => Iterable<Instruction>;
