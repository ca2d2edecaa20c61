import type { Manifest } from '../../domain/export/dossierLayout.ts';
import { readSums } from '../sha256sums.ts';
import type { DossierContents } from './contents.ts';
import { OUTSIDE_MANIFEST } from './manifest.ts';
import { JOURNAL_PATH, MANIFEST_PATH, PUBLIC_KEY_PATH, SIGNATURE_PATH, SUMS_PATH } from './paths.ts';
import type { Problem } from './report.ts';

/**
 * Compares the files with the digests stated by the manifest, and by SHA256SUMS for files that the manifest cannot
 * list.
 */

type Digests = ReadonlyMap<string, string>;

export interface CoverageContext {
  readonly manifest: Manifest | null;
  /** The signature is valid, so a mismatch about manifest.json is a fault of SHA256SUMS. */
  readonly signed: boolean;
  /** Paths that a problem already reports: not reported as missing too. */
  readonly reported: ReadonlySet<string>;
}

export function coverageProblems({ digests, retained }: DossierContents, known: CoverageContext): Problem[] {
  const actual = new Map([...digests].map(([path, { sha256 }]) => [path, sha256]));
  const bytes = retained.get(SUMS_PATH);
  const { sums, exact } = bytes === undefined ? { sums: null, exact: true } : readSums(bytes);
  // An unsigned manifest cannot contradict SHA256SUMS about a file.
  const list = known.signed || sums === null ? known.manifest : null;
  const stated = statedDigests({ ...known, manifest: list }, sums, actual);
  // Not `push(...)`: the list may exceed the maximum number of arguments.
  let problems = compare(stated, actual, known.reported);
  if (list === null && known.manifest !== null)
    problems = [...problems, ...listProblems(known.manifest, actual, pathsOf(problems))];
  if (sums === null) return problems;
  const reported = new Set([...known.reported, ...pathsOf(problems)]);
  return [...problems, ...sumsProblems(sums, exact, actual, reported)];
}

/** Path → expected digest; null: the file must exist, but nothing states its digest. */
function statedDigests(
  { manifest, signed }: CoverageContext,
  sums: Digests | null,
  actual: Digests,
): Map<string, string | null> {
  const stated = new Map<string, string | null>();
  for (const [path, sha256] of sums ?? []) {
    if (manifest === null || OUTSIDE_MANIFEST.has(path)) stated.set(path, sha256);
  }
  for (const { path, sha256 } of manifest?.resources ?? []) stated.set(path, sha256);
  for (const path of [MANIFEST_PATH, SIGNATURE_PATH]) if (signed || !stated.has(path)) stated.set(path, null);
  stated.set(SUMS_PATH, null);
  // Required even when the manifest does not list them.
  for (const path of [PUBLIC_KEY_PATH, JOURNAL_PATH])
    if (!stated.has(path) && !actual.has(path)) stated.set(path, null);
  if (manifest === null && sums === null) for (const path of actual.keys()) stated.set(path, null);
  return stated;
}

function compare(
  stated: ReadonlyMap<string, string | null>,
  actual: Digests,
  reported: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  const extra = new Set([...actual.keys()].filter((path) => !stated.has(path)));
  const extraByDigest = new Map<string | undefined, string>();
  for (const path of extra) extraByDigest.set(actual.get(path), path);
  for (const [path, sha256] of stated) {
    const found = actual.get(path);
    if (found !== undefined) {
      if (sha256 !== null && found !== sha256) problems.push({ code: 'altered', path });
    } else if (!reported.has(path)) {
      const now = sha256 === null ? undefined : extraByDigest.get(sha256);
      if (now !== undefined && extra.delete(now)) problems.push({ code: 'renamed', path, detail: { now } });
      else problems.push({ code: 'missing', path });
    }
  }
  for (const path of extra) problems.push({ code: 'extra', path });
  return problems;
}

function listProblems({ resources }: Manifest, actual: Digests, reported: ReadonlySet<string>): Problem[] {
  const listed = new Map(resources.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...listed.keys(), ...actual.keys()])]
    .filter((file) => !OUTSIDE_MANIFEST.has(file) && !reported.has(file) && listed.get(file) !== actual.get(file))
    .map((file) => ({ code: 'manifest-list', path: MANIFEST_PATH, detail: { file } }));
}

/** Compares SHA256SUMS with the files, except for those already reported. */
function sumsProblems(sums: Digests, exact: boolean, actual: Digests, reported: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = exact ? [] : [{ code: 'sums-form', path: SUMS_PATH }];
  for (const file of new Set([...sums.keys(), ...actual.keys()])) {
    const should = file === SUMS_PATH ? undefined : actual.get(file);
    if (sums.get(file) !== should && !reported.has(file))
      problems.push({ code: 'sums-line', path: SUMS_PATH, detail: { file } });
  }
  return problems;
}

/** Paths that the problems report; both paths of a renamed file. */
export function pathsOf(problems: readonly Problem[]): Set<string> {
  const paths = problems.flatMap(({ path, detail }) => [path, detail?.now]);
  return new Set(paths.filter((path) => typeof path === 'string'));
}
