/* SPDX-License-Identifier: MIT */
/* Counts what the server's own USDT probes tell of its peers. Nothing is timed, so nothing goes through the ring. */
#ifndef XRPL_PROBE_PEER_H
#define XRPL_PROBE_PEER_H

#include "state.h"

static __always_inline void count_peer(__u32 kind, __u32 category, __u64 bytes)
{
	struct peer_key key = { .kind = kind, .category = category };
	struct peer_count first = { .messages = 1, .bytes = bytes };
	struct peer_count *found = bpf_map_lookup_elem(&peer_counts, &key);

	if (found) {
		found->messages++;
		found->bytes += bytes;
		return;
	}
	bpf_map_update_elem(&peer_counts, &key, &first, BPF_NOEXIST);
}

/* peer:connect and peer:disconnect (address, key); peer:send and peer:receive (address, key, category, bytes). */
SEC("usdt")
int on_peer(struct pt_regs *ctx)
{
	__u32 kind = (__u32)bpf_usdt_cookie(ctx);
	long category = 0, bytes = 0;

	if (target_thread() == 0)
		return 0;
	if (kind == PEER_SEND || kind == PEER_RECEIVE) {
		if (bpf_usdt_arg(ctx, 2, &category) || bpf_usdt_arg(ctx, 3, &bytes))
			return 0;
	}
	count_peer(kind, (__u32)category, (__u64)bytes);
	return 0;
}

#endif
