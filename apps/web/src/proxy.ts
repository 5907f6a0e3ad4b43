import { type NextRequest, NextResponse } from "next/server";
import { isLoopbackHost } from "./loopback-host.ts";

/**
 * Before every page: a name that somebody else's DNS points at this machine must not read the database through a
 * visitor's browser. XRPL_PROBE_HOSTS=any is for servers that listen for others too.
 */
export function proxy(request: NextRequest): NextResponse {
  const host = request.headers.get("host");
  if (process.env.XRPL_PROBE_HOSTS === "any" || isLoopbackHost(host)) return NextResponse.next();
  return new NextResponse(
    `This dashboard answers to localhost only, and was asked as ${host ?? "nobody"}.\n` +
      "Use http://127.0.0.1 with its port, or start it with --insecure-listen.\n",
    { status: 421, headers: { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" } },
  );
}

export const config = { matcher: "/((?!_next/static/).*)" };
