import type { ExportedRecord } from '../../../src/domain/item/exportedMessage.ts';
import type { Observed } from '../../../src/domain/item/item.ts';
import { buildReceived } from '../import/receivedFile.ts';
import { type InventedPost, inventPost } from './inventedPosts.ts';
import { grayJpeg } from './pictures.ts';

/** Invented messages of invented archives, as the import seals them. */

export interface InventedMessage {
  readonly index: number;
  readonly sender?: string | null;
  readonly text?: string | null;
  /** As written in the archive, in an unknown zone; or an instant. */
  readonly time?: string | null;
  readonly exported?: Partial<ExportedRecord>;
  readonly images?: readonly Uint8Array[];
  readonly overrides?: Partial<Omit<Observed, 'address' | 'author' | 'posting'>>;
}

const ARCHIVE = {
  name: 'Discussion WhatsApp avec Marie.zip',
  commitment: 'c1'.repeat(32),
  bytes: 48_213_004,
  sha256: 'a1'.repeat(32),
  salt: '5a'.repeat(32),
};

const CONVERSATION = { id: null, title: 'Marie Inventée', isRequest: false } as const;
/** Of `inventConversation`. */
const IN_ARCHIVE = 4143;

export function inventMessage(message: InventedMessage): InventedPost {
  const { index, sender = 'Marie Inventée', text = null, time = null, exported = {}, images = [], overrides } = message;
  const isInstant = time?.endsWith('Z') === true;
  const { observed } = inventPost({});
  const files = images.map((content, at) => ({
    path: `media-${at + 1}.jpg`,
    role: 'media' as const,
    mediaType: 'image/jpeg',
    content,
  }));
  return {
    observed: {
      ...observed,
      acquiredAt: '2026-11-19T09:30:00.000Z',
      address: { page: null, permalink: null, canonical: null, dropped: [] },
      page: { title: null, lang: null },
      platform: 'whatsapp',
      surface: 'message',
      visibility: null,
      author: { displayName: sender, handle: null, profileUrl: null, platformId: null },
      posting: {
        raw: time,
        iso: time === null || isInstant ? time : time.slice(0, 10),
        precision: time === null ? null : isInstant ? 's' : 'day',
        source: time === null ? null : 'file',
      },
      text,
      media: null,
      http: { status: null, protocol: null },
      provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'import', entry: 'archive' } },
      reading: {
        reader: 'exports',
        version: '1.0.0',
        confirmed: null,
        fields: {
          'author.displayName': { how: 'file', confidence: 'medium' },
          'posting.iso': { how: 'file', confidence: 'medium' },
          text: { how: 'file', confidence: 'high' },
        },
      },
      received: buildReceived({ name: ARCHIVE.name, format: 'whatsapp', family: 'message' }),
      exported: {
        archive: ARCHIVE,
        format: 'whatsapp',
        path: '_chat.txt',
        index,
        kind: 'message',
        // Unless said otherwise, it is the last one of the conversation.
        conversation: { ...CONVERSATION, messages: index + 1 },
        fromHolder: null,
        localTime: isInstant ? null : time,
        isEdited: false,
        reactions: [],
        missingMedia: [],
        ...exported,
      },
      ...overrides,
    },
    files,
    preview: images[0] ?? grayJpeg(8, 8, () => 200),
  };
}

/** A photograph that came with a message. */
const IMAGE = grayJpeg(240, 320, (column, row) => (column + row) % 200);

const OWN = { sender: 'Camille', exported: { fromHolder: true } } as const;

/** A conversation of fifteen chosen messages, with everything that an archive may say of one. */
export function inventConversation(): InventedPost[] {
  const at = (minute: number) => `2025-11-17T18:${String(minute).padStart(2, '0')}`;
  const messages: readonly InventedMessage[] = [
    { index: 4102, text: 'Tu crois que personne ne va savoir ?', time: at(20) },
    { index: 4103, text: 'Laisse-moi tranquille.', time: at(21), ...OWN },
    { index: 4104, text: '500 euros ou j’envoie tout à ton lycée.', time: at(21) },
    { index: 4105, time: at(22), images: [IMAGE] },
    { index: 4106, time: at(22), exported: { missingMedia: ['VID-20251117-WA0007.mp4'] } },
    { index: 4121, text: 'Réponds 😡 réponds 😡', time: at(40), exported: { isEdited: true } },
    { index: 4122, time: at(41), exported: { kind: 'unsent' } },
    { index: 4123, text: 'Appel vocal manqué, 0 s', time: at(42), exported: { kind: 'call' } },
    { index: 4124, sender: null, text: 'Vous avez bloqué ce contact.', time: at(50), exported: { kind: 'notice' } },
    {
      index: 4125,
      text: 'لن تختبئ طويلا',
      time: at(51),
      exported: {
        reactions: [
          { actor: 'Paul', value: '👍' },
          { actor: null, value: '😂' },
        ],
      },
    },
    { index: 4140, text: 'Je garde tout.', time: '2025-11-18T08:02', ...OWN },
    { index: 4141, text: 'Dernière fois que je te le dis. '.repeat(14).trim(), time: '2025-11-18T08:03' },
    { index: 4142, text: 'Tu vas le regretter.', time: '2025-11-18T08:04' },
  ];
  const conversation = { ...CONVERSATION, messages: IN_ARCHIVE };
  return messages.map((one) => inventMessage({ ...one, exported: { conversation, ...one.exported } }));
}

/** Texts of messages, from a word to a paragraph. */
const LINES = [
  'Réponds.',
  'Tu crois que personne ne va savoir ?',
  'Demain à 8 h devant le lycée. Tu viens seule, ou j’envoie tout.',
  'Dernière fois que je te le dis. '.repeat(9).trim(),
];

/** Returns a JPEG of that many bytes: a comment makes up what the picture leaves. */
function jpegOf(bytes: number, shade: number): Uint8Array {
  const image = grayJpeg(240, 320, (column, row) => (column * shade + row) % 200);
  const comments: Uint8Array[] = [];
  for (let left = bytes - image.length; left > 4; ) {
    const length = Math.min(left, 60_000);
    const comment = new Uint8Array(length);
    comment.set([0xff, 0xfe, (length - 2) >> 8, (length - 2) & 255]);
    comments.push(comment);
    left -= length;
  }
  // After the mark of the beginning.
  return new Uint8Array(Buffer.concat([image.subarray(0, 2), ...comments, image.subarray(2)]));
}

/** A conversation of that many messages; one in `every` has a photograph of 60 to 240 KB, with its preview. */
export function inventLongConversation(count: number, every = Number.POSITIVE_INFINITY): InventedPost[] {
  return Array.from({ length: count }, (_, index) => {
    const time = new Date(Date.UTC(2025, 10, 1, 8, index * 7)).toISOString().slice(0, 16);
    const text = LINES[index % LINES.length] ?? null;
    const bytes = 60_000 + ((index * 7_919) % 180_000);
    const hasImage = index % every === every - 1;
    const message = inventMessage({
      index,
      text,
      time,
      ...(index % 3 === 1 && OWN),
      images: hasImage ? [jpegOf(bytes, index)] : [],
    });
    return hasImage ? { ...message, preview: jpegOf(Math.min(bytes * 0.6, 90_000), index) } : message;
  });
}
