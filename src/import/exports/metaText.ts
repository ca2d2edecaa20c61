import type { ArchiveFile } from './archive.ts';
import { type ArchiveFiles, readHead } from './archiveFiles.ts';
import type { ArchiveContext } from './exportReader.ts';

/** What the archives of Facebook, Messenger and Instagram share, in JSON and in HTML. */

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes a string that Meta wrote as UTF-8 in Latin-1. A string with a character above U+00FF, or whose bytes are not
 * UTF-8, was written as it is.
 */
export function decodeMetaText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tells strings of single bytes with one above ASCII
  if (!/^[\x00-\xff]*$/.test(text) || /^[\x00-\x7f]*$/.test(text)) return text;
  // A loop: an archive has hundreds of thousands of strings.
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return text;
  }
}

export const decodeMeta = (value: unknown): unknown => (typeof value === 'string' ? decodeMetaText(value) : value);

export type MetaPlatform = 'instagram' | 'messenger';

/** Folders of messages that the holder of the account has not accepted. */
export const isRequestFolder = (path: string | null): boolean =>
  path !== null && /(?:^|\/)(?:message_requests|filtered_threads)\//.test(path);

/** Comments that the holder wrote, of Facebook and Instagram; those of others are in no archive. */
const COMMENTS =
  /(?:^|\/)(?:comments_and_reactions\/comments|(?:post|reels)_comments(?:_\d{1,3})?|comments\/[^/]{1,60})\.(?:json|html)$/i;

const HAS_COMMENT = /"(?:comment|string_map_data|string_list_data)"\s*:|class="[^"]*(?:_a6-g|_2lej)/;
const COMMENT_HEAD_BYTES = 16 * 1024;

/** Whether the archives of Meta have comments, which are not read as messages. */
export async function hasComments({ files }: ArchiveFiles): Promise<boolean> {
  for (const file of files) {
    if (file.path === null || !COMMENTS.test(file.path) || file.path.includes('/messages/')) continue;
    if (HAS_COMMENT.test(new TextDecoder().decode(await readHead(file, COMMENT_HEAD_BYTES)))) return true;
  }
  return false;
}

/** `…/messages/inbox/theo_123/message_1.json` */
export const threadFolder = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const SENT_FOLDER = /^(.*)\/(?:photos|videos|audio|files|gifs)\/[^/]+$/i;

/** Says of a file whether it stands among those sent in a conversation of these files, in any part of the download. */
export function findSentFiles(files: readonly ArchiveFile[]): (file: ArchiveFile) => boolean {
  const folders = new Set(files.map(({ path }) => threadFolder(path ?? '')));
  return ({ path }) => folders.has(SENT_FOLDER.exec(path ?? '')?.[1] ?? '/');
}

/**
 * Returns what the files of one conversation share: its folder or its path in the parts of one download, among lone
 * files its path. Two conversations may have one title.
 */
export function threadKey(context: ArchiveContext, file: ArchiveFile, id: string | null): string {
  if (file.path === null) return id === null ? `${file.archive}` : `lone/${id}`;
  const folder = threadFolder(file.path);
  const shared = folder === '' ? id : folder;
  return shared === null ? `${file.archive}/` : `${context.downloadOf(file)}/${shared}`;
}

/** Files `message_1`, `message_2`… of the archives, by folder and number, and lone files. */
function listMessageFiles(context: ArchiveContext, extension: 'json' | 'html'): readonly ArchiveFile[] {
  const pattern = new RegExp(`(?:^|/)message_(\\d{1,6})\\.${extension}$`, 'i');
  const number = (path: string): number => Number(pattern.exec(path)?.[1]);
  const found = context.places.candidates.flatMap((file) =>
    file.path !== null && pattern.test(file.path)
      ? [{ file, folder: threadFolder(file.path), number: number(file.path) }]
      : [],
  );
  found.sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : a.number - b.number));
  return found.map(({ file }) => file);
}

/** Paths that only one of the two platforms writes. */
const INSTAGRAM_PATH = /(?:^|\/)(?:your_instagram_activity|followers_and_following|instagram_|threads\/threads_)/;
const MESSENGER_PATH =
  /(?:^|\/)(?:your_facebook_activity|facebook_|stickers_used\/|friends\/friends|profile_information\/)/;

/**
 * Since 2023, the folder names the platform; null before, and for a lone file. A file of messages has the paths of the
 * files that came with them.
 */
function platformNamedIn(text: string | null): MetaPlatform | null {
  if (text?.includes('your_instagram_activity/')) return 'instagram';
  return text?.includes('your_facebook_activity/') ? 'messenger' : null;
}

/**
 * Returns the files of messages of one platform, and whether that is sure. Only a file whose folder does not name the
 * platform is opened: an account has thousands. A file that says nothing is of the platform that the others of its
 * download say.
 */
export async function findMetaFiles(
  context: ArchiveContext,
  wanted: MetaPlatform,
  extension: 'json' | 'html',
  isMessageFile: (head: string) => boolean,
): Promise<{ readonly files: readonly ArchiveFile[]; readonly isSure: boolean }> {
  const lone = context.archives.files.filter(({ path }) => path === null);
  const found: FoundFile[] = [];
  const platformOf = platformsOfDownloads(context);
  for (const file of [...listMessageFiles(context, extension), ...lone]) {
    const stated = platformNamedIn(file.path);
    const head = stated === null ? await context.head(file) : '';
    if (stated === null && !isMessageFile(head)) continue;
    const download = file.path === null ? null : context.downloadOf(file);
    const platform = stated ?? platformOf(download) ?? platformNamedIn(head);
    found.push({ file, download, platform, hasInstagramAddress: platform === null && /instagram\.com/i.test(head) });
  }
  const guesses = new Map(
    [...Map.groupBy(found, ({ download }) => download)].map(([id, some]) => [id, guessPlatform(some)]),
  );
  const ofWanted = found.filter(({ download, platform }) => (platform ?? guesses.get(download)) === wanted);
  return { files: ofWanted.map(({ file }) => file), isSure: ofWanted.every(({ platform }) => platform !== null) };
}

interface FoundFile {
  readonly file: ArchiveFile;
  /** Null: chosen alone, outside a zip. */
  readonly download: number | null;
  /** Null where neither its folder, its download nor its words name it. */
  readonly platform: MetaPlatform | null;
  readonly hasInstagramAddress: boolean;
}

/** What the files of one download that say nothing are. A message may quote the other platform: it only suggests. */
function guessPlatform(files: readonly FoundFile[]): MetaPlatform {
  const [only, ...others] = new Set(files.flatMap(({ platform }) => platform ?? []));
  if (only !== undefined && others.length === 0) return only;
  const [first] = files.filter(({ platform }) => platform === null);
  return first?.hasInstagramAddress === true ? 'instagram' : 'messenger';
}

/** Returns a function that tells the platform of a download that has paths of one of them only. */
function platformsOfDownloads(context: ArchiveContext): (download: number | null) => MetaPlatform | null {
  const byDownload = new Map<number, Set<MetaPlatform>>();
  for (const file of context.archives.files) {
    if (file.path === null) continue;
    const named = INSTAGRAM_PATH.test(file.path) ? 'instagram' : MESSENGER_PATH.test(file.path) ? 'messenger' : null;
    if (named === null) continue;
    const download = context.downloadOf(file);
    byDownload.set(download, (byDownload.get(download) ?? new Set()).add(named));
  }
  return (download) => {
    const [only = null, ...others] = download === null ? [] : (byDownload.get(download) ?? []);
    return others.length === 0 ? only : null;
  };
}
