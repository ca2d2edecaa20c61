import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks, textEncoding } from './archiveFiles.ts';
import type { ArchiveContext, ExportPart, ExportReader, ExportReading } from './exportReader.ts';
import { Cutter, EMPTY_MESSAGE } from './exportText.ts';
import { threadFolder } from './metaText.ts';
import { findNamedFiles, leaveOutSent } from './readingChoice.ts';
import { readBody } from './whatsappBody.ts';
import {
  type DatedLine,
  type DateOrder,
  DateOrderFinder,
  isOfOtherOrder,
  isSameForm,
  MESSAGE_LINE,
  parseDatedLine,
  readLineTime,
} from './whatsappLines.ts';
import { HAS_ENCRYPTED, SubjectFinder } from './whatsappNotices.ts';
import { SenderFinder } from './whatsappSenders.ts';

/** A conversation exported by WhatsApp: one text, alone or in a zip with its media. */

export const openWhatsapp: ExportReader = async (context) => {
  const forms = new Map<string, ChatForm>();
  const read: ExportReading['read'] = async function* (file, signal) {
    const place = placeOf(file);
    const form = forms.get(place) ?? (await findForm(context, file, signal));
    forms.set(place, form);
    yield* readMessages(context, file, form, signal);
  };
  const files: ArchiveFile[] = [];
  for (const group of await listTexts(context)) files.push(...(await chooseTexts(context, group, read)));
  if (files.length === 0) return null;
  return {
    format: 'whatsapp',
    platform: 'whatsapp',
    isConfirmed: (await Promise.all(files.map((file) => isNamedByWhatsapp(context, file)))).every(Boolean),
    hasOwnMessagesOnly: false,
    files,
    read,
  };
};

/** Other programs copy conversations as the same lines: the file's name or first notice tells WhatsApp's. */
async function isNamedByWhatsapp(context: ArchiveContext, file: ArchiveFile): Promise<boolean> {
  const names = [file.path ?? '', context.archives.names[file.archive] ?? ''];
  if (names.some((name) => rankName(name) < 3)) return true;
  // The words of a message may be those of the notice.
  const [first = ''] = (await context.head(file)).split('\n').filter((line) => parseDatedLine(line) !== null);
  return HAS_ENCRYPTED.test(first);
}

/** Texts with dated lines, those of one folder together. In a zip, only at its top, else in the folders there. */
async function listTexts(context: ArchiveContext): Promise<readonly (readonly ArchiveFile[])[]> {
  const { candidates, depthOf } = context.places;
  const groups = new Map<string, ArchiveFile[]>();
  const inFolders: ArchiveFile[] = [];
  const isChat = async (file: ArchiveFile): Promise<boolean> =>
    MESSAGE_LINE.test((await context.head(file)).slice(0, 20_000));
  for (const file of candidates) {
    const depth = file.path === null ? 0 : depthOf(file);
    const isText = file.path === null || (depth <= 1 && /\.txt$/i.test(file.path));
    if (!isText || !(await isChat(file))) continue;
    if (depth === 0) addTo(groups, file.path === null ? '' : String(file.archive), file);
    else inFolders.push(file);
  }
  for (const file of inFolders) {
    if (!groups.has(String(file.archive))) addTo(groups, `${file.archive}/${threadFolder(file.path ?? '')}`, file);
  }
  return [...groups.values()];
}

function addTo(groups: Map<string, ArchiveFile[]>, key: string, file: ArchiveFile): void {
  groups.set(key, [...(groups.get(key) ?? []), file]);
}

/**
 * Leaves out the texts that were sent in a conversation: only the one that has the name of its zip, else those that no
 * other one names, with the name that WhatsApp gives. Throws Refusal `archive-mixed` when two name each other.
 */
async function chooseTexts(
  { archives, index }: ArchiveContext,
  texts: readonly ArchiveFile[],
  read: ExportReading['read'],
): Promise<readonly ArchiveFile[]> {
  const [first, ...others] = texts;
  if (first === undefined || others.length === 0) return texts;
  const zipName = cleanTitle(archives.names[first.archive] ?? '');
  const sameName = texts.filter(({ path }) => path !== null && cleanTitle(path) === zipName);
  if (sameName.length > 0) return sameName;
  const named = [];
  for (const file of texts) {
    named.push(await findNamedFiles({ files: [file], read }, index, new AbortController().signal));
  }
  const kept = leaveOutSent(named);
  const files = kept.flatMap(({ reading }) => reading.files);
  if (files.length === 0 || kept.some((one) => files.some((file) => one.named.has(file)))) {
    throw new Refusal('archive-mixed');
  }
  const ranks = files.map((file) => (file.path === null ? 0 : rankName(file.path)));
  return files.filter((_, position) => ranks[position] === Math.min(...ranks));
}

/** 0: the name that an Android phone gives, in a known language; `_chat.txt` is that of an iPhone; 3 says nothing. */
function rankName(path: string): number {
  const name = cleanTitle(path);
  if (TITLE.test(name)) return 0;
  if (name.toLowerCase() === '_chat') return 1;
  return /whatsapp/i.test(name) ? 2 : 3;
}

/** The name of a file without its folder, its ending and the number of a copy. */
const cleanTitle = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.(?:txt|zip)$/i, '')
    .replace(/ ?\(\d{1,3}\)$/, '')
    .normalize('NFC');

const placeOf = (file: ArchiveFile): string => `${file.archive}/${file.path ?? ''}`;

/** What only the whole conversation tells: the order of day and month, names that contain « : », a group's subject. */
interface ChatForm {
  readonly order: DateOrder | null;
  readonly senders: SenderFinder;
  readonly subject: string | null;
}

async function findForm(context: ArchiveContext, file: ArchiveFile, signal: AbortSignal): Promise<ChatForm> {
  const dates = new DateOrderFinder();
  const title = readTitle(context, file);
  const senders = new SenderFinder(title);
  const subjects = new SubjectFinder();
  for await (const { line, text } of readDatedLines(file, null, signal)) {
    dates.add(line);
    senders.add(text);
    subjects.add(text, line.isMarked);
  }
  return { order: dates.order(), senders, subject: subjects.find(title) };
}

/** Messages yielded together. */
const BATCH = 500;

async function* readMessages(
  context: ArchiveContext,
  file: ArchiveFile,
  { order, senders, subject }: ChatForm,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  const title = readTitle(context, file);
  let messages: ExportedMessage[] = [];
  let index = 0;
  for await (const { line, text } of readDatedLines(file, order, signal)) {
    const cutter = new Cutter();
    const { sender, text: words } = senders.split(text);
    const body = readBody(sender, words, { line, subject, find: (name) => context.findMedia(name, file) });
    messages.push({
      ...EMPTY_MESSAGE,
      path: file.path,
      index,
      ...body,
      sender: cutter.value(body.kind === 'notice' ? null : sender),
      text: cutter.text(body.text),
      ...readLineTime(line, order),
      ...(cutter.isCut && { isCut: true }),
    });
    index += 1;
    if (messages.length < BATCH) continue;
    yield { thread: '', messages };
    messages = [];
  }
  if (messages.length > 0) yield { thread: '', messages };
  yield { thread: '', head: { key: placeOf(file), id: null, title, isRequest: false } };
}

/** The other's name, or the group's, in the name that WhatsApp gives to the file, in several languages. */
const TITLE =
  /^(?:WhatsApp Chat (?:with|-)|Discussion WhatsApp (?:avec|-)|WhatsApp-Chat mit|WhatsApp Chat mit|Chat de WhatsApp con|Conversa do WhatsApp com|Chat WhatsApp con|WhatsApp-chat met) (.{1,200})$/i;

function readTitle({ archives }: ArchiveContext, file: ArchiveFile): string | null {
  const names = [file.path ?? '', archives.names[file.archive] ?? ''].map(cleanTitle);
  const titles = names.map((name) => TITLE.exec(name)?.[1]);
  return titles.find((title) => title !== undefined)?.toWellFormed() ?? null;
}

/** A dated line, and what follows its date up to the next dated line. */
interface DatedText {
  readonly line: DatedLine;
  readonly text: string;
}

/** Above it, the rest of a text is not held: docs/format.md cuts it anyway. */
const MAX_TEXT_CHARS = 6_000_000;

/** With an order, a line whose date exists in another order alone continues the message before it. */
async function* readDatedLines(
  file: ArchiveFile,
  order: DateOrder | null,
  signal: AbortSignal,
): AsyncGenerator<DatedText> {
  let first: DatedLine | null = null;
  let line: DatedLine | null = null;
  let text: string[] = [];
  let length = 0;
  for await (const raw of readLines(file, signal)) {
    const found = parseDatedLine(raw);
    const isPasted = found !== null && line !== null && order !== null && isOfOtherOrder(found, order);
    if (found !== null && !isPasted && (first === null || isSameForm(first, found))) {
      first ??= found;
      if (line !== null) yield { line, text: text.join('\n').trimEnd() };
      line = found;
      text = [found.rest];
      length = found.rest.length;
    } else if (line !== null && length <= MAX_TEXT_CHARS) {
      text.push(raw);
      length += raw.length + 1;
    }
  }
  if (line !== null) yield { line, text: text.join('\n').trimEnd() };
}

/** Lines of a text of any size, ended by a line feed, without the carriage return before it. */
async function* readLines(file: ArchiveFile, signal: AbortSignal): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  // A line beyond the limit keeps its beginning.
  let rest = '';
  for await (const chunk of readChunks(file, signal)) {
    decoder ??= new TextDecoder(textEncoding(chunk));
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    if (rest.length <= MAX_TEXT_CHARS) rest += first;
    for (const line of others) {
      yield rest.replace(/\r$/, '');
      rest = line;
    }
  }
  rest += decoder?.decode() ?? '';
  if (rest !== '') yield rest.replace(/\r$/, '');
}
