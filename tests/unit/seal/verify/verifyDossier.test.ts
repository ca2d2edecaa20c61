import { describe, expect, it } from 'vitest';
import { makeVectors } from '../../../../scripts/make-vectors.ts';
import {
  buildSmallDossier,
  type Files,
  rewriteSums,
  utf8,
} from '../../../../scripts/vectors/smallDossier.ts';
import { listProblems, toSource, verifyFiles } from '../../../../scripts/vectors/verifyFiles.ts';
import { canonicalBytes } from '../../../../src/seal/canonical.ts';
import { createSigningKey, signDer } from '../../../../src/seal/signature.ts';
import { type DossierSource, UnreadableFile } from '../../../../src/seal/verify/source.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';

const good: Files = (await makeVectors()).get('good')?.files ?? new Map();

describe('verifyDossier', () => {
  it('says what holds, and with what it was made', async () => {
    const report = await verifyFiles(good);
    expect(report.checks).toEqual({
      container: 'holds',
      files: 'holds',
      manifest: 'holds',
      signature: 'holds',
      journal: 'holds',
      items: 'holds',
      timestamps: 'unchecked',
      origins: 'unchecked',
      anchor: 'unchecked',
    });
    expect(report).toMatchObject({
      notes: [],
      created: '2026-03-02T10:30:00.000Z',
      software: { name: 'recueil' },
    });
    expect(report.files).toEqual({
      count: good.size,
      bytes: [...good.values()].reduce((sum, one) => sum + one.length, 0),
    });
  });

  it('is anchored by the manifest’s digest, and altered by another', async () => {
    const expect_ = (await verifyFiles(good)).manifestDigest ?? '';
    expect(await verifyFiles(good, { expect: expect_ })).toMatchObject({
      verdict: 'coherent-anchored',
      checks: { anchor: 'holds' },
    });
    const other = await verifyFiles(good, { expect: 'f'.repeat(64) });
    expect(other).toMatchObject({ verdict: 'altered', checks: { anchor: 'fails', files: 'holds' } });
    expect(other.problems).toEqual([
      { code: 'expected-other', path: 'manifest.json', detail: { expected: 'f'.repeat(64), found: expect_ } },
    ]);
  });

  it('does not say that an item holds when one of its files changed', async () => {
    const changed = new Map(good).set('pieces/P0001/texte.txt', utf8('?'));
    expect((await verifyFiles(changed)).checks).toMatchObject({
      files: 'fails',
      items: 'fails',
      journal: 'holds',
    });
  });

  it('lays a changed line at SHA256SUMS’s door when the signature vouches for the manifest', async () => {
    const text = new TextDecoder().decode(good.get('SHA256SUMS'));
    const changed = text.replace(/^.{64}(?= {2}manifest\.json$)/m, 'a'.repeat(64));
    expect(await listProblems(new Map(good).set('SHA256SUMS', utf8(changed)))).toEqual([
      'sums-line SHA256SUMS',
    ]);
    const reversed = `${text.trim().split('\n').reverse().join('\n')}\n`;
    expect(await listProblems(new Map(good).set('SHA256SUMS', utf8(reversed)))).toEqual([
      'sums-form SHA256SUMS',
    ]);
  });

  it('says what was left out, how many files and in what way', async () => {
    const key = await createSigningKey();
    const files = await buildSmallDossier({
      key,
      texts: ['a'],
      omitted: ['capture.png'],
      removed: ['texte.txt'],
    });
    const { verdict, notes } = await verifyFiles(files);
    expect(verdict).toBe('coherent-unanchored');
    expect(notes).toEqual([
      { code: 'file-removed', path: 'pieces/P0001/texte.txt' },
      { code: 'files-redacted', path: 'manifest.json', detail: { files: 1 } },
    ]);
    const said = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    for (const one of said.omitted) if (one.reason === 'redacted') one.reason = 'volume';
    const unnamed = await verifyFiles(files.set('manifest.json', canonicalBytes(said)));
    expect(unnamed.notes).toContainEqual({
      code: 'files-left-out',
      path: 'manifest.json',
      detail: { files: 1 },
    });
  });

  it('goes on without a manifest, by SHA256SUMS', async () => {
    const files: Files = new Map(good);
    files.delete('manifest.json');
    files.set('pieces/P0001/texte.txt', utf8('?'));
    const report = await verifyFiles(files);
    expect(report.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'missing manifest.json',
      'altered pieces/P0001/texte.txt',
    ]);
    expect(report).toMatchObject({
      counts: null,
      manifestDigest: null,
      checks: { manifest: 'unchecked', items: 'fails' },
    });
  });

  it('notes a clock that goes back, a later event and a withdrawn item that is here', async () => {
    const key = await createSigningKey();
    const item = '00000000-0000-4000-8000-000000000001';
    const extraEvents = [
      { event: 'item.withdrawn', item, payload: {} },
      // A name of a later version, which today's type does not have.
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

  it('does not accuse a good file of what a changed manifest says of it', async () => {
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

  it('compares the sizes that the manifest announces', async () => {
    const key = await createSigningKey();
    const files = await buildSmallDossier({ key, texts: ['a'] });
    const text = new TextDecoder().decode(files.get('manifest.json'));
    const forged = utf8(
      text.replace('"bytes":178,"path":"cle-publique.pem"', '"bytes":179,"path":"cle-publique.pem"'),
    );
    files.set('manifest.json', forged).set('manifest.json.sig', await signDer(key.pkcs8, forged));
    expect(await listProblems(await rewriteSums(files))).toEqual(['manifest-bytes cle-publique.pem']);
  });

  it('compares verifier.html with what its release published', async () => {
    const key = await createSigningKey();
    const files = await buildSmallDossier({ key, texts: ['a'] });
    const published = async (version: string) => (version === '0.0.0-vectors' ? 'a'.repeat(64) : null);
    expect((await verifyFiles(files, { published })).problems).toEqual([]);
    const path = 'verifier.html';
    const withPage = await rewriteSums(new Map(good).set(path, utf8('<html>')));
    const { problems, notes } = await verifyFiles(withPage, { published });
    expect(problems).toContainEqual({ code: 'verifier-altered', path });
    expect(notes).toEqual([]);
    const other = await verifyFiles(withPage, { published: async () => null });
    expect(other.notes).toEqual([{ code: 'verifier-release-unknown', path }]);
  });
});

describe('reading', () => {
  const sourceFrom = (blobOf: (path: string) => Promise<Blob>): DossierSource => {
    const files = [...good].map(
      ([path, bytes]) => [path, { bytes: bytes.length, read: () => blobOf(path) }] as const,
    );
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

  it('tells how far it is, to the last byte', async () => {
    const steps: { done: number; total: number }[] = [];
    await verifyDossier(toSource(good), { progress: (step) => steps.push(step) });
    const total = [...good.values()].reduce((sum, one) => sum + one.length, 0);
    expect(steps.every((step) => step.total === total)).toBe(true);
    expect(steps.at(-1)?.done).toBe(total);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const progress = () => controller.abort(new Error('enough'));
    await expect(verifyFiles(good, { progress, signal: controller.signal })).rejects.toThrow('enough');
  });

  it('names a file that its container cannot give, and says so of a disk that fails', async () => {
    const broken = (error: Error) =>
      sourceFrom((path) => (path === 'journal.jsonl' ? Promise.reject(error) : blobOf(path)));
    const report = await verifyDossier(broken(new UnreadableFile('unreadable', 'journal.jsonl')));
    expect(report.problems).toEqual([{ code: 'unreadable', path: 'journal.jsonl' }]);
    expect(report.checks).toMatchObject({ container: 'fails', journal: 'unchecked', items: 'unchecked' });
    const gone = verifyDossier(broken(new DOMException('gone', 'NotReadableError')));
    await expect(gone).rejects.toMatchObject({ code: 'unreadable-input', detail: { path: 'journal.jsonl' } });
    await expect(verifyDossier(broken(new Error('a bug')))).rejects.toThrow('a bug');
  });

  it('does not hash what is no dossier', async () => {
    const read: string[] = [];
    const source = sourceFrom(async (path) => {
      read.push(path);
      return new Blob(['{}']);
    });
    await expect(verifyDossier(source)).rejects.toMatchObject({ code: 'not-a-dossier' });
    expect(read.sort()).toEqual(['SHA256SUMS', 'manifest.json']);
  });
});
