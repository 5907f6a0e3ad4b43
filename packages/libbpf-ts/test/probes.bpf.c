// What the tests of attaching and of maps load.
#include <linux/bpf.h>
#include <linux/ptrace.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <stdbool.h>
#include <bpf/usdt.bpf.h>

struct event {
	__u64 cookie;
	__u64 argument;
	__u32 pid;
	__u32 tid;
};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 64 * 1024);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u32);
	__uint(max_entries, 1024);
} table SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, __u32);
	__type(value, __u32);
	__uint(max_entries, 8);
} plain_array SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, __u32);
	__type(value, __u32);
	__uint(max_entries, 3);
} mapped SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__type(key, __u64);
	__type(value, __u32);
	__uint(max_entries, 64);
} per_cpu SEC(".maps");

const volatile __u64 factor = 2;
const volatile __s32 shift = -1;
__u64 hits;

static __always_inline int emit(void *ctx, __u64 cookie, __u64 argument)
{
	__sync_fetch_and_add(&hits, 1);
	struct event *event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event)
		return 0;
	__u64 pid_tgid = bpf_get_current_pid_tgid();
	event->cookie = cookie;
	event->argument = argument * factor + shift;
	event->pid = pid_tgid >> 32;
	event->tid = pid_tgid;
	bpf_ringbuf_submit(event, BPF_RB_NO_WAKEUP);
	return 0;
}

SEC("uprobe")
int on_entry(struct pt_regs *ctx)
{
	return emit(ctx, bpf_get_attach_cookie(ctx), PT_REGS_PARM1(ctx));
}

SEC("uprobe")
int on_return(struct pt_regs *ctx)
{
	return emit(ctx, bpf_get_attach_cookie(ctx), PT_REGS_RC(ctx));
}

SEC("uprobe")
int on_multi(struct pt_regs *ctx)
{
	return emit(ctx, bpf_get_attach_cookie(ctx), PT_REGS_PARM1(ctx));
}

SEC("usdt")
int on_usdt(struct pt_regs *ctx)
{
	long argument = 0;
	bpf_usdt_arg(ctx, 0, &argument);
	return emit(ctx, bpf_usdt_cookie(ctx), argument);
}

static long spin(__u64 index, void *ctx)
{
	bpf_get_prandom_u32();
	return 0;
}

// Holds a reserved record for a while: to a reader the record is busy.
SEC("uprobe")
int on_slow(struct pt_regs *ctx)
{
	struct event *event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event)
		return 0;
	event->cookie = bpf_get_attach_cookie(ctx);
	__sync_fetch_and_add(&hits, 1);
	for (int i = 0; i < 4; i++)
		bpf_loop(8 * 1024 * 1024, spin, NULL, 0);
	bpf_ringbuf_submit(event, BPF_RB_NO_WAKEUP);
	return 0;
}

SEC("syscall")
int count_on_this_cpu(void *ctx)
{
	__u64 key = 7;
	__u32 one = 1;
	__u32 *value = bpf_map_lookup_elem(&per_cpu, &key);
	if (value)
		*value += 1;
	else
		bpf_map_update_elem(&per_cpu, &key, &one, BPF_ANY);
	return 42;
}

char LICENSE[] SEC("license") = "Dual MIT/GPL";
