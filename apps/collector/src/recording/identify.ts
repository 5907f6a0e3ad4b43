import { readHostFacts } from "../host/host-facts.ts";
import { configSectionsOf } from "../server/config-sections.ts";
import type { Executable } from "../server/executable.ts";
import { gitCommitBeside } from "../server/run-version-command.ts";
import type { ServerInfo } from "../server/server-info.ts";
import type { ServerProcess } from "../server/server-process.ts";
import type { RunIdentity } from "./new-run.ts";

interface Named {
  readonly commit: string | undefined;
  readonly tags: readonly string[];
  readonly note: string | undefined;
  /** Where the server is asked as well. */
  readonly rpc?: URL | undefined;
}

/**
 * What is known of the server and the host. The commit: as given, else from the file, else from the server's own word
 * where it is asked, else from git beside it.
 */
export async function identify(server: ServerProcess, executable: Executable, named: Named): Promise<RunIdentity> {
  const asked = named.rpc ? await ask(named.rpc, executable) : nothingAsked;
  return {
    server,
    version: executable.version ?? asked.info.version,
    commit: named.commit ?? executable.commit ?? asked.info.commit ?? (await gitCommitBeside(server)),
    state: asked.info.state,
    remarks: asked.remarks,
    buildId: executable.buildId,
    configSections: configSectionsOf(server.pid),
    host: readHostFacts(),
    tags: named.tags,
    note: named.note ?? null,
  };
}

interface Asked {
  readonly info: ServerInfo;
  readonly remarks: readonly string[];
}

const unknown: ServerInfo = { version: null, commit: null, state: null };
const nothingAsked: Asked = { info: unknown, remarks: [] };

/** A server that does not answer is recorded all the same; what answers in its place is not believed. */
async function ask(url: URL, { version }: Executable): Promise<Asked> {
  // Only who asks waits for what reads the answer.
  const { askServerInfo, isLoopback } = await import("../server/server-info.ts");
  const advice = isLoopback(url)
    ? []
    : [`${url.host} is no loopback address: a server tells its commit to admin connections alone`];
  try {
    const info = await askServerInfo(url);
    if (version === null || info.version === null || info.version === version) return { info, remarks: advice };
    const other = `${url.host} answers as ${info.version}, this server is ${version}: not believed`;
    return { info: unknown, remarks: [...advice, other] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { info: unknown, remarks: [...advice, `asked ${url.host} for server_info in vain: ${why}`] };
  }
}
