/* SPDX-License-Identifier: MIT */
/* Reads the server's own values: arguments, the transaction, the return code. */
#ifndef XRPL_PROBE_SERVER_H
#define XRPL_PROBE_SERVER_H

#include "platform.h"
#include "probe.h"

/* Offsets of rippled's own structures; the same in every version from 1.1.0 to 3.3.0-b0. */
#define TRANSACTOR_CONTEXT 8
#define APPLY_CONTEXT_TX 8
#define STTX_ID 48 /* 32 bytes of id, then the type */

/* How far above a transactor its context is looked for at once. */
#define NEAR_WORDS 32

/* Each load is kept in its own branch: the verifier refuses a load through a computed context pointer. */
#define LOAD(value, register)            \
	do {                             \
		value = register(ctx);   \
		asm volatile("" : "+r"(value)); \
	} while (0)

static __always_inline __u64 argument(struct pt_regs *ctx, __u8 index)
{
	__u64 value = 0;

	switch (index) {
	case 0: LOAD(value, PT_REGS_PARM1); break;
	case 1: LOAD(value, PT_REGS_PARM2); break;
	case 2: LOAD(value, PT_REGS_PARM3); break;
	case 3: LOAD(value, PT_REGS_PARM4); break;
	case 4: LOAD(value, PT_REGS_PARM5); break;
	}
	return value;
}

static __always_inline __u64 hidden_result(struct pt_regs *ctx, __u8 index)
{
#ifdef __TARGET_ARCH_arm64
	(void)index;
	return ((const volatile struct user_pt_regs *)ctx)->regs[8];
#else
	return argument(ctx, index);
#endif
}

static __always_inline __u64 user_pointer(__u64 address)
{
	__u64 value = 0;

	bpf_probe_read_user(&value, sizeof(value), (void *)address);
	return value;
}

/*
 * A transactor and its context are locals of one function, so that one read mostly has both: a read costs the server some
 * 80 ns, however much it reads.
 */
static __always_inline __u64 transaction_of(__u64 transactor)
{
	__u64 from = transactor + TRANSACTOR_CONTEXT;
	__u64 words[NEAR_WORDS];
	bool is_near = bpf_probe_read_user(words, sizeof(words), (void *)from) == 0;
	__u64 context = is_near ? words[0] : user_pointer(from);
	__u64 offset = context + APPLY_CONTEXT_TX - from;

	if (is_near && offset < sizeof(words) && offset % sizeof(__u64) == 0) {
		/* So that the bound below is not worked out from the condition, which the verifier would not see. */
		asm volatile("" : "+r"(offset));
		return words[offset / sizeof(__u64) & (NEAR_WORDS - 1)];
	}
	return context ? user_pointer(context + APPLY_CONTEXT_TX) : 0;
}

static __always_inline __u64 transaction(struct pt_regs *ctx, const volatile struct probe_config *config)
{
	__u64 from = argument(ctx, config->tx_argument);

	switch (config->tx_source) {
	case TX_FROM_TRANSACTOR: return transaction_of(from);
	case TX_POINTED: return user_pointer(from + config->tx_offset);
	case TX_ARGUMENT: return from;
	default: return 0;
	}
}

/* Id and type lie side by side in the server, in a frame and in an event. Returns whether they could be read. */
static __always_inline bool read_transaction(__u8 *tx_id, __u64 tx)
{
	return tx != 0 && bpf_probe_read_user(tx_id, TX_ID_BYTES + sizeof(__u32), (void *)(tx + STTX_ID)) == 0;
}

static __always_inline void read_code(struct pt_regs *ctx, __u8 source, const struct frame *frame,
				      struct span_event *event)
{
	__u64 result = PT_REGS_RC(ctx);
	struct {
		__s32 code;
		__u8 applied;
	} pointed;

	switch (source) {
	case CODE_REGISTER:
		event->code = (__s32)result;
		event->flags |= SPAN_HAS_CODE;
		break;
	case CODE_PAIR:
		event->code = (__s32)result;
		event->flags |= SPAN_HAS_CODE | SPAN_HAS_APPLIED;
		if ((__u8)(result >> 32))
			event->flags |= SPAN_APPLIED;
		break;
	case CODE_POINTER:
		if (bpf_probe_read_user(&pointed, sizeof(pointed), (void *)frame->result) != 0)
			break;
		event->code = pointed.code;
		event->flags |= SPAN_HAS_CODE | SPAN_HAS_APPLIED;
		if (pointed.applied)
			event->flags |= SPAN_APPLIED;
		break;
	}
}

#endif
