/* SPDX-License-Identifier: MIT */
/* Where a pair began: preflight and doApply are two functions, and only those of one transaction belong together. */
#ifndef XRPL_PROBE_ATTEMPTS_H
#define XRPL_PROBE_ATTEMPTS_H

#include "state.h"

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

#endif
