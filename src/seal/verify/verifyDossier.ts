import type { JsonFault } from '../canonical.ts';
import { readSums } from '../sums.ts';
import type { HeldCertificate } from '../timestamp/response.ts';
import { knownRoots } from '../timestamp/roots.ts';
import { conclude } from './conclude.ts';
import { type Contents, readContents, type Watch } from './contents.ts';
import { coverageProblems, pathsOf } from './coverage.ts';
import { itemProblems } from './items.ts';
import { checkJournal } from './journal.ts';
import { isNewer, manifestProblems, readManifest } from './manifest.ts';
import { JOURNAL, MANIFEST, SUMS } from './names.ts';
import { checkOrigins } from './origins.ts';
import { onVerifier, type Published, remarks } from './remarks.ts';
import { NotCheckable, type Problem, type Report } from './report.ts';
import { checkSignature } from './signature.ts';
import { type DossierSource, settle } from './source.ts';
import { checkTimestamps } from './timestamps.ts';

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
  const { manifest, schema, fault } = readManifest(contents.kept.get(MANIFEST));
  const container = [...source.faults, ...contents.problems];
  const signature = await checkSignature(contents);
  const known = { manifest, signed: signature.holds, named: pathsOf(container) };
  const files = coverageProblems(contents, known);
  const named = pathsOf([...container, ...files]);
  const manifestDigest = contents.digests.get(MANIFEST)?.sha256 ?? null;
  const anchor = anchorProblems(manifestDigest, options.expect);
  // That it is not the one anchored can be said of any version.
  const refuse = (refusal: NotCheckable) => {
    if (anchor.length === 0) throw refusal;
  };
  // A version to come is only believed of bytes that their own dossier vouches for.
  const isLater = manifest === null && isNewer(schema, 'dossier') && !named.has(MANIFEST);
  if (isLater) refuse(newer(MANIFEST, schema));
  const read = await checkJournal(contents, manifest, signature.spki, options.now);
  const isLaterJournal = read !== null && isNewer(read.schema, 'journal') && !named.has(JOURNAL);
  if (isLaterJournal) refuse(newer(JOURNAL, read.schema));
  const journal = isLaterJournal ? null : read;

  let items: readonly Problem[] | null = null;
  try {
    if (manifest !== null && journal !== null) items = itemProblems(contents, manifest, journal, named);
  } catch (error) {
    if (!(error instanceof NotCheckable)) throw error;
    refuse(error);
  }
  const isSaid = isLater || named.has(MANIFEST);
  const ofManifest =
    manifest !== null ? manifestProblems(manifest, contents) : isSaid ? [] : malformed(contents, fault);
  const verifier = await onVerifier(contents, manifest, options.published);
  const roots = [...knownRoots(), ...(options.roots ?? [])];
  const timestamps = await checkTimestamps(contents, manifest, journal, roots);
  const origins = await checkOrigins(contents, journal, named, depth, async (own, deeper) => {
    mustLookLikeADossier(own);
    const { expect: _, ...rest } = options;
    return judge(own, NOTHING_AROUND, rest, deeper);
  });
  return conclude({
    contents,
    manifest,
    manifestDigest,
    signature,
    journal,
    items,
    timestamps,
    origins,
    expect: options.expect,
    problems: [
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
    ],
    notes: [
      ...source.notes,
      ...(journal?.notes ?? []),
      ...verifier.notes,
      ...timestamps.notes,
      ...origins.notes,
      ...remarks(contents, manifest, journal),
    ],
  });
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

function newer(path: string, schema: string | null): NotCheckable {
  return new NotCheckable('newer-schema', { path, schema: schema ?? '' });
}

function malformed({ kept }: Contents, reason: JsonFault | null): Problem[] {
  if (!kept.has(MANIFEST)) return [];
  return [{ code: 'manifest-form', path: MANIFEST, ...(reason !== null && { detail: { reason } }) }];
}

function anchorProblems(found: string | null, expected: string | undefined): Problem[] {
  if (expected === undefined || expected === found) return [];
  return [{ code: 'expected-other', path: MANIFEST, detail: { expected, found: found ?? '' } }];
}
