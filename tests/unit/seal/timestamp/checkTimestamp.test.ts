import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesToBigInt, sha256Hex } from '../../../../src/seal/digest.ts';
import { canIssueSigners } from '../../../../src/seal/timestamp/certificateChain.ts';
import { checkTimestamp } from '../../../../src/seal/timestamp/checkTimestamp.ts';
import {
  buildTimestampQuery,
  formatChainPem,
  knownRoots,
  parseCertificate,
  parseCertificates,
} from '../../../../src/seal/timestamp/timestampToken.ts';
import { openTestAuthority } from '../../../support/vectors/timestampAuthority.ts';

// Starts openssl many times, which is slow on a loaded machine.
const authority = openTestAuthority();
afterAll(() => authority.close());

const bytes = new TextEncoder().encode('un manifeste inventé');
const digest = await sha256Hex(bytes);
const nonce = new Uint8Array([0x81, 2, 3, 4, 5, 6, 7, 8]);
const query = buildTimestampQuery(digest, nonce);
const roots = parseCertificates(authority.rootPem);
const expectation = { digest, nonce: bytesToBigInt(nonce), roots };
const good = authority.reply(query);
const pem = (name: string) => parseCertificates(authority.pem(name));

describe('buildTimestampQuery', () => {
  it('is readable by openssl: digest, nonce, certificates requested', () => {
    writeFileSync(join(authority.folder, 'ours.tsq'), query);
    const text = execFileSync('openssl', ['ts', '-query', '-in', 'ours.tsq', '-text'], {
      cwd: authority.folder,
      encoding: 'utf8',
    });
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Nonce: 0x8102030405060708');
    expect(text).toContain('Certificate required: yes');
  });

  it('contains only the digest of what is stamped', () => expect(query.length).toBeLessThan(80));
});

describe('checkTimestamp', () => {
  it('accepts what openssl accepts, and builds the chain from unordered certificates', async () => {
    const found = await checkTimestamp(good, expectation);
    const expected = { ok: true, known: true, authority: 'Horodatage', policy: '1.2.3.4.1', accuracyMs: 1000 };
    expect(found).toMatchObject(expected);
    if (!found.ok) return;
    expect(found.chain).toHaveLength(3);
    expect(Math.abs(found.genTime.getTime() - Date.now())).toBeLessThan(60_000);
    for (const [name, content] of [
      ['m', bytes],
      ['m.tsr', good],
      ['m.pem', formatChainPem(found.chain)],
    ] as const)
      writeFileSync(join(authority.folder, name), content);
    const output = execFileSync(
      'openssl',
      ['ts', '-verify', '-data', 'm', '-in', 'm.tsr', '-CAfile', 'root.pem', '-untrusted', 'm.pem'],
      { cwd: authority.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(output).toContain('Verification: OK');
  });

  it('accepts an authority with an unknown root, as not known', async () => {
    const expected = { ok: true, known: false };
    expect(await checkTimestamp(good, { ...expectation, roots: knownRoots() })).toMatchObject(expected);
  });

  it('uses extra certificates to build the chain', async () => {
    const bare = authority.reply(query, 'chainless');
    expect(await checkTimestamp(bare, expectation)).toMatchObject({ ok: true, known: false });
    expect(await checkTimestamp(bare, { ...expectation, extraCertificates: pem('middle') })).toMatchObject({
      known: true,
    });
  });

  it.each([
    ['imprint', { digest: '0'.repeat(64) }],
    ['nonce', { nonce: 7n }],
  ] as const)('reports another %s', async (fault, other) => {
    expect(await checkTimestamp(good, { ...expectation, ...other })).toMatchObject({ ok: false, fault });
  });

  it.each(['expired', 'self-signed'] as const)('reports a signer that is %s', async (signer) => {
    const expected = { ok: false, fault: signer };
    expect(await checkTimestamp(authority.reply(query, signer), expectation)).toMatchObject(expected);
  });

  it('reports a refusal with its status', async () => {
    const expected = { ok: false, fault: 'refused', detail: { status: 2 } };
    expect(await checkTimestamp(authority.reply(query, 'sha512'), expectation)).toMatchObject(expected);
  });

  it.each([
    ['an empty response', new Uint8Array()],
    ['an HTML page', new TextEncoder().encode('<!doctype html><title>Bonjour</title>')],
    ['half a response', good.slice(0, good.length / 2)],
    ['a response with trailing bytes', new Uint8Array([...good, 0])],
    ['an oversized response', new Uint8Array(200_000)],
    ['deep nesting', Uint8Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80))],
  ])('reports %s as malformed', async (_name, response) => {
    expect(await checkTimestamp(response, expectation)).toMatchObject({ ok: false, fault: 'malformed' });
  });

  it('reports an extension of a certificate that is no longer what it says', async () => {
    // BasicConstraints: SEQUENCE { BOOLEAN TRUE }. A GeneralizedTime in its place is parsed when it is read.
    const isCaFlag = (at: number) => [0x30, 0x03, 0x01, 0x01, 0xff].every((byte, index) => good[at + index] === byte);
    const places = [...good.keys()].filter(isCaFlag);
    expect(places.length).toBeGreaterThan(0);
    for (const at of places) {
      const changed = good.slice();
      changed[at + 2] = 0x18;
      await expect(checkTimestamp(changed, expectation)).resolves.toMatchObject({ ok: expect.any(Boolean) });
    }
  });

  it('reports any changed byte, or states the same time', async () => {
    const right = await checkTimestamp(good, expectation);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = good.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        const found = await checkTimestamp(changed, expectation);
        // Unsigned parts may differ: the certificates sent, and the response's own structure.
        if (found.ok && right.ok)
          expect([found.genTime, found.policy, found.authority]).toEqual([
            right.genTime,
            right.policy,
            right.authority,
          ]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('knownRoots', () => {
  it('returns certificates that may issue those of time-stamps', () => {
    expect(knownRoots().map((root) => canIssueSigners(root, 1))).toEqual([true, true, true]);
  });

  it('returns three self-signed certificates', async () => {
    for (const { parsed } of knownRoots()) {
      expect(parsed.issuer.isEqual(parsed.subject)).toBe(true);
      expect(await parsed.verify()).toBe(true);
    }
    expect(knownRoots()).toHaveLength(3);
  });

  it('parseCertificate returns nothing for other bytes', () => {
    expect(parseCertificate(new Uint8Array([1, 2, 3]))).toEqual([]);
  });
});
