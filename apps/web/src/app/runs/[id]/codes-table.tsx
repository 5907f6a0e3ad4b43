import type { RunView } from "@xrpl-probe/report";
import { formatCount, formatShare } from "@xrpl-probe/report/format";
import Link from "next/link";
import { Fragment } from "react";
import { ScrollRegion } from "../../../components/scroll-region.tsx";
import { column, type DataTable } from "../../../table/data-table.ts";
import { SaveButton } from "../../../table/save-button.tsx";
import { codesTitle, FAMILY_WORDS } from "./findings.ts";
import { type FilterQuery, filterQuery } from "./params.ts";

/** Return codes by family, with a bar in the row: the table is its own chart. */
export function CodesTable(props: {
  codes: RunView["codes"];
  /** What narrows the page, its probe resolved. */
  query: FilterQuery & { readonly probe: string };
  source: string;
}) {
  const { codes, query, source } = props;
  const { probe } = query;
  const rows = codes.flatMap((family) => family.rows);
  const largest = Math.max(...rows.map(({ share }) => share));
  const byTransaction = rows.some(({ transactionShare }) => transactionShare !== null);
  const applies = probe === "transactor" ? "applies" : "spans";
  if (rows.length === 0) {
    return (
      <section>
        <h2 className="mb-2 font-semibold text-16">No codes</h2>
        <p className="text-13 text-ink-3">The spans shown carry no return code.</p>
      </section>
    );
  }
  return (
    <section className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">{codesTitle(rows, applies)}</h2>
        <SaveButton
          title={codesTitle(rows, applies)}
          sub={`Return codes of ${applies}.`}
          source={source}
          what="codes"
          table={tableOf(codes, applies)}
        />
      </div>
      <ScrollRegion label="Codes">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col" className="num max-sm:hidden">
                No.
              </th>
              <th scope="col" className="w-[34%] max-sm:w-[20%]">
                <span className="sr-only">Share as a bar</span>
              </th>
              <th scope="col" className="num">
                of {applies}
              </th>
              {byTransaction && (
                <th scope="col" className="num max-sm:hidden">
                  of transactions
                </th>
              )}
              <th scope="col" className="num first-letter:uppercase">
                {applies}
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.map(({ family, share, rows: members }) => (
              <Fragment key={family}>
                <tr className="quiet">
                  <th scope="rowgroup" colSpan={6} className="!border-0 pt-2 font-semibold">
                    {family}
                    <span className="ml-2 font-normal text-ink-2">
                      {FAMILY_WORDS[family]}, {formatShare(share, 1)}
                    </span>
                  </th>
                </tr>
                {members.map((row) => (
                  <tr key={row.code} title={row.description ?? undefined}>
                    <th scope="row" className="font-normal">
                      <Link
                        href={filterQuery({ ...query, code: row.token })}
                        prefetch={false}
                        scroll={false}
                        title={`Show only what ends in ${row.token}`}
                      >
                        <code>{row.token}</code>
                      </Link>
                    </th>
                    <td className="num text-ink-3 max-sm:hidden">{row.code}</td>
                    <td>
                      <span
                        className={`block h-2.5 min-w-px rounded-r-[1px] ${BAR[family] ?? "bg-fam-other"}`}
                        style={{ width: `${(row.share / largest) * 100}%` }}
                      />
                    </td>
                    <td className="num">{formatShare(row.share)}</td>
                    {byTransaction && (
                      <td className="num text-ink-2 max-sm:hidden">
                        {row.transactionShare === null ? "·" : formatShare(row.transactionShare)}
                      </td>
                    )}
                    <td className="num">{formatCount(row.count)}</td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

const BAR: Readonly<Record<string, string>> = { tes: "bg-fam-tes", tec: "bg-fam-tec" };

function tableOf(codes: RunView["codes"], kind: "applies" | "spans"): DataTable {
  return {
    columns: [
      column("Family", "family"),
      column("Code", "code"),
      column("No.", "number", "count"),
      column(`of ${kind}`, `${kind}_share`, "share"),
      column("of transactions", "transactions_share", "share"),
      column(kind, kind, "count"),
    ],
    rows: codes.flatMap(({ family, rows }) =>
      rows.map(({ token, code, share, transactionShare, count }) => {
        return [family, token, code, share, transactionShare, count];
      }),
    ),
  };
}
