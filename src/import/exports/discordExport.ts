import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { isDamaged } from './archiveFiles.ts';
import { type ExportedTime, readInstant, readLocalTime, readUnknownDate } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import { type ArchiveContext, type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage, mediaKind } from './exportText.ts';
import { field, isObject, statesRepeats } from './jsonValues.ts';
import { threadFolder } from './metaText.ts';

/** `Messages/c<id>/messages.json`: only what the holder wrote. Rests on: the path and the fields. */

const FILE = /(?:^|\/)c?(\d{5,25})\/messages\.json$/i;

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
  return {
    format: 'discord',
    platform: 'discord',
    isConfirmed: false,
    hasOwnMessagesOnly: true,
    files,
    read: (file, signal) => readChannel(context, file, signal),
  };
};

async function* readChannel(
  context: ArchiveContext,
  file: ArchiveFile,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let index = 0;
  for await (const values of readJsonValues(file, ['$.*'], signal)) {
    const messages: ExportedMessage[] = [];
    for (const one of values) {
      const { value } = one;
      if (isObject(value)) messages.push({ ...readMessage(file, value, index), ...statesRepeats(one) });
      index += 1;
    }
    if (messages.length > 0) yield { thread: '', messages };
  }
  const id = FILE.exec(file.path ?? '')?.[1] ?? null;
  const key = file.path === null ? String(file.archive) : `${context.downloadOf(file)}/${threadFolder(file.path)}`;
  yield { thread: '', head: { key, id, title: await readTitle(context, file, id, signal), isRequest: false } };
}

/** The name of a channel of a server is in a file beside, that of a direct message in the list of all. */
async function readTitle(
  context: ArchiveContext,
  file: ArchiveFile,
  id: string | null,
  signal: AbortSignal,
): Promise<string | null> {
  if (file.path === null) return null;
  const folder = threadFolder(file.path);
  const inFolder = await readName(context, file, `${folder}/channel.json`, 'name', signal);
  if (inFolder !== null || id === null) return inFolder;
  return readName(context, file, `${threadFolder(folder)}/index.json`, id, signal);
}

async function readName(
  { archives }: ArchiveContext,
  { archive }: ArchiveFile,
  path: string,
  key: string,
  signal: AbortSignal,
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

function readMessage(file: ArchiveFile, value: unknown, index: number): ExportedMessage {
  const cutter = new Cutter();
  const id = field(value, 'ID');
  const attachments = field(value, 'Attachments');
  const names = typeof attachments === 'string' ? attachments.split(/\s+/).filter((one) => one !== '') : [];
  return createMessage(file, index, cutter, {
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
