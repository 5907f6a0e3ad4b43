// SPDX-License-Identifier: MIT
/*
 * Times calls inside a running server. One entry and one exit program serve every uprobe, told apart by the attach cookie;
 * two more do the same for the probe of the applies alone, which is hit most. A fifth hears the server's own USDT probes,
 * where it has them.
 *
 * Exits are uprobes on the functions' own `ret`s, never return probes: a C++ exception that crosses a return probe
 * kills the server. So an entry may have no exit, and an exit no entry; pairing is by stack pointer (see end_call).
 *
 * Compiled against uapi headers only: the object loads on hosts without BTF.
 */
#include "aggregate.h"
#include "attempts.h"
#include "frames.h"
#include "marks.h"
#include "peer.h"
#include "server.h"
#include "state.h"
#include "usdt.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

/* What a call begins with. */
struct beginning {
	__u64 tx;
	__u64 transactor;
	__u64 start_ns; /* 0: now */
	__u8 flags;
};

static __always_inline void begin_call(struct pt_regs *ctx, struct frame_key key, struct counters *counters,
				       const volatile struct probe_config *config, struct beginning begins)
{
	struct frames *live = frames_of(key.thread, key.probe, true);
	__u64 sp = PT_REGS_SP(ctx);
	struct frame *frame;
	__u32 depth;

	if (!live) {
		counters->unpaired++;
		return;
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
		return;
	}
	frame = &live->at[depth & (MAX_FRAMES - 1)];
	frame->sp = sp;
	frame->flags = begins.flags;
	frame->checked = 0;
	frame->result = config->code_source == CODE_POINTER ? hidden_result(ctx, config->result_argument) : 0;
	frame->transactor = begins.transactor;
	if (read_transaction(frame->tx_id, begins.tx))
		frame->flags |= SPAN_HAS_TX;
	live->depth = depth + 1;
	/* Last, so that the program's own work stays outside of the span. */
	frame->start_ns = begins.start_ns ? begins.start_ns : bpf_ktime_get_ns();
}

/* The transaction is read at the exit, where 2.4 and later have something else to be read: a first read costs the most. */
SEC("uprobe")
int on_apply(struct pt_regs *ctx)
{
	struct frame_key key = { .thread = target_thread(), .probe = apply_probe };
	struct counters *counters = bpf_map_lookup_elem(&probe_counters, &key.probe);
	struct beginning begins = {};

	if (key.thread == 0 || !counters)
		return 0;
	counters->hits++;
	begins.transactor = argument(ctx, apply_config.tx_argument);
	begin_call(ctx, key, counters, &apply_config, begins);
	return 0;
}

SEC("uprobe")
int on_entry(struct pt_regs *ctx)
{
	__u64 cookie = bpf_get_attach_cookie(ctx);
	struct frame_key key = { .thread = target_thread(), .probe = (__u32)cookie };
	const volatile struct probe_config *config;
	struct beginning begins = {};
	struct counters *counters;

	if (key.thread == 0 || key.probe >= MAX_PROBES || !is_live(cookie))
		return 0;
	counters = bpf_map_lookup_elem(&probe_counters, &key.probe);
	if (!counters)
		return 0;
	counters->hits++;
	config = config_of(key.probe);
	switch (config->kind) {
	case PROBE_CALLER: mark_caller(ctx, key.thread, config); return 0;
	case PROBE_START: begin_at(key.thread, config->pair); return 0;
	}
	begins.tx = transaction(ctx, config);
	switch (config->kind) {
	case PROBE_PREFLIGHT: begin_attempt(key.thread, begins.tx); return 0;
	case PROBE_CLASS_PREFLIGHT: begin_class(key.thread, begins.tx, config->pair); return 0;
	case PROBE_PAIR: begins.start_ns = end_attempt(key.thread, begins.tx, config->pair, &begins.flags); break;
	case PROBE_SINCE: begins.start_ns = began_at(&key); break;
	}
	if (begins.start_ns == 0 && (config->kind == PROBE_PAIR || config->kind == PROBE_SINCE)) {
		counters->unstarted++;
		return 0;
	}
	begin_call(ctx, key, counters, config, begins);
	return 0;
}

static __always_inline void fill_event(struct pt_regs *ctx, struct span_event *event, const struct frame *frame,
				       struct frame_key key, __u8 code_source, __u64 now)
{
	event->start_ns = frame->start_ns - base_ns;
	event->duration_ns = now - frame->start_ns;
	event->thread = key.thread;
	event->code = 0;
	event->probe = (__u8)key.probe;
	event->flags = frame->flags;
	event->caller = CALLER_UNKNOWN;
	event->pass = PASS_UNKNOWN;
	read_code(ctx, code_source, frame, event);
}

static __always_inline void copy_transaction(struct span_event *event, const struct frame *frame)
{
	if (event->flags & SPAN_HAS_TX) {
		__builtin_memcpy(event->tx_id, frame->tx_id, TX_ID_BYTES);
		event->type = (__u16)frame->type;
	} else {
		__builtin_memset(event->tx_id, 0, TX_ID_BYTES);
		event->type = 0;
	}
}

/* Puts what the server's own USDT probe said in the place of what was read. Returns whether the two differ. */
static __always_inline bool believe_usdt(struct span_event *event, const struct frame *frame)
{
	bool differs = (event->flags & SPAN_HAS_CODE) && event->code != frame->usdt_code;

	if (event->flags & SPAN_HAS_TX) {
		differs |= event->type != (__u16)frame->type;
		for (int i = 0; i < TX_ID_BYTES; i++)
			differs |= event->tx_id[i] != frame->tx_id[i];
	}
	__builtin_memcpy(event->tx_id, frame->tx_id, TX_ID_BYTES);
	event->type = (__u16)frame->type;
	event->code = frame->usdt_code;
	event->flags |= SPAN_HAS_TX | SPAN_HAS_CODE;
	return differs;
}

/*
 * The frame of the call that ends here, and none if there is none. Only the frame whose stack pointer equals this one's is
 * left: at a `ret`, as at the entry, it points to the return address, also after a tail call. Deeper frames were left by
 * an exception. An exit without a frame belongs to a call that was in flight when the probe was placed, or to another
 * caller of a shared tail target.
 */
static __always_inline struct frame *ended_frame(struct pt_regs *ctx, struct frames *live, struct counters *counters)
{
	__u64 sp = PT_REGS_SP(ctx) - return_popped;
	__u32 depth = live->depth;
	struct frame *frame;

	for (int i = 0; i < MAX_FRAMES; i++) {
		if (depth == 0 || depth > MAX_FRAMES || live->at[(depth - 1) & (MAX_FRAMES - 1)].sp >= sp)
			break;
		depth--;
		counters->unpaired++;
	}
	live->depth = depth;
	if (depth == 0 || depth > MAX_FRAMES)
		return NULL;
	frame = &live->at[(depth - 1) & (MAX_FRAMES - 1)];
	if (frame->sp != sp)
		return NULL;
	live->depth = depth - 1;
	counters->spans++;
	return frame;
}

/* Waking the reader on every event costs the server seven times as much; it polls. */
static __always_inline void send(struct span_event *event)
{
	bpf_ringbuf_submit(event, BPF_RB_NO_WAKEUP);
}

SEC("uprobe")
int on_apply_exit(struct pt_regs *ctx)
{
	__u64 now = bpf_ktime_get_ns();
	struct frame_key key = { .thread = target_thread(), .probe = apply_probe };
	struct counters *counters = bpf_map_lookup_elem(&probe_counters, &key.probe);
	struct span_event *event;
	struct frame *frame;
	struct frames *live;

	if (key.thread == 0 || !counters)
		return 0;
	live = frames_of(key.thread, key.probe, false);
	if (!live)
		return 0;
	frame = ended_frame(ctx, live, counters);
	if (!frame)
		return 0;
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		counters->ring_full++;
		return 0;
	}
	fill_event(ctx, event, frame, key, apply_config.code_source, now);
	event->caller = live->caller;
	event->pass = live->pass;
	if (apply_config.tx_source == TX_FROM_TRANSACTOR && read_transaction(event->tx_id, transaction_of(frame->transactor))) {
		event->flags |= SPAN_HAS_TX;
		event->type = (__u16)event->type;
	} else {
		copy_transaction(event, frame);
	}
	if (frame->checked)
		counters->mismatched += believe_usdt(event, frame);
	send(event);
	return 0;
}

SEC("uprobe")
int on_exit(struct pt_regs *ctx)
{
	__u64 now = bpf_ktime_get_ns();
	__u64 cookie = bpf_get_attach_cookie(ctx);
	struct frame_key key = { .thread = target_thread(), .probe = (__u32)cookie };
	struct counters *counters;
	struct span_event *event;
	struct frame *frame;
	struct frames *live;
	__u8 code_source;

	if (key.thread == 0 || key.probe >= MAX_PROBES || !is_live(cookie))
		return 0;
	live = frames_of(key.thread, key.probe, false);
	counters = bpf_map_lookup_elem(&probe_counters, &key.probe);
	if (!live || !counters)
		return 0;
	frame = ended_frame(ctx, live, counters);
	if (!frame)
		return 0;
	code_source = config_of(key.probe)->code_source;
	if (is_aggregated(key.probe)) {
		struct span_event counted = {};

		fill_event(ctx, &counted, frame, key, code_source, now);
		copy_transaction(&counted, frame);
		if (!aggregate_span(&counted))
			counters->ring_full++;
		return 0;
	}
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		counters->ring_full++;
		return 0;
	}
	fill_event(ctx, event, frame, key, code_source, now);
	copy_transaction(event, frame);
	send(event);
	return 0;
}

/* transactor:transactor_exit(id*, type*, code*) stands just before operator()'s return: the frame is still open. */
static __always_inline void check_apply(struct pt_regs *ctx, const volatile struct usdt_site *site, __u32 thread)
{
	struct frames *live = frames_of(thread, apply_probe, false);
	__u64 id_at, type_at, code_at;
	struct frame *frame;
	__u32 depth;

	if (!live)
		return;
	depth = live->depth;
	if (depth == 0 || depth > MAX_FRAMES)
		return;
	frame = &live->at[(depth - 1) & (MAX_FRAMES - 1)];
	if (!usdt_value(ctx, &site->arguments[0], &id_at) || !usdt_value(ctx, &site->arguments[1], &type_at) ||
	    !usdt_value(ctx, &site->arguments[2], &code_at))
		return;
	if (bpf_probe_read_user(frame->tx_id, TX_ID_BYTES, (void *)id_at) ||
	    bpf_probe_read_user(&frame->type, sizeof(frame->type), (void *)type_at) ||
	    bpf_probe_read_user(&frame->usdt_code, sizeof(frame->usdt_code), (void *)code_at))
		return;
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
