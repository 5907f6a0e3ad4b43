/** Whether this server lets visitors change anything: `xrpl-probe serve --allow-edit`. */
export function editingAllowed(): boolean {
  return process.env.XRPL_PROBE_ALLOW_EDIT === "1";
}

export interface Refusal {
  readonly error: string;
  readonly hint: string;
}

/**
 * Why a request may change nothing; null where it may. A page of another site can make a visitor's browser send a
 * request, yet not say that it came from here: browsers set both of these headers themselves.
 */
export function refusalOf(headers: Headers): Refusal | null {
  if (!editingAllowed()) {
    return { error: "this dashboard only shows", hint: "start it with xrpl-probe serve --allow-edit" };
  }
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const ours = origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get("host");
  if (ours && (site === null || site === "same-origin")) return null;
  return { error: "changes are taken from the dashboard's own pages only", hint: "use xrpl-probe tag, note or delete" };
}
