import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  GUIDE_LANGUAGES,
  type GuideLanguage,
  PRINTED_GUIDE_NAMES,
  PRINTED_GUIDES,
  type PrintedGuide,
} from '../src/domain/shared/languages.ts';
import { guidePdf, loadGuide } from '../src/dossier/guides/guidePdf.ts';
import { collectBytes } from '../src/dossier/pdf/engine/pdfDocument.ts';
import { readFonts } from '../src/dossier/pdf/engine/typography.ts';
import { runCommand } from './cli.ts';
import { packagedFonts, packagedGuides } from './packagedFiles.ts';

const HELP = `npm run guides -- [--out DIR]

Draws the printed guides of docs/fr and docs/en as eight PDFs, as the extension does.

  --out DIR   folder of the PDFs (.output/guides)`;

const ROOT = join(import.meta.dirname, '..');
/** The same sources give the same bytes. */
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

/** Draws a guide from the files that are copied into the extension package. */
export async function drawGuide(guide: PrintedGuide, language: GuideLanguage): Promise<Uint8Array> {
  const sources = new Map([...packagedGuides(), ...packagedFonts].map(({ path, source }) => [path, source]));
  const read = async (path: string) => new Uint8Array(await readFile(sources.get(path) ?? path));
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const context = { createdAt: FIXED_DATE, software: { name: 'recueil', version }, fonts: await readFonts(read) };
  return collectBytes(guidePdf(context, await loadGuide(guide, language, read)));
}

if (import.meta.main) {
  await runCommand(HELP, { out: { type: 'string', default: join(ROOT, '.output', 'guides') } }, async (values) => {
    const out = resolve(values.out);
    await mkdir(out, { recursive: true });
    for (const guide of PRINTED_GUIDES) {
      for (const language of GUIDE_LANGUAGES) {
        const name = `${PRINTED_GUIDE_NAMES[guide][language]}.pdf`;
        const pdf = await drawGuide(guide, language);
        await writeFile(join(out, name), pdf);
        console.log(`${name}: ${pdf.length} bytes`);
      }
    }
  });
}
