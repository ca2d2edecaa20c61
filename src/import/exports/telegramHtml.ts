import type { ExportedMedia, ExportedMessage, MessageKind } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { type ExportedTime, readInstant, readLocalTime, readUnknownDate } from './exportDates.ts';
import { readFirst, readHtmlPieces, readPage, readWords } from './exportHtml.ts';
import { type ArchiveContext, type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage } from './exportText.ts';
import { pathOf } from './mediaIndex.ts';
import { threadFolder } from './metaText.ts';
import { addUnnamed } from './telegramJson.ts';

/**
 * `messages.html`, `messages2.html`… of Telegram Desktop: 1,000 messages a file, a folder for each conversation.
 * Rests on: the path, and marks, which words cannot write. Names of accounts are content.
 */

const FILE = /(?:^|\/)messages(\d{0,6})\.html$/i;

const isMessageFile = (head: string): boolean =>
  /^\ufeff?\s*<(?:!doctype|html)/i.test(head) && /class="(?:page_wrap|history|page_body chat_page)/.test(head);

export const openTelegramHtml: ExportReader = async (context) => {
  const files = await selectMessageFiles(context, FILE, isMessageFile);
  if (files.length === 0) return null;
  const numbers = new Map(files.map((file) => [file, Number(FILE.exec(pathOf(context.archives, file))?.[1] || 1)]));
  files.sort((a, b) => folderOf(a).localeCompare(folderOf(b)) || (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
  return {
    format: 'telegram-html',
    platform: 'telegram',
    isConfirmed: true,
    files,
    read: (file, signal) => readChat(context, file, signal),
  };
};

const folderOf = (file: ArchiveFile): string =>
  file.path === null ? '' : `${file.archive}/${threadFolder(file.path)}`;

async function* readChat(context: ArchiveContext, file: ArchiveFile, signal: AbortSignal): AsyncGenerator<ExportPart> {
  const soFar: ReadSoFar = { index: 0, sender: null };
  let title: string | null = null;
  for await (const { document, isRest } of readHtmlPieces(file, isBlock, signal)) {
    if (isRest) title = readPage(() => readFirst(document.documentElement, '.page_header .text'));
    else yield readPage(() => ({ thread: '', messages: readMessages(context, file, document, soFar) }));
  }
  const key = file.path === null ? `${file.archive}` : folderOf(file);
  yield { thread: '', head: { key, id: null, title: new Cutter().value(title), isRequest: false } };
}

const isBlock = (classes: readonly string[]): boolean => classes.includes('message');

/** How many messages were read, and who wrote the last one: the next one may be joined to it. */
interface ReadSoFar {
  index: number;
  sender: string | null;
}

function readMessages(
  context: ArchiveContext,
  file: ArchiveFile,
  page: Document,
  soFar: ReadSoFar,
): readonly ExportedMessage[] {
  return [...page.querySelectorAll('.message')].flatMap((element) => {
    const id = /^message(-?\d{1,20})$/.exec(element.getAttribute('id') ?? '')?.[1] ?? null;
    // A line with the day: no message has a number below zero.
    if (id?.startsWith('-')) return [];
    const index = soFar.index;
    soFar.index += 1;
    const read = readMessage(context, file, element, { id, index, previous: soFar.sender });
    if (read.kind !== 'notice') soFar.sender = read.sender;
    return [read];
  });
}

interface Position {
  readonly id: string | null;
  readonly index: number;
  /** The sender of the message before, who wrote one that is joined to it. */
  readonly previous: string | null;
}

function readMessage(
  context: ArchiveContext,
  file: ArchiveFile,
  element: Element,
  { id, index, previous }: Position,
): ExportedMessage {
  const cutter = new Cutter();
  const body = childOf(element, 'body') ?? element;
  const isService = hasClass(element, 'service');
  const name = childOf(body, 'from_name');
  const sender = name === null ? (hasClass(element, 'joined') ? previous : null) : readWords(name, isDetail);
  const kind = readKind(element, isService);
  return createMessage(file, index, cutter, {
    kind,
    id,
    sender: cutter.value(isService ? null : sender),
    text: cutter.text(isService ? readWords(body, () => false) : readText(body, kind)),
    ...readForward(body, cutter),
    ...readTime(childOf(body, 'date')?.getAttribute('title') ?? null),
    media: kind === 'call' ? [] : readMedia(context, file, body, cutter),
    reactions: readReactions(body, cutter),
  });
}

/** `<div class="forwarded body">` inside the body: the name of the first author, then the words. */
function readForward(body: Element, cutter: Cutter): Pick<ExportedMessage, 'forwarded'> {
  const forwarded = childOf(body, 'forwarded');
  if (forwarded === null) return {};
  const name = childOf(forwarded, 'from_name');
  return { forwarded: { from: name === null ? null : cutter.value(readWords(name, isDetail)) } };
}

const hasClass = (element: Element, name: string): boolean =>
  (element.getAttribute('class') ?? '').split(/\s+/).includes(name);

const childOf = (element: Element, name: string): Element | null =>
  [...element.children].find((child) => hasClass(child, name)) ?? null;

/** The time and the first author of a forwarded message stand inside other elements. */
const isDetail = (element: Element): boolean => hasClass(element, 'details');

const readKind = (element: Element, isService: boolean): MessageKind =>
  element.querySelector('.media_call') !== null ? 'call' : isService ? 'notice' : 'message';

/** A part of a message that is no file: a place, a contact, a poll. */
const NO_FILE = /\bmedia_(?:call|location|live_location|venue|contact|poll|game|invoice)\b/;

/** The words; of a call, a place or a poll, those that Telegram wrote. */
function readText(body: Element, kind: MessageKind): string {
  const texts = [...body.querySelectorAll('.text, .media')].filter((element) =>
    hasClass(element, 'text')
      ? element.closest('.reply_to') === null
      : kind === 'call' || NO_FILE.test(element.getAttribute('class') ?? ''),
  );
  return texts
    .map((element) => readWords(element, () => false))
    .filter((words) => words !== '')
    .join('\n');
}

/** `17.11.2025 18:20:11 UTC+01:00`; before 2022, without the zone. */
function readTime(raw: string | null): ExportedTime {
  const [, day, month, year, hour, minute, second, offset] =
    /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}:\d{2}))?$/.exec(raw?.trim() ?? '') ?? [];
  if (raw === null || !day || !month || !year || !hour || !minute) return readUnknownDate(raw);
  const local = readLocalTime(raw, { year, month, day, hour, minute, second });
  if (offset === undefined) return local;
  // `Date.parse` makes 31 February a day of March in some browsers.
  return local.localTime === null
    ? readUnknownDate(raw)
    : readInstant(raw, Date.parse(`${local.localTime}${offset}`), 's');
}

const MEDIA_CLASSES: readonly (readonly [ExportedMedia['kind'], RegExp])[] = [
  ['image', /\b(?:photo_wrap|sticker_wrap|media_photo)\b/],
  ['video', /\b(?:video_file_wrap|animated_wrap|media_video)\b/],
  ['audio', /\bmedia_(?:voice_message|audio_file)\b/],
];

function readMedia(
  context: ArchiveContext,
  file: ArchiveFile,
  body: Element,
  cutter: Cutter,
): readonly ExportedMedia[] {
  return [...body.querySelectorAll('.media_wrap > *')].flatMap((element) => {
    const classes = element.getAttribute('class') ?? '';
    if (NO_FILE.test(classes)) return [];
    const kind = MEDIA_CLASSES.find(([, pattern]) => pattern.test(classes))?.[0] ?? 'file';
    const href = cutter.value(element.getAttribute('href'));
    if (href !== null && !/^[a-z]{2,10}:/i.test(href)) return [{ kind, name: href, ...context.findMedia(href, file) }];
    // The archive was made without this file: it says which kind.
    const name = cutter.value(readFirst(element, '.title'));
    return name === null || href !== null ? [] : [{ kind, name, path: null }];
  });
}

/** `<span class="reaction"><span class="emoji">❤</span>…`: names as titles of pictures, or a count. */
function readReactions(body: Element, cutter: Cutter): ExportedMessage['reactions'] {
  return [...body.querySelectorAll('.reaction')].flatMap((reaction) => {
    const value = cutter.value(readFirst(reaction, '.emoji'));
    if (value === null) return [];
    const named = [...reaction.querySelectorAll('.initials[title]')].map((one) => ({
      actor: cutter.value(one.getAttribute('title')?.replace(/, \d{2}\.\d{2}\.\d{4}.*/s, '')),
      value,
    }));
    return addUnnamed(named, Number(readFirst(reaction, '.count') ?? 1), value);
  });
}
