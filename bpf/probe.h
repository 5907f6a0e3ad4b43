/* SPDX-License-Identifier: MIT */
/*
 * What the programs and user space agree on. TypeScript reads these layouts from the object's BTF
 * (generated/structs.ts), so they stand nowhere else.
 */
#ifndef XRPL_PROBE_H
#define XRPL_PROBE_H

/* Slots: probes, and the points that mark their starts and callers. The newest server has 78 classes. */
#define MAX_PROBES 256
/* Nested passages of one probe on one thread that are followed at a time; Batch and retries reach 2. */
#define MAX_FRAMES 4
/* Pairs (class preflight to class doApply) that can be recorded at once. */
#define MAX_PAIRS 4
#define TX_ID_BYTES 32

/* What a hit of a probe's entry means. */
enum probe_kind {
	PROBE_SPAN = 0,	       /* a call: from its entry to its exit */
	PROBE_PREFLIGHT = 1,       /* entry of the free preflight: an attempt begins, an older start is void */
	PROBE_CLASS_PREFLIGHT = 2, /* entry of X::preflight: the pair's own start */
	PROBE_PAIR = 3,	       /* X::doApply: its exit ends the pair that began in preflight */
	PROBE_CALLER = 4,      /* what the thread applies from here on belongs to a caller */
	PROBE_START = 5,       /* entry of the first function of a probe from one function to another */
	PROBE_SINCE = 6,       /* its second function: the exit ends what began in the first on the same thread */
};

/* Where the transaction is found at the entry. */
enum tx_source {
	TX_NONE = 0,
	TX_FROM_TRANSACTOR = 1,	       /* argument is a Transactor*: tx = *(*(this + 8) + 8) */
	TX_POINTED = 2,		       /* argument points to what holds it: tx = *(argument + tx_offset) */
	TX_ARGUMENT = 3,	       /* argument is the STTx* */
};

/* Where the return code is found at the exit. */
enum code_source {
	CODE_NONE = 0,
	CODE_REGISTER = 1, /* int32 in the return register */
	CODE_PAIR = 2,	   /* pair<TER, bool> in the return register: bits 0-31 the code, bit 32 applied */
	CODE_POINTER = 3,  /* ApplyResult by hidden pointer: int32 at +0, bool at +4 */
};

enum span_flags {
	SPAN_HAS_CODE = 1,
	SPAN_HAS_TX = 2,
	SPAN_HAS_APPLIED = 4,
	SPAN_APPLIED = 8,
	/* The pair's own preflight was not seen; it starts at the free one. */
	SPAN_FROM_FREE_PREFLIGHT = 16,
};

/* Who applies. */
enum caller {
	CALLER_UNKNOWN = 0,
	CALLER_OPEN = 1,
	CALLER_BUILD = 2,
	CALLER_OTHER = 3,
};

enum pass {
	PASS_UNKNOWN = 0,
	PASS_RETRY = 1,
	PASS_FINAL = 2,
};

enum argument_index {
	NO_ARGUMENT = 255,
};

struct probe_config {
	__u8 kind;
	__u8 tx_source;
	__u8 tx_argument; /* 0-based integer argument register */
	__u8 tx_offset;	  /* with TX_POINTED */
	__u8 code_source;
	__u8 result_argument; /* with CODE_POINTER on x86-64: argument register of the hidden pointer (arm64: x8) */
	__u8 pair;	      /* with PROBE_CLASS_PREFLIGHT and PROBE_PAIR; with PROBE_START the slot that ends it */
	__u8 caller;	      /* with PROBE_CALLER */
	__u8 retry_argument;  /* with PROBE_CALLER: 1 in a retry pass, 0 in the final one; or NO_ARGUMENT */
	__u8 pad[7];
};

/* One passage, as it goes through the ring: 64 bytes. */
struct span_event {
	__u64 start_ns;	   /* CLOCK_MONOTONIC since base_ns */
	__u64 duration_ns;
	__u32 thread;
	__s32 code;
	__u8 probe;
	__u8 flags;
	__u8 caller;
	__u8 pass;
	/* As both lie in the server: a type is int32 up to 1.7, uint16 from 1.8, so that its low 16 bits hold for both. */
	__u8 tx_id[TX_ID_BYTES];
	__u32 type;
};

/* Per probe and CPU; they only grow. */
struct counters {
	__u64 hits;	  /* entries */
	__u64 spans;	  /* passages sent, or lost to a full ring */
	__u64 unpaired;	  /* entries whose exit never came: left by an exception, or more than MAX_FRAMES deep */
	__u64 ring_full;  /* spans that found no room in the ring: lost */
	__u64 unstarted;  /* pairs that ended without a preflight of the same transaction on the thread */
	__u64 mismatched; /* USDT and structure offsets disagreed on id, type or code; USDT was believed */
};

/* Passages of one probe that are counted in the kernel: by type, code and bucket of the duration. */
struct aggregate_key {
	__u8 probe;
	__u8 flags; /* of span_flags those that tell what the rest means */
	__u16 type;
	__s32 code;
	__u32 bucket;
};

struct aggregate {
	__u64 count;
	__u64 sum_ns;
};

struct frame_key {
	__u32 thread;
	__u32 probe;
};

struct frame {
	__u64 start_ns;
	__u64 sp;
	__u64 result; /* the hidden pointer, with CODE_POINTER */
	__u64 transactor; /* of an apply, whose transaction is read when it ends */
	/* What the entry read, or the server's own USDT probe said. */
	__u8 tx_id[TX_ID_BYTES];
	__u32 type;
	__s32 usdt_code;
	__u8 flags;
	__u8 checked; /* a USDT hit filled id, type and usdt_code */
	__u8 pad[6];
};

/* Live calls of one probe on one thread, outermost first: their stack pointers fall strictly. */
struct frames {
	__u32 depth;
	/* Who applies what the thread applies now: noted by the entries of callers, with the frames of the apply's probe. */
	__u8 caller;
	__u8 pass;
	__u8 pad[2];
	struct frame at[MAX_FRAMES];
};

/* Whose the frames of a set are: a frame_key as one number, 0 is free. The frames of set s begin at s * FRAME_WAYS. */
#define FRAME_WAYS 8
struct frame_owners {
	__u64 at[FRAME_WAYS];
};

/* The attempt that a thread began last. */
struct attempt {
	__u64 tx; /* address of its STTx */
	__u64 preflight_ns;
	__u64 class_preflight_ns[MAX_PAIRS]; /* 0: not entered */
};

/* The server's own USDT probes. */
enum usdt_kind {
	USDT_PEER_CONNECT = 0,
	USDT_PEER_DISCONNECT = 1,
	USDT_PEER_SEND = 2,
	USDT_PEER_RECEIVE = 3,
	USDT_TRANSACTOR_EXIT = 4,
};

/* Places at which they stand; the attach cookie is the place's index. */
#define MAX_USDT_SITES 64
#define USDT_ARGUMENTS 4

enum usdt_argument_kind {
	USDT_NONE = 0,
	USDT_CONSTANT = 1, /* value */
	USDT_REGISTER = 2,
	USDT_MEMORY = 3, /* at the address in the register, plus value */
};

struct usdt_argument {
	__u64 value;	       /* two's complement */
	__u16 register_offset; /* in struct pt_regs, on arm64 in struct user_pt_regs */
	__u8 kind;
	__u8 shift; /* bits that are not the argument's, above it */
	__u8 is_signed;
	__u8 pad[3];
};

struct usdt_site {
	__u32 kind;
	__u32 pad;
	struct usdt_argument arguments[USDT_ARGUMENTS];
};

struct peer_key {
	__u32 kind; /* enum usdt_kind */
	__u32 category; /* of the traffic with USDT_PEER_SEND, of the message with USDT_PEER_RECEIVE, else 0 */
};

/* Per CPU; they only grow. */
struct peer_count {
	__u64 messages;
	__u64 bytes;
};

#endif
