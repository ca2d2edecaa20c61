import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { signDer } from '../../../src/seal/derSignature.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { readJournal } from '../../../src/seal/journal.ts';
import { createSigningKey } from '../../../src/seal/signature.ts';
import type { DossierSource } from '../../../src/seal/verify/dossierSource.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { measureProcessorMs } from '../../support/processorTime.ts';
import { buildSmallDossier, type Files, rewriteSums, utf8 } from '../../support/vectors/smallDossier.ts';
import { toSource, verifyFiles } from '../../support/vectors/verifyFiles.ts';

/** Dossiers of a few megabytes that would take hours, or all the memory, if checks were quadratic in their lists. */
const key = await createSigningKey();
const good = await buildSmallDossier({ key, texts: ['Un message inventé.'] });
const goodManifest = JSON.parse(new TextDecoder().decode(good.get('manifest.json')));
const item: string = goodManifest.exhibits[0].item;
const MANY = 20_000;
const each = <T>(make: (n: number) => T) => Array.from({ length: MANY }, (_, index) => make(index + 1));

const withManifest = (change: object): Promise<Files> =>
  rewriteSums(new Map(good).set('manifest.json', canonicalBytes({ ...goodManifest, ...change })));

async function listProblems(files: Files): Promise<readonly string[]> {
  const { result, ms } = await measureProcessorMs(() => verifyFiles(files));
  const { verdict, problems } = result;
  expect(ms).toBeLessThan(30_000);
  expect(verdict).toBe('altered');
  return problems.map(({ code }) => code);
}

describe('cost of verifyDossier', () => {
  it('is linear for one item listed many times with all its omissions', async () => {
    const exhibits = each((number) => ({ ...goodManifest.exhibits[0], number }));
    const omitted = each((n) => ({ item, path: `x${n}`, sha256: 'a'.repeat(64), reason: 'removed' }));
    expect(await listProblems(await withManifest({ exhibits, omitted }))).toContain('exhibit-twice');
  });

  it('is linear for many items without fiche', async () => {
    const exhibits = each((number) => ({ number, item: `${number}`, folder: `pieces/Q${number}` }));
    const files = await withManifest({ exhibits });
    const empty = utf8('');
    for (const n of each((n) => n)) files.set(`pieces/Z/${n}`, empty);
    expect(await listProblems(files)).toContain('item-file-unlisted');
  });

  it('is linear for many erased files of an item, with each line time-stamped', async () => {
    const extraEvents = Array.from(
      { length: 10_000 },
      (_, n) => ({ event: 'item.filesRemoved', item, payload: { paths: [`x${n}`] } }) as const,
    );
    const files = await buildSmallDossier({ key, texts: ['a'], extraEvents });
    for (let n = 2; n < 10_000; n += 1) files.set(`horodatages/journal-${n}.tsr`, utf8('x'));
    expect(await listProblems(files)).toContain('timestamp-malformed');
  });

  it('is one problem for each file, for any number of files', async () => {
    const files = new Map(good);
    const empty = utf8('');
    const sha256 = await sha256Hex(empty);
    // More than the maximum number of arguments of a call.
    const many = Array.from({ length: 130_000 }, (_, n) => ({ path: `x/${n}`, sha256, bytes: 0 }));
    for (const { path } of many) files.set(path, empty);
    const manifest = canonicalBytes({ ...goodManifest, files: [...goodManifest.files, ...many] });
    files.set('manifest.json', manifest).set('manifest.json.sig', await signDer(key.pkcs8, manifest));
    files.set('SHA256SUMS', empty);
    expect(await listProblems(files)).toContain('sums-line');
  });

  it('is bounded for a journal of empty lines', async () => {
    const bytes = new Uint8Array(64 * 1024 * 1024).fill(0x0a);
    const { result, ms } = await measureProcessorMs(() => readJournal(bytes));
    expect(ms).toBeLessThan(10_000);
    expect(result.faults).toHaveLength(10_000);
  });

  it('is at most 512 MiB of memory for the retained files', async () => {
    const bytes = 60 * 1024 * 1024;
    const large = Object.defineProperties(new Blob(['x']), {
      size: { value: bytes },
      arrayBuffer: { value: async () => new ArrayBuffer(1) },
    });
    const fiche = { bytes, read: async () => large };
    const { files, ...rest } = toSource(good);
    const hostile = Array.from({ length: 40 }, (_, n) => [`x/${n}/fiche.json`, fiche] as const);
    const source: DossierSource = { files: new Map([...files, ...hostile]), ...rest };
    const { problems } = await verifyDossier(source);
    expect(problems.filter(({ code }) => code === 'too-large')).toHaveLength(40 - 8);
  });
});
