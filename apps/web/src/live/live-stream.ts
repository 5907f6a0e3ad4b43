import type { LiveUpdate } from "@xrpl-probe/report";
import { watchRun } from "./live-hub.ts";

/** Proxies and browsers take a silent connection for dead after a while. */
const HEARTBEAT_MS = 15_000;
/** A reader so far behind is let go: it comes back and asks for what it lacks. */
const MOST_WAITING = 30;

/**
 * Server-sent events about a run: `update` with a `LiveUpdate`, whose id is its last slice; `end` when nobody records it
 * any more. Ends when the page goes.
 * @throws as `watchRun`
 */
export function liveStream(
  path: string,
  asked: { readonly run: string; readonly afterSeq: number; readonly gone: AbortSignal },
) {
  const encoder = new TextEncoder();
  let leave = () => {};
  let lastSeq = asked.afterSeq;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        const close = () => {
          leave();
          controller.close();
        };
        const tell = (update: LiveUpdate) => {
          lastSeq = update.columns.at(-1)?.seq ?? lastSeq;
          send(eventOf(update, lastSeq));
          if (update.figures.status !== "recording") {
            send("event: end\ndata: {}\n\n");
            close();
          } else if ((controller.desiredSize ?? 0) < -MOST_WAITING) close();
        };
        const watching = watchRun(path, { ...asked, client: { update: tell, fail: close } });
        const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
        leave = () => {
          clearInterval(heartbeat);
          watching.leave();
          leave = () => {};
        };
        asked.gone.addEventListener("abort", () => leave());
        send("retry: 2000\n\n");
        tell(watching.first);
      },
      cancel: () => leave(),
    },
    { highWaterMark: 1 },
  );
}

function eventOf(update: LiveUpdate, lastSeq: number): string {
  return `event: update\nid: ${lastSeq}\ndata: ${JSON.stringify(update)}\n\n`;
}
