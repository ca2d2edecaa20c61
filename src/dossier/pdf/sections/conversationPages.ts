import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { exhibitOf, splitNumber } from '../../../domain/export/exhibitNumber.ts';
import { endsOf } from '../../../domain/shared/sortedTexts.ts';
import { selectUnrated } from '../../data/accountGroups.ts';
import {
  findSharedRemarks,
  formatMessageTime,
  formatSender,
  formatZone,
  hasSeveralZones,
  isOwnMessage,
  listGaps,
  listHeadFacts,
  listMessageNotes,
  type MessageItem,
  type SharedRemarks,
} from '../../data/conversations.ts';
import { platformOf } from '../../data/exhibitLabels.ts';
import { formatDoubt } from '../../data/readingDoubts.ts';
import { type DossierContext, findOtherVolume, hasPage, isAnnex } from '../../dossierPlan.ts';
import { userNotes } from '../../strings/codes.ts';
import { conversation as words } from '../../strings/conversationWords.ts';
import { exhibit } from '../../strings/exhibitWords.ts';
import { formatMoment, formatPeriod, formatRanges } from '../../strings/formatText.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { type HorizontalSpan, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { imageRow } from '../layout/pageImage.ts';
import { paragraphRows, STYLE, verbatimRows, withSideBar } from '../layout/rows.ts';
import { FactTable } from '../layout/table.ts';
import { UNDER_GAP } from './exhibitPages.ts';
import { openPicture } from './exhibitPreview.ts';
import { listMessageMedia, readThumbnail } from './messageMedia.ts';
import { userNoteRows } from './userNoteRows.ts';
import { warningRows } from './warningRows.ts';

/** The words of a message: never smaller than 9 points. */
const WORDS: TextStyle = { face: 'serif', size: 9.5, leading: 12.5 };
/** Of a message, which leaves the other side free. */
const WIDTH = 304;
const INDENT = 13;
/** Where a message begins, on the left and on the right. */
const MESSAGE_X = { other: PAGE_METRICS.left, own: PAGE_METRICS.left + TEXT_WIDTH - WIDTH } as const;
/** Where its words begin: the comparison of pages reads them there. */
export const MESSAGE_TEXT_X = { other: MESSAGE_X.other + INDENT, own: MESSAGE_X.own + INDENT } as const;
const MESSAGE_TEXT_WIDTH = WIDTH - INDENT - 6;
const THUMBNAIL = { width: 120, height: 130 };
/** The line that shows the side without colour: thin on the left, thick on the right. */
const BAR_WIDTH = { other: 0.8, own: 2.4 } as const;

interface ConversationPlace {
  /** Receives the title of the exhibit and its position. */
  readonly onOpened: (title: string, top: number) => void;
  /** Receives each message when its page is known. */
  readonly onMessage: (message: MessageItem) => void;
  /** Awaited after each message: pages leave the memory. */
  readonly ready: () => Promise<unknown>;
}

/** Places a conversation as one exhibit: what its archive is, then its messages by side, many to a page. */
export async function placeConversation(
  flow: PageFlow,
  root: Tag,
  messages: readonly MessageItem[],
  context: DossierContext,
  { onOpened, onMessage, ready }: ConversationPlace,
): Promise<void> {
  const { pdf } = flow;
  const here = messages.filter((message) => hasPage(message, context));
  const [first] = here;
  if (first === undefined) return;
  const number = exhibitOf(first.number);
  const title = exhibit.title(number);
  const section = pdf.child(root, 'Sect', { title });
  const head = [
    titleRow(pdf, section, { title, under: words.under(platformOf(first.fiche)) }, exhibitLabel(number), onOpened),
    ...(await headRows(pdf, section, messages, context)),
  ];
  flow.openBlock(heightOf(head) + 4 * WORDS.leading);
  flow.exhibits = here.slice(0, 1).map((message) => message.number);
  flow.place(head);
  const list = pdf.child(section, 'L');
  const hasOwnZone = hasSeveralZones(messages);
  const shared = findSharedRemarks(messages);
  for (const { message, before } of withGaps(messages, context)) {
    const between = before.flatMap((note) => noteRows(pdf, list, note));
    if (message === null) {
      flow.place(between);
      continue;
    }
    const rows = await messageRows(pdf, list, message, context, { hasOwnZone, shared, onMessage });
    flow.exhibits = [message.number];
    flow.place([...between, ...rows]);
    await ready();
  }
  section.end();
}

interface Step {
  /** Null at the end, after messages that are elsewhere. */
  readonly message: MessageItem | null;
  /** What is between it and the message before. */
  readonly before: readonly string[];
}

/** Returns the messages of these pages, each with what is left out before it: not joined, or in another file. */
function* withGaps(messages: readonly MessageItem[], context: DossierContext): Generator<Step> {
  const gaps = listGaps(messages);
  let elsewhere: MessageItem[] = [];
  const listElsewhere = (): string[] => {
    const byVolume = Map.groupBy(elsewhere, (message) => findOtherVolume(message, 'text', context));
    return [...byVolume].flatMap(([volume, found]) => {
      const numbers = found.map(({ number }) => number);
      return volume === null ? [] : words.elsewhere(formatMessages(numbers), numbers.length, volume.fileName);
    });
  };
  for (const [at, message] of messages.entries()) {
    if (!hasPage(message, context)) {
      elsewhere.push(message);
      continue;
    }
    // An annex has some messages of the dossier only: what is between them is there.
    const found = isAnnex(context) ? null : (gaps[at] ?? null);
    const notJoined = found === null ? null : found === 'other-file' ? words.otherFile : words.gap(found);
    const others = listElsewhere();
    yield { message, before: others.length > 0 || notJoined === null ? others : [notJoined] };
    elsewhere = [];
  }
  const last = messages.at(-1);
  const endsHere = last !== undefined && hasPage(last, context) && !isAnnex(context);
  const after = endsHere ? gaps.at(-1) : null;
  const before = [...listElsewhere(), ...(typeof after === 'number' ? [words.gap(after)] : [])];
  if (before.length > 0) yield { message: null, before };
}

const formatMessages = (numbers: readonly MessageItem['number'][]): string =>
  formatRanges(numbers.map((number) => splitNumber(number).message ?? 0).toSorted((a, b) => a - b));

function titleRow(
  pdf: PdfDocument,
  section: Tag,
  { title, under }: { readonly title: string; readonly under: string },
  destination: string,
  onOpened: ConversationPlace['onOpened'],
): Row {
  const heading = pdf.child(section, 'H2');
  const x = PAGE_METRICS.left + pdf.widthOf(title, STYLE.exhibit) + UNDER_GAP;
  const [kind] = paragraphRows(pdf, section, under, { x, width: TEXT_WIDTH, style: STYLE.note });
  return {
    height: 22,
    withNext: true,
    draw: (top) => {
      onOpened(title, top);
      pdf.addNamedDestination(destination, 'XYZ', PAGE_METRICS.left, top, null);
      pdf.inside(heading, 'H2', () => pdf.drawLine(title, PAGE_METRICS.left, top + STYLE.exhibit.size, STYLE.exhibit));
      kind?.draw(top + STYLE.exhibit.size - 8.7);
      pdf.rule(PAGE_METRICS.left, top + 18, TEXT_WIDTH, 0.8);
    },
  };
}

async function headRows(
  pdf: PdfDocument,
  section: Tag,
  messages: readonly MessageItem[],
  { drawText, snapshot }: DossierContext,
): Promise<Row[]> {
  const facts = new FactTable(pdf, section, { dense: true });
  const [first] = messages;
  const platform = first === undefined ? '' : platformOf(first.fiche);
  const numbers = formatMessages(messages.map((one) => one.number));
  for (const { label, lines, kind } of listHeadFacts(messages, numbers, platform)) {
    if (kind === undefined) await facts.addText(label, ...lines);
    else
      await facts.add(label, async (cell) => {
        const rows = await Promise.all(
          lines.map((line) => verbatimRows(pdf, cell, line, { ...facts.column, style: facts.style }, drawText)),
        );
        return rows.flatMap(({ text, notes }) => [...text, ...notes]);
      });
  }
  const unrated = selectUnrated(snapshot.items).filter((item) => messages.some((message) => message === item)).length;
  if (unrated > 0) await facts.addText(userNotes.seriousness, userNotes.messagesNotRated(unrated));
  const { first: from, last: to } = endsOf(messages.map(({ fiche }) => fiche.acquiredAt)) ?? { first: '', last: '' };
  const offset = first?.fiche.utcOffset ?? '+00:00';
  await facts.addText(words.recorded, from === to ? formatMoment(from, offset).local : formatPeriod(from, to, offset));
  return [...facts.rows, gap(6)];
}

/** A line between two messages, in the middle. */
function noteRows(pdf: PdfDocument, list: Tag, text: string): Row[] {
  const body = pdf.child(pdf.child(list, 'LI'), 'LBody');
  const width = pdf.widthOf(text, STYLE.note);
  const x = PAGE_METRICS.left + Math.max(0, (TEXT_WIDTH - width) / 2);
  const rows = paragraphRows(pdf, body, text, { x, style: STYLE.note });
  return keepWithNext([...rows, gap(5)]);
}

interface MessageDrawing {
  readonly pdf: PdfDocument;
  readonly body: Tag;
  readonly message: MessageItem;
  readonly context: DossierContext;
}

interface MessageRemarks {
  /** Whether each message says its zone. */
  readonly hasOwnZone: boolean;
  readonly shared: SharedRemarks;
  readonly onMessage: ConversationPlace['onMessage'];
}

async function messageRows(
  pdf: PdfDocument,
  list: Tag,
  message: MessageItem,
  context: DossierContext,
  { hasOwnZone, shared, onMessage }: MessageRemarks,
): Promise<Row[]> {
  const side = isOwnMessage(message) ? 'own' : 'other';
  const body = pdf.child(pdf.child(list, 'LI'), 'LBody');
  const drawing = { pdf, body, message, context };
  const at = { x: MESSAGE_X[side] + 6, width: WIDTH - 6 };
  const textAt = { x: MESSAGE_TEXT_X[side], width: MESSAGE_TEXT_WIDTH };
  const { message: index = 1 } = splitNumber(message.number);
  const time = formatMessageTime(message.fiche) + (hasOwnZone ? ` (${formatZone(message)})` : '');
  const line = [words.message(index), formatSender(message), time].join(' · ');
  const header = await verbatimRows(pdf, body, line, { ...at, style: STYLE.smallStrong, of: shared }, context.drawText);
  const written = await textRows(drawing, textAt, shared);
  // Names, reactions: words of the archive.
  const notes = [];
  for (const note of listMessageNotes(message.fiche))
    notes.push(await verbatimRows(pdf, body, note, { ...textAt, style: STYLE.note, of: shared }, context.drawText));
  const own = [
    ...written,
    ...notes.flatMap(({ text, notes: escaped }) => [...text, ...escaped]),
    ...(await mediaRows(drawing, textAt)),
  ];
  const opened = header.text.map((row, at) => ({
    ...row,
    withNext: own.length > 0,
    draw: (top: number) => {
      if (at === 0) {
        pdf.addNamedDestination(exhibitLabel(message.number), 'XYZ', PAGE_METRICS.left, top, null);
        onMessage(message);
      }
      row.draw(top);
    },
  }));
  const barred = [...opened, ...header.notes, ...own].map((row) =>
    withSideBar(pdf, row, MESSAGE_X[side] + BAR_WIDTH[side] / 2, BAR_WIDTH[side]),
  );
  const below = [
    ...(await userNoteRows(pdf, body, message, context)),
    ...warningRows(pdf, body, message, shared.warnings),
  ];
  if (below.length === 0) return [...barred, gap(6)];
  // A rating is not printed alone on the next page, without words of its message.
  return [...barred.slice(0, -1), ...keepWithNext([...barred.slice(-1), gap(2)]), ...below, gap(6)];
}

async function textRows(
  { pdf, body, message, context }: MessageDrawing,
  at: HorizontalSpan,
  shared: SharedRemarks,
): Promise<Row[]> {
  const { text, exported, files } = message.fiche;
  if (text === null || text === '') {
    const isExplained = exported.kind !== 'message' || files.length > 0 || exported.missingMedia.length > 0;
    return isExplained ? [] : paragraphRows(pdf, body, words.noText, { ...at, style: STYLE.note });
  }
  const rows = await verbatimRows(pdf, body, text, { ...at, style: WORDS, of: shared }, context.drawText);
  const doubt = formatDoubt(message.fiche, ['text']);
  const notes =
    doubt === '' || doubt === shared.textDoubt
      ? []
      : paragraphRows(pdf, body, `(${doubt})`, { ...at, style: STYLE.note });
  return [...rows.text, ...rows.notes, ...notes];
}

async function mediaRows({ pdf, body, message, context }: MessageDrawing, at: HorizontalSpan): Promise<Row[]> {
  const { message: number = 1 } = splitNumber(message.number);
  const rows: Row[] = [];
  for (const [index, media] of listMessageMedia(message).entries()) {
    const bytes = await readThumbnail(message, media, context);
    const picture = bytes === null ? null : await openPicture(pdf, bytes);
    const caption = [
      media.path === null ? media.note : words.media(media.path, media.digest),
      ...(media.path === null || media.note === '' ? [] : [media.note]),
      ...(picture === null && media.path !== null ? [words.mediaJoined] : []),
    ].join(' ; ');
    if (picture !== null) {
      const scale = Math.min(THUMBNAIL.width / picture.width, THUMBNAIL.height / picture.height);
      const size = { width: picture.width * scale, height: picture.height * scale };
      const alt = words.mediaAlt(number, index + 1, media.isImage);
      rows.push({ ...imageRow(pdf, body, picture, { alt, x: at.x, ...size }), withNext: true }, gap(2));
    }
    rows.push(...paragraphRows(pdf, body, caption, { ...at, style: STYLE.note, type: 'Caption' }));
  }
  return rows;
}
