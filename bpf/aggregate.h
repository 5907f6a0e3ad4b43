/* SPDX-License-Identifier: MIT */
/* Counts the passages of hot probes here instead of sending each: that spares ring and disk, not the server. */
#ifndef XRPL_PROBE_AGGREGATE_H
#define XRPL_PROBE_AGGREGATE_H

#include "bucket.h"
#include "state.h"

/* A bit per probe: set by user space, also while the programs run. */
volatile __u64 aggregated_probes[MAX_PROBES / 64] = {};

/*
 * Only grows, so that user space stores differences and a reading that fails loses nothing. One value for all CPUs: the
 * threads of a server hit one key at the same moment too rarely for per-CPU copies, which would be large.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__type(key, struct aggregate_key);
	__type(value, struct aggregate);
} aggregates SEC(".maps");

static __always_inline bool is_aggregated(__u32 probe)
{
	return (aggregated_probes[(probe / 64) & (MAX_PROBES / 64 - 1)] >> (probe & 63)) & 1;
}

/* Returns whether it was counted; a full map is the same as a full ring: the span is lost and counted as such. */
static __always_inline bool aggregate_span(const struct span_event *event)
{
	struct aggregate_key key = {
		.probe = event->probe,
		.flags = event->flags & (SPAN_HAS_CODE | SPAN_HAS_TX | SPAN_FROM_FREE_PREFLIGHT),
		.type = event->type,
		.code = event->code,
		.bucket = bucket_index(event->duration_ns),
	};
	const struct aggregate none = {};
	struct aggregate *found = bpf_map_lookup_elem(&aggregates, &key);

	if (!found) {
		bpf_map_update_elem(&aggregates, &key, &none, BPF_NOEXIST);
		found = bpf_map_lookup_elem(&aggregates, &key);
		if (!found)
			return false;
	}
	__sync_fetch_and_add(&found->sum_ns, event->duration_ns);
	__sync_fetch_and_add(&found->count, 1);
	return true;
}

#endif
