import { LibbpfError } from "../error.ts";

/** The LibbpfError that a call throws. */
export function thrown(act: () => unknown): LibbpfError {
  try {
    act();
  } catch (error) {
    if (error instanceof LibbpfError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
