import { z } from "zod";

/** What a server says of itself; null where it does not. Its commit it tells to admin connections alone, from 2.4 on. */
export interface ServerInfo {
  readonly version: string | null;
  readonly commit: string | null;
  /** `full`, `proposing`, `syncing`, … */
  readonly state: string | null;
}

const limitMs = 2000;

const answer = z.object({
  result: z.object({
    info: z
      .object({
        build_version: z.string().optional(),
        server_state: z.string().optional(),
        git: z.object({ hash: z.string().optional() }).optional(),
      })
      .optional(),
    error: z.string().optional(),
    error_message: z.string().optional(),
  }),
});

/**
 * Asks for `server_info` over JSON-RPC; 2 s at most.
 * @throws Error with the reason, where there is no answer that is one
 */
export async function askServerInfo(url: URL): Promise<ServerInfo> {
  const text = await post(url);
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) throw new Error("what answers there is no rippled or xrpld");
  const { info, error, error_message: message } = parsed.data.result;
  if (!info) throw new Error(`it refuses: ${message ?? error ?? "no reason given"}`);
  const { build_version: version, server_state: state, git } = info;
  const commit = git?.hash?.match(/^[0-9a-f]{40}$/)?.[0];
  return { version: version?.replace(/\+.*$/, "") ?? null, commit: commit ?? null, state: state ?? null };
}

async function post(url: URL): Promise<string> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ method: "server_info", params: [{}] }),
      signal: AbortSignal.timeout(limitMs),
      redirect: "error",
    });
    if (!response.ok) throw new Error(refusal(response.status));
    return await response.text();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

function refusal(status: number): string {
  return status === 403 ? "HTTP 403: its port takes no requests from this address" : `HTTP ${status}`;
}

/** fetch hides what went wrong in its error's cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${limitMs / 1000} s`;
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause ? `${cause.code}` : cause.message;
  return error.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The admin port listens on the loopback address; others neither get the commit nor keep it on this host. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
