import type { Progress } from '../../domain/ports.ts';
import { sha256Hex } from '../digest.ts';
import { inTurns } from '../inTurns.ts';
import { inOrigin, isOfTimestamps, JOURNAL, MANIFEST, PUBLIC_KEY, SIGNATURE, SUMS } from './names.ts';
import { NotCheckable, type Problem } from './report.ts';
import { type DossierSource, type SourceFile, UnreadableFile } from './source.ts';

/** One pass over the files: every byte is read once, hashed, and forgotten unless a check needs to read it. */

const KEPT = new Set([MANIFEST, SIGNATURE, SUMS, PUBLIC_KEY, JOURNAL]);

/** Of a file that is read, not only hashed: a full case's journal and manifest have a third of it. */
const KEPT_UP_TO = 64 * 1024 * 1024;
/** Of all of them together: 20,000 fiches of ten kilobytes, a full case, have a fifth. */
const KEPT_IN_ALL = 1024 * 1024 * 1024;

interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

export interface Contents {
  readonly digests: ReadonlyMap<string, FileDigest>;
  /** Bytes of the files that are read: those that names.ts names, and every fiche. */
  readonly kept: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly problems: readonly Problem[];
}

export interface Watch {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Of each file as it is read, for whoever takes the files in once they are verified. */
  readonly digest?: (path: string, sha256: string) => void;
}

/** `looks` is asked after the first two files, so that what is no dossier is not hashed whole. Throws what it throws. */
export async function readContents(
  { files }: DossierSource,
  watch: Watch,
  looks: (contents: Contents) => void,
): Promise<Contents> {
  const digests = new Map<string, FileDigest>();
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const problems: Problem[] = [];
  let room = KEPT_IN_ALL;
  const tally = counting(
    [...files.values()].reduce((sum, file) => sum + file.bytes, 0),
    watch,
  );

  const take = async ([path, file]: readonly [string, SourceFile]) => {
    watch.signal?.throwIfAborted();
    try {
      const found = await file.read();
      const size = found instanceof Blob ? found.size : found.length;
      const keeps = isKept(path) && size <= Math.min(KEPT_UP_TO, room);
      if (keeps) room -= size;
      if (isKept(path) && !keeps) problems.push({ code: 'too-large', path });
      const content = keeps && found instanceof Blob ? new Uint8Array(await found.arrayBuffer()) : found;
      if (keeps && !(content instanceof Blob)) kept.set(path, content);
      const bytes = content instanceof Blob ? content.size : content.length;
      const sha256 = await sha256Hex(content, tally());
      digests.set(path, { sha256, bytes });
      watch.digest?.(path, sha256);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw told(error, path);
      problems.push({ code: error.code, path });
    }
  };

  const contents = { digests, kept, problems };
  const isFirst = ([path]: readonly [string, SourceFile]) => path === MANIFEST || path === SUMS;
  await inTurns([...files].filter(isFirst), take);
  looks(contents);
  await inTurns(
    [...files].filter((entry) => !isFirst(entry)),
    take,
  );
  return contents;
}

function isFiche(path: string): boolean {
  return path.endsWith('/fiche.json');
}

function isKept(path: string): boolean {
  const own = inOrigin(path);
  return KEPT.has(own) || isFiche(own) || isOfTimestamps(own);
}

/** Sums the bytes of files hashed side by side; a cancel comes out between two pieces of a large one. */
function counting(total: number, { progress, signal }: Watch) {
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
function told(error: unknown, path: string): unknown {
  const name = error instanceof Error ? error.name : '';
  return /^Not(?:Readable|Found|Allowed)Error$|^SecurityError$/.test(name)
    ? new NotCheckable('unreadable-input', { path }, error)
    : error;
}
