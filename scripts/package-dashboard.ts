import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of its own, so that neither tests nor developers meet half a dashboard. */
const distDir = ".next-package";

/** The collector brings SQLite for every Node.js; pictures are not resized here, which is what `sharp` is for. */
const leftOut = ["better-sqlite3", "bindings", "file-uri-to-path", "sharp", "@img", "detect-libc", "semver"];

/**
 * Builds the dashboard as a server that needs nothing of the repository, into `web` of the program's folder, from where
 * `serve` starts it.
 */
export function packDashboard(root: string, program: string): void {
  const web = join(root, "apps/web");
  execFileSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: web,
    env: { ...process.env, NEXT_STANDALONE: "1", NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const built = join(web, distDir, "standalone");
  const target = join(program, "web");
  cpSync(join(built, "apps/web"), target, {
    recursive: true,
    filter: (file) => !file.includes(`${distDir}/node_modules`),
  });
  cpSync(join(built, "node_modules"), join(target, "node_modules"), {
    recursive: true,
    filter: (file) => !leftOut.some((name) => file === join(built, "node_modules", name)),
  });
  cpSync(join(web, distDir, "static"), join(target, distDir, "static"), { recursive: true });
  linkModules(join(built, "apps/web", distDir, "node_modules"), join(target, distDir, "node_modules"));
  for (const file of ["server.js", `${distDir}/required-server-files.json`]) forgetRoot(join(target, file), root);
}

/** The bundle calls SQLite's module by a name of its own: here that is the collector's. */
function linkModules(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const module = name.replace(/-[0-9a-f]{16}$/, "");
    if (module !== "better-sqlite3") throw new Error(`the dashboard needs ${module}, which the package does not have`);
    symlinkSync(`../../../node_modules/${module}`, join(to, name));
  }
}

/** Where it was built is nobody's matter. */
function forgetRoot(file: string, root: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(root, "/opt/xrpl-probe"));
}
