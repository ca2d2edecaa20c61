import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfStream.ts';
import { forYouPdf } from '../../../src/dossier/pdf/forYou.ts';
import { buildDeadlineList } from '../../../src/law/deadlineList.ts';
import { OFFENCES } from '../../../src/law/offences/index.ts';
import { buildPublication } from '../law/buildPublication.ts';
import { readPdfText, stripWhitespace } from './externalTools.ts';
import { buildDossierContext, inventCase } from './inventedCase.ts';
import { inventSixPosts } from './inventedPosts.ts';

/** The text of `pour-vous.pdf` on `today`, for a hateful public post of 20 August 2026. */
async function readAdvicePdf(today: string): Promise<string> {
  const posting = { iso: '2026-08-20T10:00:00Z', precision: null };
  const post = { ...buildPublication({ posting, discriminatory: true }), ordinal: 1 };
  const suggestions = OFFENCES.filter(({ id }) => id === 'outrage-sexiste').map((offence) => ({
    offence,
    because: [],
  }));
  const advice = { deadlines: buildDeadlineList([post], today), today, suggestions };
  const folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  try {
    const path = join(folder, 'pour-vous.pdf');
    writeFileSync(path, await collectBytes(forYouPdf(buildDossierContext(await inventCase(inventSixPosts())), advice)));
    return readPdfText(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('pour-vous.pdf says the day before, then on the legal day that it is the last, and the next day that it is over', async () => {
  const contains = async (today: string, words: string) =>
    expect(await readAdvicePdf(today), today).toContain(stripWhitespace(words));
  await contains('2026-11-18', 'Jusqu’au 19 novembre 2026 : élément n° 1');
  await contains('2026-11-20', 'C’est sans doute le dernier jour, le 20 novembre 2026 : voyez un avocat aujourd’hui');
  await contains('2026-11-21', 'C’était jusqu’au 20 novembre 2026');
  await contains('2026-11-21', 'Ce délai est sans doute passé');
}, 30_000);

it('pour-vous.pdf keeps three months beside the year that is only possible, and gives the delay of an offence', async () => {
  const text = await readAdvicePdf('2026-11-18');
  expect(text).toContain(stripWhitespace('Injure ou diffamation, publique ou privée : 3 mois'));
  expect(text).toContain(stripWhitespace('ne comptez pas dessus'));
  expect(text).toContain(stripWhitespace('Délai pour agir : 1 an.'));
  expect(text).toContain(stripWhitespace('Un fichier importé sans date n’est pas compté ici'));
}, 30_000);
