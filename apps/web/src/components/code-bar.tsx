import type { RunRow } from "@xrpl-probe/report";
import { formatShare } from "@xrpl-probe/report/format";

/** The mix of return codes at a glance: grey succeeds, amber does not, largest first. Names and shares on hover. */
export function CodeBar({ codes }: { codes: RunRow["codes"] }) {
  if (codes.length === 0) return <span className="text-ink-3">no codes</span>;
  const text = codes.map(({ token, share }) => `${token} ${formatShare(share, 1)}`).join(", ");
  return (
    <span
      role="img"
      aria-label={text}
      title={text.replaceAll(", ", "\n")}
      className="flex h-2.5 w-28 gap-px align-middle"
    >
      {codes.map(({ code, share }) => (
        <span
          key={code}
          className={`min-w-px first:rounded-l-[1px] last:rounded-r-[1px] ${code === 0 ? "bg-fam-tes" : "bg-fam-tec"}`}
          style={{ flexGrow: share, flexBasis: 0 }}
        />
      ))}
    </span>
  );
}
