import { cleanCopyPath, exhibitFolder, redactedCopyPath } from '../../../domain/export/dossierLayout.ts';
import type { FileEntry } from '../../../domain/item/item.ts';
import { type Bytes, readContent } from '../../../domain/shared/binary.ts';
import type { MessageItem } from '../../data/conversations.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import { conversation as words } from '../../strings/conversationWords.ts';
import { volumeSplit } from '../../strings/reportSections.ts';

/** What a document shows of a file that came with a message. */
export interface MessageMedia {
  readonly file: FileEntry;
  /** Where it is in the zip; null when it is not in this one. */
  readonly path: string | null;
  /** Its SHA-256, when that is the file as received. */
  readonly digest: string | null;
  /** Says what the file in the zip is, or why there is none; '' for the file as received. */
  readonly note: string;
  readonly isImage: boolean;
  /** Whether the preview made at the import shows this file, and nothing that is hidden. */
  readonly hasPreview: boolean;
  readonly kind: 'original' | 'clean' | 'redacted' | 'absent';
}

/** Lists the files of a message as the dossier has them: redacted, without their metadata, as received, or not. */
export function listMessageMedia(message: MessageItem): readonly MessageMedia[] {
  const { number } = message;
  const decisions = [...message.files.values()];
  const media = decisions.filter(({ file }) => file.role === 'media');
  const hidesAny = decisions.some(({ reason }) => reason === 'hidden');
  const previewed = hidesAny ? undefined : findPreviewed(media.map(({ file }) => file));
  return media.map(({ file, reason, copies, elsewhere }): MessageMedia => {
    const isImage = file.mediaType.startsWith('image/');
    const found = { file, isImage, digest: null, hasPreview: false };
    const absent = (note: string): MessageMedia => ({ ...found, path: null, note, kind: 'absent' });
    if (reason === 'erased') return absent(words.mediaRemoved);
    if (elsewhere !== null) {
      const { annexed, fileInOtherVolume } = volumeSplit;
      return absent(
        elsewhere.kind === 'annex' && isImage
          ? annexed(elsewhere.fileName)
          : fileInOtherVolume(file.path, elsewhere.fileName),
      );
    }
    if (copies.includes('redacted'))
      return { ...found, path: redactedCopyPath(number, file.path), note: words.mediaCopy, kind: 'redacted' };
    const hasPreview = file === previewed;
    if (copies.includes('clean'))
      return { ...found, hasPreview, path: cleanCopyPath(number, file.path), note: words.mediaClean, kind: 'clean' };
    if (reason !== null) return absent(words.mediaHidden(file.path));
    const path = `${exhibitFolder(number)}/${file.path}`;
    return { ...found, hasPreview, path, digest: file.sha256, note: '', kind: 'original' };
  });
}

/** The file that the preview of the message shows: its first image or video, unless no frame of that one was read. */
function findPreviewed(media: readonly FileEntry[]): FileEntry | undefined {
  const first = media.find(({ mediaType }) => /^(?:image|video)\//.test(mediaType));
  return first?.framesMs !== undefined || first?.mediaType.startsWith('image/') ? first : undefined;
}

/** A larger image is shown by its preview: hundreds of messages may have one. */
const SHOWN_MAX = 400_000;
const DRAWN_TYPES = new Set(['image/jpeg', 'image/png']);

/** Reads the image to show as a thumbnail; null when the page cannot show one. */
export async function readThumbnail(
  { fiche }: MessageItem,
  { file, kind, isImage, hasPreview }: MessageMedia,
  { snapshot }: DossierContext,
): Promise<Bytes | null> {
  const read = () => {
    if (kind === 'absent') return undefined;
    if (kind === 'redacted') return isImage ? snapshot.redactedCopy?.(fiche.id, file.path) : undefined;
    if (hasPreview) return snapshot.preview(fiche.id);
    if (file.bytes > SHOWN_MAX || !DRAWN_TYPES.has(file.mediaType)) return undefined;
    // The file may say where it was taken: its copy does not.
    return kind === 'clean' ? snapshot.cleanCopy?.(fiche.id, file.path) : snapshot.file(fiche.id, file.path);
  };
  try {
    const body = await read();
    return body === undefined ? null : await readContent(body);
  } catch {
    return null;
  }
}
