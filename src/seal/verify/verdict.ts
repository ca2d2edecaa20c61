import type { Manifest } from '../../domain/export/dossierLayout.ts';
import type { DossierContents } from './contents.ts';
import type { JournalCheck } from './journal.ts';
import { checkOutcomes, countItems } from './notes.ts';
import { MANIFEST_TIMESTAMP_PATH } from './paths.ts';
import { listUncheckedReceived, type ReceivedDossiersCheck } from './receivedDossiers.ts';
import type { CheckName, Note, Problem, Report } from './report.ts';
import type { SignatureCheck } from './signature.ts';
import type { TimestampsCheck } from './timestamps.ts';

/** Results of all checks of one dossier. */
export interface VerificationFindings {
  readonly contents: DossierContents;
  readonly manifest: Manifest | null;
  readonly manifestDigest: string | null;
  readonly signature: SignatureCheck;
  readonly journal: JournalCheck | null;
  /** Null when the manifest or the journal was not readable. */
  readonly items: readonly Problem[] | null;
  readonly timestamps: TimestampsCheck;
  readonly receivedDossiers: ReceivedDossiersCheck;
  /** Digest of the manifest from an outside source. */
  readonly expect: string | undefined;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

/** Builds the report of a verification. */
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
    origins: findings.receivedDossiers.reports,
    files: {
      count: contents.digests.size,
      bytes: [...contents.digests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

/**
 * A time-stamp of the manifest by a known authority is an anchor. One of the journal is not: it covers only part of
 * the dossier.
 */
function findAnchor({ problems, expect, timestamps: { timestamps } }: VerificationFindings): Report['anchoredBy'] {
  if (problems.length > 0) return null;
  if (expect !== undefined) return 'expected';
  return timestamps.some(({ path, known }) => known && path === MANIFEST_TIMESTAMP_PATH) ? 'timestamp' : null;
}

function decideVerdict(problems: readonly Problem[], anchoredBy: Report['anchoredBy']): Report['verdict'] {
  if (problems.length > 0) return 'altered';
  return anchoredBy === null ? 'coherent-unanchored' : 'coherent-anchored';
}

function listUnchecked(findings: VerificationFindings, anchoredBy: Report['anchoredBy']): ReadonlySet<CheckName> {
  const { expect, signature, manifest, journal, items, timestamps, receivedDossiers } = findings;
  return new Set<CheckName>([
    ...(expect === undefined && anchoredBy === null ? (['anchor'] as const) : []),
    ...(signature.spki === null || !journal?.opening ? (['signature'] as const) : []),
    ...(manifest === null ? (['manifest'] as const) : []),
    ...(journal === null ? (['journal'] as const) : []),
    ...(items === null ? (['items'] as const) : []),
    ...(timestamps.timestamps.length === 0 ? (['timestamps'] as const) : []),
    ...listUncheckedReceived(receivedDossiers),
  ]);
}
