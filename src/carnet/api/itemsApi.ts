import { type AppDependencies, bindToCurrentEpoch } from '../../background/dependencies.ts';
import { makeShape } from '../../browser/images.ts';
import { canPlay } from '../../browser/media.ts';
import { openRecogniser } from '../../browser/packagedWorkers.ts';
import { makeRedactionPreview } from '../../browser/redactedCopy.ts';
import type { CaseStore } from '../../domain/case/case.ts';
import { playedAs } from '../../domain/item/importedFiles.ts';
import { readContent } from '../../domain/shared/binary.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { decodeUnlabelled } from '../../domain/shared/unlabelledText.ts';
import { readWhatsappMessages } from '../../import/chatExports.ts';
import { hasMessageLine } from '../../import/exports/whatsappLines.ts';
import type { ImportDependencies } from '../../workflow/importFiles.ts';
import { findDuplicateImages } from '../../workflow/prohibitedImagePolicy.ts';
import { listUnreadItems, recogniseItems, type UnreadItem } from '../../workflow/recogniseImages.ts';

/** The pictures and files of sealed items. */
export function createItemsApi(
  store: CaseStore,
  deps: Parameters<typeof findDuplicateImages>[0],
  readEmail: ImportDependencies['readEmail'],
) {
  return {
    /** What the picture of an item looks like from afar: nothing of it is stored. Null when there is no picture. */
    shape: async (itemId: string) => {
      const preview = await store.preview(itemId);
      return preview && makeShape(preview);
    },
    /** A copy of a sealed image for redaction, and the image's size. Null when not stored or not decodable. */
    readImage: async (itemId: string, path: string) => {
      const original = await store.file(itemId, path);
      return original === null ? null : makeRedactionPreview(original);
    },
    canPlay,
    /** The bytes of a kept video or sound, for a player; null when they are not stored. */
    readMedia: async (itemId: string, path: string, mediaType: string) => {
      const file = await store.file(itemId, path);
      return file && new Blob([file], { type: playedAs(mediaType) });
    },
    /** An e-mail that was imported; null when its file is not stored, or cannot be read. */
    readEmail: async (itemId: string, path: string) => {
      const file = await store.file(itemId, path);
      return file && readEmail(new Blob([file]));
    },
    /** The messages of an imported conversation; null when its file is not stored or is of another format. */
    readConversation: async (itemId: string, path: string) => {
      const file = await store.file(itemId, path);
      if (file === null) return null;
      const { text } = decodeUnlabelled(await readContent(file));
      return hasMessageLine(text) ? readWhatsappMessages(text) : null;
    },
    /** Finds the item's images in other cases and in received dossiers. */
    findDuplicateImages: (itemId: string) => findDuplicateImages(deps, itemId),
  };
}

/** What the machine reads in the images of the items. */
export function createImageTextsApi(deps: AppDependencies) {
  return {
    /** Lists the items of the current case with an image, no text, and nothing read by machine. */
    listUnread: async (): Promise<readonly UnreadItem[]> => {
      const head = await deps.store.currentCase();
      return head === null ? [] : listUnreadItems(deps, head.caseId);
    },
    /** Reads images, one at a time, in a worker of this page. What was read before an abort is kept. */
    read: async (items: readonly UnreadItem[], progress: Progress, signal: AbortSignal) =>
      recogniseItems(await bindToCurrentEpoch(deps), items, openRecogniser, progress, signal),
  };
}
