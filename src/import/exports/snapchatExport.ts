import type { ExportedMedia, ExportedMessage, MessageKind } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { type ExportedTime, parseUtcSecond, readEpoch, readInstant, readUnknownDate } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import {
  type ArchiveContext,
  type ExportPart,
  type ExportReader,
  type FoundMedia,
  selectMessageFiles,
} from './exportReader.ts';
import { Cutter, createMessage, mediaKind } from './exportText.ts';
import { field, isObject, statesRepeats } from './jsonValues.ts';

/**
 * `chat_history.json` and `snap_history.json` of Snapchat: lists by conversation, or « Received… », « Sent… ».
 * Rests on: the path, the fields, and names of accounts, which are unique there.
 */

const FILE = /(?:^|\/)(?:chat|snap)_history\.json$/i;

const isMessageFile = (head: string): boolean =>
  /^\s*\{/.test(head) &&
  ((/"Media Type"\s*:/.test(head) && /"Created(?:\(microseconds\))?"\s*:/.test(head)) ||
    /"(?:Received|Sent) (?:Saved )?(?:Chat|Snap) History"\s*:/.test(head));

export const openSnapchat: ExportReader = async (context) => {
  const files = await selectMessageFiles(context, FILE, isMessageFile);
  if (files.length === 0) return null;
  const find = createMediaFinder(context);
  return {
    format: 'snapchat',
    platform: 'snapchat',
    isConfirmed: true,
    files,
    holdsSentFile: ({ path }) =>
      path !== null && /(?:^|\/)chat_media\/[^/]+$/.test(path) && !path.includes('thumbnail~'),
    read: (file, signal) => readHistory(file, context.downloadOf(file), find, signal),
  };
};

type FindById = (id: string, archive: number) => FoundMedia;

/** `chat_media/2025-11-17_b~EiASF.jpg`: the id of a message's file follows the date. Overlays name no message. */
function createMediaFinder({ archives }: ArchiveContext): FindById {
  const byId = new Map<string, { readonly path: string; readonly archive: number } | null>();
  for (const { path, archive } of archives.files) {
    const [, id] =
      /(?:^|\/)chat_media\/\d{4}-\d\d-\d\d_(?!overlay|thumbnail)([^/.]+)(?:\.[^/.]*)?$/.exec(path ?? '') ?? [];
    if (path === null || id === undefined) continue;
    for (const name of new Set([id, id.replace(/^media~/, '')])) {
      byId.set(`${archive}/${name}`, { path, archive });
      // Media are in other parts of a large download; an id that two of them have finds neither.
      byId.set(name, byId.has(name) ? null : { path, archive });
    }
  }
  return (id, archive) => {
    const found = byId.get(`${archive}/${id}`) ?? byId.get(id) ?? null;
    if (found === null) return { path: null };
    return found.archive === archive ? { path: found.path } : found;
  };
}

async function* readHistory(
  file: ArchiveFile,
  download: number,
  find: FindById,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  const titles = new Map<string, string | null>();
  let index = 0;
  for await (const values of readJsonValues(file, ['$.*.*'], signal)) {
    for (const one of values) {
      const { path, value } = one;
      if (typeof path[1] !== 'number') continue;
      // Other lists, such as friends, have no message.
      if (isObject(value) && (field(value, 'Media Type') !== undefined || field(value, 'Created') !== undefined)) {
        const { thread, direction } = threadOf(String(path[0]), value);
        const title = new Cutter().value(field(value, 'Conversation Title'));
        titles.set(thread, title ?? titles.get(thread) ?? null);
        yield { thread, messages: [{ ...readMessage(file, value, index, direction, find), ...statesRepeats(one) }] };
      }
      index += 1;
    }
  }
  for (const [thread, title] of titles) {
    const id = new Cutter().value(thread);
    yield { thread, head: { key: `${download}/${thread}`, id, title: title ?? id, isRequest: false } };
  }
}

/** The older files have two lists for all conversations, which say who the other person was. */
function threadOf(list: string, value: unknown): { thread: string; direction: boolean | null } {
  const [, way] = /^(Received|Sent) (?:Saved )?(?:Chat|Snap) History$/.exec(list) ?? [];
  if (way === undefined) return { thread: list, direction: null };
  const other = field(value, way === 'Received' ? 'From' : 'To');
  return { thread: typeof other === 'string' ? other : '', direction: way === 'Sent' };
}

function readMessage(
  file: ArchiveFile,
  value: unknown,
  index: number,
  direction: boolean | null,
  find: FindById,
): ExportedMessage {
  const cutter = new Cutter();
  const type = field(value, 'Media Type');
  const isSender = field(value, 'IsSender');
  const typeName = typeof type === 'string' ? type : '';
  const kind = readKind(typeName);
  const text = cutter.text(field(value, 'Content') ?? field(value, 'Text'));
  const media = readMedia(typeName, field(value, 'Media IDs'), (id) => find(id, file.archive), cutter);
  // A picture without an id is missing; so is a sticker, a share or a place of which the archive has the type alone.
  const isMissing = kind === 'message' && (isFileType(typeName) || (text === null && !['', 'TEXT'].includes(typeName)));
  return createMessage(file, index, cutter, {
    kind,
    sender: cutter.value(field(value, 'From')),
    fromHolder: typeof isSender === 'boolean' ? isSender : direction,
    text,
    ...readTime(field(value, 'Created'), field(value, 'Created(microseconds)')),
    media: media.length === 0 && isMissing ? [missingFile(typeName)] : media,
  });
}

function readKind(type: string): MessageKind {
  if (type === 'STATUSERASEDMESSAGE') return 'unsent';
  if (/^STATUS.*CALL/.test(type)) return 'call';
  return type.startsWith('STATUS') ? 'notice' : 'message';
}

/** The number called « microseconds » is in milliseconds: it counts where the text of the date agrees. */
function readTime(created: unknown, epoch: unknown): ExportedTime {
  const raw = typeof created === 'string' ? created : null;
  if (raw === null) return readEpoch(epoch, 'ms');
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC$/.exec(raw) ?? [];
  const second = parseUtcSecond(day, time);
  if (Number.isNaN(second)) return readUnknownDate(raw);
  const [exact] = [epoch, Number(epoch) / 1000].filter(
    (at): at is number => typeof at === 'number' && Math.floor(at / 1000) * 1000 === second,
  );
  return exact === undefined ? readInstant(raw, second, 's') : readInstant(raw, Math.floor(exact), 'ms');
}

/** Types of messages that are a file. */
const FILE_TYPES: Readonly<Record<string, ExportedMedia['kind']>> = {
  IMAGE: 'image',
  MEDIA: 'file',
  NOTE: 'audio',
  VIDEO: 'video',
};

const isFileType = (type: string): boolean => Object.hasOwn(FILE_TYPES, type);

const kindOf = (type: string): ExportedMedia['kind'] => (isFileType(type) ? (FILE_TYPES[type] ?? 'file') : 'file');

/** The type stands for the name. */
const missingFile = (type: string): ExportedMedia => ({ kind: kindOf(type), name: type, path: null });

/** Ids separated by « | ». */
function readMedia(
  type: string,
  ids: unknown,
  find: (id: string) => FoundMedia,
  cutter: Cutter,
): readonly ExportedMedia[] {
  const kind = kindOf(type);
  const names = typeof ids === 'string' ? ids.split('|').map((id) => id.trim()) : [];
  return names.flatMap((id) => {
    const name = cutter.value(id);
    if (name === null) return [];
    const found = find(name);
    return [{ kind: kind === 'file' && found.path !== null ? mediaKind(found.path) : kind, name, ...found }];
  });
}
