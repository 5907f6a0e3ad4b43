export interface Candidate {
  readonly path: string;
  /** A required candidate was asked for by name: when it fails, the next is not tried. */
  readonly required: boolean;
}

/** `libbpf.so.0` is the name under which 0.8 came. */
const SYSTEM = ["libbpf.so.1", "libbpf.so.0"];

/**
 * Where to look for libbpf, in order: the environment's wish alone; else the bundled file where it exists; else the
 * names that the dynamic linker resolves.
 */
export function libraryCandidates(options: {
  fromEnvironment: string | undefined;
  bundled: string | undefined;
  exists: (path: string) => boolean;
}): Candidate[] {
  if (options.fromEnvironment) return [{ path: options.fromEnvironment, required: true }];
  if (options.bundled !== undefined && options.exists(options.bundled))
    return [{ path: options.bundled, required: true }];
  return SYSTEM.map((path) => ({ path, required: false }));
}
