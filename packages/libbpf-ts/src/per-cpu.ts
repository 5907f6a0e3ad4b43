import type { Codec } from "./codec.ts";

/** What the kernel copies per CPU: the value's size rounded up to 8. */
export function strideOf(valueBytes: number): number {
  return Math.ceil(valueBytes / 8) * 8;
}

/** A per-CPU map's value: one element per possible CPU, each at a multiple of 8 bytes. */
export function perCpu<T>(value: Codec<T>, cpus: number): Codec<T[]> {
  const stride = strideOf(value.size);
  return {
    size: stride * cpus,
    read: (view, offset) => Array.from({ length: cpus }, (_, cpu) => value.read(view, offset + cpu * stride)),
    write: (view, offset, values) => {
      if (values.length !== cpus) throw new RangeError(`${values.length} values were given for ${cpus} CPUs`);
      values.forEach((each, cpu) => {
        value.write(view, offset + cpu * stride, each);
      });
    },
  };
}
