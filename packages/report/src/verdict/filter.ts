import { codeLabel, typeName } from "@xrpl-probe/xrpl";
import { resolveStratum } from "../run-choices.ts";
import type { CodeVerdict, CompareReport, ReportRow } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";

/** What of a comparison is listed. */
export interface ReportFilter {
  readonly names: CompareReport["options"]["filter"];
  keepsRow(row: ReportRow): boolean;
  keepsCode(code: CodeVerdict): boolean;
}

/** @throws ReportError `unknown-type`, `unknown-code` */
export function filterOf({ params, strata, version }: JudgedSides, codes: readonly CodeVerdict[]): ReportFilter {
  const probe = params.probe ?? null;
  const asked = {
    ...(params.type !== undefined && { type: params.type }),
    ...(params.code !== undefined && { code: params.code }),
  };
  const { type, code } = resolveStratum([...strata.map(({ key }) => key), ...codes], asked, version);
  const keeps = (entry: { readonly type: number | null; readonly code: number | null }) =>
    (type === null || entry.type === type) && (code === null || entry.code === code);
  return {
    names: {
      probe,
      type: type === null ? null : typeName(type),
      code: code === null ? null : codeLabel(code, version),
    },
    keepsRow: (row) => (probe === null || row.probe === probe) && keeps(row),
    keepsCode: keeps,
  };
}
