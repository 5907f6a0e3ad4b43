import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";

/**
 * Node.js releases whose headers SQLite's binding is built with, one for each binary interface: better-sqlite3 knows one
 * interface at a time. They come from the registry as packages that hold the headers too. Not the newest 24: what is built
 * with the headers of 24.19 to 24.21 aborts at exit, https://github.com/nodejs/node/issues/65446.
 */
const headersOf = ["20.20.2", "22.23.3", "24.18.1", "26.10.0"] as const;

/** Those that a package is tried with. */
const triedWith = [...headersOf, "24.21.0"];

export interface NativeModule {
  readonly node: string;
  /** `process.versions.modules` of that Node.js. */
  readonly abi: string;
  readonly file: string;
}

const cacheOf = (root: string) => join(root, "dist/package-cache");

export function nodeExecutables(root: string): { readonly version: string; readonly file: string }[] {
  return triedWith.map((version) => ({ version, file: join(fetchNode(root, version), "bin/node") }));
}

/** SQLite's binding for every interface: built once, a minute each, and kept. */
export function sqliteForEveryNode(root: string): NativeModule[] {
  return headersOf.map((node) => {
    const home = fetchNode(root, node);
    const file = join(cacheOf(root), `better-sqlite3-${sqliteVersion(root)}-node-${node}.node`);
    if (!existsSync(file)) buildSqlite(root, { node, home, file });
    const abi = execFileSync(join(home, "bin/node"), ["-p", "process.versions.modules"], { encoding: "utf8" }).trim();
    return { node, abi, file };
  });
}

function sqliteVersion(root: string): string {
  const file = join(root, "node_modules/better-sqlite3/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function fetchNode(root: string, version: string): string {
  const home = join(cacheOf(root), `node-${version}`);
  if (existsSync(join(home, "include/node/node.h"))) return home;
  console.log(`→ fetching node-linux-${arch()}@${version}`);
  mkdirSync(home, { recursive: true });
  const packed = execFileSync("npm", ["pack", `node-linux-${arch()}@${version}`, "--silent"], {
    cwd: cacheOf(root),
    encoding: "utf8",
  }).trim();
  execFileSync("tar", ["-xzf", packed, "-C", home, "--strip-components=1"], { cwd: cacheOf(root) });
  rmSync(join(cacheOf(root), packed));
  return home;
}

function buildSqlite(root: string, { node, home, file }: { node: string; home: string; file: string }): void {
  console.log(`→ building better-sqlite3 for Node.js ${node}: about a minute`);
  const folder = join(cacheOf(root), "build");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "node_modules/better-sqlite3"), folder, {
    recursive: true,
    filter: (path) => !path.endsWith("better-sqlite3/build"),
  });
  const gyp = join(
    execFileSync("npm", ["root", "-g"], { encoding: "utf8" }).trim(),
    "npm/node_modules/node-gyp/bin/node-gyp.js",
  );
  // npm's own setting goes before the option, and may name the headers of another Node.js.
  const env = { ...process.env, npm_config_nodedir: home };
  execFileSync(process.execPath, [gyp, "rebuild", "--release", `--nodedir=${home}`], {
    cwd: folder,
    env,
    stdio: "pipe",
  });
  cpSync(join(folder, "build/Release/better_sqlite3.node"), file);
  rmSync(folder, { recursive: true });
}

export interface SharedLibrary {
  /** Under which the linker looks for it. */
  readonly name: string;
  readonly file: string;
}

/** Part of every Linux that runs Node.js. */
const ofTheSystem = /^(linux-vdso|libc\.so|libm\.so|libpthread\.so|libdl\.so|ld-linux)/;

/** libbpf of this machine and everything that it links to, but for the C library. */
export function bundledLibraries(): SharedLibrary[] {
  const known = execFileSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" });
  const libbpf = known.match(/libbpf\.so\.1 .*=> (\S+)/)?.[1];
  if (!libbpf) throw new Error("this machine has no libbpf.so.1 to bundle: npm run setup");
  const linked = execFileSync("ldd", [libbpf], { encoding: "utf8" }).matchAll(/^\s*(\S+) => (\S+)/gm);
  const needed = [...linked].map(([, name = "", file = ""]) => ({ name, file }));
  return [{ name: "libbpf.so.1", file: libbpf }, ...needed]
    .filter(({ name }) => !ofTheSystem.test(name))
    .map(({ name, file }) => ({ name, file: realpathSync(file) }));
}
