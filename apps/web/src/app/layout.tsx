import "./globals.css";
import type { Metadata, Viewport } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { Header } from "../components/header.tsx";
import { Problem } from "../components/problem.tsx";
import { PageKeys } from "../components/shortcuts/page-keys.tsx";
import { themeScript } from "../components/theme.ts";
import { describeDatabase } from "../db.ts";
import { inter, jetBrainsMono } from "../fonts.ts";

export const metadata: Metadata = { title: { default: "xrpl-probe", template: "%s · xrpl-probe" } };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1115" },
  ],
};

/** Every page shows what is in the database now. */
export const dynamic = "force-dynamic";

export default function RootLayout({ children }: { children: ReactNode }) {
  const database = describeDatabase();
  return (
    <html
      lang="en"
      data-theme="light"
      className={`${inter.variable} ${jetBrainsMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        {/* Before the first paint, so that no theme flashes. */}
        <script>{themeScript}</script>
      </head>
      <body>
        <NuqsAdapter>
          <a href="#content" className="skip-link">
            Skip to the content
          </a>
          <Header database={database} />
          <main id="content" tabIndex={-1} className="page pb-12 outline-none">
            {database.problem === null ? children : <Problem problem={database.problem} link={null} />}
          </main>
          <PageKeys />
        </NuqsAdapter>
      </body>
    </html>
  );
}
