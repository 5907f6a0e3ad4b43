import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startSim } from "@xrpl-probe/rippled-sim";
import { nodeExecutables } from "./package-natives.ts";

/** What the start script calls. */
const programs = ["/bin/sh", "/usr/bin/dirname", "/usr/bin/readlink"];

/**
 * Unpacks a package in a root that holds Node.js, the C and C++ libraries and a shell, and nothing else: no compiler, npm or libbpf.
 * Every Node.js that the package is made for records, lists and compares there.
 */
export async function checkPackage(root: string, tarball: string, name: string): Promise<void> {
  if (process.getuid?.() !== 0) {
    console.log("! not checked in a clean root: that takes root");
    return;
  }
  const clean = mkdtempSync(join(tmpdir(), "xrpl-probe-clean-"));
  try {
    for (const folder of ["proc", "sys", "dev", "tmp", "data", "opt"]) mkdirSync(join(clean, folder));
    for (const file of programs) copyWithLibraries(file, file, clean);
    execFileSync("tar", ["-xzf", tarball, "-C", join(clean, "opt")]);
    symlinkSync(`/opt/${name}/bin/xrpl-probe`, join(clean, "usr/bin/xrpl-probe"));
    for (const { version, file } of nodeExecutables(root)) {
      copyWithLibraries(file, "/usr/bin/node", clean);
      await checkWith(version, (args) => inside(clean, "/usr/bin/xrpl-probe", args));
      rmSync(join(clean, "data"), { recursive: true });
      mkdirSync(join(clean, "data"));
    }
  } finally {
    rmSync(clean, { recursive: true, force: true });
  }
}

type Run = (args: readonly string[]) => { readonly code: number | null; readonly out: string };

async function checkWith(version: string, run: Run): Promise<void> {
  const expectCode = (args: readonly string[], codes: readonly number[]) => {
    const { code, out } = run(args);
    if (code === null || !codes.includes(code)) {
      throw new Error(
        `with Node.js ${version}, xrpl-probe ${args.join(" ")} ended with ${code} in the clean root:\n${out}`,
      );
    }
    return out;
  };
  expectCode(["--version"], [0]);
  for (const tag of ["1.4.0-b4", "1.4.0-b5"])
    expectCode(["synthetic", "-t", tag, "-d", "30", "--db", "/data/p.db"], [0]);
  // One run of each side: the gate cannot tell.
  expectCode(["compare", "1.4.0-b4", "1.4.0-b5", "--db", "/data/p.db"], [0, 3]);
  await using sim = await startSim({ rate: 300, scale: 0.2, dependence: "0", truthPath: null });
  const json = expectCode(["record", "-p", String(sim.pid), "-d", "2", "--db", "/data/p.db", "--json"], [0]);
  const { slices } = JSON.parse(json.slice(json.indexOf("{"))) as { slices: number };
  if (slices < 2) throw new Error(`with Node.js ${version} nothing was recorded in the clean root`);
  expectCode(["doctor", "-p", String(sim.pid), "--db", "/data/p.db"], [0]);
  expectCode(["runs", "--db", "/data/p.db"], [0]);
  console.log(`✓ Node.js ${version} records, lists and compares in a clean root`);
}

/** The kernel's own file systems are there, in a mount namespace that ends with the command. */
function inside(clean: string, command: string, args: readonly string[]): ReturnType<Run> {
  const script = `for f in proc sys dev; do mount --rbind /$f "$1/$f" || exit 99; done
root=$1; shift; exec chroot "$root" "$@"`;
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    ["--mount", "--propagation", "private", "sh", "-c", script, "sh", clean, command, ...args],
    { encoding: "utf8", env: { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C.UTF-8" } },
  );
  return { code: status, out: `${stderr}${stdout}` };
}

function copyWithLibraries(from: string, to: string, clean: string): void {
  const linked = execFileSync("ldd", [from], { encoding: "utf8" }).matchAll(/(\/\S+)(?= \(0x)/g);
  const files = [...linked].map(([file]) => ({ from: file, to: file }));
  for (const file of [{ from, to }, ...files]) {
    const target = join(clean, file.to);
    mkdirSync(dirname(target), { recursive: true });
    if (file.to === to || !existsSync(target)) copyFileSync(file.from, target);
  }
}
