import koffi from "koffi";

/** AF_UNIX, SOCK_DGRAM with SOCK_CLOEXEC, MSG_NOSIGNAL: linux/socket.h */
const family = 1;
const datagram = 2 | 0o2000000;
const noSignal = 0x4000;
/** `sun_path` of `sockaddr_un`. */
const pathBytes = 108;

/** What systemd hears of a service: sd_notify(3). */
export interface ServiceManager {
  /** `READY=1`, `STATUS=…`, `STOPPING=1`, several on lines of their own. */
  notify(state: string): void;
  /** How often it wants to hear `WATCHDOG=1`, in ms; null: never. */
  readonly watchdogMs: number | null;
  close(): void;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The manager that started this process, null where none did. Node has no datagram sockets of the Unix kind, and a helper
 * program would be refused under `NotifyAccess=main`: the C library is called directly.
 */
export function connectServiceManager(env: Environment, pid: number): ServiceManager | null {
  const path = env.NOTIFY_SOCKET;
  if (!path || (!path.startsWith("/") && !path.startsWith("@"))) return null;
  const libc = koffi.load("libc.so.6");
  const socket = libc.func("int socket(int domain, int type, int protocol)");
  const send = libc.func(
    "int64_t sendto(int fd, const void *data, size_t length, int flags, const void *to, uint32_t size)",
  );
  const close = libc.func("int close(int fd)");
  const address = socketAddress(path);
  const fd: number = socket(family, datagram, 0);
  if (fd < 0) return null;
  return {
    notify: (state) => {
      const message = Buffer.from(state);
      send(fd, message, message.length, noSignal, address, address.length);
    },
    watchdogMs: watchdogMs(env, pid),
    close: () => void close(fd),
  };
}

/** A name that begins with @ is an abstract one: its first byte is 0 and nothing ends it. */
function socketAddress(path: string): Buffer {
  const name = Buffer.from(path.startsWith("@") ? `\0${path.slice(1)}` : `${path}\0`);
  if (name.length > pathBytes) throw new RangeError(`the path of a socket has at most ${pathBytes - 1} bytes: ${path}`);
  const head = Buffer.alloc(2);
  head.writeUInt16LE(family);
  return Buffer.concat([head, name]);
}

/** Half of what the manager allows, as its manual advises; only where it means this process. */
export function watchdogMs(env: Environment, pid: number): number | null {
  const us = Number(env.WATCHDOG_USEC);
  const isOurs = env.WATCHDOG_PID === undefined || Number(env.WATCHDOG_PID) === pid;
  return Number.isFinite(us) && us > 0 && isOurs ? us / 2000 : null;
}
