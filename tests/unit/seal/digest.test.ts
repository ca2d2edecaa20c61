import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { groupHex, parseDigest, sha256Hex } from '../../../src/seal/digest.ts';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const MIB = 1024 * 1024;

describe('sha256Hex', () => {
  it('hashes bytes and blobs (FIPS 180-4 example)', async () => {
    const bytes = new TextEncoder().encode('abc');
    expect(await sha256Hex(bytes)).toBe(ABC);
    expect(await sha256Hex(new Blob([bytes]))).toBe(ABC);
    expect(await sha256Hex(bytes.subarray(1))).toBe(createHash('sha256').update('bc').digest('hex'));
  });

  it('hashes more than 64 MiB in chunks, and reports progress', async () => {
    const mebibyte = new Uint8Array(MIB).map((_, index) => index);
    const large = new Blob([...Array.from({ length: 65 }, () => mebibyte), 'end']);
    const steps: number[] = [];
    const reference = createHash('sha256')
      .update(new Uint8Array(await large.arrayBuffer()))
      .digest('hex');
    expect(await sha256Hex(large, (done) => steps.push(done))).toBe(reference);
    expect(steps.length).toBeGreaterThan(5);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(large.size);
  });

  it('stops between two chunks when onBytes throws', async () => {
    const large = new Blob(Array.from({ length: 65 }, () => new Uint8Array(MIB)));
    let calls = 0;
    const cancel = () => {
      calls += 1;
      throw new Error('enough');
    };
    await expect(sha256Hex(large, cancel)).rejects.toThrow('enough');
    expect(calls).toBe(1);
  });
});

describe('parseDigest and groupHex', () => {
  it('parseDigest accepts spaces, colons and capitals, and nothing else', () => {
    expect(parseDigest(` ${groupHex(ABC).toUpperCase()}\n`)).toBe(ABC);
    expect(parseDigest(ABC.replace(/(..)(?=.)/g, '$1:'))).toBe(ABC);
    expect(parseDigest(ABC.slice(1))).toBeNull();
    expect(parseDigest(`${ABC}0`)).toBeNull();
    expect(parseDigest(`g${ABC.slice(1)}`)).toBeNull();
    expect(parseDigest('')).toBeNull();
  });

  it('groupHex separates groups of four', () => expect(groupHex('0123456789ab')).toBe('0123 4567 89ab'));
});
