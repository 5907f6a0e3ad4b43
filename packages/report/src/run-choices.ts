import type { Probe, Stratum } from "@xrpl-probe/db";
import { codeLabel, typeName } from "@xrpl-probe/xrpl";
import { ReportError } from "./report-error.ts";
import type { RunView } from "./run-view.ts";
import { groupBySize } from "./strata.ts";

/** What a page can be narrowed to, most spans first. */
export function choicesOf(
  probes: readonly Probe[],
  strata: readonly Stratum[],
  version: string | null,
): RunView["choices"] {
  return {
    probes: probes.map(({ name }) => name),
    types: groupBySize(strata, ({ type }) => type).flatMap(({ key, count }) =>
      key === null ? [] : [{ type: key, name: typeName(key), count }],
    ),
    codes: groupBySize(strata, ({ code }) => code).flatMap(({ key, count }) =>
      key === null ? [] : [{ code: key, token: codeLabel(key, version), count }],
    ),
  };
}

/**
 * Type and code, given by name or number, among those that occur.
 * @throws ReportError `unknown-type`, `unknown-code`
 */
export function resolveStratum(
  strata: readonly { readonly type: number | null; readonly code: number | null }[],
  asked: { readonly type?: string; readonly code?: string },
  version: string | null,
): { type: number | null; code: number | null } {
  const types = new Set(strata.flatMap(({ type }) => type ?? []));
  const codes = new Set(strata.flatMap(({ code }) => code ?? []));
  return {
    type: find(types, asked.type, typeName, "type"),
    code: find(codes, asked.code, (code) => codeLabel(code, version), "code"),
  };
}

function find(
  known: ReadonlySet<number>,
  asked: string | undefined,
  nameOf: (number: number) => string,
  kind: "type" | "code",
): number | null {
  if (asked === undefined) return null;
  const found = [...known].find((number) => nameOf(number) === asked || String(number) === asked);
  if (found !== undefined) return found;
  const names = [...known].map(nameOf).join(", ");
  throw new ReportError(`unknown-${kind}`, `no span here has the ${kind} ${asked}`, `there are ${names || "none"}`);
}
