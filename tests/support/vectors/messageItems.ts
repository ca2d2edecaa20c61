import type { Observed, SealedItem } from '../../../src/domain/item/item.ts';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { openExport } from '../../../src/import/exports/openExport.ts';
import { ARCHIVE_NAME, commitTo } from '../../../src/seal/commitment.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { sealItem } from '../../../src/seal/sealItem.ts';
import { recordMessage } from '../../../src/workflow/messageRecord.ts';
import { writeZip } from '../zipWriter.ts';

/** Two messages of an invented archive of Instagram, as the import records them. */

const NAME = 'instagram-essai-2026-03-01.zip';
const FOLDER = 'your_instagram_activity/messages/inbox/theo_17';
const CHOSEN = [2, 1];

/** As Meta writes them: UTF-8 as Latin-1, newest first, the path of a photo from the top of the archive. */
const MESSAGES = [
  { sender_name: 'L\u00c3\u00a9a', timestamp_ms: 1772362920456, content: 'Laisse-moi.' },
  { sender_name: 'Th\u00c3\u00a9o', timestamp_ms: 1772362860123, photos: [{ uri: `${FOLDER}/photos/1.png` }] },
  {
    sender_name: 'Th\u00c3\u00a9o',
    timestamp_ms: 1772362800000,
    content: '500\u00c2\u00a0\u00e2\u0082\u00ac, ou tout le monde saura \u00f0\u009f\u0098\u00a1',
    reactions: [{ reaction: '\u00f0\u009f\u0091\u008d', actor: 'Paul' }],
  },
];

const buildArchive = (photo: Bytes): Bytes =>
  writeZip([
    {
      name: `${FOLDER}/message_1.json`,
      data: new TextEncoder().encode(
        JSON.stringify({ participants: [], messages: MESSAGES, title: 'Th\u00c3\u00a9o' }),
      ),
    },
    { name: `${FOLDER}/photos/1.png`, data: photo },
  ]);

export async function sealMessages(
  base: Observed,
  photo: Bytes,
  place: (index: number) => Parameters<typeof sealItem>[1],
  saltsOf: (ordinal: number) => () => string,
): Promise<{ readonly archive: readonly [name: string, bytes: Bytes]; readonly messages: readonly SealedItem[] }> {
  const bytes = buildArchive(photo);
  const file = new File([bytes], NAME);
  const { signal } = new AbortController();
  const opened = await openExport([file], () => undefined, signal, new Date(base.acquiredAt));
  const [conversation] = opened?.contents.conversations ?? [];
  if (opened === null || conversation === undefined) throw new Error('the archive has no conversation');
  const read = await Array.fromAsync(opened.messages(conversation.key, signal));
  const sha256 = await sha256Hex(bytes);
  const salt = 'a5'.repeat(32);
  const commitment = await commitTo(salt, sha256, ARCHIVE_NAME);
  const source = { name: NAME, commitment, bytes: bytes.length, sha256, salt };
  const messages = CHOSEN.map((at, index) => {
    const message = read[at];
    if (message === undefined) throw new Error('the archive has fewer messages');
    const recorded = recordMessage(message, conversation, opened.contents);
    const media = message.media.map(({ kind, name }) => ({ kind, url: null, alt: name }));
    return sealItem(
      {
        observed: {
          ...base,
          ...recorded,
          address: { page: null, permalink: null, canonical: null, dropped: [] },
          page: { title: null, lang: null },
          surface: 'message',
          visibility: 'private',
          media,
          received: { ...RECEIVED, name: NAME },
          exported: {
            ...recorded.exported,
            archive: source,
            path: message.path,
            index: message.index,
            missingMedia: [],
          },
          provenance: { ...base.provenance, options: { mode: 'import', entry: 'archive' } },
          reading: {
            reader: 'export-instagram-json',
            version: '1',
            confirmed: null,
            fields: { 'author.handle': { how: 'not-stated', confidence: null } },
          },
        },
        files: message.media.map(({ name }, at) => ({
          path: `media-${at + 1}.png`,
          role: 'media',
          mediaType: 'image/png',
          content: photo,
          transformations: [],
          name,
        })),
        preview: new Blob([]),
      },
      place(index),
      saltsOf(place(index).ordinal),
    );
  });
  return { archive: [NAME, bytes], messages: await Promise.all(messages) };
}

const RECEIVED = { format: 'zip', family: 'message', pixels: null, dates: [], facts: {}, takenBy: null } as const;
