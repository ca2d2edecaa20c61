import type { ExportedMedia, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { isDamaged } from './archiveFiles.ts';
import { type ExportedTime, readInstant, readUnknownDate } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import { type ArchiveContext, type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage } from './exportText.ts';
import { field, isObject, listOf, statesRepeats } from './jsonValues.ts';
import { threadFolder } from './metaText.ts';

/**
 * `data/direct-messages.js` of X: a script that assigns a list. Accounts are numbers; `account.js` beside it names
 * the holder's.
 * Rests on: the path, the fields, and the ids of accounts.
 */

const FILE = /(?:^|\/)direct-messages?(?:-group)?(?:-part\d{1,4})?\.js$/i;
const HEAD = /^\ufeff?\s*window\.YTD\.direct_messages?(?:_group)?\.part\d{1,4}\s*=/;

export const openX: ExportReader = async (context) => {
  const files = await selectMessageFiles(context, FILE, (head) => HEAD.test(head));
  if (files.length === 0) return null;
  return {
    format: 'x',
    platform: 'x',
    isConfirmed: false,
    files,
    read: async function* (file, signal) {
      const { archives } = context;
      const path = `${threadFolder(file.path ?? '')}/account.js`;
      const account = archives.files.find(
        (one) => one.path === path && context.downloadOf(one) === context.downloadOf(file),
      );
      const holder = account === undefined ? null : await readHolder(account, signal);
      yield* readConversations(context, file, holder, signal);
    },
  };
};

/** The account of the person to whom X gave the archive. */
interface Holder {
  readonly id: string;
  readonly name: string | null;
}

/** Null for a file that does not say it, or names several. */
async function readHolder(file: ArchiveFile, signal: AbortSignal): Promise<Holder | null> {
  try {
    const parts = await Array.fromAsync(readJsonValues(file, ['$.*.account'], signal, { hasPrefix: true }));
    const [only, ...others] = parts.flat();
    const cutter = new Cutter();
    const id = cutter.value(field(only?.value, 'accountId'));
    const name = cutter.value(field(only?.value, 'accountDisplayName')) ?? cutter.value(field(only?.value, 'username'));
    return id === null || others.length > 0 ? null : { id, name };
  } catch (error) {
    if (isDamaged(error)) return null;
    throw error;
  }
}

const PATHS = ['$.*.dmConversation.conversationId', '$.*.dmConversation.messages.*'];

async function* readConversations(
  context: ArchiveContext,
  file: ArchiveFile,
  holder: Holder | null,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  const ids = new Map<string, string | null>();
  let index = 0;
  for await (const values of readJsonValues(file, PATHS, signal, { hasPrefix: true })) {
    for (const one of values) {
      const { path, value } = one;
      const thread = String(path[0]);
      if (!ids.has(thread)) ids.set(thread, null);
      if (path[2] === 'conversationId') {
        ids.set(thread, new Cutter().value(value));
        continue;
      }
      if (isObject(value))
        yield { thread, messages: [{ ...readMessage(context, file, value, index, holder), ...statesRepeats(one) }] };
      index += 1;
    }
  }
  for (const [thread, id] of ids) {
    const key =
      id === null ? `place/${file.archive}/${file.path ?? ''}/${thread}` : `${context.downloadOf(file)}/${id}`;
    yield { thread, head: { key, id, title: null, isRequest: false } };
  }
}

/** `messageCreate` is a message; any other name is a line of X (`joinConversation`…). */
function readMessage(
  context: ArchiveContext,
  file: ArchiveFile,
  value: object,
  index: number,
  holder: Holder | null,
): ExportedMessage {
  const cutter = new Cutter();
  const [event = ''] = Object.keys(value);
  const content = field(value, 'messageCreate') ?? field(value, event);
  const isMessage = field(value, 'messageCreate') !== undefined;
  const id = cutter.value(field(content, 'id'));
  const senderId = cutter.value(field(content, 'senderId'));
  const isHolder = holder !== null && senderId === holder.id;
  return createMessage(file, index, cutter, {
    kind: isMessage ? 'message' : 'notice',
    sender: isHolder ? holder.name : null,
    senderId,
    fromHolder: holder === null || senderId === null ? null : isHolder,
    id,
    text: cutter.text(isMessage ? field(content, 'text') : event),
    ...readTime(field(content, 'createdAt')),
    media: readMedia(context, file, content, id, cutter),
    reactions: listOf(field(content, 'reactions')).flatMap((one) => {
      const reaction = cutter.value(field(one, 'reactionKey'));
      return reaction === null ? [] : [{ actor: cutter.value(field(one, 'senderId')), value: reaction }];
    }),
  });
}

/** X names an address of its own; the file is stored as the message's id and the end of the address. */
function readMedia(
  context: ArchiveContext,
  file: ArchiveFile,
  content: unknown,
  id: string | null,
  cutter: Cutter,
): readonly ExportedMedia[] {
  return listOf(field(content, 'mediaUrls')).flatMap((one) => {
    const name = cutter.value(one);
    if (name === null) return [];
    const stored = `${id ?? ''}-${name.slice(name.lastIndexOf('/') + 1)}`;
    const folder = /group/i.test(file.path ?? '') ? 'direct_messages_group_media' : 'direct_messages_media';
    const kind = /\.mp4|video/i.test(name) ? 'video' : 'image';
    return [{ kind, name, ...context.findMedia(`${folder}/${stored}`, file) }];
  });
}

function readTime(raw: unknown): ExportedTime {
  if (typeof raw !== 'string') return readUnknownDate(null);
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(raw);
  const at = isInstant ? Date.parse(raw) : Number.NaN;
  return Number.isNaN(at) ? readUnknownDate(raw) : readInstant(raw, at, 'ms');
}
