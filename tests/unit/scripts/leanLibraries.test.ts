import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { leanLibraries, removeUnused } from '../../../scripts/lean-libraries.ts';
import { openTestAuthority } from '../../../scripts/vectors/timestampAuthority.ts';
import { bytesToBigInt, sha256Hex } from '../../../src/seal/digest.ts';
import * as whole from '../../../src/seal/timestamp/checkTimestamp.ts';
import { parseCertificates } from '../../../src/seal/timestamp/pem.ts';
import { buildTimestampQuery } from '../../../src/seal/timestamp/request.ts';

// Bundles a library and starts openssl.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../../..');
const folder = await mkdtemp(join(tmpdir(), 'recueil-lean-'));
const authority = openTestAuthority();
afterAll(async () => {
  authority.close();
  await rm(folder, { recursive: true });
});

describe('leanLibraries', () => {
  it('leaves every verdict on a time-stamp as it is with the whole libraries, whatever its bytes', async () => {
    const lean = await bundleLean();
    const digest = await sha256Hex(new TextEncoder().encode('un manifeste inventé'));
    const nonce = new Uint8Array(8).fill(1);
    const response = authority.reply(buildTimestampQuery(digest, nonce));
    // The bundle has its own classes, so each one reads the root itself.
    const judge = async ({ checkTimestamp, parseCertificates }: Verifier, bytes: Uint8Array<ArrayBuffer>) => {
      const roots = parseCertificates(authority.rootPem);
      const found = await checkTimestamp(bytes, { digest, nonce: bytesToBigInt(nonce), roots });
      return found.ok ? { ...found, chain: found.chain.map(({ der }) => der) } : found;
    };
    expect(await judge(lean, response)).toMatchObject({ ok: true, known: true });
    const change = fc.record({ at: fc.nat(response.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), async (changes) => {
        const bytes = response.slice();
        for (const { at, by } of changes) bytes[at] = (bytes[at] ?? 0) ^ by;
        expect(await judge(lean, bytes)).toEqual(await judge({ ...whole, parseCertificates }, bytes));
      }),
      { numRuns: 150 },
    );
  });

  it('refuses a version of a library in which it does not find what it removes', () => {
    expect(() => removeUnused('var CryptoEngine = class {\n};')).toThrow('not in the library');
  });
});

type Verifier = Pick<typeof whole, 'checkTimestamp'> & { readonly parseCertificates: typeof parseCertificates };

/** Bundles the verifier of time-stamps as the package has it. */
async function bundleLean(): Promise<Verifier> {
  const entry = join(folder, 'entry.ts');
  const from = (path: string) => JSON.stringify(join(ROOT, 'src/seal/timestamp', path));
  await writeFile(
    entry,
    `export { checkTimestamp } from ${from('checkTimestamp.ts')}; export { parseCertificates } from ${from('pem.ts')};`,
  );
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [leanLibraries],
    build: { outDir: folder, emptyOutDir: false, minify: false, lib: { entry, formats: ['es'], fileName: 'lean' } },
  });
  return import(pathToFileURL(join(folder, 'lean.js')).href);
}
