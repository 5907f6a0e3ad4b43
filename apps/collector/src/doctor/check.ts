import { ElfError } from "@xrpl-probe/elf";
import { LibbpfError } from "libbpf-ts";
import { againText } from "../again.ts";
import { CliError } from "../errors.ts";

/** One line of the examination. */
export interface Check {
  readonly name: string;
  /** `untried`: it rests on a check that failed. */
  readonly state: "ok" | "warning" | "failed" | "untried";
  /** What was found. */
  readonly text: string;
  /** More of it: why, and what to do. */
  readonly details: readonly CheckDetail[];
}

export interface CheckDetail {
  readonly label: "do" | "or" | null;
  readonly text: string;
}

export type Finding = Omit<Check, "name">;

export const ok = (text: string, ...details: CheckDetail[]): Finding => ({ state: "ok", text, details });
export const warning = (text: string, ...details: CheckDetail[]): Finding => ({ state: "warning", text, details });
export const failed = (text: string, ...details: CheckDetail[]): Finding => ({ state: "failed", text, details });

/**
 * An error as a line: what failed, and what to do about it.
 * @param args the command line, which some advice repeats
 */
export function failureOf(error: unknown, args: readonly string[]): Finding {
  if (error instanceof CliError) {
    const details = error.details.flatMap(([label, text]): CheckDetail[] => {
      if (label === "found") return [{ label: null, text: againText(text, args) }];
      return label === "do" || label === "or" ? [{ label, text: againText(text, args) }] : [];
    });
    return failed(error.message, ...details);
  }
  if (error instanceof LibbpfError) {
    const said = error.hint === null ? error.message : error.message.replace(`. ${error.hint}`, "");
    const what = error.errnoName === null ? said : `${error.errnoName}: cannot ${error.operation}`;
    const more = error.verifierLog ? [{ label: null, text: lastLine(error.verifierLog) }] : [];
    return failed(what, ...more, ...doText(error.hint));
  }
  if (error instanceof ElfError) return failed(error.reason, ...doText(error.hint));
  return failed(error instanceof Error ? error.message : String(error));
}

function doText(hint: string | null): CheckDetail[] {
  return hint ? [{ label: "do", text: hint }] : [];
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
