/** Numbers of `enum bpf_map_type` that this library treats differently from plain maps. */
const PER_CPU = new Set([5, 6, 10, 21]); // PERCPU_HASH, PERCPU_ARRAY, LRU_PERCPU_HASH, PERCPU_CGROUP_STORAGE
export const BPF_MAP_TYPE_ARRAY = 2;
export const BPF_MAP_TYPE_RINGBUF = 27;

export function isPerCpu(type: number): boolean {
  return PER_CPU.has(type);
}
