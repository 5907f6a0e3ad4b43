import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startSim } from "@xrpl-probe/rippled-sim";
import { nodeExecutables } from "./package-natives.ts";

/** What the start script calls. */
const programs = ["/bin/sh", "/usr/bin/dirname", "/usr/bin/readlink"];

/**
 * Unpacks a package in a root that holds Node.js, the C and C++ libraries and a shell, and nothing else: no compiler, npm or libbpf.
 * Every Node.js that the package is made for records, lists, compares and serves the dashboard there.
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
      await checkWith(
        version,
        (args) => inside(clean, args),
        (args) => spawn("unshare", insideArguments(clean, args), { env }),
      );
      rmSync(join(clean, "data"), { recursive: true });
      mkdirSync(join(clean, "data"));
    }
  } finally {
    rmSync(clean, { recursive: true, force: true });
  }
}

type Run = (args: readonly string[]) => { readonly code: number | null; readonly out: string };
type Start = (args: readonly string[]) => ChildProcess;

const sides = ["compare", "1.4.0-b4", "1.4.0-b5", "--db", "/data/p.db"];
const page = "http://127.0.0.1:5996";

/** The dashboard answers, and with what the terminal says. */
async function checkDashboard(version: string, start: Start, expected: string): Promise<void> {
  const server = start(["serve", "--db", "/data/p.db", "--port", new URL(page).port]);
  let said = "";
  server.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(server, "close");
  try {
    await Promise.race([once(server.stdout ?? server, "data"), ended]);
    if (server.exitCode !== null) throw new Error(`with Node.js ${version} the dashboard did not start:\n${said}`);
    const answer = await fetch(`${page}/api/v1/compare?base=1.4.0-b4&head=1.4.0-b5`);
    if (JSON.stringify(await answer.json()) !== JSON.stringify(JSON.parse(expected)))
      throw new Error(`with Node.js ${version} the dashboard answers otherwise than the terminal`);
    const html = await (await fetch(`${page}/compare?base=1.4.0-b4&head=1.4.0-b5`)).text();
    const [style = ""] = /\/_next\/static\/[^"]+\.css/.exec(html) ?? [];
    if (!(await fetch(page + style)).headers.get("content-type")?.startsWith("text/css"))
      throw new Error(`with Node.js ${version} the dashboard's pages have no style`);
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

async function checkWith(version: string, run: Run, start: Start): Promise<void> {
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
  expectCode(sides, [0, 3]);
  await using sim = await startSim({ rate: 300, scale: 0.2, dependence: "0", truthPath: null });
  const json = expectCode(["record", "-p", String(sim.pid), "-d", "2", "--db", "/data/p.db", "--json"], [0]);
  const { slices } = JSON.parse(json.slice(json.indexOf("{"))) as { slices: number };
  if (slices < 2) throw new Error(`with Node.js ${version} nothing was recorded in the clean root`);
  expectCode(["doctor", "-p", String(sim.pid), "--db", "/data/p.db"], [0]);
  expectCode(["runs", "--db", "/data/p.db"], [0]);
  // The measured run has joined a side that was made up: they do not compare, and the dashboard says so as well.
  await checkDashboard(version, start, expectCode([...sides, "--json"], [4]));
  console.log(`✓ Node.js ${version} records, lists, compares and serves in a clean root`);
}

const env = { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C.UTF-8" };

/** The kernel's own file systems are there, in a mount namespace that ends with the command. */
function insideArguments(clean: string, args: readonly string[]): string[] {
  const script = `for f in proc sys dev; do mount --rbind /$f "$1/$f" || exit 99; done
root=$1; shift; exec chroot "$root" "$@"`;
  return ["--mount", "--propagation", "private", "sh", "-c", script, "sh", clean, "/usr/bin/xrpl-probe", ...args];
}

function inside(clean: string, args: readonly string[]): ReturnType<Run> {
  const { status, stdout, stderr } = spawnSync("unshare", insideArguments(clean, args), { encoding: "utf8", env });
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
