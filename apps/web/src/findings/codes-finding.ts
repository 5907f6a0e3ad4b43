import type { CodeVerdict } from "@xrpl-probe/report";

/** Which codes shifted, came or went; failures first, since a success only makes room for them. `kind` is what is counted. */
export function codesFinding(codes: readonly CodeVerdict[], kind: string): string {
  const named = (sign: CodeVerdict["sign"]) => codes.filter((code) => code.sign === sign);
  const parts = [
    ...one([...named("shifted"), ...named("possibly-shifted")]),
    ...alone(named("new"), "new"),
    ...alone(named("gone"), "gone"),
  ];
  if (parts.length > 0) return parts.join("; ");
  return codes.some(({ sign }) => sign === "inconclusive")
    ? `No code of ${kind} is proven to have shifted`
    : `No code of ${kind} shifted`;
}

function one(shifted: readonly CodeVerdict[]): string[] {
  const [first] = [...shifted.filter(({ codeFamily }) => codeFamily !== "tes"), ...shifted];
  if (first === undefined) return [];
  const possibly = first.sign === "shifted" ? "" : "possibly ";
  const others = shifted.length - 1;
  const more = others === 0 ? "" : ` and ${others} other ${others === 1 ? "code" : "codes"}`;
  return [`\`${first.token}\` ${first.text.points} points${more} ${possibly}shifted`];
}

function alone(codes: readonly CodeVerdict[], word: "new" | "gone"): string[] {
  const names = codes.map(({ token }) => `\`${token}\``);
  if (names.length === 0) return [];
  const listed = names.length > 2 ? `${names[0]} and ${names.length - 1} other codes` : names.join(" and ");
  return [`${listed} ${names.length === 1 ? "is" : "are"} ${word}`];
}
