// SPDX-License-Identifier: MIT
/*
 * Times calls inside a running server. One entry and one exit program serve every uprobe: the attach cookie is the
 * probe's index into probe_configs. A third program hears the server's own USDT probe, where it has one.
 *
 * Exits are uprobes on the functions' own `ret`s, never return probes: a C++ exception that crosses a return probe
 * kills the server. So an entry may have no exit, and an exit no entry; pairing is by stack pointer (see on_exit).
 *
 * Compiled against uapi headers only: the object loads on hosts without BTF.
 */
#include <stdbool.h>
#include <linux/bpf.h>
#ifdef __TARGET_ARCH_x86
#include <linux/ptrace.h>
#else
struct user_pt_regs {
	__u64 regs[31];
	__u64 sp;
	__u64 pc;
	__u64 pstate;
};
#endif
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
/* The attach cookie exists since 5.15, the oldest kernel supported; asking the kernel's BTF is not needed. */
#define BPF_USDT_HAS_BPF_COOKIE 1
#include <bpf/usdt.bpf.h>
#include "probe.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

/* Offsets of rippled's own structures; the same in every version from 1.1.0 to 3.3.0-b0. */
#define TRANSACTOR_CONTEXT 8
#define APPLY_CONTEXT_TX 8
#define PREFLIGHT_CONTEXT_TX 8
#define STTX_ID 48 /* 32 bytes of id, then the type */

/* Set before load. */
const volatile __u64 base_ns = 0; /* times go out relative to it: uptime in ns outgrows 2^53 after 104 days */
const volatile __u64 pidns_dev = 0;
const volatile __u64 pidns_ino = 0;
const volatile __u32 target_tgid = 0; /* in that pid namespace */
const volatile __u32 usdt_probe = 0;  /* the probe that transactor_exit checks */
const volatile struct probe_config probe_configs[MAX_PROBES] = {};
/* Never read: keeps these types in the BTF, from which the TypeScript side is generated. */
const volatile struct {
	enum probe_kind kind;
	enum tx_source tx;
	enum code_source code;
	enum span_flags flags;
	struct span_event event;
} exported = {};
/* Source of new map values, in .rodata because 300 bytes would crowd the stack. */
const volatile struct frames no_frames = {};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 8 * 1024 * 1024);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH); /* not LRU: that evicts silently */
	__uint(max_entries, 8192);
	__type(key, struct frame_key);
	__type(value, struct frames);
} frames SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, __u32);
	__type(value, struct attempt);
} attempts SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, MAX_PROBES);
	__type(key, __u32);
	__type(value, struct counters);
} probe_counters SEC(".maps");

/* The thread's id in the collector's pid namespace, or 0 when the hit belongs to another process. */
static __always_inline __u32 target_thread(void)
{
	struct bpf_pidns_info info;

	if (bpf_get_ns_current_pid_tgid(pidns_dev, pidns_ino, &info, sizeof(info)) != 0)
		return 0;
	return info.tgid == target_tgid ? info.pid : 0;
}

/* The index is masked where it is used: the verifier forgets a bound once the value has been on the stack. */
static __always_inline const volatile struct probe_config *config_of(__u32 probe)
{
	asm volatile("" : "+r"(probe));
	return &probe_configs[probe & (MAX_PROBES - 1)];
}

/* Each load is kept in its own branch: the verifier refuses a load through a computed context pointer. */
#define LOAD(value, register)            \
	do {                             \
		value = register(ctx);   \
		asm volatile("" : "+r"(value)); \
	} while (0)

static __always_inline __u64 argument(struct pt_regs *ctx, __u8 index)
{
	__u64 value = 0;

	switch (index) {
	case 0: LOAD(value, PT_REGS_PARM1); break;
	case 1: LOAD(value, PT_REGS_PARM2); break;
	case 2: LOAD(value, PT_REGS_PARM3); break;
	case 3: LOAD(value, PT_REGS_PARM4); break;
	case 4: LOAD(value, PT_REGS_PARM5); break;
	}
	return value;
}

static __always_inline __u64 hidden_result(struct pt_regs *ctx, __u8 index)
{
#ifdef __TARGET_ARCH_arm64
	(void)index;
	return ((const volatile struct user_pt_regs *)ctx)->regs[8];
#else
	return argument(ctx, index);
#endif
}

static __always_inline __u64 user_pointer(__u64 address)
{
	__u64 value = 0;

	bpf_probe_read_user(&value, sizeof(value), (void *)address);
	return value;
}

static __always_inline __u64 transaction(struct pt_regs *ctx, const volatile struct probe_config *config)
{
	__u64 from = argument(ctx, config->tx_argument);

	switch (config->tx_source) {
	case TX_FROM_TRANSACTOR: {
		__u64 context = user_pointer(from + TRANSACTOR_CONTEXT);
		return context ? user_pointer(context + APPLY_CONTEXT_TX) : 0;
	}
	case TX_FROM_PREFLIGHT_CONTEXT: return user_pointer(from + PREFLIGHT_CONTEXT_TX);
	case TX_ARGUMENT: return from;
	default: return 0;
	}
}

static __always_inline void read_transaction(struct frame *frame, __u64 tx)
{
	struct {
		__u8 id[TX_ID_BYTES];
		__u32 type; /* int32 up to 1.7, uint16 from 1.8: the low 16 bits hold for both */
	} leading;

	if (tx == 0 || bpf_probe_read_user(&leading, sizeof(leading), (void *)(tx + STTX_ID)) != 0)
		return;
	__builtin_memcpy(frame->tx_id, leading.id, TX_ID_BYTES);
	frame->type = (__u16)leading.type;
	frame->flags |= SPAN_HAS_TX;
}

static __always_inline void begin_attempt(__u32 thread, __u64 tx)
{
	struct attempt attempt = { .tx = tx };

	attempt.preflight_ns = bpf_ktime_get_ns();
	bpf_map_update_elem(&attempts, &thread, &attempt, BPF_ANY);
}

static __always_inline void begin_class(__u32 thread, __u64 tx, __u8 pair)
{
	struct attempt *attempt = bpf_map_lookup_elem(&attempts, &thread);

	if (attempt && attempt->tx == tx && pair < MAX_PAIRS)
		attempt->class_preflight_ns[pair] = bpf_ktime_get_ns();
}

/*
 * Where the pair that ends in this doApply began: only a preflight of the same transaction on the same thread counts,
 * and only once. TxQ::accept applies queued transactions without a preflight: those give 0.
 */
static __always_inline __u64 end_attempt(__u32 thread, __u64 tx, __u8 pair, __u8 *flags)
{
	struct attempt *attempt = bpf_map_lookup_elem(&attempts, &thread);
	__u64 start = 0;

	if (!attempt || attempt->tx != tx || pair >= MAX_PAIRS)
		return 0;
	start = attempt->class_preflight_ns[pair];
	if (start == 0) {
		start = attempt->preflight_ns;
		*flags |= SPAN_FROM_FREE_PREFLIGHT;
	}
	bpf_map_delete_elem(&attempts, &thread);
	return start;
}

static __always_inline struct frames *frames_of(struct frame_key *key)
{
	struct frames *found = bpf_map_lookup_elem(&frames, key);

	if (found)
		return found;
	bpf_map_update_elem(&frames, key, (const void *)&no_frames, BPF_NOEXIST);
	return bpf_map_lookup_elem(&frames, key);
}

SEC("uprobe")
int on_entry(struct pt_regs *ctx)
{
	__u32 probe = (__u32)bpf_get_attach_cookie(ctx);
	const volatile struct probe_config *config;
	struct frame_key key = {};
	struct counters *counters;
	struct frames *live;
	struct frame *frame;
	__u64 sp = PT_REGS_SP(ctx);
	__u64 tx, start = 0;
	__u32 depth;
	__u8 flags = 0;

	key.thread = target_thread();
	if (key.thread == 0 || probe >= MAX_PROBES)
		return 0;
	key.probe = probe;
	counters = bpf_map_lookup_elem(&probe_counters, &probe);
	if (!counters)
		return 0;
	counters->hits++;
	config = config_of(probe);
	tx = transaction(ctx, config);

	if (config->kind == PROBE_PREFLIGHT) {
		begin_attempt(key.thread, tx);
		return 0;
	}
	if (config->kind == PROBE_CLASS_PREFLIGHT) {
		begin_class(key.thread, tx, config->pair);
		return 0;
	}
	if (config->kind == PROBE_PAIR) {
		start = end_attempt(key.thread, tx, config->pair, &flags);
		if (start == 0) {
			counters->unstarted++;
			return 0;
		}
	}

	live = frames_of(&key);
	if (!live) {
		counters->unpaired++;
		return 0;
	}
	depth = live->depth;
	/* The stack grows down: a frame at or below this call's stack pointer was left by an exception. */
	for (int i = 0; i < MAX_FRAMES; i++) {
		if (depth == 0 || depth > MAX_FRAMES || live->at[(depth - 1) & (MAX_FRAMES - 1)].sp > sp)
			break;
		depth--;
		counters->unpaired++;
	}
	if (depth >= MAX_FRAMES) {
		counters->unpaired++;
		return 0;
	}
	frame = &live->at[depth & (MAX_FRAMES - 1)];
	frame->sp = sp;
	frame->flags = flags;
	frame->checked = 0;
	frame->type = 0;
	frame->result = config->code_source == CODE_POINTER ? hidden_result(ctx, config->result_argument) : 0;
	read_transaction(frame, tx);
	live->depth = depth + 1;
	/* Last, so that the program's own work stays outside of the span. */
	frame->start_ns = start ? start : bpf_ktime_get_ns();
	return 0;
}

static __always_inline void read_code(struct pt_regs *ctx, __u8 source, const struct frame *frame,
				      struct span_event *event)
{
	__u64 result = PT_REGS_RC(ctx);
	struct {
		__s32 code;
		__u8 applied;
	} pointed;

	switch (source) {
	case CODE_REGISTER:
		event->code = (__s32)result;
		event->flags |= SPAN_HAS_CODE;
		break;
	case CODE_PAIR:
		event->code = (__s32)result;
		event->flags |= SPAN_HAS_CODE | SPAN_HAS_APPLIED;
		if ((__u8)(result >> 32))
			event->flags |= SPAN_APPLIED;
		break;
	case CODE_POINTER:
		if (bpf_probe_read_user(&pointed, sizeof(pointed), (void *)frame->result) != 0)
			break;
		event->code = pointed.code;
		event->flags |= SPAN_HAS_CODE | SPAN_HAS_APPLIED;
		if (pointed.applied)
			event->flags |= SPAN_APPLIED;
		break;
	}
}

/*
 * Only the frame whose stack pointer equals this one's is left here: at a `ret`, as at the entry, it points to the
 * return address, also after a tail call. Deeper frames were left by an exception. An exit without a frame belongs to
 * a call that was in flight when the probe was placed, or to another caller of a shared tail target: nothing is sent.
 */
SEC("uprobe")
int on_exit(struct pt_regs *ctx)
{
	__u64 now = bpf_ktime_get_ns();
	__u32 probe = (__u32)bpf_get_attach_cookie(ctx);
	struct frame_key key = {};
	struct counters *counters;
	struct span_event *event;
	struct frames *live;
	struct frame *frame;
	__u64 sp = PT_REGS_SP(ctx);
	__u32 depth;

	key.thread = target_thread();
	if (key.thread == 0 || probe >= MAX_PROBES)
		return 0;
	key.probe = probe;
	live = bpf_map_lookup_elem(&frames, &key);
	if (!live)
		return 0;
	counters = bpf_map_lookup_elem(&probe_counters, &probe);
	if (!counters)
		return 0;
	depth = live->depth;
	for (int i = 0; i < MAX_FRAMES; i++) {
		if (depth == 0 || depth > MAX_FRAMES || live->at[(depth - 1) & (MAX_FRAMES - 1)].sp >= sp)
			break;
		depth--;
		counters->unpaired++;
	}
	live->depth = depth;
	if (depth == 0 || depth > MAX_FRAMES) {
		bpf_map_delete_elem(&frames, &key);
		return 0;
	}
	frame = &live->at[(depth - 1) & (MAX_FRAMES - 1)];
	if (frame->sp != sp)
		return 0;

	counters->spans++;
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		counters->ring_full++;
	} else {
		event->start_ns = frame->start_ns - base_ns;
		event->duration_ns = now - frame->start_ns;
		event->thread = key.thread;
		event->code = 0;
		event->type = frame->type;
		event->probe = (__u8)probe;
		event->flags = frame->flags;
		event->pad = 0;
		__builtin_memcpy(event->tx_id, frame->tx_id, TX_ID_BYTES);
		if (!(event->flags & SPAN_HAS_TX))
			__builtin_memset(event->tx_id, 0, TX_ID_BYTES);
		read_code(ctx, config_of(probe)->code_source, frame, event);
		if (frame->checked) {
			if ((event->flags & SPAN_HAS_CODE) && event->code != frame->usdt_code)
				counters->mismatched++;
			event->code = frame->usdt_code;
			event->flags |= SPAN_HAS_CODE;
		}
		/* Waking the reader on every event costs the server seven times as much; it polls. */
		bpf_ringbuf_submit(event, BPF_RB_NO_WAKEUP);
	}
	if (depth == 1)
		bpf_map_delete_elem(&frames, &key);
	else
		live->depth = depth - 1;
	return 0;
}

/* transactor:transactor_exit(id*, type*, code*) stands just before operator()'s return: the frame is still open. */
SEC("usdt")
int on_transactor_exit(struct pt_regs *ctx)
{
	__u32 probe = usdt_probe;
	struct frame_key key = {};
	struct counters *counters;
	struct frames *live;
	struct frame *frame;
	__u8 id[TX_ID_BYTES];
	long id_at, type_at, code_at;
	__s32 type, code;
	__u32 depth;
	int differs = 0;

	key.thread = target_thread();
	if (key.thread == 0 || probe >= MAX_PROBES)
		return 0;
	key.probe = probe;
	live = bpf_map_lookup_elem(&frames, &key);
	counters = bpf_map_lookup_elem(&probe_counters, &probe);
	if (!live || !counters)
		return 0;
	depth = live->depth;
	if (depth == 0 || depth > MAX_FRAMES)
		return 0;
	frame = &live->at[(depth - 1) & (MAX_FRAMES - 1)];
	if (bpf_usdt_arg(ctx, 0, &id_at) || bpf_usdt_arg(ctx, 1, &type_at) || bpf_usdt_arg(ctx, 2, &code_at))
		return 0;
	if (bpf_probe_read_user(id, sizeof(id), (void *)id_at) ||
	    bpf_probe_read_user(&type, sizeof(type), (void *)type_at) ||
	    bpf_probe_read_user(&code, sizeof(code), (void *)code_at))
		return 0;

	if (frame->flags & SPAN_HAS_TX) {
		differs = frame->type != (__u16)type;
		for (int i = 0; i < TX_ID_BYTES; i++)
			differs |= frame->tx_id[i] ^ id[i];
		if (differs)
			counters->mismatched++;
	}
	__builtin_memcpy(frame->tx_id, id, TX_ID_BYTES);
	frame->type = (__u16)type;
	frame->flags |= SPAN_HAS_TX;
	frame->usdt_code = code;
	frame->checked = 1;
	return 0;
}
