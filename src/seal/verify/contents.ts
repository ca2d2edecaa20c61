import type { Progress } from '../../domain/shared/ports.ts';
import { sha256Hex } from '../digest.ts';
import { mapLimit } from '../mapLimit.ts';
import {
  isTimestampPath,
  JOURNAL_PATH,
  MANIFEST_PATH,
  PUBLIC_KEY_PATH,
  SIGNATURE_PATH,
  SUMS_PATH,
  stripReceivedFolders,
} from './paths.ts';
import { NotCheckable, type Problem } from './report.ts';
import { type DossierSource, type SourceFile, UnreadableFile } from './source.ts';

/** One pass over the files: every byte is read once, hashed, and forgotten unless a check needs to read it. */

const READ_PATHS = new Set([MANIFEST_PATH, SIGNATURE_PATH, SUMS_PATH, PUBLIC_KEY_PATH, JOURNAL_PATH]);

/** Of a file that is read, not only hashed: a full case's journal and manifest have a third of it. */
const MAX_READ_FILE_BYTES = 64 * 1024 * 1024;
/** Of all of them together: 20,000 fiches of ten kilobytes, a full case, have a fifth. */
const MAX_READ_BYTES = 1024 * 1024 * 1024;

interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

export interface DossierContents {
  readonly digests: ReadonlyMap<string, FileDigest>;
  /** Bytes of the files that are read: those that names.ts names, and every fiche. */
  readonly kept: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly problems: readonly Problem[];
}

export interface VerifyHooks {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Of each file as it is read, for whoever takes the files in once they are verified. */
  readonly digest?: (path: string, sha256: string) => void;
}

/** `looks` is asked after the first two files, so that what is no dossier is not hashed whole. Throws what it throws. */
export async function readContents(
  { files }: DossierSource,
  hooks: VerifyHooks,
  checkIsDossier: (contents: DossierContents) => void,
): Promise<DossierContents> {
  const digests = new Map<string, FileDigest>();
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const problems: Problem[] = [];
  let remainingBytes = MAX_READ_BYTES;
  const startFile = progressCounter(
    [...files.values()].reduce((sum, file) => sum + file.bytes, 0),
    hooks,
  );

  const readFile = async ([path, file]: readonly [string, SourceFile]) => {
    hooks.signal?.throwIfAborted();
    try {
      const found = await file.read();
      const size = found instanceof Blob ? found.size : found.length;
      const isRetained = isKept(path) && size <= Math.min(MAX_READ_FILE_BYTES, remainingBytes);
      if (isRetained) remainingBytes -= size;
      if (isKept(path) && !isRetained) problems.push({ code: 'too-large', path });
      const content = isRetained && found instanceof Blob ? new Uint8Array(await found.arrayBuffer()) : found;
      if (isRetained && !(content instanceof Blob)) kept.set(path, content);
      const bytes = content instanceof Blob ? content.size : content.length;
      const sha256 = await sha256Hex(content, startFile());
      digests.set(path, { sha256, bytes });
      hooks.digest?.(path, sha256);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw toInputError(error, path);
      problems.push({ code: error.code, path });
    }
  };

  const contents = { digests, kept, problems };
  const isFirst = ([path]: readonly [string, SourceFile]) => path === MANIFEST_PATH || path === SUMS_PATH;
  await mapLimit([...files].filter(isFirst), readFile);
  checkIsDossier(contents);
  await mapLimit(
    [...files].filter((entry) => !isFirst(entry)),
    readFile,
  );
  return contents;
}

function isFiche(path: string): boolean {
  return path.endsWith('/fiche.json');
}

function isKept(path: string): boolean {
  const innerPath = stripReceivedFolders(path);
  return READ_PATHS.has(innerPath) || isFiche(innerPath) || isTimestampPath(innerPath);
}

/** Sums the bytes of files hashed side by side; a cancel comes out between two pieces of a large one. */
function progressCounter(total: number, { progress, signal }: VerifyHooks) {
  let done = 0;
  return () => {
    let before = 0;
    return (ofFile: number) => {
      signal?.throwIfAborted();
      done += ofFile - before;
      before = ofFile;
      progress?.({ name: 'verify', done, total });
    };
  };
}

/** The disk, not the dossier: a file that moved, a key pulled out, no permission. */
function toInputError(error: unknown, path: string): unknown {
  const name = error instanceof Error ? error.name : '';
  return /^Not(?:Readable|Found|Allowed)Error$|^SecurityError$/.test(name)
    ? new NotCheckable('unreadable-input', { path }, error)
    : error;
}
