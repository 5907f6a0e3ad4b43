import { LibbpfError } from "libbpf-ts";
import { CliError } from "../errors.ts";

/** What lies under an error: each cause with its place, the system call and the verifier's log where there are some. */
export function verboseLines(error: unknown): string[] {
  return causes(error).flatMap((cause) => linesOf(cause).map((line) => `  ${line}`));
}

/** An error of ours is told already; what it rests on is not. */
function causes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  const below = error.cause === undefined ? [] : causes(error.cause);
  return error instanceof CliError ? below : [error, ...below];
}

function linesOf(cause: unknown): string[] {
  if (cause instanceof LibbpfError)
    return [cause.message, cause.libbpfText ?? "", cause.verifierLog ?? ""].flatMap(lines);
  return lines(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
