/** Layout of the program's result: the cookie last seen, then the number of hits. */
export const VALUE_BYTES = 16;

const HELPER_GET_ATTACH_COOKIE = 174;
const PSEUDO_MAP_VALUE = 2;

/** One 8-byte instruction, as `struct bpf_insn`: opcode, two registers, 16-bit offset, 32-bit immediate. */
function instruction(opcode: number, { dst = 0, src = 0, off = 0, imm = 0 } = {}): bigint {
  const low = BigInt(opcode | (dst << 8) | (src << 12)) | (BigInt(off & 0xffff) << 16n);
  return low | (BigInt(imm >>> 0) << 32n);
}

/**
 * A program written by hand, since nothing may be compiled where it runs. In C:
 * `value->cookie = bpf_get_attach_cookie(ctx); __sync_fetch_and_add(&value->hits, 1); return 0;`
 */
export function cookieRecorder(mapFd: number): BigUint64Array<ArrayBuffer> {
  return BigUint64Array.of(
    instruction(0x85, { imm: HELPER_GET_ATTACH_COOKIE }), // r0 = bpf_get_attach_cookie(r1 = ctx)
    instruction(0x18, { dst: 1, src: PSEUDO_MAP_VALUE, imm: mapFd }), // r1 = address of the map's first value
    instruction(0x00), // second half of the 16-byte load: offset 0 in the value
    instruction(0x7b, { dst: 1, src: 0, off: 0 }), // *(u64 *)(r1 + 0) = r0
    instruction(0xb7, { dst: 0, imm: 1 }), // r0 = 1
    instruction(0xdb, { dst: 1, src: 0, off: 8 }), // lock *(u64 *)(r1 + 8) += r0
    instruction(0xb7, { dst: 0, imm: 0 }), // r0 = 0
    instruction(0x95), // return r0
  );
}
