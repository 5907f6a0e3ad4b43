import type { Link } from "./link.ts";

/**
 * Attaches several links in order, as one: where one fails, those before it are detached and the failure is thrown.
 * The link returned detaches them in reverse order. To keep pairs whole attach exits before entries.
 */
export async function attachAll(what: string, attach: readonly (() => Link)[]): Promise<Link> {
  const links: Link[] = [];
  try {
    for (const each of attach) links.unshift(each());
  } catch (error) {
    await Promise.allSettled(links.map((link) => link.detach()));
    throw error;
  }
  return groupOf(what, links);
}

function groupOf(what: string, links: readonly Link[]): Link {
  const group: Link = {
    what,
    async detach() {
      throwFirst(await Promise.allSettled(links.map((link) => link.detach())));
    },
    [Symbol.dispose]() {
      throwFirst(links.map((link) => settled(() => link[Symbol.dispose]())));
    },
    [Symbol.asyncDispose]() {
      return group.detach();
    },
  };
  return group;
}

/** One link that cannot be detached must not keep the others attached. */
function settled(act: () => void): PromiseSettledResult<void> {
  try {
    return { status: "fulfilled", value: act() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}

function throwFirst(results: readonly PromiseSettledResult<void>[]): void {
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
