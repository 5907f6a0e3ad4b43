/** How a value lies in a map: `size` bytes, little-endian. */
export interface Codec<T> {
  readonly size: number;
  read(view: DataView, offset: number): T;
  write(view: DataView, offset: number, value: T): void;
}

export const u32: Codec<number> = {
  size: 4,
  read: (view, offset) => view.getUint32(offset, true),
  write: (view, offset, value) => view.setUint32(offset, value, true),
};

export const i32: Codec<number> = {
  size: 4,
  read: (view, offset) => view.getInt32(offset, true),
  write: (view, offset, value) => view.setInt32(offset, value, true),
};

export const u64: Codec<bigint> = {
  size: 8,
  read: (view, offset) => view.getBigUint64(offset, true),
  write: (view, offset, value) => view.setBigUint64(offset, value, true),
};

export const i64: Codec<bigint> = {
  size: 8,
  read: (view, offset) => view.getBigInt64(offset, true),
  write: (view, offset, value) => view.setBigInt64(offset, value, true),
};

/** Raw bytes, copied both ways. A shorter value is filled up with zeros. */
export function bytes(size: number): Codec<Uint8Array> {
  return {
    size,
    read: (view, offset) => new Uint8Array(view.buffer, view.byteOffset + offset, size).slice(),
    write: (view, offset, value) => {
      if (value.length > size) throw new RangeError(`${value.length} bytes do not fit into ${size}`);
      const target = new Uint8Array(view.buffer, view.byteOffset + offset, size);
      target.fill(0);
      target.set(value);
    },
  };
}
