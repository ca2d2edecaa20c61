import {
  ACCOUNTS_PATH,
  ADDRESSES_PATH,
  FICHE_NAME,
  IDENTIFICATION_PATH,
  isTimestampPath,
  JOURNAL_PATH,
  MANIFEST_PATH,
  PAGE_PATH,
  PROSECUTION_PATH,
  PUBLIC_KEY_PATH,
  SALTS_NAME,
  SIGNATURE_PATH,
  SUMS_PATH,
  stripReceivedFolders,
  TABLE_PATH,
} from '../../domain/export/dossierLayout.ts';
import { mapLimit } from '../../domain/shared/concurrency.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { type DossierSource, digestContent, type SourceFile, toBytes, UnreadableFile } from './dossierSource.ts';
import { NotCheckable, type Problem } from './verificationReport.ts';

/** Reads every file once and computes its digest. Only the content that a later check parses is retained. */

const READ_PATHS = new Set([MANIFEST_PATH, SIGNATURE_PATH, SUMS_PATH, PUBLIC_KEY_PATH, JOURNAL_PATH]);
/** Compared with the fiches when they are not too large. */
const COMPARED_PATHS = [TABLE_PATH, PAGE_PATH, ACCOUNTS_PATH, ADDRESSES_PATH, IDENTIFICATION_PATH, PROSECUTION_PATH];

/** Limit of one retained file: the journal and the manifest of a full case have a third of it. */
const MAX_READ_FILE_BYTES = 64 * 1024 * 1024;
/** Limit of all retained files: a full case (20,000 fiches of 10 KB) takes less than half of it. */
const MAX_READ_BYTES = 512 * 1024 * 1024;

/** Enough to use the disk and the CPU at the same time; more only takes memory. */
const FILES_AT_A_TIME = 4;

interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

export interface DossierContents {
  readonly digests: ReadonlyMap<string, FileDigest>;
  /** Content of the files that a check parses: those named in READ_PATHS and COMPARED_PATHS, fiches and salts. */
  readonly retained: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly problems: readonly Problem[];
}

export interface VerifyHooks {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Called with the digest of each file read, for an import that stores the files afterwards. */
  readonly digest?: (path: string, sha256: string) => void;
}

/** Reads manifest.json and SHA256SUMS, then calls `checkIsDossier`, so that no other zip is hashed whole. */
export async function readContents(
  { files }: DossierSource,
  hooks: VerifyHooks,
  checkIsDossier: (contents: DossierContents) => void,
): Promise<DossierContents> {
  const digests = new Map<string, FileDigest>();
  const retained = new Map<string, Uint8Array<ArrayBuffer>>();
  const problems: Problem[] = [];
  let remainingBytes = MAX_READ_BYTES;
  const total = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
  const startFile = progressCounter(total, hooks);

  const readFile = async ([path, file]: readonly [string, SourceFile]) => {
    hooks.signal?.throwIfAborted();
    try {
      const isRetained =
        (mustRetain(path) || isCompared(path)) && file.bytes <= Math.min(MAX_READ_FILE_BYTES, remainingBytes);
      if (isRetained) remainingBytes -= file.bytes;
      if (mustRetain(path) && !isRetained) problems.push({ code: 'too-large', path });
      const found = await file.read();
      const content = isRetained ? await toBytes(found) : found;
      if (isRetained && content instanceof Uint8Array) retained.set(path, content);
      const { sha256, bytes } = await digestContent(content, startFile());
      digests.set(path, { sha256, bytes });
      hooks.digest?.(path, sha256);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw toInputError(error, path);
      problems.push({ code: error.code, path });
    }
  };

  const contents = { digests, retained, problems };
  const isFirst = ([path]: readonly [string, SourceFile]) => path === MANIFEST_PATH || path === SUMS_PATH;
  await mapLimit([...files].filter(isFirst), FILES_AT_A_TIME, readFile);
  checkIsDossier(contents);
  const others = [...files].filter((entry) => !isFirst(entry));
  await mapLimit(others, FILES_AT_A_TIME, readFile);
  return contents;
}

const isOfItem = (path: string): boolean => path.endsWith(`/${FICHE_NAME}`) || path.endsWith(`/${SALTS_NAME}`);

const isCompared = (path: string): boolean => COMPARED_PATHS.includes(stripReceivedFolders(path));

function mustRetain(path: string): boolean {
  const innerPath = stripReceivedFolders(path);
  return READ_PATHS.has(innerPath) || isOfItem(innerPath) || isTimestampPath(innerPath);
}

/** Sums the bytes of files hashed concurrently. A cancel takes effect between two chunks of a large file. */
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

/** Converts an error of the disk, not of the dossier: the file was moved, the drive unplugged, permission denied. */
function toInputError(error: unknown, path: string): unknown {
  const name = error instanceof Error ? error.name : '';
  return /^Not(?:Readable|Found|Allowed)Error$|^SecurityError$/.test(name)
    ? new NotCheckable('unreadable-input', { path }, error)
    : error;
}
