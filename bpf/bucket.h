/* SPDX-License-Identifier: MIT */
/*
 * The bucket of a duration: log-linear, 64 per octave. packages/stats/src/bucket-index.ts is the same function: change
 * both or neither (bucket.test.ts holds them together).
 */
#ifndef XRPL_PROBE_BUCKET_H
#define XRPL_PROBE_BUCKET_H

#include <linux/types.h>

#define BUCKET_SUB_BITS 6
#define BUCKET_SUB (1 << BUCKET_SUB_BITS)
#define BUCKET_MAX_BITS 40
#define BUCKET_OVERFLOW (BUCKET_SUB + (BUCKET_MAX_BITS - BUCKET_SUB_BITS) * BUCKET_SUB)

/* Position of the highest bit that is set; BPF has no instruction for it. */
static inline __attribute__((always_inline)) __u32 highest_bit(__u64 value)
{
	__u32 bit = 0;

	if (value >> 32) { value >>= 32; bit += 32; }
	if (value >> 16) { value >>= 16; bit += 16; }
	if (value >> 8) { value >>= 8; bit += 8; }
	if (value >> 4) { value >>= 4; bit += 4; }
	if (value >> 2) { value >>= 2; bit += 2; }
	return bit + (value >> 1 ? 1 : 0);
}

static inline __attribute__((always_inline)) __u32 bucket_index(__u64 ns)
{
	__u32 shift;

	if (ns < BUCKET_SUB)
		return (__u32)ns;
	if (ns >> BUCKET_MAX_BITS)
		return BUCKET_OVERFLOW;
	shift = highest_bit(ns) - BUCKET_SUB_BITS;
	return (shift + 1) * BUCKET_SUB + ((ns >> shift) & (BUCKET_SUB - 1));
}

#endif
