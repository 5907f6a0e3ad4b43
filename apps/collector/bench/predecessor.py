# SPDX-License-Identifier: MIT
"""The programs of the Python collector of 2019, by bcc: what probe-cost.ts sets ours beside where bcc is installed.

A line in, "ok" out: place PID FILE full|empty ENTRY EXITS USDT; end.
ENTRY is an offset; EXITS are offsets with commas between, or "return"; USDT is "usdt" or "-".
"""
import sys

from bcc import BPF, USDT

TEXT = r"""
#include <uapi/linux/ptrace.h>

struct row { char id[32]; u32 type; s32 code; u64 duration; u64 timestamp; };
BPF_HASH(starts, u64, u64);
BPF_HISTOGRAM(latency);
BPF_HISTOGRAM(codes, int, 512);

int full_entry(struct pt_regs *ctx) {
    u64 thread = bpf_get_current_pid_tgid(), now = bpf_ktime_get_ns();
    starts.update(&thread, &now);
    return 0;
}

int full_exit(struct pt_regs *ctx) {
    u64 thread = bpf_get_current_pid_tgid();
    u64 *start = starts.lookup(&thread);
    if (!start)
        return 0;
    latency.increment(bpf_log2l((bpf_ktime_get_ns() - *start) / 1000));
    int code = PT_REGS_RC(ctx);
    codes.increment((code < 0 ? -code : code) & 511);
    starts.delete(&thread);
    return 0;
}

int empty_entry(struct pt_regs *ctx) { return 0; }
int empty_exit(struct pt_regs *ctx) { return 0; }

#ifdef WITH_USDT
BPF_PERF_OUTPUT(rows);

int full_usdt(struct pt_regs *ctx) {
    u64 thread = bpf_get_current_pid_tgid(), now = bpf_ktime_get_ns(), at = 0;
    u64 *start = starts.lookup(&thread);
    struct row row = {};
    if (!start)
        return 0;
    row.duration = now - *start;
    row.timestamp = now;
    bpf_usdt_readarg(1, ctx, &at);
    bpf_probe_read_user(row.id, sizeof(row.id), (void *)at);
    bpf_usdt_readarg(2, ctx, &at);
    bpf_probe_read_user(&row.type, sizeof(row.type), (void *)at);
    bpf_usdt_readarg(3, ctx, &at);
    bpf_probe_read_user(&row.code, sizeof(row.code), (void *)at);
    rows.perf_submit(ctx, &row, sizeof(row));
    return 0;
}

int empty_usdt(struct pt_regs *ctx) { return 0; }
#endif
"""


timing = BPF(text=TEXT)


def place(pid, file, kind, entry, exits, usdt):
    bpf = timing
    if usdt == "usdt":
        probes = USDT(pid=pid)
        probes.enable_probe_or_bail("transactor:transactor_exit", kind + "_usdt")
        bpf = BPF(text=TEXT, usdt_contexts=[probes], cflags=["-DWITH_USDT"])
        bpf["rows"].open_perf_buffer(lambda *_: None, page_cnt=256)
    if exits == "return":
        bpf.attach_uretprobe(name=file, addr=entry, fn_name=kind + "_exit", pid=pid)
    else:
        for offset in exits.split(","):
            bpf.attach_uprobe(name=file, addr=int(offset), fn_name=kind + "_exit", pid=pid)
    bpf.attach_uprobe(name=file, addr=entry, fn_name=kind + "_entry", pid=pid)
    return bpf


placed = None
for line in sys.stdin:
    command, *words = line.split()
    if command == "place":
        pid, file, kind, entry, exits, usdt = words
        placed = place(int(pid), file, kind, int(entry), exits, usdt)
    elif placed is timing:
        for event in list(placed.uprobe_fds):
            placed.detach_uprobe_event(event)
    else:
        placed.cleanup()
    print("ok", flush=True)
