/* SPDX-License-Identifier: MIT */
/* What a thread noted on its way to a probed function: who applies, and where a probe between two functions began. */
#ifndef XRPL_PROBE_MARKS_H
#define XRPL_PROBE_MARKS_H

#include "frames.h"
#include "server.h"
#include "state.h"

static __always_inline void mark_caller(struct pt_regs *ctx, __u32 thread, const volatile struct probe_config *config)
{
	struct frames *of_applies = frames_of(thread, apply_probe, true);
	__u8 pass = PASS_UNKNOWN;

	if (!of_applies)
		return;
	if (config->retry_argument != NO_ARGUMENT)
		pass = (__u8)argument(ctx, config->retry_argument) ? PASS_RETRY : PASS_FINAL;
	of_applies->caller = config->caller;
	of_applies->pass = pass;
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
