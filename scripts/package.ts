import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";
import { checkPackage } from "./package-check.ts";
import { packDashboard } from "./package-dashboard.ts";
import { bundledLibraries, sqliteForEveryNode } from "./package-natives.ts";
import { notices } from "./package-notices.ts";

/**
 * Makes `dist/xrpl-probe-VERSION-linux-ARCH.tar.gz`, which runs on a host with nothing but Node.js, and unpacks it in a
 * clean root to see that it does.
 */
const root = join(import.meta.dirname, "..");
const collector = join(root, "apps/collector");
const { version } = JSON.parse(readFileSync(join(collector, "package.json"), "utf8")) as { version: string };
const name = `xrpl-probe-${version}-linux-${arch()}`;
const staged = join(root, "dist", name);
const program = join(staged, "lib/xrpl-probe");

/** What the bundle leaves to the host's module loader, without their sources and tests. */
const modules: Readonly<Record<string, readonly string[]>> = {
  "better-sqlite3": ["package.json", "lib", "LICENSE"],
  bindings: ["package.json", "bindings.js", "LICENSE.md"],
  "file-uri-to-path": ["package.json", "index.js", "LICENSE"],
  koffi: ["package.json", "index.js", "src/koffi/index.js", "src/koffi/src/static.js", "LICENSE.txt"],
  [`@koromix/koffi-linux-${arch()}`]: ["package.json", "index.js", `linux_${arch()}`],
  "iced-x86": ["package.json", "iced_x86.js", "iced_x86_bg.wasm", "LICENSE.txt"],
};

rmSync(staged, { recursive: true, force: true });
cpSync(join(collector, "dist"), join(program, "dist"), {
  recursive: true,
  filter: (file) => !file.endsWith(".map") && !file.endsWith("/dist/share"),
});
// The bundle is made of ES modules.
writeFileSync(join(program, "package.json"), `${JSON.stringify({ name: "xrpl-probe", version, type: "module" })}\n`);
for (const [module, files] of Object.entries(modules)) {
  for (const file of files) {
    const from = join(root, "node_modules", module, file);
    if (existsSync(from)) cpSync(from, join(program, "node_modules", module, file), { recursive: true });
  }
}
for (const { abi, file } of sqliteForEveryNode(root)) {
  cpSync(
    file,
    join(program, `node_modules/better-sqlite3/lib/binding/node-v${abi}-linux-${arch()}/better_sqlite3.node`),
  );
}
packDashboard(root, program);
mkdirSync(join(staged, "lib/native"), { recursive: true });
const libraries = bundledLibraries();
for (const { name: library, file } of libraries)
  cpSync(file, join(staged, "lib/native", library), { dereference: true });

const packaging = (file: string) => join(root, "packaging", file);
cpSync(packaging("xrpl-probe"), join(staged, "bin/xrpl-probe"));
chmodSync(join(staged, "bin/xrpl-probe"), 0o755);
cpSync(join(collector, "dist/share"), join(staged, "share"), { recursive: true });
cpSync(packaging("xrpl-probe.service"), join(staged, "lib/systemd/system/xrpl-probe.service"));
cpSync(packaging("watch.yaml"), join(staged, "etc/xrpl-probe/watch.yaml"));
const docs = join(staged, "share/doc/xrpl-probe");
cpSync(join(root, "docs/operating.md"), join(docs, "operating.md"));
cpSync(join(root, "LICENSE"), join(docs, "LICENSE"));
writeFileSync(join(docs, "NOTICES"), notices(root, join(collector, "dist/bin"), libraries));

const tarball = join(root, "dist", `${name}.tar.gz`);
// The same content gives the same bytes, whoever packs it.
const reproducible = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0"];
execFileSync("tar", [...reproducible, "-czf", tarball, "-C", join(root, "dist"), name]);
console.log(`✓ packed ${tarball} (${(readFileSync(tarball).length / 1e6).toFixed(1)} MB)`);
await checkPackage(root, tarball, name);
