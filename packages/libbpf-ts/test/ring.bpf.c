// Fills a ring buffer from a SEC("syscall") program, which needs no event: for the ring's tests and its benchmark.
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define MAX_WORDS 8

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} ring SEC(".maps");

__u64 count;         // records to write in one run
__u64 discard_every; // every n-th is discarded instead, 0: none
__u64 next;          // number of the next record
__u64 full;          // records that found no room

static long write_one(__u64 index, void *ctx)
{
	__u64 *record = bpf_ringbuf_reserve(&ring, MAX_WORDS * 8, 0);
	__u64 number = next++;
	if (!record) {
		full++;
		return 0;
	}
	for (int i = 0; i < MAX_WORDS; i++)
		record[i] = number;
	if (discard_every && number % discard_every == 0)
		bpf_ringbuf_discard(record, BPF_RB_NO_WAKEUP);
	else
		bpf_ringbuf_submit(record, BPF_RB_NO_WAKEUP);
	return 0;
}

SEC("syscall")
int fill(void *ctx)
{
	bpf_loop(count, write_one, NULL, 0);
	return 0;
}

// Records of 1 to 40 bytes, so that every padding occurs.
SEC("syscall")
int fill_odd(void *ctx)
{
	__u8 bytes[40];
	for (int i = 0; i < 40; i++)
		bytes[i] = i + 1;
	for (int length = 1; length <= 40; length++)
		bpf_ringbuf_output(&ring, bytes, length, BPF_RB_NO_WAKEUP);
	return 0;
}

char LICENSE[] SEC("license") = "Dual MIT/GPL";
