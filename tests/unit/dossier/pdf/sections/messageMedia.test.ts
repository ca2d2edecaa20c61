import { expect, it } from 'vitest';
import type { FileEntry } from '../../../../../src/domain/item/item.ts';
import type { MessageItem } from '../../../../../src/dossier/data/conversations.ts';
import { listMessageMedia, readThumbnail } from '../../../../../src/dossier/pdf/sections/messageMedia.ts';
import { buildDossierContext, changeItems, inventCase } from '../../../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../../../support/dossier/inventedMessages.ts';

const PREVIEW = new TextEncoder().encode('preview');

/** The files whose thumbnail is the message's preview, of a message with these media. */
async function listPreviewed(
  media: readonly (Partial<FileEntry> & { readonly mediaType: string })[],
  hidden: readonly string[] = [],
): Promise<readonly string[]> {
  const images = media.map(() => new Uint8Array([0xff, 0xd8]));
  const invented = changeItems(await inventCase([inventMessage({ index: 0, images })]), (item) => {
    const files = item.fiche.files.map((file, at) => ({ ...file, ...media[at] }));
    return { ...item, fiche: { ...item.fiche, files }, found: { hidden } };
  });
  const context = buildDossierContext(invented);
  const [message = expect.fail('no message')] = context.snapshot.items as readonly MessageItem[];
  const withPreview = { ...context, snapshot: { ...context.snapshot, preview: async () => PREVIEW } };
  const shown: string[] = [];
  for (const one of listMessageMedia(message))
    if ((await readThumbnail(message, one, withPreview)) === PREVIEW) shown.push(one.file.path);
  return shown;
}

it('shows the preview as the first picture of a message alone', async () => {
  expect(await listPreviewed([{ mediaType: 'image/jpeg' }, { mediaType: 'image/jpeg' }])).toEqual(['media-1.jpg']);
  expect(await listPreviewed([{ mediaType: 'audio/ogg' }, { mediaType: 'image/jpeg' }])).toEqual(['media-2.jpg']);
});

it('shows the frames of a video as that video, and not as the image that follows', async () => {
  const frames = { mediaType: 'video/mp4', framesMs: [400, 1200] };
  expect(await listPreviewed([frames, { mediaType: 'image/jpeg' }])).toEqual(['media-1.jpg']);
  expect(await listPreviewed([{ mediaType: 'video/mp4' }, { mediaType: 'image/jpeg' }])).toEqual([]);
});

it('shows no preview of a message with a hidden image', async () => {
  const jpegs = [{ mediaType: 'image/jpeg' }, { mediaType: 'image/jpeg' }];
  expect(await listPreviewed(jpegs, ['media-2.jpg'])).toEqual([]);
  expect(await listPreviewed([{ mediaType: 'image/heic' }, { mediaType: 'image/jpeg' }], ['media-2.jpg'])).toEqual([]);
});
