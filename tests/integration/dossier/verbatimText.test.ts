import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readPdfText, readPdfTextByPdfJs, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, type InventedCase, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost } from '../../support/dossier/inventedPosts.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';
import { readReport } from '../../support/dossier/withPdf.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

/** Invented texts in many scripts. */
const CORPUS = {
  accents: 'Œuvre naïve, à l’aîné : « ça », Noël… – — ÿ €',
  'emoji, skin tones': 'Bravo 👏🏽 👍🏿 ✊🏻 et encore 🙄',
  'joined emoji': 'équipe 👩🏽‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇫🇷 1️⃣ ❤️‍🔥',
  Arabic: 'سأجدك أينما كنت، ولن تختبئ طويلا',
  'Arabic with marks': 'مُحَمَّدٌ كَتَبَ رِسَالَةً',
  Hebrew: 'שלום עולם, זה טקסט מומצא',
  'mixed directions': 'Il a écrit سأجدك puis שלום et 2026 ; fin.',
  'right to left with numbers': 'الرقم 2026 والرابط https://exemple.test/a هنا',
  Cyrillic: 'Выдуманный текст, ещё строка',
  Greek: 'Ελληνικό κείμενο, με τόνους',
  Chinese: '全角文字と漢字、そして「括弧」です。',
  Korean: '지어낸 문장입니다',
  Thai: 'ข้อความสมมติ',
  Devanagari: 'काल्पनिक पाठ',
  'combining marks': 'e\u0301 à a\u0300\u0316 z\u0335\u0307 ñ n\u0303',
  'zero-width': 'mot\u200Bcoupé, lié\u2060ici, \uFEFFdébut',
  'bidi overrides': 'nom\u202Egpj.exe\u202C puis \u2066isolé\u2069',
  control: 'bip\u0007 et \u001B[31m rouge',
  'look-alikes': 'µ μ Ω \u2126 ﬁ fi ‑ -',
  formula: '=HYPERLINK("http://nulle-part.test";"ici")',
} as const;

/** Draws a grey image in place of a browser. */
const drawText: DrawText = async (text, { widthPt, sizePt }) =>
  drawGreyText(widthPt, Math.max(1, Math.ceil((text.length * sizePt * 0.6) / widthPt)) * sizePt * 1.45);

/** Without invisible characters: they are named in a note and not drawn, and pdf.js reads what is drawn. */
const visibleText = (text: string): string =>
  stripWhitespace(text.replace(/[\p{Cc}\u200B\u2060\uFEFF\p{Bidi_Control}]/gu, '')).normalize('NFC');
/** The typeface has one glyph for both characters, and pdf.js reads the glyph. */
const normalizeLookAlikes = (text: string): string =>
  text.normalize('NFKC').replaceAll('\u2011', '-').replaceAll('\u2010', '-');

const folder = makeTestFolder();
let inventedCase: InventedCase;
let path: string;
beforeAll(async () => {
  path = join(folder, 'dossier.pdf');
  const posts = Object.values(CORPUS).map((text, index) => {
    const page = `https://social.example/@compte_${index}/publications/${'9'.repeat(index * 9)}?vue=fil&n=${index}#m`;
    return inventPost({
      text,
      author: { displayName: text.slice(0, 12).toWellFormed() },
      address: { page, permalink: page },
    });
  });
  inventedCase = await inventCase(posts);
  writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase, { drawText }), () => {})));
});

describe('text copied from dossier.pdf', () => {
  it('contains every text and address as posted, by pdftotext', () => {
    // pdftotext also outputs control characters.
    const text = readPdfText(path)
      .replace(/\p{Cc}/gu, '')
      .normalize('NFC');
    for (const [name, posted] of Object.entries(CORPUS))
      expect(text, name).toContain(
        stripWhitespace(posted)
          .replace(/\p{Cc}/gu, '')
          .normalize('NFC'),
      );
    for (const { fiche } of inventedCase.snapshot.items) expect(text).toContain(fiche.address.page ?? 'no address');
  });

  it('contains every text and address as posted, by pdf.js', async () => {
    const text = normalizeLookAlikes(visibleText(await readPdfTextByPdfJs(path)));
    for (const [name, posted] of Object.entries(CORPUS))
      expect(text, name).toContain(normalizeLookAlikes(visibleText(posted)));
    for (const { fiche } of inventedCase.snapshot.items) expect(text).toContain(fiche.address.page ?? 'no address');
  });

  it('names invisible characters', () => {
    const text = readPdfText(path);
    for (const name of ['U+200B (espace sans largeur) × 1', 'U+202E (sens droite-gauche forcé) × 1', 'U+0007 × 1'])
      expect(text).toContain(stripWhitespace(name));
  });
});

it('a text of 1 MB of emoji is drawn in part, with a note that the rest is in texte.txt', async () => {
  const drawn: number[] = [];
  const counting: DrawText = (text, at) => {
    drawn.push(text.length);
    return drawText(text, at);
  };
  const long = await inventCase([inventPost({ text: '😀'.repeat(250_000) })]);
  const text = await readReport(long, { drawText: counting });
  expect(drawn.length).toBeLessThan(30);
  expect(text).toContain(stripWhitespace('celui d’une pièce est entier dans ses fichiers (texte.txt, fiche.json)'));
});
