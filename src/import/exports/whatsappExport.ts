import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import { LineDecoding } from '../../domain/shared/unlabelledText.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';
import type { ArchiveContext, ExportPart, ExportReader, ExportReading } from './exportReader.ts';
import { Cutter, createMessage } from './exportText.ts';
import { threadFolder } from './metaText.ts';
import { readBody } from './whatsappBody.ts';
import { type DateOrder, DateOrderFinder, parseDatedLine, readLineTime } from './whatsappLines.ts';
import { HAS_ENCRYPTED, isDayFirstNotice, NoticeReader } from './whatsappNotices.ts';
import { SenderFinder } from './whatsappSenders.ts';
import {
  type ChatStructure,
  type DatedText,
  type Line,
  MAX_TEXT_CHARS,
  StructureFinder,
  TextCutter,
  toLine,
} from './whatsappText.ts';
import { findTexts, hasWhatsappName, readTitle, saysWhatsapp } from './whatsappTexts.ts';

/**
 * A conversation exported by WhatsApp: one text, alone or in a zip with its media.
 * Rests on: the name of the text (whatsappTexts.ts), what ends its lines and its first line (whatsappText.ts).
 */

export const openWhatsapp: ExportReader = async (context) => {
  const forms = new Map<string, ChatForm | null>();
  const read: ExportReading['read'] = async function* (file, signal) {
    const place = placeOf(file);
    if (!forms.has(place)) forms.set(place, await findForm(context, file, signal));
    const form = forms.get(place) ?? null;
    if (form !== null) yield* readMessages(context, file, form, signal);
  };
  const { files, isSure } = await findTexts(context, read);
  if (files.length === 0) return null;
  const named = await Promise.all(files.map((file) => isNamedByWhatsapp(context, file)));
  const own = new Set(
    files.flatMap(({ path, archive }) => (path !== null && hasWhatsappName(path) ? folderKey({ path, archive }) : [])),
  );
  return {
    format: 'whatsapp',
    platform: 'whatsapp',
    isConfirmed: isSure && named.every(Boolean),
    files,
    holdsSentFile: (file) => own.has(folderKey(file)),
    read,
  };
};

const folderKey = ({ path, archive }: Pick<ArchiveFile, 'path' | 'archive'>): string | null =>
  path === null ? null : `${archive}/${threadFolder(path)}`;

/** Other programs copy conversations as the same lines: the file's name or first notice tells WhatsApp's. */
async function isNamedByWhatsapp(context: ArchiveContext, file: ArchiveFile): Promise<boolean> {
  const names = [file.path ?? '', context.archives.names[file.archive] ?? ''];
  if (names.some(saysWhatsapp)) return true;
  // The words of a message may be those of the notice.
  const [first = ''] = (await context.head(file)).split('\n').filter((line) => parseDatedLine(line) !== null);
  return HAS_ENCRYPTED.test(first);
}

const placeOf = (file: ArchiveFile): string => `${file.archive}/${file.path ?? ''}`;

/** What only the whole conversation tells. */
interface ChatForm {
  readonly structure: ChatStructure;
  readonly order: DateOrder | null;
  readonly senders: SenderFinder;
  readonly notices: NoticeReader;
  readonly hasGuessedLetters: boolean;
}

/** Null for a text without a dated line. */
async function findForm(context: ArchiveContext, file: ArchiveFile, signal: AbortSignal): Promise<ChatForm | null> {
  const finder = new StructureFinder();
  const decoding = new LineDecoding();
  for await (const line of readLines(file, signal, decoding)) finder.add(line);
  const structure = finder.structure();
  if (structure === null) return null;
  const dates = new DateOrderFinder();
  const title = readTitle(context, file);
  const senders = new SenderFinder(title, structure.isEndedByCrlf);
  const notices = new NoticeReader(title);
  for await (const { line, text } of readDatedTexts(file, structure, null, signal)) {
    dates.add(line, () => isDayFirstNotice(text, line.isMarked));
    senders.add(text);
    notices.add(text, line.isMarked);
  }
  return { structure, order: dates.order(), senders, notices, hasGuessedLetters: decoding.isGuessed };
}

/** Messages yielded together. */
const BATCH = 500;

async function* readMessages(
  context: ArchiveContext,
  file: ArchiveFile,
  { structure, order, senders, notices, hasGuessedLetters }: ChatForm,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let messages: ExportedMessage[] = [];
  let index = 0;
  for await (const { line, text } of readDatedTexts(file, structure, order, signal)) {
    const cutter = new Cutter();
    const read = senders.split(text, line.isMarked);
    const body = readBody(read, { line, notices, find: (name) => context.findMedia(name, file) });
    const sender = cutter.value(body.kind === 'notice' ? null : read.sender);
    const values = { ...body, sender, text: cutter.text(body.text), ...readLineTime(line, order) };
    messages.push(createMessage(file, index, cutter, values));
    index += 1;
    if (messages.length < BATCH) continue;
    yield { thread: '', messages };
    messages = [];
  }
  if (messages.length > 0) yield { thread: '', messages };
  const head = { key: placeOf(file), id: null, title: readTitle(context, file), isRequest: false };
  const isImitable = structure.isImitable && ({ isImitable: true } as const);
  yield { thread: '', head: { ...head, ...isImitable, ...(hasGuessedLetters && { hasGuessedLetters: true }) } };
}

async function* readDatedTexts(
  file: ArchiveFile,
  structure: ChatStructure,
  order: DateOrder | null,
  signal: AbortSignal,
): AsyncGenerator<DatedText> {
  const cutter = new TextCutter(structure, order);
  for await (const line of readLines(file, signal)) {
    const text = cutter.add(line);
    if (text !== null) yield text;
  }
  const last = cutter.end();
  if (last !== null) yield last;
}

/** Lines of a text of any size. */
async function* readLines(file: ArchiveFile, signal: AbortSignal, decoding = new LineDecoding()): AsyncGenerator<Line> {
  // A line beyond the limit keeps its beginning.
  let rest = '';
  for await (const chunk of readChunks(file, signal)) {
    const [first = '', ...others] = decoding.decode(chunk).split('\n');
    if (rest.length <= MAX_TEXT_CHARS) rest += first;
    for (const line of others) {
      yield toLine(rest);
      rest = line;
    }
  }
  rest += decoding.end();
  if (rest !== '') yield { text: rest, end: '' };
}
