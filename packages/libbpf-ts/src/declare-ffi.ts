import koffi, { type TypeObject } from "koffi";
import { BPF_TRACE_UPROBE_MULTI, type Ffi } from "./ffi.ts";
import type { MemoryPointer } from "./pointer.ts";
import type { Version } from "./version.ts";

// The only file that knows koffi: a foreign function has no types but those written here.

const BPF_MAP_CREATE = 0;
const BPF_PROG_LOAD = 5;
const BPF_PROG_TEST_RUN = 10;
const BPF_LINK_CREATE = 28;
const LIBBPF_STRICT_ALL = 0xffffffff;
const MAP_FAILED = 0xffff_ffff_ffff_ffffn;

/** Number of the bpf(2) call: glibc has no wrapper for it. */
const BPF_SYSCALL: Partial<Record<string, number>> = { x64: 321, arm64: 280 };

const structs = () => ({
  openOptions: koffi.struct({
    sz: "size_t",
    object_name: "str",
    relaxed_maps: "bool",
    pin_root_path: "str",
    unused: "uint32_t",
    kconfig: "str",
    btf_custom_path: "str",
    kernel_log_buf: "void *",
    kernel_log_size: "size_t",
    kernel_log_level: "uint32_t",
  }),
  uprobeOptions: koffi.struct({
    sz: "size_t",
    ref_ctr_offset: "size_t",
    bpf_cookie: "uint64_t",
    retprobe: "bool",
    func_name: "str",
  }),
  usdtOptions: koffi.struct({ sz: "size_t", usdt_cookie: "uint64_t" }),
  mapCreate: koffi.struct({
    map_type: "uint32_t",
    key_size: "uint32_t",
    value_size: "uint32_t",
    max_entries: "uint32_t",
  }),
  progLoad: koffi.struct({
    prog_type: "uint32_t",
    insn_cnt: "uint32_t",
    insns: "void *",
    license: "str",
    log_level: "uint32_t",
    log_size: "uint32_t",
    log_buf: "void *",
    kern_version: "uint32_t",
    prog_flags: "uint32_t",
    prog_name: koffi.array("char", 16),
    prog_ifindex: "uint32_t",
    expected_attach_type: "uint32_t",
  }),
  linkCreate: koffi.struct({
    prog_fd: "uint32_t",
    target_fd: "uint32_t",
    attach_type: "uint32_t",
    link_flags: "uint32_t",
    path: "str",
    offsets: "void *",
    ref_ctr_offsets: "void *",
    cookies: "void *",
    cnt: "uint32_t",
    flags: "uint32_t",
    pid: "uint32_t",
  }),
  testRun: koffi.struct({
    prog_fd: "uint32_t",
    retval: "uint32_t",
    data_size_in: "uint32_t",
    data_size_out: "uint32_t",
    data_in: "void *",
    data_out: "void *",
    repeat: "uint32_t",
    duration: "uint32_t",
  }),
});

/** Sizes by the headers of libbpf 0.8 and of the kernel, 64-bit. Options beyond these were added later at the end. */
const STRUCT_BYTES: Record<keyof ReturnType<typeof structs>, number> = {
  openOptions: 80,
  uprobeOptions: 40,
  usdtOptions: 16,
  mapCreate: 16,
  progLoad: 72,
  linkCreate: 64,
  testRun: 40,
};

export type Library = ReturnType<typeof koffi.load>;

/** Maps the library at `path` into the process; throws the dynamic linker's words where that fails. */
export function loadLibrary(path: string): Library {
  return koffi.load(path);
}

/** What the library says of itself; null before 0.6, when it could not say. */
export function versionOf(lib: Library): Version | null {
  try {
    return {
      major: lib.func("uint32_t libbpf_major_version()")(),
      minor: lib.func("uint32_t libbpf_minor_version()")(),
    };
  } catch {
    return null;
  }
}

/** Declares what is used of the library; throws where it lacks a function. */
export function declareFfi(lib: Library): Ffi {
  const types = structs();
  for (const [name, type] of Object.entries(types)) {
    const expected = STRUCT_BYTES[name as keyof typeof STRUCT_BYTES];
    if (type.size !== expected) throw new Error(`${name} takes ${type.size} bytes here, ${expected} were expected`);
  }
  // Before 1.0 errors come as -errno, as from 1.0 on, only when asked for.
  lib.func("uint32_t libbpf_set_strict_mode(uint32_t mode)")(LIBBPF_STRICT_ALL);
  return { libbpf: declareLibbpf(lib, types), libc: declareLibc(types), ...memory() };
}

type Structs = ReturnType<typeof structs>;

function declareLibbpf(lib: Library, types: Structs): Ffi["libbpf"] {
  const open = lib.func("bpf_object__open_mem", "void *", ["void *", "size_t", koffi.pointer(types.openOptions)]);
  const initial = lib.func("void *bpf_map__initial_value(void *map, _Out_ size_t *size)");
  const lookupBatch = lib.func(
    "int bpf_map_lookup_batch(int fd, void *from, void *to, void *keys, void *values, _Inout_ uint32_t *count, void *opts)",
  );
  const uprobe = lib.func("bpf_program__attach_uprobe_opts", "void *", [
    "void *",
    "int",
    "str",
    "size_t",
    koffi.pointer(types.uprobeOptions),
  ]);
  const usdt = lib.func("bpf_program__attach_usdt", "void *", [
    "void *",
    "int",
    "str",
    "str",
    "str",
    koffi.pointer(types.usdtOptions),
  ]);
  return {
    majorVersion: lib.func("uint32_t libbpf_major_version()"),
    majorVersionAddress: lib.symbol("libbpf_major_version"),
    setPrint: lib.func("void *libbpf_set_print(void *callback)"),
    possibleCpus: lib.func("int libbpf_num_possible_cpus()"),
    openMemory: (bytes, size, { name, kernelLog, kernelLogBytes }) =>
      open(bytes, size, {
        sz: types.openOptions.size,
        object_name: name,
        kernel_log_buf: kernelLog,
        kernel_log_size: kernelLogBytes,
      }),
    load: lib.func("int bpf_object__load(void *object)"),
    close: lib.func("void bpf_object__close(void *object)"),
    findProgram: lib.func("void *bpf_object__find_program_by_name(void *object, str name)"),
    nextProgram: lib.func("void *bpf_object__next_program(void *object, void *previous)"),
    programName: lib.func("str bpf_program__name(void *program)"),
    programFd: lib.func("int bpf_program__fd(void *program)"),
    setAutoload: lib.func("int bpf_program__set_autoload(void *program, bool autoload)"),
    setExpectedAttachType: lib.func("int bpf_program__set_expected_attach_type(void *program, int type)"),
    findMap: lib.func("void *bpf_object__find_map_by_name(void *object, str name)"),
    nextMap: lib.func("void *bpf_object__next_map(void *object, void *previous)"),
    mapName: lib.func("str bpf_map__name(void *map)"),
    mapFd: lib.func("int bpf_map__fd(void *map)"),
    mapType: lib.func("int bpf_map__type(void *map)"),
    mapFlags: lib.func("uint32_t bpf_map__map_flags(void *map)"),
    mapKeySize: lib.func("uint32_t bpf_map__key_size(void *map)"),
    mapValueSize: lib.func("uint32_t bpf_map__value_size(void *map)"),
    mapMaxEntries: lib.func("uint32_t bpf_map__max_entries(void *map)"),
    setMaxEntries: lib.func("int bpf_map__set_max_entries(void *map, uint32_t entries)"),
    initialValue: (map) => {
      const size: [number] = [0];
      const address: MemoryPointer | null = initial(map, size);
      return address === null ? null : new Uint8Array(koffi.view(address, size[0])).slice();
    },
    setInitialValue: lib.func("int bpf_map__set_initial_value(void *map, void *value, size_t size)"),
    lookup: lib.func("int bpf_map_lookup_elem(int fd, void *key, void *value)"),
    update: lib.func("int bpf_map_update_elem(int fd, void *key, void *value, uint64_t flags)"),
    deleteKey: lib.func("int bpf_map_delete_elem(int fd, void *key)"),
    nextKey: lib.func("int bpf_map_get_next_key(int fd, void *key, void *next)"),
    lookupBatch: (fd, from, to, keys, values, count) => lookupBatch(fd, from, to, keys, values, count, null),
    attachUprobe: (program, pid, path, offset, { cookie, retprobe }) =>
      uprobe(program, pid, path, offset, { sz: types.uprobeOptions.size, bpf_cookie: cookie, retprobe }),
    attachUsdt: (program, pid, path, provider, name, cookie) =>
      usdt(program, pid, path, provider, name, { sz: types.usdtOptions.size, usdt_cookie: cookie }),
    destroyLink: lib.func("int bpf_link__destroy(void *link)"),
  };
}

function declareLibc(types: Structs): Ffi["libc"] {
  const libc = koffi.load("libc.so.6");
  const number = BPF_SYSCALL[process.arch];
  if (number === undefined) throw new Error(`bpf(2) is known here on x86-64 and arm64, this is ${process.arch}`);
  const bpf = (type: TypeObject) => {
    const call = libc.func("syscall", "long", ["long", "int", koffi.inout(koffi.pointer(type)), "uint32_t"]);
    return (command: number, attributes: Record<string, unknown>): number =>
      call(number, command, attributes, type.size);
  };
  const [createMap, loadProgram, createLink, testRun] = [
    bpf(types.mapCreate),
    bpf(types.progLoad),
    bpf(types.linkCreate),
    bpf(types.testRun),
  ];
  const mmap = libc.func("void *mmap(void *address, size_t bytes, int protection, int flags, int fd, long offset)");
  const vsnprintf = libc.func("int vsnprintf(void *buffer, size_t size, void *format, void *list)");
  const text = Buffer.alloc(4096);
  return {
    close: libc.func("int close(int fd)"),
    pageSize: libc.func("int getpagesize()"),
    mmap: (...args) => {
      const address: MemoryPointer = mmap(...args);
      return address === MAP_FAILED ? null : address;
    },
    munmap: libc.func("int munmap(void *address, size_t bytes)"),
    format: (format, list) => {
      const length: number = vsnprintf(text, text.length, format, list);
      return text.toString("utf8", 0, Math.max(0, Math.min(length, text.length - 1)));
    },
    bpfCreateMap: ({ type, keyBytes, valueBytes, maxEntries }) =>
      createMap(BPF_MAP_CREATE, {
        map_type: type,
        key_size: keyBytes,
        value_size: valueBytes,
        max_entries: maxEntries,
      }),
    bpfLoadProgram: ({ type, expectedAttachType, instructions, license }) =>
      loadProgram(BPF_PROG_LOAD, {
        prog_type: type,
        insn_cnt: instructions.length,
        insns: instructions,
        license,
        expected_attach_type: expectedAttachType,
      }),
    bpfLinkUprobeMulti: ({ programFd, path, offsets, cookies, flags, pid }) =>
      createLink(BPF_LINK_CREATE, {
        prog_fd: programFd,
        attach_type: BPF_TRACE_UPROBE_MULTI,
        path,
        offsets,
        cookies,
        cnt: offsets.length,
        flags,
        pid,
      }),
    bpfTestRun: (programFd, returned) => {
      const attributes = { prog_fd: programFd, retval: 0 };
      const rc = testRun(BPF_PROG_TEST_RUN, attributes);
      returned[0] = attributes.retval;
      return rc;
    },
  };
}

function memory(): Pick<Ffi, "errno" | "allocate" | "free" | "view" | "readString" | "printCallback"> {
  return {
    errno: () => koffi.errno(),
    allocate: (bytes) => {
      const address: MemoryPointer = koffi.alloc("char", bytes);
      koffi.encode(address, "char", 0);
      return address;
    },
    free: (address) => koffi.free(address),
    view: (address, bytes) => koffi.view(address, bytes),
    readString: (address) => koffi.decode.string(address),
    // A va_list is passed as one pointer on both x86-64 (array type) and arm64 (32-byte struct, by reference).
    printCallback: (print) => koffi.register(print, koffi.pointer(koffi.proto("int", ["int", "void *", "void *"]))),
  };
}
