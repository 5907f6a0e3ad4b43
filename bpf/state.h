/* SPDX-License-Identifier: MIT */
/* What the programs keep: settings made before the load, and maps. */
#ifndef XRPL_PROBE_STATE_H
#define XRPL_PROBE_STATE_H

#include "platform.h"
#include "probe.h"

/* Set before load. */
const volatile __u64 base_ns = 0; /* times go out relative to it: uptime in ns outgrows 2^53 after 104 days */
const volatile __u64 pidns_dev = 0;
const volatile __u64 pidns_ino = 0;
const volatile __u32 target_tgid = 0; /* in that pid namespace */
const volatile __u32 initial_pidns = 0; /* it is the host's own: its ids need no translation, which costs 50 ns */
const volatile __u32 apply_probe = 0; /* the one that transactor_exit checks and callers are told of */
const volatile struct probe_config apply_config = {}; /* its own: as it is known at load, the verifier takes out what it leaves unused */
const volatile __u32 frame_set_mask = 0; /* sets of frames, less 1 */
const volatile __u32 return_popped = 0; /* bytes that a return has taken off the stack when an exit program runs */
const volatile struct probe_config probe_configs[MAX_PROBES] = {};
const volatile struct usdt_site usdt_sites[MAX_USDT_SITES] = {};
/* Never read: keeps these types in the BTF, from which the TypeScript side is generated. */
const volatile struct {
	enum probe_kind kind;
	enum tx_source tx;
	enum code_source code;
	enum span_flags flags;
	enum caller caller;
	enum pass pass;
	enum usdt_kind usdt;
	enum usdt_argument_kind usdt_argument;
	enum argument_index argument;
	struct span_event event;
} exported = {};
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 8 * 1024 * 1024);
} events SEC(".maps");

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

/* When a thread was last in the first function of a probe from one function to another. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct frame_key);
	__type(value, __u64);
} starts SEC(".maps");

/* Some 60 categories in each direction; a server that makes up numbers fills it, and what is beyond is not counted. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__uint(max_entries, 512);
	__type(key, struct peer_key);
	__type(value, struct peer_count);
} peer_counts SEC(".maps");

/*
 * A probe that may be taken away while others stay has its links made anew without it. Old and new ones are placed at the
 * same time for a moment: only the layer that user space names here is heard. A cookie holds the slot and, above it, the
 * layer; 0 is always heard.
 */
volatile __u32 live_layer = 0;

static __always_inline bool is_live(__u64 cookie)
{
	__u32 layer = cookie >> 32;

	return layer == 0 || layer == live_layer;
}

/* The thread's id in the collector's pid namespace, or 0 when the hit belongs to another process. */
static __always_inline __u32 target_thread(void)
{
	struct bpf_pidns_info info;

	if (initial_pidns) {
		__u64 ids = bpf_get_current_pid_tgid();

		return (__u32)(ids >> 32) == target_tgid ? (__u32)ids : 0;
	}
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

#endif
