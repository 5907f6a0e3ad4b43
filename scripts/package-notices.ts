import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { SharedLibrary } from "./package-natives.ts";

/** What is bundled and under which licence, with the licences' own words. */
export function notices(root: string, bundle: string, libraries: readonly SharedLibrary[]): string {
  const modules = [
    ...new Set([
      ...bundledModules(root, bundle),
      ...dashboardModules(root),
      "better-sqlite3",
      "bindings",
      "file-uri-to-path",
      "koffi",
      "iced-x86",
    ]),
  ];
  return [
    "xrpl-probe is under the MIT licence: see LICENSE. It carries:\n",
    ...modules.sort().map((name) => moduleNotice(root, name)),
    ...libraries.map(libraryNotice),
  ].join("\n");
}

/** npm packages whose code esbuild put into the bundle: its source maps name them. */
function bundledModules(root: string, bundle: string): string[] {
  const maps = readdirSync(bundle).filter((file) => file.endsWith(".map"));
  return maps.flatMap((file) => {
    const { sources } = JSON.parse(readFileSync(join(bundle, file), "utf8")) as { sources: string[] };
    // A package's own source map may name folders of the machine that built it.
    return sources
      .flatMap((source) => source.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [])
      .filter((name) => existsSync(join(root, "node_modules", name, "package.json")));
  });
}

/** Everything that the dashboard rests on: what of it came into its bundle, its build does not tell. */
function dashboardModules(root: string): string[] {
  const listed = execFileSync("npm", ["ls", "--workspace", "@xrpl-probe/web", "--omit=dev", "--all", "--parseable"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed
    .split("\n")
    .flatMap((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)$/)?.[1] ?? [])
    .filter((name) => !name.startsWith("@xrpl-probe/") && existsSync(join(root, "node_modules", name, "package.json")));
}

function moduleNotice(root: string, name: string): string {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return section(`${name} ${version}: ${license ?? "see below"}`, file && readFileSync(join(folder, file), "utf8"));
}

/** Debian keeps a library's licence with its package; the file is that package's, unchanged. */
function libraryNotice({ name, file }: SharedLibrary): string {
  if (!existsSync("/usr/bin/dpkg")) return section(`${name}: of the machine that packed it`, undefined);
  const owner = execFileSync("dpkg", ["-S", basename(file)], { encoding: "utf8" }).split(":")[0] ?? "";
  const version = execFileSync("dpkg-query", ["-W", owner], { encoding: "utf8" }).trim().split("\t")[1] ?? "";
  const copyright = `/usr/share/doc/${owner}/copyright`;
  return section(
    `${name}: of the Debian package ${owner} ${version}`,
    existsSync(copyright) ? readFileSync(copyright, "utf8") : undefined,
  );
}

function section(title: string, text: string | undefined): string {
  return `${"=".repeat(80)}\n${title}\n${"=".repeat(80)}\n\n${text ?? "no licence file came with it\n"}`;
}
