// SPDX-License-Identifier: MIT
/*
 * Times calls inside a running server. One entry and one exit program serve every uprobe: the attach cookie is the
 * probe's index into probe_configs. A third hears the server's own USDT probes, where it has them.
 *
 * Exits are uprobes on the functions' own `ret`s, never return probes: a C++ exception that crosses a return probe
 * kills the server. So an entry may have no exit, and an exit no entry; pairing is by stack pointer (see on_exit).
 *
 * Compiled against uapi headers only: the object loads on hosts without BTF.
 */
#include "aggregate.h"
#include "attempts.h"
#include "marks.h"
#include "peer.h"
#include "server.h"
#include "state.h"
#include "usdt.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

/*
 * A thread's frames stay in the map when they empty: making and dropping an entry would cost the server more than the
 * rest of a call. User space drops those of threads that are gone.
 */
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
	if (config->kind == PROBE_CALLER) {
		mark_caller(ctx, key.thread, config);
		return 0;
	}
	if (config->kind == PROBE_START) {
		begin_at(key.thread, config->pair);
		return 0;
	}
	tx = transaction(ctx, config);
	if (config->kind == PROBE_PREFLIGHT) {
		begin_attempt(key.thread, tx);
		return 0;
	}
	if (config->kind == PROBE_CLASS_PREFLIGHT) {
		begin_class(key.thread, tx, config->pair);
		return 0;
	}
	if (config->kind == PROBE_PAIR || config->kind == PROBE_SINCE) {
		start = config->kind == PROBE_PAIR ? end_attempt(key.thread, tx, config->pair, &flags) : began_at(&key);
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

/* Returns whether the USDT probe named another code than the return value does. */
static __always_inline bool fill_event(struct pt_regs *ctx, struct span_event *event, const struct frame *frame,
				       struct frame_key key, __u64 now)
{
	bool differs = false;

	event->start_ns = frame->start_ns - base_ns;
	event->duration_ns = now - frame->start_ns;
	event->thread = key.thread;
	event->code = 0;
	event->type = frame->type;
	event->probe = (__u8)key.probe;
	event->flags = frame->flags;
	event->caller = CALLER_UNKNOWN;
	event->pass = PASS_UNKNOWN;
	__builtin_memset(event->pad, 0, sizeof(event->pad));
	if (key.probe == apply_probe)
		read_caller(key.thread, event);
	__builtin_memcpy(event->tx_id, frame->tx_id, TX_ID_BYTES);
	if (!(event->flags & SPAN_HAS_TX))
		__builtin_memset(event->tx_id, 0, TX_ID_BYTES);
	read_code(ctx, config_of(key.probe)->code_source, frame, event);
	if (frame->checked) {
		differs = (event->flags & SPAN_HAS_CODE) && event->code != frame->usdt_code;
		event->code = frame->usdt_code;
		event->flags |= SPAN_HAS_CODE;
	}
	return differs;
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
	__u64 sp = PT_REGS_SP(ctx) - return_popped;
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
	if (depth == 0 || depth > MAX_FRAMES)
		return 0;
	frame = &live->at[(depth - 1) & (MAX_FRAMES - 1)];
	if (frame->sp != sp)
		return 0;

	counters->spans++;
	if (is_aggregated(probe)) {
		struct span_event counted = {};

		fill_event(ctx, &counted, frame, key, now);
		if (!aggregate_span(&counted))
			counters->ring_full++;
	} else {
		event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
		if (!event) {
			counters->ring_full++;
		} else {
			counters->mismatched += fill_event(ctx, event, frame, key, now);
			/* Waking the reader on every event costs the server seven times as much; it polls. */
			bpf_ringbuf_submit(event, BPF_RB_NO_WAKEUP);
		}
	}
	live->depth = depth - 1;
	return 0;
}

/* transactor:transactor_exit(id*, type*, code*) stands just before operator()'s return: the frame is still open. */
static __always_inline void check_apply(struct pt_regs *ctx, const volatile struct usdt_site *site, __u32 thread)
{
	struct frame_key key = { .thread = thread, .probe = apply_probe };
	__u32 probe = apply_probe;
	struct counters *counters = bpf_map_lookup_elem(&probe_counters, &probe);
	struct frames *live = bpf_map_lookup_elem(&frames, &key);
	struct frame *frame;
	__u8 id[TX_ID_BYTES];
	__u64 id_at, type_at, code_at;
	__s32 type, code;
	__u32 depth;
	int differs = 0;

	if (!live || !counters)
		return;
	depth = live->depth;
	if (depth == 0 || depth > MAX_FRAMES)
		return;
	frame = &live->at[(depth - 1) & (MAX_FRAMES - 1)];
	if (!usdt_value(ctx, &site->arguments[0], &id_at) || !usdt_value(ctx, &site->arguments[1], &type_at) ||
	    !usdt_value(ctx, &site->arguments[2], &code_at))
		return;
	if (bpf_probe_read_user(id, sizeof(id), (void *)id_at) ||
	    bpf_probe_read_user(&type, sizeof(type), (void *)type_at) ||
	    bpf_probe_read_user(&code, sizeof(code), (void *)code_at))
		return;

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
}

/* The server's own probes: an uprobe on the nop at which each stands. */
SEC("uprobe")
int on_usdt(struct pt_regs *ctx)
{
	const volatile struct usdt_site *site = usdt_site_of((__u32)bpf_get_attach_cookie(ctx));
	__u32 thread = target_thread();

	if (thread == 0)
		return 0;
	if (site->kind == USDT_TRANSACTOR_EXIT)
		check_apply(ctx, site, thread);
	else
		hear_peer(ctx, site);
	return 0;
}
