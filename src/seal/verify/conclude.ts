import type { Manifest } from '../../domain/dossier.ts';
import type { Contents } from './contents.ts';
import type { JournalCheck } from './journal.ts';
import { MANIFEST_STAMP } from './names.ts';
import { type OriginsCheck, uncheckedOrigins } from './origins.ts';
import { countItems, outcomes } from './remarks.ts';
import type { Check, Note, Problem, Report } from './report.ts';
import type { SignatureCheck } from './signature.ts';
import type { TimestampsCheck } from './timestamps.ts';

/** All that was found of one dossier. */
export interface Findings {
  readonly contents: Contents;
  readonly manifest: Manifest | null;
  readonly manifestDigest: string | null;
  readonly signature: SignatureCheck;
  readonly journal: JournalCheck | null;
  /** Null: what they are compared with was not readable. */
  readonly items: readonly Problem[] | null;
  readonly timestamps: TimestampsCheck;
  readonly origins: OriginsCheck;
  /** A digest of the manifest that somebody else holds. */
  readonly expect: string | undefined;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

/** What is said of it. */
export function conclude(found: Findings): Report {
  const { contents, manifest, manifestDigest, signature, journal, timestamps, problems, notes } = found;
  const anchoredBy = anchorOf(found);
  return {
    verdict: verdictOf(problems, anchoredBy),
    anchoredBy,
    problems,
    notes,
    checks: outcomes(problems, uncheckedIn(found, anchoredBy)),
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
    origins: found.origins.origins,
    files: {
      count: contents.digests.size,
      bytes: [...contents.digests.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

/** A stamp of the manifest anchors it when its authority is known; one of the journal speaks of less than all. */
function anchorOf({ problems, expect, timestamps: { timestamps } }: Findings): Report['anchoredBy'] {
  if (problems.length > 0) return null;
  if (expect !== undefined) return 'expected';
  return timestamps.some(({ path, known }) => known && path === MANIFEST_STAMP) ? 'timestamp' : null;
}

function verdictOf(problems: readonly Problem[], anchoredBy: Report['anchoredBy']): Report['verdict'] {
  if (problems.length > 0) return 'altered';
  return anchoredBy === null ? 'coherent-unanchored' : 'coherent-anchored';
}

function uncheckedIn(found: Findings, anchoredBy: Report['anchoredBy']): ReadonlySet<Check> {
  const { expect, signature, manifest, journal, items, timestamps, origins } = found;
  return new Set<Check>([
    ...(expect === undefined && anchoredBy === null ? (['anchor'] as const) : []),
    ...(signature.spki === null || !journal?.opening ? (['signature'] as const) : []),
    ...(manifest === null ? (['manifest'] as const) : []),
    ...(journal === null ? (['journal'] as const) : []),
    ...(items === null ? (['items'] as const) : []),
    ...(timestamps.timestamps.length === 0 ? (['timestamps'] as const) : []),
    ...uncheckedOrigins(origins),
  ]);
}
