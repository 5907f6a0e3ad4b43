import { readHostFacts } from "../host/host-facts.ts";
import { configSectionsOf } from "../server/config-sections.ts";
import type { Executable } from "../server/executable.ts";
import { gitCommitBeside } from "../server/run-version-command.ts";
import type { ServerProcess } from "../server/server-process.ts";
import type { RunIdentity } from "./new-run.ts";

interface Named {
  readonly commit: string | undefined;
  readonly tags: readonly string[];
  readonly note: string | undefined;
}

/** What is known of the server and the host. The commit: as given, else from the file, else from git beside it. */
export async function identify(server: ServerProcess, executable: Executable, named: Named): Promise<RunIdentity> {
  return {
    server,
    version: executable.version,
    commit: named.commit ?? executable.commit ?? (await gitCommitBeside(server)),
    buildId: executable.buildId,
    configSections: configSectionsOf(server.pid),
    host: readHostFacts(),
    tags: named.tags,
    note: named.note ?? null,
  };
}
