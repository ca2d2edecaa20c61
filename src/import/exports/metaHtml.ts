import type { ExportedMedia, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { readFirst, readHtmlPieces, readPage, readWords } from './exportHtml.ts';
import type { ArchiveContext, ExportPart, ExportReader } from './exportReader.ts';
import { Cutter, createMessage, mediaKind } from './exportText.ts';
import { findMetaFiles, findSentFiles, isRequestFolder, type MetaPlatform, threadKey } from './metaText.ts';
import { readWrittenDate } from './writtenDates.ts';

/**
 * `message_N.html` of Instagram, Messenger and Facebook, in the classes of today and those before 2022.
 * Rests on: the path, and marks, which words cannot write. Names of accounts are content.
 */

const BLOCK = '.pam._a6-g, .pam._2lej';
const isBlock = (classes: readonly string[]): boolean =>
  classes.includes('pam') && (classes.includes('_a6-g') || classes.includes('_2lej'));
const SENDER = '._a6-i, ._2lel';
const BODY = '._a6-p, ._2let';
const DATE = '._a6-o, ._2lem';
const REACTIONS = 'UL';

/** The style at the top of the file has the classes too. */
const isMessageFile = (head: string): boolean =>
  /^\ufeff?\s*<(?:!doctype|html)/i.test(head) && /_a6-|_2lej|uiBoxWhite/.test(head);

const openMetaHtml =
  (wanted: MetaPlatform): ExportReader =>
  async (context) => {
    const { files, isSure } = await findMetaFiles(context, wanted, 'html', isMessageFile);
    if (files.length === 0) return null;
    return {
      format: wanted === 'instagram' ? 'instagram-html' : 'messenger-html',
      platform: wanted,
      isConfirmed: isSure,
      files,
      holdsSentFile: findSentFiles(files),
      read: (file, signal) => readThread(context, file, signal),
    };
  };

export const openInstagramHtml = openMetaHtml('instagram');
export const openMessengerHtml = openMetaHtml('messenger');

async function* readThread(
  context: ArchiveContext,
  file: ArchiveFile,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let count = 0;
  let title: string | null = null;
  // A fact of the conversation stands in a block of its own.
  let isPending = false;
  for await (const { document, isRest } of readHtmlPieces(file, isBlock, signal)) {
    isPending ||= readPage(() => [...document.querySelectorAll('h2._a6-h')].some(isPendingHeading));
    if (isRest) {
      title = readPage(() => new Cutter().value(readTitle(document)));
      continue;
    }
    const start = count;
    const messages = readPage(() => readMessages(context, file, document, start));
    count += messages.length;
    if (messages.length > 0) yield { thread: '', messages };
  }
  const isRequest = isRequestFolder(file.path) || isPending;
  yield { thread: '', head: { key: threadKey(context, file, null), id: null, title, isRequest } };
}

function readMessages(
  context: ArchiveContext,
  file: ArchiveFile,
  page: Document,
  start: number,
): readonly ExportedMessage[] {
  // Each date belongs to one block: no platform has a message in another, and nested ones would be read once each.
  const blocks = new Set([...page.querySelectorAll(DATE)].flatMap((date) => date.closest(BLOCK) ?? []));
  return [...blocks].map((block, index) => readMessage(context, file, block, start + index));
}

const readTitle = (page: Document): string | null => {
  const words = page.querySelector('head > title')?.textContent?.trim() ?? '';
  return words === '' ? readFirst(page.documentElement, 'h1') : words;
};

/** A row of the thread's facts: « Mailbox thread pending », then its value. */
function isPendingHeading(heading: Element): boolean {
  if (!/^mailbox thread pending/i.test(readWords(heading, () => false))) return false;
  const value = heading.nextElementSibling === null ? '' : readWords(heading.nextElementSibling, () => false);
  return !/^(?:false|no|non|0)$/i.test(value);
}

function readMessage(context: ArchiveContext, file: ArchiveFile, block: Element, index: number): ExportedMessage {
  const cutter = new Cutter();
  const body = block.querySelector(BODY);
  const media = body === null ? [] : readMedia(context, file, body, cutter);
  const files = new Set(media.map(({ name }) => name));
  const isLeftOut = (element: Element): boolean =>
    ['VIDEO', 'AUDIO', REACTIONS].includes(element.nodeName) ||
    (element.nodeName === 'A' && files.has(element.getAttribute('href') ?? ''));
  return createMessage(file, index, cutter, {
    sender: cutter.value(readFirst(block, SENDER)),
    text: cutter.text(body === null ? null : readWords(body, isLeftOut)),
    ...readWrittenDate(readFirst(block, DATE)),
    media,
    reactions: body === null ? [] : readReactions(body, cutter),
  });
}

/** Pictures, films, sounds and links to files of the archive, each once. */
function readMedia(
  context: ArchiveContext,
  file: ArchiveFile,
  body: Element,
  cutter: Cutter,
): readonly ExportedMedia[] {
  const found = new Map<string, ExportedMedia>();
  for (const element of body.querySelectorAll('img[src], video[src], audio[src], source[src], a[href]')) {
    const isLink = element.nodeName === 'A';
    const name = cutter.value(element.getAttribute(isLink ? 'href' : 'src'));
    if (name === null || found.has(name) || isElsewhere(name)) continue;
    found.set(name, { kind: kindOf(element, name), name, ...context.findPartMedia(name, file) });
  }
  return [...found.values()];
}

const isElsewhere = (address: string): boolean => /^(?:[a-z][a-z0-9+.-]{1,20}:|\/\/|#)/i.test(address);

function kindOf({ nodeName }: Element, name: string): ExportedMedia['kind'] {
  // Instagram shows a voice message as a film.
  if (nodeName === 'AUDIO' || /(?:^|\/)audio\//.test(name)) return 'audio';
  if (nodeName === 'IMG') return 'image';
  return nodeName === 'VIDEO' ? 'video' : mediaKind(name);
}

const hasYear = (date: string): boolean => date.length < 95 && /^.{4}.*\d{4}/s.test(date);

/** `<li><span>❤Lina</span></li>`: the reaction, then who reacted. */
function readReactions(body: Element, cutter: Cutter): ExportedMessage['reactions'] {
  return [...body.querySelectorAll('ul._a6-q li, ul._tqp li')].flatMap((item) => {
    const words = readWords(item, () => false);
    const [, value, actor = ''] =
      /^((?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200d|\ufe0f|\u20e3){1,20})\s?([\s\S]*)$/u.exec(
        words,
      ) ?? [];
    if (words === '') return [];
    if (value === undefined) return [{ actor: null, value: cutter.value(words) ?? '' }];
    // Since 2024, the date of the reaction follows in parentheses.
    const name = actor.replace(/\s?\(([^()]*)\)$/, (whole, date) => (hasYear(date) ? '' : whole)).trim();
    return [{ actor: cutter.value(name), value }];
  });
}
