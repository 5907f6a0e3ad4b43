import type { NextConfig } from "next";

const development = process.env.NODE_ENV === "development";

/** The dashboard talks to its own server only; `data:` and `blob:` are charts saved as pictures. */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  `connect-src 'self'${development ? " ws:" : ""}`,
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const config: NextConfig = {
  /** Two servers of one clone, as tests beside a developer, each need their own. */
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  /** For the package: a server with all that it needs of node_modules, instead of `next start`. */
  ...(process.env.NEXT_STANDALONE === "1" && { output: "standalone" as const }),
  serverExternalPackages: ["better-sqlite3"],
  transpilePackages: ["@xrpl-probe/db", "@xrpl-probe/report", "@xrpl-probe/stats", "@xrpl-probe/xrpl"],
  outputFileTracingRoot: new URL("../..", import.meta.url).pathname,
  turbopack: { root: new URL("../..", import.meta.url).pathname },
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: contentSecurityPolicy },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "X-Content-Type-Options", value: "nosniff" },
      ],
    },
  ],
};

export default config;
