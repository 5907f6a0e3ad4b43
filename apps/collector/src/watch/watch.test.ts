import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import koffi from "koffi";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { CliError, exitCodes } from "../errors.ts";
import type { ServerProcess } from "../server/server-process.ts";
import { startCli } from "../testing/cli.ts";
import { Backoff } from "./backoff.ts";
import { parseLengthMs } from "./length-of-time.ts";
import { jsonLog, type LogEvent } from "./log.ts";
import { connectServiceManager, watchdogMs } from "./service-manager.ts";
import { parseWatchConfig } from "./watch-config.ts";
import { type WatchedEnd, watchServers } from "./watch-servers.ts";

const server = (pid: number): ServerProcess => ({
  pid,
  exe: "/opt/ripple/bin/rippled",
  replaced: false,
  startTicks: pid * 10,
  image: `8:${pid}:0`,
  uptimeS: 1,
  uid: 0,
  gid: 0,
  containerId: null,
});

describe("a length of time", () => {
  it.each([
    ["90s", 90_000],
    ["30min", 1_800_000],
    ["1h", 3_600_000],
    ["7d", 604_800_000],
    ["1y", 31_557_600_000],
  ])("is %s", (text, ms) => expect(parseLengthMs(text)).toBe(ms));

  it.each(["", "7", "0d", "-1d", "1m", "1 month"])("is not %j", (text) => expect(parseLengthMs(text)).toBeNull());
});

describe("the service's configuration", () => {
  const error = (text: string) => {
    try {
      parseWatchConfig(text, "watch.yaml");
    } catch (thrown) {
      if (thrown instanceof CliError) return thrown.message;
    }
    throw new Error("it was accepted");
  };

  it("has a default for everything", () => {
    expect(parseWatchConfig("", "watch.yaml")).toMatchObject({
      db: "./probes.db",
      probes: ["transactor"],
      tags: [],
      splitS: null,
      kept: { kind: "all" },
      retention: { transactions: null, runs: null },
    });
  });

  it("is accepted as the package brings it, also with every comment taken as a setting", () => {
    const text = readFileSync(new URL("../../../../packaging/watch.yaml", import.meta.url), "utf8");
    expect(parseWatchConfig(text, "watch.yaml")).toMatchObject({ splitS: 3600, retention: { runs: "1y" } });
    const settings = text.replace(/^# ?(?=[a-z-]+:| {2}[a-z_]+:)/gm, "");
    expect(parseWatchConfig(settings, "watch.yaml")).toMatchObject({ costs: { maxOverhead: 0.01 }, timesliceS: 10 });
  });

  it("is read as it is written for people", () => {
    const text = `
database: /var/lib/xrpl-probe/probes.db
split: 1h
transactions: slow=5ms
tags: [nightly, 3.2]
retention: { transactions: 7d, runs: 1y }
max-overhead: 1%
own-probes: { paths: "ripple::Pathfinder::findPaths(*)" }
`;
    expect(parseWatchConfig(text, "watch.yaml")).toMatchObject({
      db: "/var/lib/xrpl-probe/probes.db",
      splitS: 3600,
      kept: { kind: "slow", fromNs: 5e6 },
      tags: ["nightly", "3.2"],
      retention: { transactions: "7d", runs: "1y" },
      costs: { maxOverhead: 0.01 },
      ownProbes: [{ name: "paths" }],
    });
  });

  it.each([
    ["split: soon", /watch\.yaml: split: it must be a number with s, min/],
    ["retention: { runs: never }", /retention\.runs: it must be/],
    ["transactions: most", /transactions: it must be all, none/],
    ["probes: [everything]", /probes\.0: the sets are/],
    ["max-overhead: much", /max-overhead: it must be a share/],
    ["own-probes: { a: '' }", /own-probes: /],
    ["colour: red", /watch\.yaml: nothing is called "colour"/],
    ["a: [1", /watch\.yaml: it is no YAML: /],
    ["split: 3", /watch\.yaml: split: it must be a text/],
    ["- a", /watch\.yaml: it must be a mapping: name: value, a line for each setting/],
    ["tags: [a, b", /no YAML/],
    ["tags: ['a,b']", /tags\.0: a tag has no comma/],
  ])("says what is wrong with %s", (text, message) => expect(error(text)).toMatch(message));
});

describe("trying again", () => {
  it("waits longer each time, and not at all for another process", () => {
    const backoff = new Backoff();
    expect(backoff.mayTry(server(1), 0)).toBe(true);
    backoff.failed(server(1), 0);
    expect([4999, 5000].map((ms) => backoff.mayTry(server(1), ms))).toEqual([false, true]);
    backoff.failed(server(1), 5000);
    expect([14_999, 15_000].map((ms) => backoff.mayTry(server(1), ms))).toEqual([false, true]);
    expect(backoff.mayTry(server(2), 5001)).toBe(true);
    for (let i = 0; i < 20; i++) backoff.failed(server(1), 0);
    expect(backoff.mayTry(server(1), 300_000)).toBe(true);
  });
});

const ended: WatchedEnd = {
  result: { id: "run", slices: 3, lost: 0, stopReason: "server ended", endedMs: 0, probes: [] },
  fault: null,
};

/** What is logged while these process tables are seen, one after another. */
async function watched(
  tables: readonly (readonly ServerProcess[])[],
  record: (pid: number) => Promise<WatchedEnd> = () => Promise.resolve(ended),
): Promise<{ events: LogEvent[]; recorded: number[] }> {
  const stop = new AbortController();
  const events: LogEvent[] = [];
  const recorded: number[] = [];
  let at = 0;
  await watchServers({
    findServers: () => {
      const table = tables[at++];
      if (!table) stop.abort();
      return table ?? [];
    },
    record: ({ pid }) => {
      recorded.push(pid);
      return record(pid);
    },
    log: (_, event) => events.push(event),
    status: () => undefined,
    stopped: stop.signal,
    lookMs: 1,
  });
  return { events, recorded };
}

describe("watching", () => {
  it("records one process after another", async () => {
    const { events, recorded } = await watched([[], [server(1)], [], [], [server(2)]]);
    expect(recorded).toEqual([1, 2]);
    expect(events).toEqual(["waiting", "run-ended", "waiting", "run-ended", "waiting"]);
  });

  it("takes none of several, and says once how to choose", async () => {
    const { events, recorded } = await watched([[server(1), server(2)], [server(1), server(2)], [server(2)]]);
    expect(recorded).toEqual([2]);
    expect(events.filter((event) => event === "several-servers")).toHaveLength(1);
  });

  it("logs what went wrong and does not hammer the same process", async () => {
    const fails = (pid: number) =>
      pid === 1 ? Promise.reject(new CliError(exitCodes.storage, "the disk is full")) : Promise.resolve(ended);
    const { events, recorded } = await watched([[server(1)], [server(1)], [server(1)], [server(2)]], fails);
    expect(recorded).toEqual([1, 2]);
    expect(events.filter((event) => event === "failed")).toHaveLength(1);
  });
});

describe("the log", () => {
  it("is one JSON object per line", () => {
    const lines: string[] = [];
    jsonLog(
      (line) => lines.push(line),
      () => new Date(0),
    )("warn", "lost", { spans: 3, error: undefined });
    expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"lost","spans":3}\n']);
  });
});

/** The other end of NOTIFY_SOCKET, as systemd opens it. */
function listen(path: string) {
  const libc = koffi.load("libc.so.6");
  const fd = libc.func("int socket(int, int, int)")(1, 2, 0) as number;
  const address = Buffer.alloc(110);
  address.writeUInt16LE(1);
  address.write(path.replace("@", "\0"), 2);
  const length = path.startsWith("@") ? 2 + path.length : 110;
  expect(libc.func("int bind(int, const void *, uint32_t)")(fd, address, length)).toBe(0);
  const receive = libc.func("int64_t recv(int, _Out_ uint8_t *, size_t, int)");
  onTestFinished(() => void libc.func("int close(int)")(fd));
  return () => {
    const buffer = new Uint8Array(1000);
    const bytes = receive(fd, buffer, buffer.length, 0x40);
    return Buffer.from(buffer.subarray(0, Math.max(0, bytes))).toString();
  };
}

describe("the service manager", () => {
  it("hears what the service says, by path or by abstract name", () => {
    const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-notify-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const path of [join(folder, "notify"), `@xrpl-probe-test-${process.pid}`]) {
      const receive = listen(path);
      const manager = connectServiceManager({ NOTIFY_SOCKET: path }, 1);
      manager?.notify("READY=1\nSTATUS=waiting for a server");
      expect(receive()).toBe("READY=1\nSTATUS=waiting for a server");
      manager?.close();
    }
  });

  it("hears of a service that it is ready, what it waits for, that it lives, and that it stops", async () => {
    const path = `@xrpl-probe-service-${process.pid}`;
    const receive = listen(path);
    const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-service-"));
    const config = join(folder, "watch.yaml");
    writeFileSync(config, `database: ${join(folder, "probes.db")}\nexe: /nowhere/rippled\n`);
    vi.stubEnv("NOTIFY_SOCKET", path);
    vi.stubEnv("WATCHDOG_USEC", "200000");
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const service = startCli(["watch", "--config", config]);
    const heard: string[] = [];
    const hear = () => {
      for (let state = receive(); state !== ""; state = receive()) heard.push(state);
      return heard;
    };
    await vi.waitFor(() => expect(hear()).toContain("WATCHDOG=1"), { timeout: 20_000 });
    expect(heard).toEqual(expect.arrayContaining(["READY=1", "STATUS=waiting for a server"]));
    service.child.kill("SIGTERM");
    expect((await service.ended).exitCode).toBe(0);
    expect(hear().at(-1)).toMatch(/STOPPING=1|WATCHDOG=1/);
    expect(heard).toContain("STOPPING=1");
  }, 30_000);

  it("is not there where none started us", () => {
    expect(connectServiceManager({}, 1)).toBeNull();
  });

  it("wants to hear from its watchdog twice as often as it bites, from the process it means", () => {
    expect(watchdogMs({ WATCHDOG_USEC: "30000000" }, 1)).toBe(15_000);
    expect(watchdogMs({ WATCHDOG_USEC: "30000000", WATCHDOG_PID: "2" }, 1)).toBeNull();
    expect(watchdogMs({}, 1)).toBeNull();
  });
});
