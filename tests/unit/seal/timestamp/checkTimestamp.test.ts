import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openTestAuthority } from '../../../../scripts/vectors/timestampAuthority.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { checkTimestamp } from '../../../../src/seal/timestamp/checkTimestamp.ts';
import { formatChainPem, parseCertificates } from '../../../../src/seal/timestamp/pem.ts';
import { buildTimestampQuery, nonceToBigInt } from '../../../../src/seal/timestamp/request.ts';
import { parseCertificate } from '../../../../src/seal/timestamp/response.ts';
import { knownRoots } from '../../../../src/seal/timestamp/roots.ts';
import { canTimestamp } from '../../../../src/seal/timestamp/signer.ts';

// openssl is started many times; a loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const authority = openTestAuthority();
afterAll(() => authority.close());

const bytes = new TextEncoder().encode('un manifeste inventé');
const digest = await sha256Hex(bytes);
const nonce = new Uint8Array([0x81, 2, 3, 4, 5, 6, 7, 8]);
const query = buildTimestampQuery(digest, nonce);
const roots = parseCertificates(authority.rootPem);
const wanted = { digest, nonce: nonceToBigInt(nonce), roots };
const good = authority.reply(query);
const pem = (name: string) => parseCertificates(authority.pem(name));

describe('timestampQuery', () => {
  it('is what openssl reads: the digest, the nonce, certificates wanted', () => {
    writeFileSync(join(authority.folder, 'ours.tsq'), query);
    const text = execFileSync('openssl', ['ts', '-query', '-in', 'ours.tsq', '-text'], {
      cwd: authority.folder,
      encoding: 'utf8',
    });
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Nonce: 0x8102030405060708');
    expect(text).toContain('Certificate required: yes');
  });

  it('holds nothing of what is stamped but its digest', () => {
    expect(query.length).toBeLessThan(80);
  });
});

describe('checkTimestamp', () => {
  it('accepts what openssl accepts, and finds the way up from an unordered chain', async () => {
    const found = await checkTimestamp(good, wanted);
    expect(found).toMatchObject({
      ok: true,
      known: true,
      authority: 'Horodatage',
      policy: '1.2.3.4.1',
      accuracyMs: 1000,
    });
    if (!found.ok) return;
    expect(found.chain).toHaveLength(3);
    expect(Math.abs(found.genTime.getTime() - Date.now())).toBeLessThan(60_000);
    for (const [name, content] of [
      ['m', bytes],
      ['m.tsr', good],
      ['m.pem', formatChainPem(found.chain)],
    ] as const)
      writeFileSync(join(authority.folder, name), content);
    const said = execFileSync(
      'openssl',
      ['ts', '-verify', '-data', 'm', '-in', 'm.tsr', '-CAfile', 'root.pem', '-untrusted', 'm.pem'],
      { cwd: authority.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(said).toContain('Verification: OK');
  });

  it('does not know an authority whose root it does not have, and finds no fault in it', async () => {
    expect(await checkTimestamp(good, { ...wanted, roots: knownRoots() })).toMatchObject({
      ok: true,
      known: false,
    });
  });

  it('finds the way up with certificates sent beside', async () => {
    const bare = authority.reply(query, 'chainless');
    expect(await checkTimestamp(bare, wanted)).toMatchObject({ ok: true, known: false });
    expect(await checkTimestamp(bare, { ...wanted, extraCertificates: pem('middle') })).toMatchObject({
      known: true,
    });
  });

  it.each([
    ['imprint', { digest: '0'.repeat(64) }],
    ['nonce', { nonce: 7n }],
  ] as const)('names another %s', async (fault, other) => {
    expect(await checkTimestamp(good, { ...wanted, ...other })).toMatchObject({ ok: false, fault });
  });

  it.each(['expired', 'self-signed'] as const)('names a signer that is %s', async (signer) => {
    expect(await checkTimestamp(authority.reply(query, signer), wanted)).toMatchObject({
      ok: false,
      fault: signer,
    });
  });

  it('names a refusal and what it says', async () => {
    expect(await checkTimestamp(authority.reply(query, 'sha512'), wanted)).toMatchObject({
      ok: false,
      fault: 'refused',
      detail: { status: 2 },
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a page', new TextEncoder().encode('<!doctype html><title>Bonjour</title>')],
    ['half an answer', good.slice(0, good.length / 2)],
    ['an answer and more', new Uint8Array([...good, 0])],
    ['too much', new Uint8Array(200_000)],
    ['deep nesting', Uint8Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80))],
  ])('names %s malformed', async (_name, response) => {
    expect(await checkTimestamp(response, wanted)).toMatchObject({ ok: false, fault: 'malformed' });
  });

  it('believes no byte that was changed: a fault, or the same statement', async () => {
    const right = await checkTimestamp(good, wanted);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = good.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        const found = await checkTimestamp(changed, wanted);
        // What is not signed may differ: the chain sent along, and the answer's own wrapping.
        if (found.ok && right.ok) {
          expect([found.genTime, found.policy, found.authority]).toEqual([
            right.genTime,
            right.policy,
            right.authority,
          ]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('wants time-stamping alone, and critical', () => {
    const may = (name: string) => pem(name).map(canTimestamp);
    expect([may('good'), may('plain'), may('mixed'), may('middle')]).toEqual([
      [true],
      [false],
      [false],
      [false],
    ]);
  });
});

describe('knownRoots', () => {
  it('are roots, each by its own name', async () => {
    for (const { parsed } of knownRoots()) {
      expect(parsed.issuer.isEqual(parsed.subject)).toBe(true);
      expect(await parsed.verify()).toBe(true);
    }
    expect(knownRoots()).toHaveLength(3);
  });

  it('reads no certificate from other bytes', () => {
    expect(parseCertificate(new Uint8Array([1, 2, 3]))).toEqual([]);
  });
});
