import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../../src/seal/canonical.ts';
import { signDer } from '../../../../src/seal/derSignature.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { createSigningKey } from '../../../../src/seal/signature.ts';
import { type DossierSource, UnreadableFile } from '../../../../src/seal/verify/dossierSource.ts';
import { fileSource, verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { formatVerdictMeaning } from '../../../../src/ui/locales/verify.ts';
import { makeVectors } from '../../../support/vectors/makeVectors.ts';
import { buildSmallDossier, type Files, rewriteSums, utf8 } from '../../../support/vectors/smallDossier.ts';
import { buildSmallPdf } from '../../../support/vectors/smallPdf.ts';
import { listProblems, toSource, verifyFiles } from '../../../support/vectors/verifyFiles.ts';
import { writeZip } from '../../../support/zipWriter.ts';

const good: Files = (await makeVectors()).get('good')?.files ?? new Map();

describe('verifyDossier', () => {
  it('reports each check, the date and the software', async () => {
    const report = await verifyFiles(good);
    expect(report.checks).toEqual({
      container: 'holds',
      files: 'holds',
      manifest: 'holds',
      signature: 'holds',
      journal: 'holds',
      items: 'holds',
      timestamps: 'unchecked',
      receivedDossiers: 'unchecked',
      anchor: 'unchecked',
    });
    expect(report).toMatchObject({ notes: [], created: '2026-03-02T10:30:00.000Z', software: { name: 'recueil' } });
    const expected = { count: good.size, bytes: [...good.values()].reduce((sum, one) => sum + one.length, 0) };
    expect(report.files).toEqual(expected);
  });

  it('is anchored by the expected digest, and altered by another one', async () => {
    const manifestDigest = (await verifyFiles(good)).manifestDigest ?? '';
    expect(await verifyFiles(good, { expect: manifestDigest })).toMatchObject({
      verdict: 'coherent-anchored',
      checks: { anchor: 'holds' },
    });
    const other = await verifyFiles(good, { expect: 'f'.repeat(64) });
    expect(other).toMatchObject({ verdict: 'altered', checks: { anchor: 'fails', files: 'holds' } });
    expect(other.problems).toEqual([
      { code: 'expected-other', path: 'manifest.json', detail: { expected: 'f'.repeat(64), found: manifestDigest } },
    ]);
  });

  it.each([
    ['a zip', () => writeZip([...good].map(([name, data]) => ({ name, data })))],
    ['a PDF', async () => (await buildSmallPdf()).bytes],
  ])('is anchored by the digest of the whole file: %s', async (_name, write) => {
    const file = new Blob([await write()]);
    const fileDigest = await sha256Hex(file);
    const report = await verifyDossier(await fileSource(file), { expect: fileDigest });
    expect(report).toMatchObject({ verdict: 'coherent-anchored', anchoredBy: 'expected-file', problems: [] });
    expect(formatVerdictMeaning('fr', report)).toContain('l’empreinte de ce fichier entier');
    const other = await verifyDossier(await fileSource(file), { expect: 'f'.repeat(64) });
    expect(other).toMatchObject({ verdict: 'altered', anchoredBy: null });
  });

  it('fails the items check when a file of an item changed', async () => {
    const changed = new Map(good).set('pieces/P0001/texte.txt', utf8('?'));
    expect((await verifyFiles(changed)).checks).toMatchObject({ files: 'fails', items: 'fails', journal: 'holds' });
  });

  it('does not say that the signature holds without the journal whose key it must have', async () => {
    const without = new Map(good);
    without.delete('journal.jsonl');
    const { checks, manifestDigest } = await verifyFiles(await rewriteSums(without));
    expect(manifestDigest).not.toBeNull();
    expect(checks.signature).toBe('unchecked');
  });

  it('reports a changed line of SHA256SUMS when the signed manifest contradicts it', async () => {
    const text = new TextDecoder().decode(good.get('SHA256SUMS'));
    const changed = text.replace(/^.{64}(?= {2}manifest\.json$)/m, 'a'.repeat(64));
    expect(await listProblems(new Map(good).set('SHA256SUMS', utf8(changed)))).toEqual(['sums-line SHA256SUMS']);
    const reversed = `${text.trim().split('\n').reverse().join('\n')}\n`;
    expect(await listProblems(new Map(good).set('SHA256SUMS', utf8(reversed)))).toEqual(['sums-form SHA256SUMS']);
  });

  it('notes how many files were redacted, erased or left out', async () => {
    const key = await createSigningKey();
    const { exhibits } = JSON.parse(new TextDecoder().decode(good.get('manifest.json')));
    const { item } = exhibits[0];
    // Erased one after the other.
    const extraEvents = [{ event: 'item.filesRemoved', item, payload: { paths: ['page.html'] } } as const];
    const erased = { removed: ['texte.txt'], extraEvents };
    const files = await buildSmallDossier({ key, texts: ['a'], omitted: ['capture.png'], ...erased });
    const { verdict, notes } = await verifyFiles(files);
    expect(verdict).toBe('coherent-unanchored');
    expect(notes).toEqual([
      { code: 'file-removed', path: 'pieces/P0001/texte.txt' },
      { code: 'file-removed', path: 'pieces/P0001/page.html' },
      { code: 'files-redacted', path: 'manifest.json', detail: { files: 1 } },
    ]);
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    for (const one of manifest.omitted) if (one.reason === 'redacted') one.reason = 'volume';
    const unnamed = await verifyFiles(files.set('manifest.json', canonicalBytes(manifest)));
    expect(unnamed.notes).toContainEqual({ code: 'files-left-out', path: 'manifest.json', detail: { files: 1 } });
  });

  it('checks files against SHA256SUMS when the manifest is missing', async () => {
    const files: Files = new Map(good);
    files.delete('manifest.json');
    files.set('pieces/P0001/texte.txt', utf8('?'));
    const report = await verifyFiles(files);
    const expected = ['missing manifest.json', 'altered pieces/P0001/texte.txt'];
    expect(report.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    expect(report).toMatchObject({
      counts: null,
      manifestDigest: null,
      checks: { manifest: 'unchecked', items: 'fails' },
    });
  });

  it('notes a clock set back, an unknown event and a withdrawn item that is present', async () => {
    const key = await createSigningKey();
    const item = '00000000-0000-4000-8000-000000000001';
    const extraEvents = [
      { event: 'item.withdrawn', item, payload: {} },
      // An event of a later version, missing in today's type.
      { event: 'weather.observed' as 'journal.signed', payload: {} },
    ] as const;
    const { verdict, notes } = await verifyFiles(await buildSmallDossier({ key, texts: ['a'], extraEvents }));
    expect(verdict).toBe('coherent-unanchored');
    expect(notes).toEqual([
      { code: 'unknown-event', path: 'journal.jsonl', detail: { line: 4, event: 'weather.observed' } },
      { code: 'withdrawn-present', path: 'pieces/P0001' },
    ]);
    const swapped = (await makeVectors()).get('swapped-lines')?.files ?? new Map();
    expect((await verifyFiles(swapped)).notes).toEqual([
      { code: 'clock-back', path: 'journal.jsonl', detail: { line: 2 } },
    ]);
  });

  it('does not report an intact file that a changed manifest contradicts', async () => {
    const text = new TextDecoder().decode(good.get('manifest.json'));
    const changed = text.replace('pieces/P0001/texte.txt', 'pieces/P0001/texto.txt');
    expect(changed).not.toBe(text);
    expect(await listProblems(new Map(good).set('manifest.json', utf8(changed)))).toEqual([
      'altered manifest.json',
      'manifest-list manifest.json',
      'manifest-list manifest.json',
      'signature-invalid manifest.json.sig',
    ]);
  });

  it('compares the sizes stated in the manifest', async () => {
    const key = await createSigningKey();
    const files = await buildSmallDossier({ key, texts: ['a'] });
    const text = new TextDecoder().decode(files.get('manifest.json'));
    const forged = utf8(text.replace('"bytes":178,"path":"cle-publique.pem"', '"bytes":179,"path":"cle-publique.pem"'));
    files.set('manifest.json', forged).set('manifest.json.sig', await signDer(key.pkcs8, forged));
    expect(await listProblems(await rewriteSums(files))).toEqual(['manifest-bytes cle-publique.pem']);
  });

  it('compares verifier.html with the published digest', async () => {
    const key = await createSigningKey();
    const files = await buildSmallDossier({ key, texts: ['a'] });
    const findVerifierDigest = async (version: string) => (version === '0.0.0-vectors' ? 'a'.repeat(64) : null);
    expect((await verifyFiles(files, { findVerifierDigest })).problems).toEqual([]);
    const path = 'verifier.html';
    const withPage = await rewriteSums(new Map(good).set(path, utf8('<html>')));
    const { problems, notes } = await verifyFiles(withPage, { findVerifierDigest });
    expect(problems).toContainEqual({ code: 'verifier-altered', path });
    expect(notes).toEqual([]);
    const other = await verifyFiles(withPage, { findVerifierDigest: async () => null });
    expect(other.notes).toEqual([{ code: 'verifier-release-unknown', path }]);
  });
});

describe('verifyDossier, reading its source', () => {
  const sourceFrom = (blobOf: (path: string) => Promise<Blob>): DossierSource => {
    const files = [...good].map(([path, bytes]) => [path, { bytes: bytes.length, read: () => blobOf(path) }] as const);
    return { files: new Map(files), faults: [], notes: [] };
  };
  const blobOf = async (path: string) => new Blob([good.get(path) ?? utf8('')]);

  it('reads every file once', async () => {
    const read: string[] = [];
    const source = sourceFrom((path) => {
      read.push(path);
      return blobOf(path);
    });
    await verifyDossier(source);
    expect(read.sort()).toEqual([...good.keys()].sort());
  });

  it('reports progress up to the last byte', async () => {
    const steps: { done: number; total: number }[] = [];
    await verifyDossier(toSource(good), { progress: (step) => steps.push(step) });
    const total = [...good.values()].reduce((sum, one) => sum + one.length, 0);
    expect(steps.every((step) => step.total === total)).toBe(true);
    expect(steps.at(-1)?.done).toBe(total);
  });

  it('stops when the signal is aborted', async () => {
    const controller = new AbortController();
    const progress = () => controller.abort(new Error('enough'));
    await expect(verifyFiles(good, { progress, signal: controller.signal })).rejects.toThrow('enough');
  });

  it('reports a file that the container cannot read, and refuses when the disk fails', async () => {
    const broken = (error: Error) =>
      sourceFrom((path) => (path === 'journal.jsonl' ? Promise.reject(error) : blobOf(path)));
    const report = await verifyDossier(broken(new UnreadableFile('unreadable', 'journal.jsonl')));
    expect(report.problems).toEqual([{ code: 'unreadable', path: 'journal.jsonl' }]);
    expect(report.checks).toMatchObject({ container: 'fails', journal: 'unchecked', items: 'unchecked' });
    const gone = verifyDossier(broken(new DOMException('gone', 'NotReadableError')));
    await expect(gone).rejects.toMatchObject({ code: 'unreadable-input', detail: { path: 'journal.jsonl' } });
    await expect(verifyDossier(broken(new Error('a bug')))).rejects.toThrow('a bug');
  });

  it('does not hash the files of what is not a dossier', async () => {
    const read: string[] = [];
    const source = sourceFrom(async (path) => {
      read.push(path);
      return new Blob(['{}']);
    });
    await expect(verifyDossier(source)).rejects.toMatchObject({ code: 'not-a-dossier' });
    expect(read.sort()).toEqual(['SHA256SUMS', 'manifest.json']);
  });
});
