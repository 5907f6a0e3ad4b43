import type { LiveCode } from "@xrpl-probe/report";
import { formatCount, formatShare } from "@xrpl-probe/report/format";

/** More are rare. */
const MOST_ROWS = 10;
const BAR: Readonly<Record<string, string>> = { tes: "bg-fam-tes", tec: "bg-fam-tec" };

/** Return codes of the window, most frequent first. */
export function LiveCodes({ codes }: { codes: readonly LiveCode[] }) {
  const largest = codes[0]?.share ?? 1;
  return (
    <section className="min-w-0">
      <h2 className="mb-2 font-semibold text-16 tracking-[-0.008em]">Codes of the last 5 minutes</h2>
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col" className="w-[34%]">
                <span className="sr-only">Share as a bar</span>
              </th>
              <th scope="col" className="num">
                of applies
              </th>
              <th scope="col" className="num">
                Applies
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.slice(0, MOST_ROWS).map(({ code, token, family, share, count }) => (
              <tr key={code}>
                <th scope="row" className="font-normal">
                  <code>{token}</code>
                </th>
                <td>
                  <span
                    className={`block h-2.5 min-w-px rounded-r-[1px] ${BAR[family] ?? "bg-fam-other"}`}
                    style={{ width: `${(share / largest) * 100}%` }}
                  />
                </td>
                <td className="num">{formatShare(share)}</td>
                <td className="num">{formatCount(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
