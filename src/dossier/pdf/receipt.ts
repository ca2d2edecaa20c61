import { groupHex } from '../../seal/digest.ts';
import type { Edition } from '../edition.ts';
import * as words from '../words.ts';
import type { HandedZip } from '../written.ts';
import { blank, signatureRow } from './blanks.ts';
import { Facts } from './facts.ts';
import { COLUMN, PAGE, type Style, WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { across, heading, paragraph, STYLE } from './rows.ts';
import { gap, type Row, Sheet } from './sheet.ts';
import { pdfStream } from './writing.ts';

/** 64 characters in groups of four: eight groups on a line. */
const LINE = 8 * 5;
const LEFT = { x: PAGE.left, width: COLUMN / 2 - 14 };
const RIGHT = { x: PAGE.left + COLUMN / 2 + 14, width: COLUMN / 2 - 14 };

/** `remise.pdf`, beside the zips and in none: what an officer writes down of each, and what both sign. */
export function receiptPdf(
  kit: Pick<Edition, 'createdAt' | 'software' | 'fonts'>,
  written: readonly HandedZip[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { receipt } = words;
  return pdfStream(words.title.receipt, kit, async (paper) => {
    const sheet = new Sheet(paper, null);
    const root = paper.struct('Document');
    paper.addStructure(root);
    const several = written.length > 1;
    const say = (text: string, style: Style = STYLE.body) => paragraph(paper, root, text, { ...WIDE, style });
    sheet.newPage();
    sheet.place([
      ...paragraph(paper, root, words.title.receipt, { ...WIDE, style: STYLE.h1, type: 'H1' }),
      ...say(receipt.intro, STYLE.note),
      gap(16),
      signatureRow(paper, root, [receipt.name], COLUMN),
      ...say(several ? receipt.handedSeveral(written.length) : receipt.handed),
    ]);
    for (const one of written) sheet.place(await fileRows(paper, root, one));
    sheet.place([
      gap(12),
      ...say(receipt.why),
      gap(16),
      ...heading(paper, root, receipt.sentenceTitle),
      ...written.flatMap((one) => say(receipt.sentence(one))),
      gap(26),
      signatureRow(paper, root, [receipt.place, receipt.date], COLUMN),
      gap(14),
      across([
        paragraph(paper, root, receipt.giver, { ...LEFT, style: STYLE.label }),
        paragraph(paper, root, receipt.taker, { ...RIGHT, style: STYLE.label }),
      ]),
      across([[blank(paper, LEFT, 62)], [blank(paper, RIGHT, 62)]]),
    ]);
    root.end();
    sheet.finish();
  });
}

/** One zip: its name, its weight, its digest to copy and to read out. */
async function fileRows(
  paper: Paper,
  root: Tag,
  { fileName, bytes, exhibits, manifestDigest, inside }: HandedZip,
): Promise<Row[]> {
  const grouped = groupHex(manifestDigest);
  const facts = new Facts(paper, root);
  await facts.addMono(words.receipt.file, fileName);
  await facts.addWords(words.receipt.size, words.receipt.sizeText(bytes));
  if (inside)
    await facts.addWords(words.receipt.inside, words.receipt.insideText(inside.fileName, inside.bytes));
  await facts.addWords(words.receipt.exhibits, words.receipt.exhibitsText(exhibits));
  await facts.addMono(words.receipt.digest, manifestDigest);
  const rows = [
    gap(8),
    ...facts.rows,
    gap(6),
    ...paragraph(paper, root, words.receipt.digestText, { ...WIDE, style: STYLE.body }),
    gap(6),
    ...[grouped.slice(0, LINE).trim(), grouped.slice(LINE)].flatMap((line) =>
      paragraph(paper, root, line, { ...WIDE, style: STYLE.aloud }),
    ),
  ];
  return rows.map((row, index) => (index < rows.length - 1 ? { ...row, withNext: true } : row));
}
