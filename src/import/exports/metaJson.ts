import { createAlikeCheck } from '../../domain/item/alikeSenders.ts';
import type { ExportedMedia, ExportedMessage, MessageKind } from '../../domain/item/exportedMessage.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { isDamaged } from './archiveFiles.ts';
import { readEpoch } from './exportDates.ts';
import { readJsonValues } from './exportJson.ts';
import type { ArchiveContext, ConversationHead, ExportPart, ExportReader } from './exportReader.ts';
import { Cutter, createMessage } from './exportText.ts';
import { field, isObject, listOf, statesRepeats } from './jsonValues.ts';
import {
  decodeMeta,
  decodeMetaText,
  findMetaFiles,
  findSentFiles,
  isRequestFolder,
  type MetaPlatform,
  threadKey,
} from './metaText.ts';

/**
 * `message_N.json` of Instagram, Messenger and Facebook: newest first, 10,000 messages a file.
 * Rests on: the path and the fields. Names of accounts are content: `participants` tells when two are the same.
 */

const PATHS = ['$.messages.*', '$.title', '$.thread_path', '$.participants.*'];

/** Either platform writes these names in every file of messages. */
const isMessageFile = (head: string): boolean =>
  /^\s*\{/.test(head) &&
  (/"sender_name"\s*:/.test(head) || (/"participants"\s*:/.test(head) && /"messages"\s*:\s*\[\s*\]/.test(head)));

const openMetaJson =
  (wanted: MetaPlatform): ExportReader =>
  async (context) => {
    const { files, isSure } = await findMetaFiles(context, wanted, 'json', isMessageFile);
    if (files.length === 0) return null;
    const holderNames = await readHolderNames(context, wanted);
    return {
      format: wanted === 'instagram' ? 'instagram-json' : 'messenger-json',
      platform: wanted,
      isConfirmed: isSure,
      holderNames: () => holderNames,
      files,
      holdsSentFile: findSentFiles(files),
      read: (file, signal) => readThread(context, file, signal),
    };
  };

export const openInstagramJson = openMetaJson('instagram');
export const openMessengerJson = openMetaJson('messenger');

async function* readThread(
  context: ArchiveContext,
  file: ArchiveFile,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  let title: string | null = null;
  let id: string | null = null;
  let index = 0;
  let isWhole = true;
  const participants: string[] = [];
  for await (const values of readJsonValues(file, PATHS, signal)) {
    const messages: ExportedMessage[] = [];
    for (const one of values) {
      const { path, value } = one;
      if (path[0] === 'title') title = new Cutter().value(decodeMeta(value));
      else if (path[0] === 'thread_path') id = new Cutter().value(decodeMeta(value));
      else if (path[0] === 'participants')
        participants.push(new Cutter().value(decodeMeta(field(value, 'name'))) ?? '');
      else {
        if (isObject(value)) messages.push({ ...readMessage(context, file, value, index), ...statesRepeats(one) });
        else isWhole = false;
        index += 1;
      }
    }
    if (messages.length > 0) yield { thread: '', messages };
  }
  const key = threadKey(context, file, id);
  // A lone file says in which folder it was.
  const isRequest = isRequestFolder(file.path ?? id);
  yield { thread: '', head: { key, id, title, isRequest, ...listNamesakes(participants) } };
  // An entry that is no message: what it was is not known.
  if (!isWhole) throw new Refusal('archive-damaged');
}

/**
 * Names that several participants have, and those that look like another one's: two people may have one display name,
 * and messages have no other.
 */
export function listNamesakes(participants: readonly string[]): Pick<ConversationHead, 'namesakes' | 'alikeNames'> {
  const namesakes = [...Map.groupBy(participants, (name) => name)].flatMap(([name, all]) =>
    name !== '' && all.length > 1 ? name : [],
  );
  const isAlike = createAlikeCheck(participants.map((name) => ({ name, id: null })));
  const alikeNames = [...new Set(participants)].filter((name) => isAlike({ name, id: null }));
  return { ...(namesakes.length > 0 && { namesakes }), ...(alikeNames.length > 0 && { alikeNames }) };
}

const HOLDER_FILES: Readonly<Record<MetaPlatform, RegExp>> = {
  instagram: /(?:^|\/)personal_information\/personal_information\.json$/,
  messenger: /(?:^|\/)profile_information\/profile_information\.json$/,
};
const HOLDER_PATHS = ['$.profile_user.*.string_map_data', '$.profile_v2.name.full_name'];
/** Instagram names its fields in the language of the account. */
const HOLDER_FIELD = /^(?:name|nom|username|nom d.utilisateur)$/i;

/** Returns what the archive says that its holder is called; [] when it does not say. */
async function readHolderNames({ places }: ArchiveContext, platform: MetaPlatform): Promise<readonly string[]> {
  const file = places.candidates.find(({ path }) => path !== null && HOLDER_FILES[platform].test(path));
  if (file === undefined) return [];
  try {
    const values = (await Array.fromAsync(readJsonValues(file, HOLDER_PATHS, null))).flat();
    const names = values.flatMap(({ value }) =>
      isObject(value)
        ? Object.entries(value).flatMap(([name, one]) =>
            HOLDER_FIELD.test(decodeMetaText(name)) ? [field(one, 'value')] : [],
          )
        : [value],
    );
    return names.flatMap((name) => new Cutter().value(decodeMeta(name)) ?? []);
  } catch (error) {
    // It only proposes an answer.
    if (isDamaged(error)) return [];
    throw error;
  }
}

const MEDIA_LISTS: readonly (readonly [string, ExportedMedia['kind']])[] = [
  ['photos', 'image'],
  ['videos', 'video'],
  ['audio_files', 'audio'],
  ['gifs', 'image'],
  ['files', 'file'],
];

function readMessage(context: ArchiveContext, file: ArchiveFile, value: unknown, index: number): ExportedMessage {
  const cutter = new Cutter();
  const sender = cutter.value(decodeMeta(field(value, 'sender_name')));
  return createMessage(file, index, cutter, {
    kind: readKind(value),
    sender,
    text: cutter.text(readWords(value)),
    ...readEpoch(field(value, 'timestamp_ms'), 'ms'),
    media: readMedia(context, file, value, cutter),
    reactions: listOf(field(value, 'reactions')).flatMap((one) =>
      readReaction(decodeMeta(field(one, 'actor')), decodeMeta(field(one, 'reaction')), cutter),
    ),
  });
}

function readKind(value: unknown): MessageKind {
  if (field(value, 'is_unsent') === true) return 'unsent';
  const type = field(value, 'type');
  if (type === 'Call' || field(value, 'call_duration') !== undefined) return 'call';
  return type === 'Subscribe' || type === 'Unsubscribe' ? 'notice' : 'message';
}

/** The words, then the address that the message shares, when they do not have it (docs/format.md, 2.1). */
function readWords(value: unknown): unknown {
  const content = decodeMeta(field(value, 'content'));
  const link = decodeMeta(field(field(value, 'share'), 'link'));
  if (typeof link !== 'string' || link === '') return content;
  if (typeof content !== 'string' || content === '') return link;
  return content.includes(link) ? content : `${content}\n${link}`;
}

function readMedia(
  context: ArchiveContext,
  file: ArchiveFile,
  value: unknown,
  cutter: Cutter,
): readonly ExportedMedia[] {
  const named = MEDIA_LISTS.flatMap(([list, kind]) => listOf(field(value, list)).map((one) => ({ one, kind })));
  const sticker = field(value, 'sticker');
  return [...named, ...(sticker === undefined ? [] : [{ one: sticker, kind: 'image' as const }])].flatMap(
    ({ one, kind }) => {
      const name = cutter.value(decodeMeta(field(one, 'uri')));
      return name === null ? [] : [{ kind, name, ...context.findPartMedia(name, file) }];
    },
  );
}

/** A reaction of Meta's archives, of decoded values; none when it has no value. */
export function readReaction(actor: unknown, reaction: unknown, cutter: Cutter): ExportedMessage['reactions'] {
  const value = cutter.value(reaction);
  return value === null ? [] : [{ actor: cutter.value(actor), value }];
}
