/* SPDX-License-Identifier: MIT */
/*
 * Arguments of the server's own USDT probes. User space reads from the file where each lies; libbpf's way of attaching
 * makes a perf link of every place, and each takes 0.1 s to end.
 */
#ifndef XRPL_PROBE_USDT_H
#define XRPL_PROBE_USDT_H

#include "platform.h"
#include "probe.h"
#include "state.h"

/* Returns whether it could be read. */
static __always_inline bool usdt_value(struct pt_regs *ctx, const volatile struct usdt_argument *argument, __u64 *value)
{
	__u64 read = 0;
	__u8 shift = argument->shift & 63;

	switch (argument->kind) {
	case USDT_CONSTANT:
		*value = argument->value;
		return true;
	case USDT_REGISTER:
	case USDT_MEMORY:
		/* The register's place in ctx is data here; only a helper may read there. */
		if (bpf_probe_read_kernel(&read, sizeof(read), (void *)ctx + argument->register_offset) != 0)
			return false;
		break;
	default:
		return false;
	}
	if (argument->kind == USDT_MEMORY &&
	    bpf_probe_read_user(&read, sizeof(read), (void *)(read + argument->value)) != 0)
		return false;
	read <<= shift;
	*value = argument->is_signed ? (__u64)((__s64)read >> shift) : read >> shift;
	return true;
}

static __always_inline const volatile struct usdt_site *usdt_site_of(__u32 index)
{
	asm volatile("" : "+r"(index));
	return &usdt_sites[index & (MAX_USDT_SITES - 1)];
}

#endif
