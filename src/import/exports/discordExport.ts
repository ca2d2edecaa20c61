import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { isDamaged } from './archiveFiles.ts';
import { type ExportedTime, readInstant, readLocalTime, readUnknownDate } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import { type ArchiveContext, type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage, mediaKind } from './exportText.ts';
import { field, isObject, statesRepeats } from './jsonValues.ts';
import { threadFolder } from './metaText.ts';

/**
 * `Messages/c<id>/messages.json`: only what the holder wrote, whose account is in `Account/user.json`. Rests on: the
 * paths, which are in the language of the account, and the fields.
 */

const FILE = /(?:^|\/)c?(\d{5,25})\/messages\.json$/i;
const HOLDER_FILE = /^(?:.*\/)?[^/]+\/user\.json$/i;

const isMessageFile = (head: string): boolean =>
  /^\s*\[/.test(head) &&
  (/^\s*\[\s*\]\s*$/.test(head) || (/"Timestamp"\s*:/.test(head) && /"Contents"\s*:/.test(head)));

export const openDiscord: ExportReader = async (context) => {
  const files = await selectMessageFiles(
    context,
    FILE,
    (head, { path }) => isMessageFile(head) && !(path === null && /^\s*\[\s*\]/.test(head)),
  );
  if (files.length === 0) return null;
  const holders = new Map<number, Holder>();
  for (const { archive } of files) if (!holders.has(archive)) holders.set(archive, await readHolder(context, archive));
  return {
    format: 'discord',
    platform: 'discord',
    isConfirmed: false,
    hasOwnMessagesOnly: true,
    files,
    read: (file, signal) => readChannel(context, file, holders.get(file.archive) ?? UNKNOWN_HOLDER, signal),
  };
};

interface Holder {
  readonly sender: string | null;
  readonly senderId: string | null;
}
const UNKNOWN_HOLDER: Holder = { sender: null, senderId: null };

async function readHolder(context: ArchiveContext, archive: number): Promise<Holder> {
  const found = context.archives.files.find(
    ({ archive: other, path }) => other === archive && path !== null && HOLDER_FILE.test(path),
  )?.path;
  if (!found) return UNKNOWN_HOLDER;
  const read = (key: string) => readName(context, { archive }, found, key, null);
  return { sender: await read('username'), senderId: await read('id') };
}

async function* readChannel(
  context: ArchiveContext,
  file: ArchiveFile,
  holder: Holder,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let index = 0;
  for await (const values of readJsonValues(file, ['$.*'], signal)) {
    const messages: ExportedMessage[] = [];
    for (const one of values) {
      const { value } = one;
      if (isObject(value)) messages.push({ ...readMessage(file, holder, value, index), ...statesRepeats(one) });
      index += 1;
    }
    if (messages.length > 0) yield { thread: '', messages };
  }
  const id = FILE.exec(file.path ?? '')?.[1] ?? null;
  const key = file.path === null ? String(file.archive) : `${context.downloadOf(file)}/${threadFolder(file.path)}`;
  yield { thread: '', head: { key, id, title: await readTitle(context, file, id, signal), isRequest: false } };
}

/** The list of all names a channel with its server, the file beside a channel without it. */
async function readTitle(
  context: ArchiveContext,
  file: ArchiveFile,
  id: string | null,
  signal: AbortSignal,
): Promise<string | null> {
  if (file.path === null) return null;
  const folder = threadFolder(file.path);
  const listed = id === null ? null : await readName(context, file, `${threadFolder(folder)}/index.json`, id, signal);
  return listed ?? readName(context, file, `${folder}/channel.json`, 'name', signal);
}

async function readName(
  { archives }: ArchiveContext,
  { archive }: Pick<ArchiveFile, 'archive'>,
  path: string,
  key: string,
  signal: AbortSignal | null,
): Promise<string | null> {
  const channel = archives.files.find((one) => one.archive === archive && one.path === path);
  if (channel === undefined) return null;
  let title: string | null = null;
  try {
    for await (const values of readJsonValues(channel, [`$.${key}`], signal)) {
      for (const { value } of values) title = new Cutter().value(value);
    }
  } catch (error) {
    if (!isDamaged(error)) throw error;
  }
  return title;
}

function readMessage(file: ArchiveFile, holder: Holder, value: unknown, index: number): ExportedMessage {
  const cutter = new Cutter();
  const id = field(value, 'ID');
  const attachments = field(value, 'Attachments');
  const names = typeof attachments === 'string' ? attachments.split(/\s+/).filter((one) => one !== '') : [];
  return createMessage(file, index, cutter, {
    ...holder,
    fromHolder: true,
    id: cutter.value(typeof id === 'number' ? String(id) : id),
    text: cutter.text(field(value, 'Contents')),
    ...readTime(field(value, 'Timestamp')),
    media: names.map((name) => ({
      kind: mediaKind(name.replace(/\?.*/s, '')),
      name: cutter.value(name) ?? '',
      path: null,
    })),
  });
}

/** `2025-11-17 18:20:11`, without zone, or `2025-11-17T17:20:11.123+00:00`. */
function readTime(raw: unknown): ExportedTime {
  if (typeof raw !== 'string') return readUnknownDate(null);
  const [, year, month, day, hour, minute, second, ms, offset] =
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(\.\d{1,6})?(Z|[+-]\d\d:\d\d)?$/.exec(raw) ?? [];
  if (!year || !month || !day || !hour || !minute) return readUnknownDate(raw);
  const local = readLocalTime(raw, { year, month, day, hour, minute, second });
  if (offset === undefined || local.localTime === null) return local;
  const fraction = ms === undefined ? '' : ms.slice(0, 4).padEnd(4, '0');
  return readInstant(raw, Date.parse(`${local.localTime}${fraction}${offset}`), ms === undefined ? 's' : 'ms');
}
