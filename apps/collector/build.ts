import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeManual } from "./src/manual/write-manual.ts";

/** Bundles the CLI: our own TypeScript in, what is native or reads files beside itself left as dependencies. */
const root = (path: string) => fileURLToPath(new URL(path, import.meta.url));

rmSync(root("dist"), { recursive: true, force: true });
await build({
  entryPoints: { main: root("src/main.ts"), "store-worker": root("src/recording/store-worker.ts") },
  outdir: root("dist/bin"),
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  external: ["better-sqlite3", "koffi", "iced-x86"],
  // commander is CommonJS: what it requires must be there in an ES module.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
cpSync(root("../../bpf/generated"), root("dist/generated"), {
  recursive: true,
  filter: (file) => !file.endsWith(".ts"),
});
cpSync(root("src/generated"), root("dist/generated"), { recursive: true });
writeManual(root("dist/share"), new Date().toISOString().slice(0, 10));
