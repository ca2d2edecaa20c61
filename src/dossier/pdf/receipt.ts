import { groupHex } from '../../seal/digest.ts';
import type { Edition } from '../edition.ts';
import * as words from '../words.ts';
import { blank, signatureRow } from './blanks.ts';
import { Facts } from './facts.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import { across, heading, paragraph, STYLE } from './rows.ts';
import { gap, Sheet } from './sheet.ts';
import { pdfStream } from './writing.ts';

/** 64 characters in groups of four: eight groups on a line. */
const LINE = 8 * 5;
const LEFT = { x: PAGE.left, width: COLUMN / 2 - 14 };
const RIGHT = { x: PAGE.left + COLUMN / 2 + 14, width: COLUMN / 2 - 14 };

/** `remise.pdf`, one page beside the zip: what an officer writes down, and what both sign. */
export function receiptPdf(
  edition: Edition,
  written: { readonly bytes: number; readonly exhibits: number; readonly manifestDigest: string },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return pdfStream(words.title.receipt, edition, async (paper) => {
    const sheet = new Sheet(paper, null);
    const root = paper.struct('Document');
    paper.addStructure(root);
    const { bytes, exhibits, manifestDigest } = written;
    const grouped = groupHex(manifestDigest);
    sheet.newPage();
    sheet.place([
      ...paragraph(paper, root, words.title.receipt, { ...WIDE, style: STYLE.h1, type: 'H1' }),
      ...paragraph(paper, root, words.receipt.intro, { ...WIDE, style: STYLE.note }),
      gap(16),
      signatureRow(paper, root, [words.receipt.name], COLUMN),
      ...paragraph(paper, root, words.receipt.handed, { ...WIDE, style: STYLE.body }),
    ]);
    const facts = new Facts(paper, root);
    await facts.addMono(words.receipt.file, edition.fileName);
    await facts.addWords(words.receipt.size, words.receipt.sizeText(bytes));
    await facts.addWords(words.receipt.exhibits, words.receipt.exhibitsText(exhibits));
    await facts.addMono(words.receipt.digest, manifestDigest);
    sheet.place([
      gap(8),
      ...facts.rows,
      gap(6),
      ...paragraph(paper, root, words.receipt.digestText, { ...WIDE, style: STYLE.body }),
      gap(6),
      ...[grouped.slice(0, LINE).trim(), grouped.slice(LINE)].flatMap((line) =>
        paragraph(paper, root, line, { ...WIDE, style: STYLE.aloud }),
      ),
      gap(12),
      ...paragraph(paper, root, words.receipt.why, { ...WIDE, style: STYLE.body }),
      gap(16),
      ...heading(paper, root, words.receipt.sentenceTitle),
      ...paragraph(paper, root, words.receipt.sentence(edition.fileName, bytes, exhibits, manifestDigest), {
        ...WIDE,
        style: STYLE.body,
      }),
      gap(26),
      signatureRow(paper, root, [words.receipt.place, words.receipt.date], COLUMN),
      gap(14),
      across([
        paragraph(paper, root, words.receipt.giver, { ...LEFT, style: STYLE.label }),
        paragraph(paper, root, words.receipt.taker, { ...RIGHT, style: STYLE.label }),
      ]),
      across([[blank(paper, LEFT, 62)], [blank(paper, RIGHT, 62)]]),
    ]);
    root.end();
    sheet.finish();
  });
}
