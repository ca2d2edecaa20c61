import type { JsonFault } from '../canonical.ts';
import { readSums } from '../sha256sums.ts';
import type { ParsedCertificate } from '../timestamp/response.ts';
import { knownRoots } from '../timestamp/roots.ts';
import { type DossierContents, readContents, type VerifyHooks } from './contents.ts';
import { coverageProblems, pathsOf } from './coverage.ts';
import { itemProblems } from './items.ts';
import { checkJournal } from './journal.ts';
import { isNewerSchema, manifestProblems, readManifest } from './manifest.ts';
import { checkVerifier, collectNotes, type FindVerifierDigest } from './notes.ts';
import { JOURNAL_PATH, MANIFEST_PATH, SUMS_PATH } from './paths.ts';
import { checkReceivedDossiers } from './receivedDossiers.ts';
import { NotCheckable, type Problem, type Report } from './report.ts';
import { checkSignature } from './signature.ts';
import { type DossierSource, normalizeSource } from './source.ts';
import { checkTimestamps } from './timestamps.ts';
import { buildReport } from './verdict.ts';

/**
 * The one verifying core: everything is recomputed from the bytes, and no field that says « valid » is believed. It
 * tells whether the dossier is coherent in itself and, given an anchor, whether it is the one anchored.
 */

export interface VerifyOptions extends VerifyHooks {
  /** SHA-256 of manifest.json as somebody else holds it, in lower-case hex. */
  readonly expect?: string;
  /** By the clock of whoever verifies: dates to come are noted. */
  readonly now?: Date;
  /** Roots of authorities that whoever verifies trusts, besides those known here. */
  readonly roots?: readonly ParsedCertificate[];
  /** What this face knows of the verifier.html of each release: one that differs is named. */
  readonly published?: FindVerifierDigest;
}

/** Throws NotCheckable when no verdict can be given, and the reason of `signal` when it is aborted. */
export async function verifyDossier(input: DossierSource, options: VerifyOptions = {}): Promise<Report> {
  const source = normalizeSource(input);
  const contents = await readContents(source, options, assertIsDossier);
  return verifyContents(contents, source, options, 0);
}

/** `depth`: how many dossiers this one is in. Throws NotCheckable. */
async function verifyContents(
  contents: DossierContents,
  source: Pick<DossierSource, 'faults' | 'notes'>,
  options: VerifyOptions,
  depth: number,
): Promise<Report> {
  const { manifest, schema, fault } = readManifest(contents.kept.get(MANIFEST_PATH));
  const container = [...source.faults, ...contents.problems];
  const signature = await checkSignature(contents);
  const known = { manifest, signed: signature.holds, named: pathsOf(container) };
  const files = coverageProblems(contents, known);
  const named = pathsOf([...container, ...files]);
  const manifestDigest = contents.digests.get(MANIFEST_PATH)?.sha256 ?? null;
  const anchor = anchorProblems(manifestDigest, options.expect);
  // That it is not the one anchored can be said of any version.
  const refuse = (refusal: NotCheckable) => {
    if (anchor.length === 0) throw refusal;
  };
  // A version to come is only believed of bytes that their own dossier vouches for.
  const isLaterVersion = manifest === null && isNewerSchema(schema, 'dossier') && !named.has(MANIFEST_PATH);
  if (isLaterVersion) refuse(newerSchemaError(MANIFEST_PATH, schema));
  const journalCheck = await checkJournal(contents, manifest, signature.spki, options.now);
  const isLaterJournal =
    journalCheck !== null && isNewerSchema(journalCheck.schema, 'journal') && !named.has(JOURNAL_PATH);
  if (isLaterJournal) refuse(newerSchemaError(JOURNAL_PATH, journalCheck.schema));
  const journal = isLaterJournal ? null : journalCheck;

  let items: readonly Problem[] | null = null;
  try {
    if (manifest !== null && journal !== null) items = itemProblems(contents, manifest, journal, named);
  } catch (error) {
    if (!(error instanceof NotCheckable)) throw error;
    refuse(error);
  }
  const isReported = isLaterVersion || named.has(MANIFEST_PATH);
  const manifestFaults =
    manifest !== null
      ? manifestProblems(manifest, contents)
      : isReported
        ? []
        : malformedManifest(contents, fault);
  const verifier = await checkVerifier(contents, manifest, options.published);
  const roots = [...knownRoots(), ...(options.roots ?? [])];
  const timestamps = await checkTimestamps(contents, manifest, journal, roots);
  const receivedDossiers = await checkReceivedDossiers(
    contents,
    journal,
    named,
    depth,
    async (inner, deeper) => {
      assertIsDossier(inner);
      const { expect: _, ...rest } = options;
      return verifyContents(inner, EMPTY_CONTAINER, rest, deeper);
    },
  );
  return buildReport({
    contents,
    manifest,
    manifestDigest,
    signature,
    journal,
    items,
    timestamps,
    receivedDossiers,
    expect: options.expect,
    problems: [
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
    ],
    notes: [
      ...source.notes,
      ...(journal?.notes ?? []),
      ...verifier.notes,
      ...timestamps.notes,
      ...receivedDossiers.notes,
      ...collectNotes(contents, manifest, journal),
    ],
  });
}

/** A digest held outside is the whole dossier's; the container was judged once. */
const EMPTY_CONTAINER = { faults: [], notes: [] } as const;

function assertIsDossier({ kept }: DossierContents): void {
  const sums = kept.get(SUMS_PATH);
  const { schema } = readManifest(kept.get(MANIFEST_PATH));
  const hasDossierMarkers =
    schema?.startsWith('recueil/dossier/') || (sums !== undefined && readSums(sums).sums.has(MANIFEST_PATH));
  if (!hasDossierMarkers) throw new NotCheckable('not-a-dossier');
}

function newerSchemaError(path: string, schema: string | null): NotCheckable {
  return new NotCheckable('newer-schema', { path, schema: schema ?? '' });
}

function malformedManifest({ kept }: DossierContents, reason: JsonFault | null): Problem[] {
  if (!kept.has(MANIFEST_PATH)) return [];
  return [{ code: 'manifest-form', path: MANIFEST_PATH, ...(reason !== null && { detail: { reason } }) }];
}

function anchorProblems(found: string | null, expected: string | undefined): Problem[] {
  if (expected === undefined || expected === found) return [];
  return [{ code: 'expected-other', path: MANIFEST_PATH, detail: { expected, found: found ?? '' } }];
}
