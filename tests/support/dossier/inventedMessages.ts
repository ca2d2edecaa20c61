import type { ExportedRecord } from '../../../src/domain/item/exportedMessage.ts';
import type { Observed } from '../../../src/domain/item/item.ts';
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

const ARCHIVE = { name: 'Discussion WhatsApp avec Marie.zip', bytes: 48_213_004, sha256: 'a1'.repeat(32) };

export const CONVERSATION = { id: null, title: 'Marie Inventée', isRequest: false } as const;

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
        source: time === null ? null : 'text',
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
      received: {
        name: ARCHIVE.name,
        format: 'whatsapp',
        family: 'message',
        pixels: null,
        dates: [],
        facts: {},
        takenBy: null,
      },
      exported: {
        archive: ARCHIVE,
        format: 'whatsapp',
        path: '_chat.txt',
        index,
        kind: 'message',
        conversation: CONVERSATION,
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
export const IMAGE = grayJpeg(240, 320, (column, row) => (column + row) % 200);
