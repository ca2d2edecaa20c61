import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derToRaw, rawToDer, signDer, verifyDer } from '../../../src/seal/derSignature.ts';
import { createSigningKey, fingerprint, parsePem, spkiPem } from '../../../src/seal/signature.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { utf8 } from '../../support/vectors/smallDossier.ts';

// Starts other programs, which is slow on a loaded machine.
const folder = makeTestFolder();

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

/** 32 bytes that break naive DER encoders: leading zeros, or the first bit set. */
const half = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2, 31), fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([zeros, bytes]) => bytes.map((byte, index) => (index < zeros ? 0 : byte)));
const raws = fc.tuple(half, half).map(([r, s]) => new Uint8Array([...r, ...s]));

describe('rawToDer and derToRaw', () => {
  it('returns null for any other bytes, also those that the ASN.1 parser throws on', () => {
    // A GeneralizedTime without digits: one changed bit makes it out of an integer's tag.
    expect(derToRaw(new Uint8Array([0x18, 0x02, 0x41, 0x42]))).toBeNull();
    fc.assert(
      fc.property(raws, fc.nat(71), fc.nat(7), (raw, at, bit) => {
        const der = rawToDer(raw);
        const changed = der.map((byte, index) => (index === at % der.length ? byte ^ (1 << bit) : byte));
        expect(derToRaw(changed)).not.toEqual(raw);
      }),
      { numRuns: 2000 },
    );
  });

  it('convert every raw signature to one form, and back', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const der = rawToDer(raw);
        expect(derToRaw(der)).toEqual(raw);
        expect([der[0], der[1], der[2]]).toEqual([0x30, der.length - 2, 0x02]);
      }),
      { numRuns: 5000 },
    );
  });

  it('write what openssl writes', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const hex = Buffer.from(raw).toString('hex');
        const asn1 = `asn1=SEQUENCE:sig\n[sig]\nr=INTEGER:0x${hex.slice(0, 64)}\ns=INTEGER:0x${hex.slice(64)}\n`;
        const out = join(folder, 'signature.der');
        openssl('asn1parse', '-genconf', file('sig.cnf', asn1), '-noout', '-out', out);
        expect(openssl('asn1parse', '-inform', 'DER', '-in', file('ours.der', rawToDer(raw)))).toEqual(
          openssl('asn1parse', '-inform', 'DER', '-in', out),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['nothing', ''],
    ['an empty sequence', '3000'],
    ['an unnecessary zero', '300702020001020101'],
    ['a negative integer', '3006020181020101'],
    ['bytes after the end', '300602010102010100'],
    ['an indefinite length', '30800201010201010000'],
    ['a long length where a short one is enough', '30810602010102010101'],
    ['three integers', '3009020101020101020101'],
    ['an integer of 33 bytes', `3026022101${'00'.repeat(32)}020101`],
  ])('refuses %s', (_, hex) => {
    expect(derToRaw(new Uint8Array(Buffer.from(hex, 'hex')))).toBeNull();
  });
});

describe('signDer and verifyDer', () => {
  it('interoperate with openssl', async () => {
    const { pkcs8, spki } = await createSigningKey();
    const pem = file('key.pem', spkiPem(spki));
    const privatePem = join(folder, 'private.pem');
    openssl('pkey', '-inform', 'DER', '-in', file('private.der', pkcs8), '-out', privatePem);
    for (let round = 0; round < 25; round += 1) {
      const bytes = utf8(`manifeste ${round}`);
      const message = file('message', bytes);
      const ours = file('ours.sig', await signDer(pkcs8, bytes));
      expect(openssl('dgst', '-sha256', '-verify', pem, '-signature', ours, message).toString()).toContain('OK');
      const theirs = new Uint8Array(openssl('dgst', '-sha256', '-sign', privatePem, message));
      expect(await verifyDer(spki, theirs, bytes)).toBe(true);
      expect(await verifyDer(spki, theirs, utf8('autre'))).toBe(false);
    }
  });

  it('agree for thousands of random nonces', async () => {
    const { pkcs8, spki } = await createSigningKey();
    const bytes = utf8('{}');
    const lengths = new Set<number>();
    for (let round = 0; round < 2000; round += 1) {
      const der = await signDer(pkcs8, bytes);
      lengths.add(der.length);
      expect(await verifyDer(spki, der, bytes)).toBe(true);
    }
    // One more byte for each half whose first bit is set.
    expect(lengths).toEqual(new Set([...lengths, 70, 71, 72]));
  });

  it('reject another key, and throw for one that is not P-256', async () => {
    const [a, b] = await Promise.all([createSigningKey(), createSigningKey()]);
    const signature = await signDer(a.pkcs8, utf8('x'));
    expect(await verifyDer(b.spki, signature, utf8('x'))).toBe(false);
    await expect(verifyDer(a.pkcs8, signature, utf8('x'))).rejects.toThrow();
  });
});

describe('spkiPem, parsePem and fingerprint', () => {
  it('agree with openssl', async () => {
    const { spki } = await createSigningKey();
    const pem = spkiPem(spki);
    expect(parsePem(pem)).toEqual(spki);
    const der = openssl('pkey', '-pubin', '-in', file('fp.pem', pem), '-outform', 'DER');
    const line = openssl('dgst', '-sha256', file('fp.der', der)).toString();
    expect(line).toContain(await fingerprint(spki));
  });

  it('parsePem returns null for another label, two blocks, or broken base64', async () => {
    const pem = spkiPem((await createSigningKey()).spki);
    expect(parsePem(pem.replaceAll('PUBLIC', 'PRIVATE'))).toBeNull();
    expect(parsePem(pem + pem)).toBeNull();
    expect(parsePem(pem.replace(/\n./, '\n*'))).toBeNull();
    expect(parsePem('')).toBeNull();
  });
});
