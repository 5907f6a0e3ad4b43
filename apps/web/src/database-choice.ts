import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Which of the served databases an address asks for; only there where several are served. */
const DATABASE_PARAM = "db";

/** Pages, routes and the hook below are bundled apart from each other: what they share hangs on the process. */
const KEY = Symbol.for("xrpl-probe database choice");

interface Shared {
  [KEY]?: AsyncLocalStorage<string | null>;
}

function choices(): AsyncLocalStorage<string | null> {
  const shared: typeof globalThis & Shared = globalThis;
  shared[KEY] ??= new AsyncLocalStorage();
  return shared[KEY];
}

/** The name that the request being answered asks for; null for the first database. */
export function chosenDatabase(): string | null {
  return choices().getStore() ?? null;
}

/** From now on every request that comes in carries its choice through all that is done for it. */
export function followRequests(): void {
  subscribe("http.server.request.start", (message) => {
    if (isRequestStart(message)) choices().enterWith(databaseAskedFor(message.request));
  });
}

/**
 * `?db=` of the address, else of the page it was asked from: links need not repeat the choice, and two tabs with two
 * databases stay apart, as they would not with a cookie.
 */
export function databaseAskedFor({ url, headers }: Pick<IncomingMessage, "url" | "headers">): string | null {
  const own = parameterOf(`http://${headers.host}${url}`);
  if (own !== null) return own;
  const { referer } = headers;
  return referer !== undefined && URL.canParse(referer) && new URL(referer).host === headers.host
    ? parameterOf(referer)
    : null;
}

function parameterOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get(DATABASE_PARAM) : null;
}

function isRequestStart(message: unknown): message is { readonly request: IncomingMessage } {
  return typeof message === "object" && message !== null && "request" in message;
}
