import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

/** Chromium must not talk to its maker, and a test must not leave a trace in a home directory. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface BrowseOptions {
  /** Where pages may come from; a request to anywhere else is stopped and reported. */
  readonly origin: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
}

export interface Browse {
  readonly page: Page;
  /** Errors on the console and in scripts, and requests to other hosts, since the beginning. */
  readonly troubles: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A page in a fresh Chromium. */
export async function browse({
  origin,
  width = 1440,
  height = 900,
  colorScheme = "light",
}: BrowseOptions): Promise<Browse> {
  const profile = mkdtempSync(join(tmpdir(), "dashboard-browser-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    headless: true,
    viewport: { width, height },
    colorScheme,
    reducedMotion: "reduce",
    baseURL: origin,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const troubles: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith("http"),
    (route) => {
      troubles.push(`request to ${route.request().url()}`);
      return route.abort();
    },
  );
  return {
    page,
    troubles,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
