// SPDX-License-Identifier: MIT
/*
 * What a probe costs on a host depends on its CPU, its hypervisor and the instruction under the probe. The collector
 * loads this library into itself, probes its own calls with the programs that it will use on the server, and so knows.
 *
 * The two functions differ in their first instruction alone: the kernel emulates a push, a mov it single-steps. Both call
 * one body that reads the clock as its first and as its last act, as the truth of a span does.
 */
#include <stdint.h>
#include <time.h>

/* The rippled structures that a program follows to the transaction (bpf/server.h): only what it reads is here. */
struct transaction {
	uint8_t before[48];
	uint8_t id[32];
	uint32_t type;
};
struct context {
	void *vtable;
	const struct transaction *tx;
};
struct transactor {
	void *vtable;
	const struct context *context;
};

/* Writable, since a program reads only pages that are there: a constant one may still be on disk. */
static struct transaction tx = { .id = { 0xca, 0x11 } };
static const struct context context = { .tx = &tx };
static const struct transactor transactor = { .context = &context };

static uint64_t now_ns(clockid_t clock)
{
	struct timespec at;

	clock_gettime(clock, &at);
	return (uint64_t)at.tv_sec * 1000000000u + (uint64_t)at.tv_nsec;
}

/* Returns pair<TER, bool>: tesSUCCESS, not applied. */
__attribute__((visibility("hidden"), used)) uint64_t calibrate_body(const struct transactor *self, uint64_t *inside_ns)
{
	uint64_t began = now_ns(CLOCK_MONOTONIC);

	(void)self;
	*inside_ns = now_ns(CLOCK_MONOTONIC) - began;
	return 0;
}

#if defined(__x86_64__)
__asm__(".text\n"
	".globl calibrate_push\n.type calibrate_push, @function\n"
	"calibrate_push:\n"
	"	push %rbx\n"
	"	call calibrate_body\n"
	"	pop %rbx\n"
	"	ret\n"
	".size calibrate_push, .-calibrate_push\n"
	".globl calibrate_mov\n.type calibrate_mov, @function\n"
	"calibrate_mov:\n"
	"	mov %rsp, %rax\n"
	"	push %rbx\n"
	"	call calibrate_body\n"
	"	pop %rbx\n"
	"	ret\n"
	".size calibrate_mov, .-calibrate_mov\n");
#elif defined(__aarch64__)
__asm__(".text\n"
	".globl calibrate_push\n.type calibrate_push, %function\n"
	"calibrate_push:\n"
	"	stp x29, x30, [sp, #-16]!\n"
	"	bl calibrate_body\n"
	"	ldp x29, x30, [sp], #16\n"
	"	ret\n"
	".size calibrate_push, .-calibrate_push\n"
	".globl calibrate_mov\n.type calibrate_mov, %function\n"
	"calibrate_mov:\n"
	"	mov x9, x30\n"
	"	stp x29, x9, [sp, #-16]!\n"
	"	bl calibrate_body\n"
	"	ldp x29, x30, [sp], #16\n"
	"	ret\n"
	".size calibrate_mov, .-calibrate_mov\n");
#else
#error "no calibration target for this architecture"
#endif

uint64_t calibrate_push(const struct transactor *self, uint64_t *inside_ns);
uint64_t calibrate_mov(const struct transactor *self, uint64_t *inside_ns);

/* A server does other work between two calls: what the kernel needs for a trap has then left the nearest cache. */
static uint8_t other_work[64 * 1024];

static void do_other_work(void)
{
	for (uint32_t i = 0; i < sizeof(other_work); i += 64)
		((volatile uint8_t *)other_work)[i]++;
}

/*
 * Calls one of the two: CPU ns that the calls took of this thread, with the work between them. Takes 0 for the one that
 * begins with push, 1 for mov; writes what each call measured inside itself.
 */
double calibrate_round(int function, uint32_t calls, uint64_t *inside_ns)
{
	uint64_t (*called)(const struct transactor *, uint64_t *) = function ? calibrate_mov : calibrate_push;
	uint64_t began;

	tx.type = 0;
	began = now_ns(CLOCK_THREAD_CPUTIME_ID);
	for (uint32_t i = 0; i < calls; i++) {
		do_other_work();
		called(&transactor, &inside_ns[i]);
	}
	return (double)(now_ns(CLOCK_THREAD_CPUTIME_ID) - began);
}
