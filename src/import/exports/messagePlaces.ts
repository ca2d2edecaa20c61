import type { ArchiveFile } from './archive.ts';
import type { ArchiveFiles } from './archiveFiles.ts';

/** Where files of messages may stand in an archive. What people sent to each other stands in folders of its own. */

const MEDIA_FOLDERS =
  /(?:^|\/)(?:files?|media|medias|photos?|images?|videos?|video_files|video_messages|round_video_messages|voice_messages|audio|gifs|stickers|stickers_used|documents?|attachments|(?:chat|direct_messages|direct_messages_group)_media)\/[^/]*$/i;

export interface MessagePlaces {
  /** Files that do not stand in a folder of media. */
  readonly candidates: readonly ArchiveFile[];
  /** Number of folders around a file, without those that are around all files of its archive. */
  depthOf(file: ArchiveFile): number;
}

export function findMessagePlaces(archives: ArchiveFiles): MessagePlaces {
  const roots = new Map<number, string>();
  for (const { path, archive } of archives.files) {
    if (path === null) continue;
    const folder = path.replace(/[^/]*$/, '');
    const known = roots.get(archive);
    roots.set(archive, known === undefined ? folder : commonFolder(known, folder));
  }
  const below = ({ path, archive }: ArchiveFile): string => (path ?? '').slice(roots.get(archive)?.length ?? 0);
  return {
    candidates: archives.files.filter((file) => !MEDIA_FOLDERS.test(below(file))),
    depthOf: (file) => below(file).split('/').length - 1,
  };
}

function commonFolder(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, a.lastIndexOf('/', length - 1) + 1);
}
