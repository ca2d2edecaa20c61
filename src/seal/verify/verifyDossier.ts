import { JOURNAL_PATH, MANIFEST_PATH, readSums, SUMS_PATH } from '../../domain/export/dossierLayout.ts';
import type { JsonFault } from '../canonical.ts';
import { knownRoots, type ParsedCertificate } from '../timestamp/timestampToken.ts';
import { itemProblems } from './checkItems.ts';
import { checkJournal } from './checkJournal.ts';
import {
  checkSignature,
  coverageProblems,
  isDossierSchema,
  isNewerSchema,
  manifestProblems,
  pathsOf,
  readManifest,
  uniqueExhibits,
} from './checkManifest.ts';
import { checkReceivedDossiers } from './checkReceivedDossiers.ts';
import { compareDocuments } from './compareDocuments.ts';
import { type DossierContents, readContents, type VerifyHooks } from './dossierContents.ts';
import { type DossierSource, normalizeSource } from './dossierSource.ts';
import { checkTimestamps } from './dossierTimestamps.ts';
import { isPdf, pdfSource } from './pdfSource.ts';
import { buildReport, checkVerifier, collectNotes, countItems, type FindVerifierDigest } from './verdict.ts';
import { NotCheckable, type Problem, type Report } from './verificationReport.ts';
import { zipSource } from './zipSource.ts';

/**
 * The only implementation of verification. Everything is recomputed from the bytes; no field is trusted. The verdict
 * says whether the dossier is consistent and, given an anchor, whether it is the anchored one.
 */

export interface VerifyOptions extends VerifyHooks {
  /** SHA-256 from an outside source, of manifest.json or of the file that is verified, in lower-case hex. */
  readonly expect?: string;
  /** The verifier's clock, to note dates in the future. */
  readonly now?: Date;
  /** Roots of authorities to trust besides the known ones. */
  readonly roots?: readonly ParsedCertificate[];
  /** Published digests of verifier.html: a different one is reported. */
  readonly findVerifierDigest?: FindVerifierDigest;
}

/** Throws NotCheckable when no verdict is possible, and the reason of `signal` when aborted. */
export async function verifyDossier(input: DossierSource, options: VerifyOptions = {}): Promise<Report> {
  const source = await normalizeSource(input);
  const contents = await readContents(source, options, assertIsDossier);
  const { appended } = source;
  if (appended === undefined) return verifyContents(contents, source, options, 0);
  // A digest held outside may be that of the completed file, so it is compared with the original alone.
  const { expect: _, ...rest } = options;
  const report = await verifyContents(contents, source, rest, 0);
  if (report.verdict !== 'altered')
    throw new NotCheckable('pdf-appended', { bytes: appended.original.size, more: appended.bytes });
  return {
    ...report,
    problems: [...report.problems, { code: 'pdf-structure' }],
    checks: { ...report.checks, container: 'fails' },
  };
}

/** `depth`: number of enclosing dossiers. Throws NotCheckable. */
async function verifyContents(
  contents: DossierContents,
  source: Pick<DossierSource, 'faults' | 'notes' | 'fileDigest'>,
  options: VerifyOptions,
  depth: number,
): Promise<Report> {
  const { manifest, schema, fault } = readManifest(contents.retained.get(MANIFEST_PATH));
  const container = [...source.faults, ...contents.problems];
  const signature = await checkSignature(contents);
  const known = { manifest, signed: signature.holds, reported: pathsOf(container) };
  const files = coverageProblems(contents, known);
  const reported = pathsOf([...container, ...files]);
  const manifestDigest = contents.digests.get(MANIFEST_PATH)?.sha256 ?? null;
  const { expect } = options;
  const isOfFile = expect !== undefined && expect !== manifestDigest && (await source.fileDigest?.()) === expect;
  const anchor = isOfFile ? [] : anchorProblems(manifestDigest, expect);
  // An unexpected digest can be reported for any version. A version that nobody signed is an alteration.
  const refuse = (refusal: NotCheckable) => {
    if (anchor.length === 0 && signature.holds) throw refusal;
  };
  // Another version counts only when nothing contradicts the file's bytes.
  const isOtherVersion =
    manifest === null && fault === null && signature.holds && isDossierSchema(schema) && !reported.has(MANIFEST_PATH);
  const journalCheck = await checkJournal(contents, manifest, signature.spki, options.now);
  // A journal that can be read names the key that signs.
  const isOtherKey = journalCheck?.problems.some(({ code }) => code === 'key-other') === true;
  if (isOtherVersion && files.length + container.length === 0 && !isOtherKey)
    refuse(otherVersionError(MANIFEST_PATH, schema));
  const isLaterJournal =
    journalCheck !== null && isNewerSchema(journalCheck.schema, 'journal') && !reported.has(JOURNAL_PATH);
  if (isLaterJournal) refuse(otherVersionError(JOURNAL_PATH, journalCheck.schema));
  const journal = isLaterJournal ? null : journalCheck;

  let items: readonly Problem[] | null = null;
  try {
    if (manifest !== null && journal !== null) items = await itemProblems(contents, manifest, journal, reported);
  } catch (error) {
    if (!(error instanceof NotCheckable)) throw error;
    refuse(error);
  }
  const isReported = isOtherVersion || reported.has(MANIFEST_PATH);
  const manifestFaults =
    manifest !== null ? manifestProblems(manifest, contents) : isReported ? [] : malformedManifest(contents, fault);
  const verifier = await checkVerifier(contents, manifest, options.findVerifierDigest);
  const roots = [...knownRoots(), ...(options.roots ?? [])];
  const timestamps = await checkTimestamps(contents, manifest, journal, roots);
  const receivedDossiers = await checkReceivedDossiers(contents, journal, reported, depth, async (inner, deeper) => {
    assertIsDossier(inner);
    const { expect: _, ...rest } = options;
    return verifyContents(inner, EMPTY_CONTAINER, rest, deeper);
  });
  const problems = [
    ...container,
    ...files,
    ...manifestFaults,
    ...signature.problems,
    ...(journal?.problems ?? []),
    ...(items ?? []),
    ...timestamps.problems,
    ...receivedDossiers.problems,
    ...anchor,
    ...verifier.problems,
  ];
  return buildReport({
    contents,
    manifest,
    manifestDigest,
    signature,
    journal,
    items,
    timestamps,
    receivedDossiers,
    anchoredBy: expect === undefined ? null : isOfFile ? 'expected-file' : 'expected',
    problems,
    notes: [
      ...source.notes,
      ...(journal?.notes ?? []),
      ...verifier.notes,
      ...timestamps.notes,
      ...receivedDossiers.notes,
      // Of an altered dossier, the faults say enough.
      ...(problems.length > 0 || manifest === null
        ? []
        : compareDocuments(contents, uniqueExhibits(manifest.exhibits), journal && countItems(manifest, journal))),
      ...collectNotes(contents, manifest, journal),
    ],
  });
}

/** The anchor applies to the whole dossier, and the container was checked once. */
const EMPTY_CONTAINER = { faults: [], notes: [] } as const;

function assertIsDossier({ retained }: DossierContents): void {
  const sums = retained.get(SUMS_PATH);
  const { schema } = readManifest(retained.get(MANIFEST_PATH));
  const hasDossierMarkers =
    schema?.startsWith('recueil/dossier/') || (sums !== undefined && readSums(sums).sums.has(MANIFEST_PATH));
  if (!hasDossierMarkers) throw new NotCheckable('not-a-dossier');
}

const otherVersionError = (path: string, schema: string | null): NotCheckable =>
  new NotCheckable('other-version', { path, schema: schema ?? '' });

function malformedManifest({ retained }: DossierContents, reason: JsonFault | null): Problem[] {
  if (!retained.has(MANIFEST_PATH)) return [];
  return [{ code: 'manifest-form', path: MANIFEST_PATH, ...(reason !== null && { detail: { reason } }) }];
}

function anchorProblems(found: string | null, expected: string | undefined): Problem[] {
  if (expected === undefined || expected === found) return [];
  return [{ code: 'expected-other', path: MANIFEST_PATH, detail: { expected, found: found ?? '' } }];
}

/** Opens a dossier handed over as one file, a PDF or a zip. Throws NotCheckable when it is neither. */
export const fileSource = async (file: Blob): Promise<DossierSource> =>
  (await isPdf(file)) ? pdfSource(file) : zipSource(file);
