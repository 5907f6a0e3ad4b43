import type { LiveCode } from "@xrpl-probe/report";
import { formatCount, formatShare } from "@xrpl-probe/report/format";
import { column, type DataTable } from "../../../table/data-table.ts";
import { SaveButton } from "../../../table/save-button.tsx";

/** More are rare. */
const MOST_ROWS = 10;
const BAR: Readonly<Record<string, string>> = { tes: "bg-fam-tes", tec: "bg-fam-tec" };

/** Return codes of the window, most frequent first. */
export function LiveCodes({ codes, source }: { codes: readonly LiveCode[]; source: string }) {
  const largest = codes[0]?.share ?? 1;
  return (
    <section className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">{TITLE}</h2>
        <SaveButton title={TITLE} sub="Most frequent first." source={source} what="codes" table={tableOf(codes)} />
      </div>
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

const TITLE = "Codes of the last 5 minutes";

const COLUMNS = [
  column("Code", "code"),
  column("No.", "number", "count"),
  column("of applies", "applies_share", "share"),
  column("Applies", "applies", "count"),
];

function tableOf(codes: readonly LiveCode[]): DataTable {
  return { columns: COLUMNS, rows: codes.map(({ token, code, share, count }) => [token, code, share, count]) };
}
