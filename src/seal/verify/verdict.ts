import { MANIFEST_PATH, MANIFEST_TIMESTAMP_PATH, type Manifest } from '../../domain/export/dossierLayout.ts';
import { isItemPath } from './checkItems.ts';
import type { JournalCheck } from './checkJournal.ts';
import { type SignatureCheck, uniqueExhibits } from './checkManifest.ts';
import { listUncheckedReceived, type ReceivedDossiersCheck } from './checkReceivedDossiers.ts';
import type { DossierContents } from './dossierContents.ts';
import type { TimestampsCheck } from './dossierTimestamps.ts';
import {
  type CheckName,
  type CheckOutcome,
  type Note,
  PROBLEMS,
  type Problem,
  type Report,
} from './verificationReport.ts';

/** Results of all checks of one dossier. */
interface VerificationFindings {
  readonly contents: DossierContents;
  readonly manifest: Manifest | null;
  readonly manifestDigest: string | null;
  readonly signature: SignatureCheck;
  readonly journal: JournalCheck | null;
  /** Null when the manifest or the journal was not readable. */
  readonly items: readonly Problem[] | null;
  readonly timestamps: TimestampsCheck;
  readonly receivedDossiers: ReceivedDossiersCheck;
  /** What the digest from an outside source is of; null without one. */
  readonly anchoredBy: 'expected' | 'expected-file' | null;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

export function buildReport(findings: VerificationFindings): Report {
  const { contents, manifest, manifestDigest, signature, journal, timestamps, problems, notes } = findings;
  const anchoredBy = findAnchor(findings);
  return {
    verdict: decideVerdict(problems, anchoredBy),
    anchoredBy,
    problems,
    notes,
    checks: checkOutcomes(problems, listUnchecked(findings, anchoredBy)),
    manifestDigest,
    created: manifest?.created ?? null,
    software: manifest?.software ?? null,
    keyFingerprint: signature.keyFingerprint,
    journal: journal && {
      id: journal.opening?.journal ?? null,
      entries: journal.reading.head.seq,
      head: journal.reading.head.hash,
    },
    timestamps: timestamps.timestamps,
    counts: manifest && journal && countItems(manifest, journal),
    receivedDossiers: findings.receivedDossiers.reports,
    files: {
      count: contents.digests.size,
      bytes: [...contents.digests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

/** A time-stamp of the manifest by a known authority is an anchor; one of the journal covers a part only. */
function findAnchor({ problems, anchoredBy, timestamps: { timestamps } }: VerificationFindings): Report['anchoredBy'] {
  if (problems.length > 0) return null;
  if (anchoredBy !== null) return anchoredBy;
  return timestamps.some(({ path, known }) => known && path === MANIFEST_TIMESTAMP_PATH) ? 'timestamp' : null;
}

function decideVerdict(problems: readonly Problem[], anchoredBy: Report['anchoredBy']): Report['verdict'] {
  if (problems.length > 0) return 'altered';
  return anchoredBy === null ? 'coherent-unanchored' : 'coherent-anchored';
}

function listUnchecked(findings: VerificationFindings, anchoredBy: Report['anchoredBy']): ReadonlySet<CheckName> {
  const { signature, manifest, journal, items, timestamps, receivedDossiers } = findings;
  return new Set<CheckName>([
    ...(findings.anchoredBy === null && anchoredBy === null ? (['anchor'] as const) : []),
    ...(signature.spki === null || !journal?.opening ? (['signature'] as const) : []),
    ...(manifest === null ? (['manifest'] as const) : []),
    ...(journal === null ? (['journal'] as const) : []),
    ...(items === null ? (['items'] as const) : []),
    ...(timestamps.timestamps.length === 0 ? (['timestamps'] as const) : []),
    ...listUncheckedReceived(receivedDossiers),
  ]);
}

/** Notes: remarks that do not affect the verdict. */

/** Returns the published SHA-256 of a release's verifier.html; null if unknown. `found`: the dossier's. */
export type FindVerifierDigest = (version: string, found: string) => Promise<string | null>;

const VERIFIER_PATH = 'verifier.html';

/** Compares verifier.html with the one its release published. Without a list of releases, checks nothing. */
export async function checkVerifier(
  { digests }: DossierContents,
  manifest: Manifest | null,
  findVerifierDigest: FindVerifierDigest | undefined,
): Promise<{ readonly problems: readonly Problem[]; readonly notes: readonly Note[] }> {
  const found = digests.get(VERIFIER_PATH)?.sha256;
  if (findVerifierDigest === undefined || manifest === null || found === undefined) return { problems: [], notes: [] };
  const expected = await findVerifierDigest(manifest.software.version, found);
  if (expected === null) return { problems: [], notes: [{ code: 'verifier-release-unknown', path: VERIFIER_PATH }] };
  return { problems: found === expected ? [] : [{ code: 'verifier-altered', path: VERIFIER_PATH }], notes: [] };
}

/** Collects what is unusual but no fault: erased, withdrawn or omitted files that are absent or present. */
export function collectNotes(
  { digests }: DossierContents,
  manifest: Manifest | null,
  journal: JournalCheck | null,
): Note[] {
  const notes: Note[] = [];
  for (const { item, folder } of uniqueExhibits(manifest?.exhibits ?? [])) {
    if (journal?.withdrawn.has(item)) notes.push({ code: 'withdrawn-present', path: folder });
    for (const file of journal?.removed.get(item) ?? []) {
      const path = `${folder}/${file}`;
      notes.push({ code: digests.has(path) ? 'removed-present' : 'file-removed', path });
    }
  }
  return [...notes, ...otherZipNotes(manifest?.omitted ?? []), ...omissionNotes(manifest?.omitted ?? [], journal)];
}

/** Counts the omitted files that are in no other zip and that the journal does not say are erased. */
function omissionNotes(omitted: Manifest['omitted'], journal: JournalCheck | null): Note[] {
  const notIncluded = omitted.filter(
    ({ item, path, reason, volume }) =>
      !journal?.removed.get(item)?.has(path) && (reason !== 'volume' || volume === undefined),
  );
  const redacted = notIncluded.filter(({ reason }) => reason === 'redacted').length;
  const note = (code: Note['code'], files: number): Note[] =>
    files === 0 ? [] : [{ code, path: MANIFEST_PATH, detail: { files } }];
  return [...note('files-redacted', redacted), ...note('files-left-out', notIncluded.length - redacted)];
}

/** Lists the other zips of the dossier, with the number of these exhibits' files in each. */
function otherZipNotes(omitted: Manifest['omitted']): Note[] {
  const named = omitted.flatMap(({ reason, volume }) => (reason === 'volume' ? (volume ?? []) : []));
  return [...Map.groupBy(named, (volume) => volume)].map(([path, { length }]) => ({
    code: 'other-zip',
    path,
    detail: { files: length },
  }));
}

export function countItems({ exhibits }: Manifest, { seals, withdrawn }: JournalCheck): NonNullable<Report['counts']> {
  const here = new Set(exhibits.map(({ item }) => item));
  const absent = [...seals.keys()].filter((item) => !here.has(item));
  const withdrawnAbsent = absent.filter((item) => withdrawn.has(item)).length;
  return {
    sealed: seals.size,
    here: here.size,
    withdrawn: withdrawnAbsent,
    notIncluded: absent.length - withdrawnAbsent,
  };
}

function checkOutcomes(
  problems: readonly Problem[],
  unchecked: ReadonlySet<CheckName>,
): Record<CheckName, CheckOutcome> {
  const failing = new Set<string>(problems.map(({ code }) => code));
  // A file of an item may be reported by an earlier check; the item fails all the same.
  const inItems = problems.some(({ path }) => path !== undefined && isItemPath(path));
  const outcome = (check: CheckName): CheckOutcome => {
    if (PROBLEMS[check].some((code) => failing.has(code)) || (check === 'items' && inItems)) return 'fails';
    return unchecked.has(check) ? 'unchecked' : 'holds';
  };
  const checks = Object.keys(PROBLEMS) as CheckName[];
  return Object.fromEntries(checks.map((check) => [check, outcome(check)])) as Record<CheckName, CheckOutcome>;
}

/** Parses the table of docs/verifier-releases.md: version → SHA-256 of its verifier.html. */
export function releasesIn(markdown: string): ReadonlyMap<string, string> {
  const rows = markdown.matchAll(/^\| ([\w.-]+) \| \d{4}-\d\d-\d\d \| `([0-9a-f]{64})` \|$/gm);
  return new Map([...rows].map(([, version = '', sha256 = '']) => [version, sha256]));
}
