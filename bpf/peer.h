/* SPDX-License-Identifier: MIT */
/* Counts what the server's own USDT probes tell of its peers. Nothing is timed, so nothing goes through the ring. */
#ifndef XRPL_PROBE_PEER_H
#define XRPL_PROBE_PEER_H

#include "state.h"
#include "usdt.h"

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
static __always_inline void hear_peer(struct pt_regs *ctx, const volatile struct usdt_site *site)
{
	__u32 kind = site->kind;
	__u64 category = 0, bytes = 0;

	if (kind == USDT_PEER_SEND || kind == USDT_PEER_RECEIVE) {
		if (!usdt_value(ctx, &site->arguments[2], &category) || !usdt_value(ctx, &site->arguments[3], &bytes))
			return;
	}
	count_peer(kind, (__u32)category, bytes);
}

#endif
