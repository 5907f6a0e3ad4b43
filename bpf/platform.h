/* SPDX-License-Identifier: MIT */
/* What the programs are compiled against: uapi headers and libbpf's, no vmlinux.h. */
#ifndef XRPL_PROBE_PLATFORM_H
#define XRPL_PROBE_PLATFORM_H

#include <stdbool.h>
#include <linux/bpf.h>
#ifdef __TARGET_ARCH_x86
#include <linux/ptrace.h>
#else
struct user_pt_regs {
	__u64 regs[31];
	__u64 sp;
	__u64 pc;
	__u64 pstate;
};
#endif
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#endif
