import type { Boundary } from "./boundary.ts";
import type { LinkPointer } from "./pointer.ts";

/** An attached program. Detaching is idempotent, in whichever way and order it is asked for. */
export interface Link {
  /** `uprobe at /usr/bin/server+0x1130`, for messages. */
  readonly what: string;
  /** Detaches off the event loop (a perf link takes the kernel about 0.1 s) and resolves when no hit can come any more. */
  detach(): Promise<void>;
  /** Detaches at once, blocking; behind others that are being detached off the loop it queues up instead. */
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** How a kind of link is ended. Of `now` and `offLoop` exactly one is called, once. */
export interface Release {
  /** Whether `now` may be called: libbpf's lists of USDT probes are not locked against its other threads. */
  canNow(): boolean;
  now(): void;
  offLoop(): Promise<void>;
}

/** A link from the way to end it. `ended` is called when it is detached. */
export function createLink(what: string, release: Release, ended: (link: Link) => void): Link {
  let detached: Promise<void> | null = null;
  const link: Link = {
    what,
    detach() {
      detached ??= release.offLoop().finally(() => ended(link));
      return detached;
    },
    [Symbol.dispose]() {
      if (detached !== null) return;
      if (!release.canNow()) return void link.detach();
      detached = Promise.resolve();
      try {
        release.now();
      } finally {
        ended(link);
      }
    },
    [Symbol.asyncDispose]() {
      return link.detach();
    },
  };
  return link;
}

/** Ends a link that libbpf holds. */
export function releasePointer(boundary: Boundary, what: string, pointer: LinkPointer): Release {
  const { destroyLink } = boundary.ffi.libbpf;
  return {
    canNow: () => boundary.detaching.idle,
    now: () => void boundary.check(`detach the ${what}`, destroyLink(pointer)),
    // One after the other: libbpf's lists have no lock.
    offLoop: () =>
      boundary.detaching.run(() =>
        offLoop(
          (done) => destroyLink.async(pointer, done),
          (rc) => boundary.check(`detach the ${what}`, rc),
        ),
      ),
  };
}

/** Ends a link that is a file descriptor of ours. */
export function releaseFd(boundary: Boundary, what: string, fd: number): Release {
  const { close } = boundary.ffi.libc;
  return {
    canNow: () => true,
    now: () => void boundary.checkLibc(`detach the ${what}`, close(fd)),
    // errno belongs to the pool's thread and is gone, but Linux frees the descriptor whatever close returns. Several
    // at a time: the kernel waits for all CPUs once for each, and these waits overlap.
    offLoop: () =>
      offLoop(
        (done) => close.async(fd, done),
        () => undefined,
      ),
  };
}

function offLoop(
  start: (done: (error: Error | null, rc: number) => void) => void,
  check: (rc: number) => void,
): Promise<void> {
  return new Promise<void>((resolve, reject) =>
    start((error, rc) => {
      if (error !== null) return reject(error);
      try {
        resolve(check(rc));
      } catch (failure) {
        reject(failure);
      }
    }),
  );
}
