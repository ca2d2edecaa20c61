import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import { isPersonConcerned } from '../../domain/export/dossierOptions.ts';
import type { ReceiptZip } from '../../domain/export/exportedDossier.ts';
import { groupHex } from '../../seal/digest.ts';
import type { DossierPlan } from '../dossierPlan.ts';
import * as coverAndMethod from '../strings/coverAndMethod.ts';
import * as documents from '../strings/documents.ts';
import { formatMoment } from '../strings/formatText.ts';
import { requester } from '../strings/reportSections.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from './engine/typography.ts';
import { gap, heightOf, keepWithNext, type Row } from './layout/pageFlow.ts';
import {
  blankLine,
  headingRows,
  paragraphRows,
  STYLE,
  sideBySideRow,
  signatureRow,
  verbatimRows,
} from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { FactTable } from './layout/table.ts';

/** Blanks of the chain of custody: for a service, a prosecutor, an expert, a court. */
const LATER_HANDOVERS = 4;
/** Characters of a line of the digest: eight groups of four, with spaces. */
const LINE = 8 * 5;
const COMMAND: TextStyle = { face: 'mono', size: 7.5, leading: 11 };
const LEFT = { x: PAGE_METRICS.left, width: TEXT_WIDTH / 2 - 14 };
const RIGHT = { x: PAGE_METRICS.left + TEXT_WIDTH / 2 + 14, width: TEXT_WIDTH / 2 - 14 };

/**
 * Writes `remise.pdf`, which is in no zip: what an officer notes of each zip, both signatures, and
 * blanks for the later hand-overs. `giver`: name of the
 * person who hands over; '' leaves a blank. `stamps`: by manifest digest.
 */
export function receiptPdf(
  context: Pick<DossierPlan, 'createdAt' | 'software' | 'fonts' | 'drawText' | 'options' | 'snapshot'>,
  zips: readonly ReceiptZip[],
  giver: string,
  stamps: ReadonlyMap<string, ObtainedTimestamp> = new Map(),
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { receipt } = documents;
  const { purpose, requester: { role, concerned } = {} } = context.options;
  const words =
    purpose === undefined || purpose === 'police' || purpose === 'prosecutor' ? receipt.official : receipt.other;
  const title = coverAndMethod.documentTitle.receipt;
  return documentStream(title, context, null, async ({ flow, root }) => {
    const { pdf } = flow;
    const several = zips.length > 1;
    const textRows = (text: string, style: TextStyle = STYLE.body) => paragraphRows(pdf, root, text, { style });
    const ownWords = async (text: string) =>
      (await verbatimRows(pdf, root, text, { style: STYLE.body }, context.drawText)).text;
    const name = giver.trim();
    const about = role === undefined || isPersonConcerned(role) ? [] : [requester[role], concerned ?? ''];
    const standing = about
      .filter(Boolean)
      .map((one) => `, ${one}`)
      .join('');
    const nameRows =
      name === '' ? [signatureRow(pdf, root, [receipt.name])] : await ownWords(receipt.named(name + standing));
    flow.newPage();
    flow.place([
      ...paragraphRows(pdf, root, coverAndMethod.documentTitle.receipt, { style: STYLE.h1, type: 'H1' }),
      ...textRows(words.intro, STYLE.note),
      gap(10),
      signatureRow(pdf, root, [words.report, words.rank]),
      signatureRow(pdf, root, [words.service, ...words.media]),
      ...nameRows,
      ...textRows(several ? receipt.handedSeveral(zips.length) : receipt.handed),
    ]);
    for (const one of zips) flow.place(await fileRows(pdf, root, one, stamps.get(one.manifestDigest)));
    flow.place([
      gap(8),
      ...textRows(receipt.why),
      ...textRows(receipt.foot(context.snapshot.journal.head), STYLE.note),
      gap(6),
      ...textRows(receipt.support),
      signatureRow(pdf, root, [receipt.computerTime, receipt.serviceTime]),
      gap(6),
      // Where it is signed and by whom stay on one page with the lines to sign on.
      ...keepWithNext([
        signatureRow(pdf, root, [receipt.place, receipt.date]),
        gap(6),
        sideBySideRow([
          paragraphRows(pdf, root, receipt.giver, { ...LEFT, style: STYLE.label }),
          paragraphRows(pdf, root, receipt.taker, { ...RIGHT, style: STYLE.label }),
        ]),
      ]),
      sideBySideRow([[blankLine(pdf, LEFT, 48)], [blankLine(pdf, RIGHT, 48)]]),
    ]);
    // Below the signatures: what nobody signs.
    const sentences = [gap(6), ...headingRows(pdf, root, receipt.sentenceTitle)];
    for (const one of zips) sentences.push(...(await ownWords(receipt.sentence(one, name, standing))));
    const isOnSignedPage = heightOf(sentences) <= flow.remainingHeight;
    if (isOnSignedPage) flow.place(sentences);
    flow.newPage();
    flow.place([
      ...(isOnSignedPage ? [] : [...sentences, gap(12)]),
      ...headingRows(pdf, root, receipt.custodyTitle),
      ...textRows(receipt.custodyText, STYLE.note),
      ...Array.from({ length: LATER_HANDOVERS }, (_, index) => [
        gap(24),
        ...textRows(receipt.custodyNumber(index + 2), STYLE.label),
        gap(6),
        signatureRow(pdf, root, receipt.custodyPeople),
        gap(6),
        signatureRow(pdf, root, receipt.custodyDay),
      ]).flat(),
    ]);
    flow.place([
      gap(12),
      ...headingRows(pdf, root, receipt.command),
      ...zips.flatMap(({ fileName, pdf: onePdf }) =>
        receipt.commands(onePdf?.fileName ?? fileName).flatMap((line) => textRows(line, STYLE.small)),
      ),
    ]);
    for (const { pdf: onePdf, volume } of zips)
      if (onePdf)
        flow.place(commandRows(pdf, root, onePdf.fileName, volume?.kind === 'annex' ? 'annexe.pdf' : 'dossier.pdf'));
  });
}

/** The commands that check a dossier in one PDF by hand. */
function commandRows(pdf: PdfDocument, root: Tag, fileName: string, drawn: 'dossier.pdf' | 'annexe.pdf'): Row[] {
  const { title, intro, meaning } = coverAndMethod.pdfCheck;
  const textRows = (text: string, style: TextStyle = STYLE.small) => paragraphRows(pdf, root, text, { style });
  return [
    gap(12),
    ...headingRows(pdf, root, title),
    ...textRows(intro),
    gap(2),
    ...coverAndMethod.handCommands(fileName, drawn).flatMap((line) => textRows(line, COMMAND)),
    gap(2),
    ...textRows(meaning),
  ];
}

/** One zip: its name, its size, and its digest to copy and to read out. */
async function fileRows(
  pdf: PdfDocument,
  root: Tag,
  { fileName, file, exhibits, manifestDigest, inside, sha256, pdf: onePdf }: ReceiptZip,
  stamp: ObtainedTimestamp | undefined,
): Promise<Row[]> {
  const grouped = groupHex(manifestDigest);
  const facts = new FactTable(pdf, root);
  if (onePdf) {
    await facts.addMono(documents.receipt.pdfFile, onePdf.fileName);
    await facts.addText(documents.receipt.size, documents.receipt.sizeText(onePdf.file.size));
    await facts.addMono(documents.receipt.fileDigest, onePdf.sha256);
  }
  await facts.addMono(onePdf ? documents.receipt.zipFile : documents.receipt.file, fileName);
  await facts.addText(documents.receipt.size, documents.receipt.sizeText(file.size));
  if (inside)
    await facts.addText(documents.receipt.inside, documents.receipt.insideText(inside.fileName, inside.bytes));
  await facts.addText(documents.receipt.exhibits, documents.receipt.exhibitsText(exhibits));
  await facts.addMono(documents.receipt.fileDigest, sha256);
  await facts.addMono(documents.receipt.digest, manifestDigest);
  if (stamp !== undefined) {
    const { utc } = formatMoment(stamp.genTime, '+00:00');
    await facts.addText(documents.receipt.dated, documents.receipt.datedText(utc, stamp.authority, stamp.known));
  }
  const rows = [
    gap(8),
    ...facts.rows,
    gap(6),
    ...paragraphRows(pdf, root, documents.receipt.digestText, { style: STYLE.body }),
    gap(6),
    ...[grouped.slice(0, LINE).trim(), grouped.slice(LINE)].flatMap((line) =>
      paragraphRows(pdf, root, line, { style: STYLE.readAloud }),
    ),
  ];
  return [...keepWithNext(rows.slice(0, -1)), ...rows.slice(-1)];
}
