import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';
import { readEpoch } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import { type ArchiveContext, type ExportPart, type ExportReader, selectMessageFiles } from './exportReader.ts';
import { Cutter, createMessage, mediaKind } from './exportText.ts';
import { field, isObject, listOf, statesRepeats } from './jsonValues.ts';
import { pathOf } from './mediaIndex.ts';
import { listNamesakes, readReaction } from './metaJson.ts';
import { decodeMeta } from './metaText.ts';

/**
 * The download of end-to-end encrypted conversations: `<Name>_<n>.json` beside one folder `media`.
 * Rests on: the fields. Names are content: `participants` tells when two are the same.
 */

const PATHS = ['$.messages.*', '$.threadName', '$.participants.*'];

export const openMessengerEncrypted: ExportReader = async (context) => {
  const files = await selectMessageFiles(
    context,
    { test: isCandidate },
    (head) => /^\s*\{/.test(head) && /"(?:threadName|senderName)"\s*:/.test(head),
  );
  if (files.length === 0) return null;
  const decoders = new Map<string, Decode>();
  return {
    format: 'messenger-encrypted',
    platform: 'messenger',
    isConfirmed: true,
    files,
    read: async function* (file, signal) {
      const place = `${file.archive}/${file.path ?? ''}`;
      const decode = decoders.get(place) ?? ((await isPlain(file, signal)) ? (value: unknown) => value : decodeMeta);
      decoders.set(place, decode);
      yield* readThread(context, file, decode, signal);
    },
  };
};

type Decode = (value: unknown) => unknown;

/** Whether a file has a character above U+00FF, so that all of it is plain UTF-8: files of both kinds are known. */
async function isPlain(file: ArchiveFile, signal: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of readChunks(file, signal)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    if (/[^\0-\xff]|(?<!\\)(?:\\\\)*\\u(?!00)[0-9a-f]{4}/i.test(text)) return true;
    rest = text.slice(-20);
  }
  return false;
}

/** `message_1.json` is a file of the other archives, which have thousands. */
const isCandidate = (path: string): boolean =>
  /_\d{1,9}\.json$/i.test(path) && !/(?:^|\/)message_\d{1,9}\.json$/i.test(path);

async function* readThread(
  context: ArchiveContext,
  file: ArchiveFile,
  decode: Decode,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let title: string | null = null;
  let index = 0;
  const participants: string[] = [];
  for await (const values of readJsonValues(file, PATHS, signal)) {
    const messages: ExportedMessage[] = [];
    for (const one of values) {
      const { path, value } = one;
      if (path[0] === 'threadName')
        title = withoutNumber(new Cutter().value(decode(value)), pathOf(context.archives, file));
      else if (path[0] === 'participants') participants.push(new Cutter().value(decode(value)) ?? '');
      else {
        if (isObject(value))
          messages.push({ ...readMessage(context, file, value, index, decode), ...statesRepeats(one) });
        index += 1;
      }
    }
    if (messages.length > 0) yield { thread: '', messages };
  }
  // Each file is a conversation: two with the same people have two numbers.
  const key = `${file.archive}/${file.path ?? ''}`;
  yield { thread: '', head: { key, id: null, title, isRequest: false, ...listNamesakes(participants) } };
}

/** Without the number that ends the name of the file, which `threadName` has too. */
function withoutNumber(name: string | null, path: string): string | null {
  const [, title = null, number] = /^(.+)_(\d{1,9})$/s.exec(name ?? '') ?? [];
  return title !== null && path.endsWith(`_${number}.json`) ? title : name;
}

function readMessage(
  context: ArchiveContext,
  file: ArchiveFile,
  value: unknown,
  index: number,
  decode: Decode,
): ExportedMessage {
  const cutter = new Cutter();
  const media = listOf(field(value, 'media')).flatMap((one) => {
    const name = cutter.value(decode(field(one, 'uri')));
    return name === null ? [] : [{ kind: mediaKind(name), name, ...context.findMedia(name, file) }];
  });
  const type = field(value, 'type');
  return createMessage(file, index, cutter, {
    kind: field(value, 'isUnsent') === true ? 'unsent' : /call/i.test(String(type)) ? 'call' : 'message',
    sender: cutter.value(decode(field(value, 'senderName'))),
    text: cutter.text(decode(field(value, 'text'))),
    ...readEpoch(field(value, 'timestamp'), 'ms'),
    media,
    reactions: listOf(field(value, 'reactions')).flatMap((one) =>
      readReaction(decode(field(one, 'actor')), decode(field(one, 'reaction')), cutter),
    ),
  });
}
