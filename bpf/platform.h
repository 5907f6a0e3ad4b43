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
/* The attach cookie exists since 5.15, the oldest kernel supported; asking the kernel's BTF is not needed. */
#define BPF_USDT_HAS_BPF_COOKIE 1
#include <bpf/usdt.bpf.h>

#endif
