import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { BACKUP_SCHEMA } from '../../../../src/domain/formatNames.ts';
import { wrapFiles } from '../../../../src/dossier/zip/deliveredFile.ts';
import { recogniseOwnFile } from '../../../../src/seal/verify/ownFiles.ts';
import { inventPdf } from '../../../support/dossier/inventedPdf.ts';
import { buildDossierFile } from '../../../support/dossierFile.ts';

async function protect(name: string, content: Blob): Promise<Blob> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const files = [{ name, content: content.stream() }];
  const [zip] = await Promise.all([new Response(readable).blob(), wrapFiles(files, 'secret', new Date(), writable)]);
  return zip;
}

async function zipOf(files: Readonly<Record<string, string>>): Promise<Blob> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  return new Blob([await zip.generateAsync({ type: 'arraybuffer' })]);
}

it('recognises a dossier as a zip, a zip with a password and a PDF, and a backup', async () => {
  const dossier = await buildDossierFile();
  const { pdf, receipt } = await inventPdf();
  const kinds = await Promise.all(
    [
      dossier,
      await protect('recueil-2026-11-20-093107.zip', dossier),
      await protect('recueil-2026-11-20-093107-volume-2.zip', dossier),
      new Blob([pdf]),
      new Blob([`${BACKUP_SCHEMA}\n\0\x01`]),
      // What goes with a dossier is a file like another.
      new Blob([receipt]),
    ].map(recogniseOwnFile),
  );
  expect(kinds).toEqual(['dossier', 'dossier', 'dossier', 'dossier', 'backup', null]);
});

it('attack: takes no other file for one of the product, and rejects none that is damaged', async () => {
  const dossier = await buildDossierFile();
  const others = [
    new Blob([]),
    new Blob(['PK\x03\x04']),
    new Blob(['%PDF-1.7\n(manifest.json) 3 0 R\n%%EOF\n']),
    new Blob(['recueil/back']),
    dossier.slice(0, -100),
    await zipOf({ 'photo.jpg': 'x' }),
    await zipOf({ 'manifest.json': '{"schema":"recueil/item/1"}', SHA256SUMS: '' }),
    await protect('vacances.zip', dossier),
  ];
  expect(await Promise.all(others.map(recogniseOwnFile))).toEqual(others.map(() => null));
});
