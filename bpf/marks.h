/* SPDX-License-Identifier: MIT */
/* What a thread noted on its way to a probed function: who applies, and where a probe between two functions began. */
#ifndef XRPL_PROBE_MARKS_H
#define XRPL_PROBE_MARKS_H

#include "server.h"
#include "state.h"

static __always_inline void mark_caller(struct pt_regs *ctx, __u32 thread, const volatile struct probe_config *config)
{
	struct mark mark = { .caller = config->caller };
	struct mark *known;

	if (config->retry_argument != NO_ARGUMENT)
		mark.pass = (__u8)argument(ctx, config->retry_argument) ? PASS_RETRY : PASS_FINAL;
	/* Written in place where the thread is known: an update takes a new element each time. */
	known = bpf_map_lookup_elem(&marks, &thread);
	if (known)
		*known = mark;
	else
		bpf_map_update_elem(&marks, &thread, &mark, BPF_ANY);
}

static __always_inline void read_caller(__u32 thread, struct span_event *event)
{
	struct mark *mark = bpf_map_lookup_elem(&marks, &thread);

	event->caller = mark ? mark->caller : CALLER_UNKNOWN;
	event->pass = mark ? mark->pass : PASS_UNKNOWN;
}

static __always_inline void begin_at(__u32 thread, __u8 probe)
{
	struct frame_key key = { .thread = thread, .probe = probe };
	__u64 now = bpf_ktime_get_ns();

	bpf_map_update_elem(&starts, &key, &now, BPF_ANY);
}

/* When the thread was last in the probe's first function, once; 0 when it was not. */
static __always_inline __u64 began_at(struct frame_key *key)
{
	__u64 *found = bpf_map_lookup_elem(&starts, key);
	__u64 start = found ? *found : 0;

	if (found)
		bpf_map_delete_elem(&starts, key);
	return start;
}

#endif
