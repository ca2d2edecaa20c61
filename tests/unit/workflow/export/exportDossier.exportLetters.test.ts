import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import type { ExportRequest } from '../../../../src/workflow/export/exhibitSelection.ts';
import { buildExportDependencies, exportDossier } from '../../../support/exportDependencies.ts';
import { createTestDependencies, recordOne } from '../../../support/testDependencies.ts';

async function exportWith(request: Partial<ExportRequest>) {
  const deps = createTestDependencies();
  await recordOne(deps);
  const { signal } = new AbortController();
  return exportDossier(
    buildExportDependencies(deps).deps,
    { without: [], options: { purpose: 'prosecutor' }, ...request },
    () => undefined,
    signal,
  );
}

const LETTERS = [
  'lettre-procureur.docx',
  'copie-plainte-procureur.docx',
  'demande-avis-et-copie.docx',
  'recours-classement.docx',
  'partie-civile.docx',
  'demande-interdiction-contact.docx',
  'guide-attestation.docx',
  'autorisation.docx',
];

it('are beside the dossier, one by one and in one zip, and name its digest', async () => {
  const { letters, zips } = await exportWith({});
  const paths = Object.keys((await JSZip.loadAsync(await zips[0].file.arrayBuffer())).files);
  expect(paths.filter((path) => /docx|modeles/.test(path))).toEqual([]);
  expect(letters?.files.map(({ fileName }) => fileName)).toEqual(LETTERS);
  expect(letters?.zip.fileName).toMatch(/^lettres-\d{4}-\d\d-\d\d-\d{6}\.zip$/);
  const zip = await JSZip.loadAsync((await letters?.zip.file.arrayBuffer()) ?? '');
  expect(Object.keys(zip.files)).toEqual(LETTERS);
  const letter = await JSZip.loadAsync((await zip.file('lettre-procureur.docx')?.async('uint8array')) ?? '');
  expect(await letter.file('word/document.xml')?.async('string')).toContain(zips[0].manifestDigest);
});

it('are only in an encrypted zip when the dossier has a password', async () => {
  const { letters, zips } = await exportWith({ password: 'mot de passe' });
  expect([zips[0].pdf, letters?.files]).toEqual([null, []]);
  expect(letters?.zip.fileName).toMatch(/^lettres-.*-protege\.zip$/);
  const dir = await mkdtemp(join(tmpdir(), 'recueil-letters-'));
  try {
    const path = join(dir, 'lettres.zip');
    await writeFile(path, new Uint8Array((await letters?.zip.file.arrayBuffer()) ?? []));
    const run = (password: string) => execFileSync('7z', ['t', `-p${password}`, path], { encoding: 'utf8' });
    expect(run('mot de passe')).toContain('Everything is Ok');
    expect(() => run('un autre')).toThrow();
  } finally {
    await rm(dir, { recursive: true });
  }
});

it('are none when the person chose none', async () => {
  expect((await exportWith({ options: { parts: { letters: false } } })).letters).toBeNull();
});
