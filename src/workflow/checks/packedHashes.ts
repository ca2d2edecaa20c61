/** Bits of the binary part of each code: those of the mean difference of 10,000 sorted hashes of 32 bits. */
export const BINARY_BITS = 18;

/**
 * Yields sorted numbers from their differences in Golomb–Rice codes: the quotient by 2^BINARY_BITS in unary (ones, then a
 * zero), then the remainder in binary, from the most significant bit. Ones after the last code are ignored.
 */
export function* unpackHashes(packed: Uint8Array): Generator<number> {
  const end = packed.length * 8;
  let at = 0;
  const readBit = (): number => {
    const byte = packed[at >> 3] ?? 0;
    const bit = (byte >> (7 - (at & 7))) & 1;
    at += 1;
    return bit;
  };
  for (let hash = 0; ; ) {
    let difference = 0;
    while (at < end && readBit() === 1) difference += 1;
    if (at + BINARY_BITS > end) return;
    for (let bit = 0; bit < BINARY_BITS; bit += 1) difference = difference * 2 + readBit();
    hash += difference;
    yield hash;
  }
}
