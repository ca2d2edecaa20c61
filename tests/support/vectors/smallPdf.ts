import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { collectBytes, pdfStream } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { createSigningKey } from '../../../src/seal/signature.ts';
import { readFonts } from '../testFonts.ts';
import { type DossierPdf, splitPdf } from './pdfParts.ts';
import { buildSmallDossier } from './smallDossier.ts';

const PAGES = 3;

/** Returns a dossier of a few small files as one PDF, with pages that our own engine drew. */
export async function buildSmallPdf(): Promise<DossierPdf> {
  const files = await buildSmallDossier({
    key: await createSigningKey(),
    texts: ['Premier message inventé.', 'Deuxième message inventé.', 'Troisième message inventé.'],
    extraFiles: new Map([['dossier.pdf', await drawPages()]]),
  });
  const manifest = files.get('manifest.json') ?? new Uint8Array();
  const { created } = JSON.parse(new TextDecoder().decode(manifest)) as { readonly created: string };
  return splitPdf(files, { created, manifestDigest: await sha256Hex(manifest) });
}

async function drawPages(): Promise<Bytes> {
  const details = {
    createdAt: new Date('2026-03-02T10:30:00.000Z'),
    software: { name: 'recueil', version: '0.0.0-vectors' },
    fonts: readFonts(),
  };
  const pages = pdfStream('Dossier d’essai', details, async (pdf, ready) => {
    pdf.reserveAttachments();
    for (let page = 1; page <= PAGES; page += 1) {
      pdf.addPage();
      pdf.drawLine(`Page inventée ${page}`, 72, 100, { face: 'serif', size: 12, leading: 15 });
    }
    await ready();
    pdf.end();
  });
  return collectBytes(pages);
}
