import type { CodeRow } from "@xrpl-probe/report";
import { forTerminal } from "@xrpl-probe/report/format";
import { expect, it } from "vitest";
import { codesTitle, probesTitle } from "./findings.ts";

const row = (code: number, token: string, share: number, transactionShare: number | null = null): CodeRow => ({
  code,
  token,
  description: null,
  count: 1,
  share,
  transactionShare,
});
const success = row(0, "tesSUCCESS", 0.6, 0.8);

it("the title of the codes names the largest failure, and its share of transactions where that differs", () => {
  const title = (...rows: CodeRow[]) => forTerminal(codesTitle([success, ...rows], "applies"));
  expect(title()).toBe("All applies succeed");
  expect(title(row(128, "tecPATH_DRY", 0.33, 0.17))).toBe(
    "33 % of applies end in tecPATH_DRY, but 17 % of transactions",
  );
  expect(title(row(128, "tecPATH_DRY", 0.033, 0.031))).toBe("3.3 % of applies end in tecPATH_DRY");
  expect(title(row(101, "tecPATH_PARTIAL", 0.004), row(128, "tecPATH_DRY", 0.3))).toContain("tecPATH_DRY");
});

it("the title of the probes counts those that were never hit", () => {
  const [hit, unhit] = [
    { spans: 5, hits: 5 },
    { spans: 0, hits: 0 },
  ];
  expect(probesTitle([hit])).toBe("One probe placed");
  expect(probesTitle([hit, hit, hit, unhit])).toBe("Four probes placed, one never hit");
});
