import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { readEpoch } from './exportDates.ts';
import { field, isObject, listOf, readJsonValues } from './exportJson.ts';
import type { ArchiveContext, ExportPart, ExportReader } from './exportReader.ts';
import { Cutter, EMPTY_MESSAGE, mediaKind } from './exportText.ts';
import { readReaction } from './metaJson.ts';
import { decodeMeta } from './metaText.ts';

/** The download of end-to-end encrypted conversations: `<Name>_<n>.json` beside one folder `media`. */

const PATHS = ['$.messages.*', '$.threadName'];

export const openMessengerEncrypted: ExportReader = async (context) => {
  const files: ArchiveFile[] = [];
  for (const file of context.places.candidates) {
    if (file.path !== null && !isCandidate(file.path)) continue;
    const head = await context.head(file);
    if (/^\s*\{/.test(head) && /"(?:threadName|senderName)"\s*:/.test(head)) files.push(file);
  }
  if (files.length === 0) return null;
  return {
    format: 'messenger-encrypted',
    platform: 'messenger',
    isConfirmed: true,
    hasOwnMessagesOnly: false,
    files,
    read: (file, signal) => readThread(context, file, signal),
  };
};

/** `message_1.json` is a file of the other archives, which have thousands. */
const isCandidate = (path: string): boolean =>
  /_\d{1,9}\.json$/i.test(path) && !/(?:^|\/)message_\d{1,9}\.json$/i.test(path);

async function* readThread(
  context: ArchiveContext,
  file: ArchiveFile,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let title: string | null = null;
  let index = 0;
  for await (const values of readJsonValues(file, PATHS, signal)) {
    const messages: ExportedMessage[] = [];
    for (const { path, value } of values) {
      if (path[0] === 'threadName') title = new Cutter().value(decodeMeta(value));
      else {
        if (isObject(value)) messages.push(readMessage(context, file, value, index));
        index += 1;
      }
    }
    if (messages.length > 0) yield { thread: '', messages };
  }
  // Each file is a conversation: two with the same people have two numbers.
  const key = `${file.archive}/${file.path ?? ''}`;
  yield { thread: '', head: { key, id: null, title, isRequest: false } };
}

function readMessage(context: ArchiveContext, file: ArchiveFile, value: unknown, index: number): ExportedMessage {
  const cutter = new Cutter();
  const media = listOf(field(value, 'media')).flatMap((one) => {
    const name = cutter.value(decodeMeta(field(one, 'uri')));
    return name === null ? [] : [{ kind: mediaKind(name), name, ...context.findMedia(name, file) }];
  });
  const type = field(value, 'type');
  return {
    ...EMPTY_MESSAGE,
    path: file.path,
    index,
    kind: field(value, 'isUnsent') === true ? 'unsent' : /call/i.test(String(type)) ? 'call' : 'message',
    sender: cutter.value(decodeMeta(field(value, 'senderName'))),
    text: cutter.text(decodeMeta(field(value, 'text'))),
    ...readEpoch(field(value, 'timestamp'), 'ms'),
    media: cutter.list(media),
    reactions: cutter.list(
      listOf(field(value, 'reactions')).flatMap((one) =>
        readReaction(field(one, 'actor'), field(one, 'reaction'), cutter),
      ),
    ),
    ...(cutter.isCut && { isCut: true }),
  };
}
