/* SPDX-License-Identifier: MIT */
/*
 * Where the live calls of every thread and probe are kept. Arrays, whose look-up is a few instructions of the program
 * itself: a hash map took the server 100 ns more for an entry and an exit.
 */
#ifndef XRPL_PROBE_FRAMES_H
#define XRPL_PROBE_FRAMES_H

#include "state.h"

/* User space sees both as memory, and frees what threads that are gone have left. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1); /* set before load */
	__type(key, __u32);
	__type(value, struct frame_owners);
} frame_owners SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, FRAME_WAYS); /* FRAME_WAYS for each set */
	__type(key, __u32);
	__type(value, struct frames);
} frames SEC(".maps");

/*
 * The frames of a thread and probe; with `make` they are taken where there are none, unless the set is full. Only the
 * thread itself looks for its own, so that nothing but a free place is ever contended.
 */
static __always_inline struct frames *frames_of(__u32 thread, __u32 probe, bool make)
{
	__u64 owner = (__u64)probe << 32 | thread;
	__u32 set = ((thread * 0x9e3779b1u + probe * 0x85ebca6bu) >> 16) & frame_set_mask;
	struct frame_owners *owners = bpf_map_lookup_elem(&frame_owners, &set);
	__u32 at = FRAME_WAYS;

	if (!owners)
		return NULL;
	for (__u32 way = 0; way < FRAME_WAYS; way++) {
		if (owners->at[way] == owner) {
			at = way;
			break;
		}
	}
	for (__u32 way = 0; make && at == FRAME_WAYS && way < FRAME_WAYS; way++) {
		if (owners->at[way] == 0 && __sync_val_compare_and_swap(&owners->at[way], 0, owner) == 0)
			at = way;
	}
	if (at == FRAME_WAYS)
		return NULL;
	at += set * FRAME_WAYS;
	return bpf_map_lookup_elem(&frames, &at);
}

#endif
