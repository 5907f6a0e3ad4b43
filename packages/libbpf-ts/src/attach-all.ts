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
  return {
    what,
    async detach() {
      const results = await Promise.allSettled(links.map((link) => link.detach()));
      for (const result of results) if (result.status === "rejected") throw result.reason;
    },
    [Symbol.dispose]() {
      for (const link of links) link[Symbol.dispose]();
    },
    [Symbol.asyncDispose]() {
      return this.detach();
    },
  };
}
