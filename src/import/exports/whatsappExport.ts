import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks, textEncoding } from './archiveFiles.ts';
import type { ArchiveContext, ExportPart, ExportReader } from './exportReader.ts';
import { Cutter, EMPTY_MESSAGE } from './exportText.ts';
import { readBody } from './whatsappBody.ts';
import {
  type DatedLine,
  DateOrderFinder,
  isSameForm,
  MESSAGE_LINE,
  parseDatedLine,
  readLineTime,
  SenderFinder,
} from './whatsappLines.ts';

/** A conversation exported by WhatsApp: one text, alone or in a zip with its media. */

export const openWhatsapp: ExportReader = async (context) => {
  const files: ArchiveFile[] = [];
  for (const file of listTexts(context)) {
    if (MESSAGE_LINE.test((await context.head(file)).slice(0, 20_000))) files.push(file);
  }
  if (files.length === 0) return null;
  const forms = new Map<string, ChatForm>();
  return {
    format: 'whatsapp',
    platform: 'whatsapp',
    isConfirmed: true,
    hasOwnMessagesOnly: false,
    files,
    read: async function* (file, signal) {
      const place = placeOf(file);
      const form = forms.get(place) ?? (await findForm(file, signal));
      forms.set(place, form);
      yield* readMessages(context, file, form, signal);
    },
  };
};

/** `_chat.txt` of an iPhone, or the text of an Android phone; other texts of a zip were sent in the conversation. */
function listTexts({ archives }: ArchiveContext): readonly ArchiveFile[] {
  const texts = archives.files.filter(({ path }) => path !== null && /\.txt$/i.test(path));
  return archives.names.flatMap((_, archive) => {
    if (!archives.isZip(archive)) return archives.files.filter((file) => file.archive === archive);
    const inside = texts.filter((file) => file.archive === archive);
    const chats = inside.filter(({ path }) => /(?:^|\/)_chat\.txt$/i.test(path ?? ''));
    if (chats.length > 0) return chats;
    const named = inside.filter(({ path }) => /whatsapp/i.test(path ?? ''));
    return named.length > 0 ? named : inside.slice(0, 1);
  });
}

const placeOf = (file: ArchiveFile): string => `${file.archive}/${file.path ?? ''}`;

/** What only the whole conversation tells: the order of day and month, and names that contain « : ». */
interface ChatForm {
  readonly order: ReturnType<DateOrderFinder['order']>;
  readonly senders: SenderFinder;
}

async function findForm(file: ArchiveFile, signal: AbortSignal): Promise<ChatForm> {
  const dates = new DateOrderFinder();
  const senders = new SenderFinder();
  for await (const { line, text } of readDatedLines(file, signal)) {
    dates.add(line);
    senders.add(text);
  }
  return { order: dates.order(), senders };
}

/** Messages yielded together. */
const BATCH = 500;

async function* readMessages(
  context: ArchiveContext,
  file: ArchiveFile,
  { order, senders }: ChatForm,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let messages: ExportedMessage[] = [];
  let index = 0;
  for await (const { line, text } of readDatedLines(file, signal)) {
    const cutter = new Cutter();
    const { sender, text: words } = senders.split(text);
    const body = readBody(sender, words, line.isMarked, (name) => context.findMedia(name, file));
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
  const title = readTitle(context, file);
  yield { thread: '', head: { key: placeOf(file), id: null, title, isRequest: false } };
}

/** The other's name, or the group's, in the name that WhatsApp gives to the file, in several languages. */
const TITLE =
  /^(?:WhatsApp Chat (?:with|-)|Discussion WhatsApp avec|WhatsApp-Chat mit|WhatsApp Chat mit|Chat de WhatsApp con|Conversa do WhatsApp com|Chat WhatsApp con|WhatsApp-chat met) (.{1,200})$/i;

function readTitle({ archives }: ArchiveContext, file: ArchiveFile): string | null {
  const names = [file.path ?? '', archives.names[file.archive] ?? ''];
  const bases = names.map((name) => name.slice(name.lastIndexOf('/') + 1).replace(/\.(?:txt|zip)$/i, ''));
  return (
    bases
      .map((base) => TITLE.exec(base.normalize('NFC'))?.[1])
      .find((title) => title !== undefined)
      ?.toWellFormed() ?? null
  );
}

/** A dated line, and what follows its date up to the next dated line. */
interface DatedText {
  readonly line: DatedLine;
  readonly text: string;
}

/** Above it, the rest of a text is not held: docs/format.md cuts it anyway. */
const MAX_TEXT_CHARS = 6_000_000;

async function* readDatedLines(file: ArchiveFile, signal: AbortSignal): AsyncGenerator<DatedText> {
  let first: DatedLine | null = null;
  let line: DatedLine | null = null;
  let text: string[] = [];
  let length = 0;
  for await (const raw of readLines(file, signal)) {
    const found = parseDatedLine(raw);
    if (found !== null && (first === null || isSameForm(first, found))) {
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
