// SPDX-License-Identifier: MIT
/*
 * What ours is compared with: programs that do nothing, the floor of a way to place probes, and the plainest latency
 * histogram (start time by thread, log2 of the microseconds), as tools that generate their programs make it.
 */
#include "platform.h"
/* The usual way to place a USDT probe is libbpf's. */
#define BPF_USDT_HAS_BPF_COOKIE 1
#include <bpf/usdt.bpf.h>

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 10240);
	__type(key, __u32);
	__type(value, __u64);
} starts SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} histogram SEC(".maps");

SEC("uprobe")
int empty(void *ctx)
{
	(void)ctx;
	return 0;
}

SEC("uprobe")
int plain_entry(void *ctx)
{
	__u32 thread = (__u32)bpf_get_current_pid_tgid();
	__u64 now = bpf_ktime_get_ns();

	(void)ctx;
	bpf_map_update_elem(&starts, &thread, &now, BPF_ANY);
	return 0;
}

SEC("uprobe")
int plain_exit(void *ctx)
{
	__u32 thread = (__u32)bpf_get_current_pid_tgid();
	__u64 *start = bpf_map_lookup_elem(&starts, &thread);
	__u64 us, *count;
	__u32 slot = 0;

	(void)ctx;
	if (!start)
		return 0;
	us = (bpf_ktime_get_ns() - *start) / 1000;
	for (int bit = 0; bit < 40 && us; bit++, us >>= 1)
		slot++;
	count = bpf_map_lookup_elem(&histogram, &slot);
	if (count)
		__sync_fetch_and_add(count, 1);
	bpf_map_delete_elem(&starts, &thread);
	return 0;
}

SEC("usdt")
int empty_usdt(void *ctx)
{
	(void)ctx;
	return 0;
}
