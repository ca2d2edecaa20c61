import type { Manifest } from '../../domain/dossier.ts';
import type { JournalLine } from '../../domain/journal.ts';
import { checkTimestamp, type TimestampFault } from '../timestamp/checkTimestamp.ts';
import { certificatesOf } from '../timestamp/pem.ts';
import type { HeldCertificate } from '../timestamp/response.ts';
import type { Contents } from './contents.ts';
import type { JournalCheck } from './journal.ts';
import { isOfTimestamps, MANIFEST, MANIFEST_STAMP } from './names.ts';
import type { Note, Problem, Report } from './report.ts';

/** The time-stamps of `horodatages/`, each against the bytes it speaks of, its certificates judged at its own time. */

export interface TimestampsCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly timestamps: Report['timestamps'];
}

/** A clock is said to be ahead from here on; less is the time the stamp took. */
const AHEAD_MS = 60_000;

interface Subject {
  /** Null when the dossier has no such line. */
  readonly digest: string | null;
  /** By the clock of the computer that made it; null when unknown. */
  readonly at: string | null;
}

export async function checkTimestamps(
  { digests, kept }: Contents,
  manifest: Manifest | null,
  journal: JournalCheck | null,
  roots: readonly HeldCertificate[],
): Promise<TimestampsCheck> {
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const timestamps: Report['timestamps'][number][] = [];
  const lines = new Map(journal?.reading.lines.map((line) => [line.seq, line]));
  for (const path of [...digests.keys()].filter(isTimestamp).sort(bySubject)) {
    const { digest, at } = subjectOf(path, { digests, manifest, journal, lines });
    if (digest === null) {
      problems.push({ code: 'timestamp-subject', path });
      continue;
    }
    const beside = kept.get(path.replace(/tsr$/, 'pem'));
    const found = await checkTimestamp(kept.get(path) ?? new Uint8Array(), {
      digest,
      roots,
      beside: beside === undefined ? [] : certificatesOf(new TextDecoder().decode(beside)),
    });
    if (!found.ok) {
      problems.push({ code: `timestamp-${nameOf(found.fault)}`, path, detail: found.detail });
      continue;
    }
    const when = found.genTime.toISOString();
    const { authority, known } = found;
    timestamps.push({ path, when, authority, known });
    notes.push({
      code: known ? 'timestamp-known' : 'timestamp-unknown',
      path,
      detail: { when, authority },
    });
    const ahead = at === null ? 0 : Date.parse(at) - found.genTime.getTime() - (found.accuracyMs ?? 0);
    if (ahead > AHEAD_MS) {
      notes.push({ code: 'timestamp-clock', path, detail: { minutes: Math.round(ahead / 60_000) } });
    }
  }
  return { problems, notes, timestamps };
}

function isTimestamp(path: string): boolean {
  return isOfTimestamps(path) && path.endsWith('.tsr');
}

interface Datable extends Pick<Contents, 'digests'> {
  readonly manifest: Manifest | null;
  readonly journal: JournalCheck | null;
  /** By number. */
  readonly lines: ReadonlyMap<number, JournalLine>;
}

function subjectOf(path: string, { digests, manifest, journal, lines }: Datable): Subject {
  if (path === MANIFEST_STAMP)
    return { digest: digests.get(MANIFEST)?.sha256 ?? null, at: manifest?.created ?? null };
  const seq = Number(/^horodatages\/journal-([1-9]\d{0,8})\.tsr$/.exec(path)?.[1] ?? 0);
  const reading = journal?.reading;
  const line = lines.get(seq);
  if (reading === undefined || line === undefined) return { digest: null, at: null };
  const digest = seq === reading.head.seq ? reading.head.hash : (lines.get(seq + 1)?.previous ?? null);
  return { digest, at: line.at };
}

/** The manifest's first, then by line of the journal. */
function bySubject(a: string, b: string): number {
  if (a === MANIFEST_STAMP || b === MANIFEST_STAMP) return a === MANIFEST_STAMP ? -1 : 1;
  return a.localeCompare(b, 'en', { numeric: true });
}

/** No nonce is known here, so none can be wrong. */
function nameOf(fault: TimestampFault): Exclude<TimestampFault, 'nonce'> {
  return fault === 'nonce' ? 'malformed' : fault;
}
