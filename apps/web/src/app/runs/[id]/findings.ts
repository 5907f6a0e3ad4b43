import type { CodeFamily, CodeRow, ProbeRow } from "@xrpl-probe/report";
import { formatShare } from "@xrpl-probe/report/format";

/** What a family of codes means for the transaction. */
export const FAMILY_WORDS: Readonly<Record<CodeFamily, string>> = {
  tes: "success",
  tec: "failed, fee claimed",
  ter: "not yet, to be retried",
  tef: "failed, not in a ledger",
  tem: "malformed",
  tel: "refused by this server",
  unknown: "of no known family",
};

/** The largest failure, and how much of it is the same transactions applied again. */
export function codesTitle(rows: readonly CodeRow[], kind: "applies" | "spans"): string {
  const failures = rows.filter(({ code }) => code !== 0).toSorted((a, b) => b.share - a.share);
  const [worst] = failures;
  if (worst === undefined) return `All ${kind} succeed`;
  const title = `${formatShare(worst.share, digitsFor(worst.share))} of ${kind} end in ${worst.token}`;
  const { transactionShare } = worst;
  if (transactionShare === null || Math.abs(transactionShare - worst.share) < worst.share / 5) return title;
  const share = formatShare(transactionShare, digitsFor(transactionShare));
  return `${title}, ${transactionShare < worst.share ? "but" : "and"} ${share} of transactions`;
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** `Four probes placed, one never hit` */
export function probesTitle(probes: readonly Pick<ProbeRow, "spans" | "hits">[]): string {
  const word = (count: number) => NUMBERS[count] ?? String(count);
  const unhit = probes.filter((probe) => !(probe.spans > 0 || (probe.hits ?? 0) > 0)).length;
  const placed = `${word(probes.length)} ${probes.length === 1 ? "probe" : "probes"} placed`;
  return unhit === 0 ? placed : `${placed}, ${word(unhit).toLowerCase()} never hit`;
}

function digitsFor(share: number): number {
  return share >= 0.095 ? 0 : share >= 0.0095 ? 1 : 2;
}
