import type { ExportedMedia, ExportedMessage, MessageKind } from '../../domain/item/exportedMessage.ts';
import { TELEGRAM_KIND } from '../fileFormat.ts';
import type { ArchiveFile } from './archive.ts';
import { type ExportedTime, readEpoch, readLocalTime, readUnknownDate } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import { type ArchiveContext, type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage, mediaKind } from './exportText.ts';
import { field, isObject, type JsonValue, listOf, statesRepeats } from './jsonValues.ts';

/**
 * `result.json` of Telegram Desktop, of one conversation or of a whole account (core.telegram.org/import-export).
 * Rests on: the fields, and the ids of accounts.
 */

const HEAD_FIELDS = ['name', 'type', 'id'];
const PATHS = [
  '$.personal_information.user_id',
  ...['$', '$.chats.list.*', '$.left_chats.list.*'].flatMap((root) => [
    ...HEAD_FIELDS.map((name) => `${root}.${name}`),
    `${root}.messages.*`,
  ]),
];

const isMessageFile = (head: string): boolean =>
  /^\s*\{/.test(head) &&
  (/"date_unixtime"\s*:/.test(head) ||
    (/"(?:chats|left_chats)"\s*:/.test(head) && /"(?:about|list)"\s*:/.test(head)) ||
    (/"personal_information"\s*:/.test(head) && /"user_id"\s*:/.test(head)) ||
    (TELEGRAM_KIND.test(head) && /"messages"\s*:/.test(head)) ||
    (/"from_id"\s*:/.test(head) && /"messages"\s*:/.test(head)));

export const openTelegramJson: ExportReader = async (context) => {
  const files = await selectMessageFiles(context, /(?:^|\/)result\.json$/i, isMessageFile);
  if (files.length === 0) return null;
  return {
    format: 'telegram-json',
    platform: 'telegram',
    isConfirmed: true,
    files,
    read: (file, signal) => readChats(context, file, signal),
  };
};

async function* readChats(context: ArchiveContext, file: ArchiveFile, signal: AbortSignal): AsyncGenerator<ExportPart> {
  const chats = new Map<string, { name: unknown; id: unknown }>();
  let holder: string | null = null;
  let index = 0;
  for await (const values of readJsonValues(file, PATHS, signal)) {
    let thread = '';
    let messages: ExportedMessage[] = [];
    for (const one of values) {
      const { path, value } = one;
      if (path[0] === 'personal_information') {
        if (typeof value === 'number' && Number.isSafeInteger(value)) holder = `user${value}`;
        continue;
      }
      const chat = chatOf(path);
      if (chat !== thread && messages.length > 0) {
        yield { thread, messages };
        messages = [];
      }
      thread = chat;
      const known = chats.get(chat) ?? { name: null, id: null };
      chats.set(chat, known);
      const name = path.at(-1);
      if (name === 'name') known.name = value;
      else if (name === 'id') known.id = value;
      else if (path.at(-2) === 'messages') {
        if (isObject(value))
          messages.push({ ...readMessage(context, file, value, index, holder), ...statesRepeats(one) });
        index += 1;
      }
    }
    if (messages.length > 0) yield { thread, messages };
  }
  for (const [thread, { name, id }] of chats) {
    const place = `${file.archive}/${file.path ?? ''}/${thread}`;
    yield { thread, head: { key: place, id: toId(id), title: new Cutter().value(name), isRequest: false } };
  }
}

/** `chats/3`; empty for a file of one conversation. */
const chatOf = (path: JsonValue['path']): string => (path[1] === 'list' ? `${path[0]}/${path[2]}` : '');

const toId = (value: unknown): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : new Cutter().value(value);

function readMessage(
  context: ArchiveContext,
  file: ArchiveFile,
  value: unknown,
  index: number,
  holder: string | null,
): ExportedMessage {
  const cutter = new Cutter();
  const senderId = cutter.value(field(value, 'from_id') ?? field(value, 'actor_id'));
  const kind = readKind(value);
  const action = kind === 'call' ? describeCall(value) : field(value, 'action');
  return createMessage(file, index, cutter, {
    kind,
    sender: cutter.value(field(value, 'from') ?? field(value, 'actor')),
    senderId,
    fromHolder: holder === null || senderId === null ? null : senderId === holder,
    id: toId(field(value, 'id')),
    text: cutter.text(readWords(field(value, 'text')) || readContent(value) || action),
    ...readTime(value),
    ...readForward(field(value, 'forwarded_from'), field(value, 'forwarded_from_id'), cutter),
    isEdited: field(value, 'edited_unixtime') !== undefined || field(value, 'edited') !== undefined,
    media: readMedia(context, file, value, cutter),
    reactions: listOf(field(value, 'reactions')).flatMap((one) => readReactions(one, cutter)),
  });
}

/** No name: somebody who hides their account, or deleted it. */
const readForward = (name: unknown, id: unknown, cutter: Cutter): Pick<ExportedMessage, 'forwarded'> =>
  name === undefined && id === undefined ? {} : { forwarded: { from: cutter.value(name) } };

function readKind(value: unknown): MessageKind {
  if (field(value, 'type') !== 'service') return 'message';
  return /call$/.test(String(field(value, 'action'))) ? 'call' : 'notice';
}

/** How a call ended, and how long it was: `missed`, `hangup, 65 s`. That it is one, `kind` says. */
function describeCall(value: unknown): string {
  const seconds = field(value, 'duration_seconds');
  return [field(value, 'discard_reason'), typeof seconds === 'number' ? `${seconds} s` : '']
    .filter((part) => isWord(part))
    .join(', ');
}

/** A string, or a list of strings and of parts with a style. */
function readWords(text: unknown): string {
  if (typeof text === 'string') return text;
  return listOf(text)
    .map((part) => (typeof part === 'string' ? part : field(part, 'text')))
    .filter((part) => typeof part === 'string')
    .join('');
}

/** What the sender sent in place of words: a poll, a contact, a place, a game. Empty when there is none. */
function readContent(value: unknown): string {
  const poll = field(value, 'poll');
  const contact = field(value, 'contact_information');
  const place = field(value, 'location_information');
  const name = [field(contact, 'first_name'), field(contact, 'last_name')].filter((part) => isWord(part)).join(' ');
  const point = [field(place, 'latitude'), field(place, 'longitude')].filter((part) => typeof part === 'number');
  return [
    readWords(field(poll, 'question')),
    ...listOf(field(poll, 'answers')).map((answer) => readWords(field(answer, 'text'))),
    name,
    field(contact, 'phone_number'),
    field(value, 'place_name'),
    field(value, 'address'),
    point.length === 2 ? point.join(', ') : '',
    field(value, 'game_title'),
    field(value, 'game_description'),
  ]
    .filter((part) => isWord(part))
    .join('\n');
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '';

function readTime(value: unknown): ExportedTime {
  const unix = field(value, 'date_unixtime');
  if (unix !== undefined) return readEpoch(unix, 's');
  const local = field(value, 'date');
  if (typeof local !== 'string') return readUnknownDate(null);
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(local) ?? [];
  if (!year || !month || !day || !hour || !minute) return readUnknownDate(local);
  return readLocalTime(local, { year, month, day, hour, minute, second });
}

const MEDIA_TYPES: Readonly<Record<string, ExportedMedia['kind']>> = {
  animation: 'video',
  audio_file: 'audio',
  sticker: 'image',
  video_file: 'video',
  video_message: 'video',
  voice_message: 'audio',
};

/** `(File not included. Change data exporting settings to download.)`, `(File exceeds maximum size. …)`: no name. */
const NOT_INCLUDED = /^\(File .+\)$/;

function readMedia(
  context: ArchiveContext,
  file: ArchiveFile,
  value: unknown,
  cutter: Cutter,
): readonly ExportedMedia[] {
  const type = field(value, 'media_type');
  const known = typeof type === 'string' && Object.hasOwn(MEDIA_TYPES, type) ? MEDIA_TYPES[type] : undefined;
  return (['photo', 'file', 'contact_vcard'] as const).flatMap((key) => {
    const name = cutter.value(field(value, key));
    if (name === null) return [];
    if (NOT_INCLUDED.test(name)) {
      const own = cutter.value(field(value, 'file_name') ?? type) ?? key;
      return [{ kind: key === 'photo' ? 'image' : (known ?? mediaKind(own)), name: own, path: null }];
    }
    const kind = key === 'photo' ? 'image' : (known ?? mediaKind(name));
    return [{ kind, name, ...context.findMedia(name, file) }];
  });
}

/** `count` reactions, of which only the recent ones have a name. */
function readReactions(reaction: unknown, cutter: Cutter): ExportedMessage['reactions'] {
  const value = cutter.value(field(reaction, 'emoji') ?? field(reaction, 'document_id') ?? field(reaction, 'type'));
  if (value === null) return [];
  const named = listOf(field(reaction, 'recent')).map((one) => ({ actor: cutter.value(field(one, 'from')), value }));
  return addUnnamed(named, Number(field(reaction, 'count')), value);
}

/** Adds those of the `count` reactions that Telegram gives no name for: more than a message keeps, at most. */
export function addUnnamed(
  named: ExportedMessage['reactions'],
  count: number,
  value: string,
): ExportedMessage['reactions'] {
  const others = Number.isInteger(count) ? Math.min(Math.max(0, count - named.length), 1001) : 0;
  return [...named, ...Array.from({ length: others }, () => ({ actor: null, value }))];
}
