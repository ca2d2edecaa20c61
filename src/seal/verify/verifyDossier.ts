import type { JsonFault } from '../canonical.ts';
import { readSums } from '../sums.ts';
import type { HeldCertificate } from '../timestamp/response.ts';
import { knownRoots } from '../timestamp/roots.ts';
import { type Contents, readContents, type Watch } from './contents.ts';
import { coverageProblems, pathsOf } from './coverage.ts';
import { itemProblems } from './items.ts';
import { checkJournal } from './journal.ts';
import { isNewer, manifestProblems, readManifest } from './manifest.ts';
import { JOURNAL, MANIFEST, MANIFEST_STAMP, SUMS } from './names.ts';
import { checkOrigins, uncheckedOrigins } from './origins.ts';
import { countItems, onVerifier, outcomes, type Published, remarks } from './remarks.ts';
import { type Check, NotCheckable, type Problem, type Report } from './report.ts';
import { checkSignature } from './signature.ts';
import { type DossierSource, settle } from './source.ts';
import { checkTimestamps, type TimestampsCheck } from './timestamps.ts';

/**
 * The one verifying core: everything is recomputed from the bytes, and no field that says « valid » is believed. It
 * tells whether the dossier is coherent in itself and, given an anchor, whether it is the one anchored.
 */

export interface VerifyOptions extends Watch {
  /** SHA-256 of manifest.json as somebody else holds it, in lower-case hex. */
  readonly expect?: string;
  /** By the clock of whoever verifies: dates to come are noted. */
  readonly now?: Date;
  /** Roots of authorities that whoever verifies trusts, besides those known here. */
  readonly roots?: readonly HeldCertificate[];
  /** What this face knows of the verifier.html of each release: one that differs is named. */
  readonly published?: Published;
}

/** Throws NotCheckable when no verdict can be given, and the reason of `signal` when it is aborted. */
export async function verifyDossier(given: DossierSource, options: VerifyOptions = {}): Promise<Report> {
  const source = settle(given);
  const contents = await readContents(source, options, mustLookLikeADossier);
  return judge(contents, source, options, 0);
}

/** `depth`: how many dossiers this one is in. Throws NotCheckable. */
async function judge(
  contents: Contents,
  source: Pick<DossierSource, 'faults' | 'notes'>,
  options: VerifyOptions,
  depth: number,
): Promise<Report> {
  const manifestBytes = contents.kept.get(MANIFEST);
  const { manifest, schema, fault } = readManifest(manifestBytes);

  const container = [...source.faults, ...contents.problems];
  const signature = await checkSignature(contents);
  const known = { manifest, signed: signature.holds, named: pathsOf(container) };
  const files = coverageProblems(contents, known);
  const named = pathsOf([...container, ...files]);
  // A version to come is only believed of bytes that their own dossier vouches for.
  const manifestDigest = contents.digests.get(MANIFEST)?.sha256 ?? null;
  const anchor = anchorProblems(manifestDigest, options.expect);
  // That it is not the one anchored can be said of any version.
  const refuse = (refusal: NotCheckable) => {
    if (anchor.length === 0) throw refusal;
  };
  const isLater = manifest === null && isNewer(schema, 'dossier') && !named.has(MANIFEST);
  if (isLater) refuse(newer(MANIFEST, schema));
  let journal = await checkJournal(contents, manifest, signature.spki, options.now);
  if (journal !== null && isNewer(journal.schema, 'journal') && !named.has(JOURNAL)) {
    refuse(newer(JOURNAL, journal.schema));
    journal = null;
  }

  const ofManifest: Problem[] =
    manifest === null
      ? malformed(manifestBytes, isLater ? new Set([MANIFEST]) : named, fault)
      : manifestProblems(manifest, contents);
  let items: readonly Problem[] | null = null;
  try {
    if (manifest !== null && journal !== null) items = itemProblems(contents, manifest, journal, named);
  } catch (error) {
    if (!(error instanceof NotCheckable)) throw error;
    refuse(error);
  }
  const verifier = await onVerifier(contents, manifest, options.published);
  const roots = [...knownRoots(), ...(options.roots ?? [])];
  const timestamps = await checkTimestamps(contents, manifest, journal, roots);
  const origins = await checkOrigins(contents, journal, named, depth, async (own, deeper) => {
    mustLookLikeADossier(own);
    const { expect: _, ...rest } = options;
    return judge(own, NOTHING_AROUND, rest, deeper);
  });
  const problems = [
    ...container,
    ...files,
    ...ofManifest,
    ...signature.problems,
    ...(journal?.problems ?? []),
    ...(items ?? []),
    ...timestamps.problems,
    ...origins.problems,
    ...anchor,
    ...verifier.problems,
  ];
  const anchoredBy = anchorOf(problems, options.expect, timestamps);
  const unchecked = new Set<Check>([
    ...(options.expect === undefined && anchoredBy === null ? (['anchor'] as const) : []),
    ...(signature.spki === null || !journal?.opening ? (['signature'] as const) : []),
    ...(manifest === null ? (['manifest'] as const) : []),
    ...(journal === null ? (['journal'] as const) : []),
    ...(items === null ? (['items'] as const) : []),
    ...(timestamps.timestamps.length === 0 ? (['timestamps'] as const) : []),
    ...uncheckedOrigins(origins),
  ]);
  return {
    verdict: verdictOf(problems, anchoredBy),
    anchoredBy,
    problems,
    notes: [
      ...source.notes,
      ...(journal?.notes ?? []),
      ...verifier.notes,
      ...timestamps.notes,
      ...origins.notes,
      ...remarks(contents, manifest, journal),
    ],
    checks: outcomes(problems, unchecked),
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
    origins: origins.origins,
    files: {
      count: contents.digests.size,
      bytes: [...contents.digests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

/** A digest held outside is the whole dossier's; the container was judged once. */
const NOTHING_AROUND = { faults: [], notes: [] } as const;

function mustLookLikeADossier({ kept }: Contents): void {
  const sums = kept.get(SUMS);
  const { schema } = readManifest(kept.get(MANIFEST));
  const speaksOfOne =
    schema?.startsWith('recueil/dossier/') || (sums !== undefined && readSums(sums).sums.has(MANIFEST));
  if (!speaksOfOne) throw new NotCheckable('not-a-dossier');
}

/** A stamp of the manifest anchors it when its authority is known; one of the journal speaks of less than all. */
function anchorOf(
  problems: readonly Problem[],
  expected: string | undefined,
  { timestamps }: TimestampsCheck,
): Report['anchoredBy'] {
  if (problems.length > 0) return null;
  if (expected !== undefined) return 'expected';
  return timestamps.some(({ path, known }) => known && path === MANIFEST_STAMP) ? 'timestamp' : null;
}

function verdictOf(problems: readonly Problem[], anchoredBy: Report['anchoredBy']): Report['verdict'] {
  if (problems.length > 0) return 'altered';
  return anchoredBy === null ? 'coherent-unanchored' : 'coherent-anchored';
}

function newer(path: string, schema: string | null): NotCheckable {
  return new NotCheckable('newer-schema', { path, schema: schema ?? '' });
}

function malformed(
  bytes: Uint8Array | undefined,
  named: ReadonlySet<string>,
  reason: JsonFault | null,
): Problem[] {
  if (bytes === undefined || named.has(MANIFEST)) return [];
  return [{ code: 'manifest-form', path: MANIFEST, ...(reason !== null && { detail: { reason } }) }];
}

function anchorProblems(found: string | null, expected: string | undefined): Problem[] {
  if (expected === undefined || expected === found) return [];
  return [{ code: 'expected-other', path: MANIFEST, detail: { expected, found: found ?? '' } }];
}
