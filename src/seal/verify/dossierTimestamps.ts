import type { JournalLine } from '../../domain/case/case.ts';
import {
  isTimestampPath,
  MANIFEST_PATH,
  MANIFEST_TIMESTAMP_PATH,
  type Manifest,
} from '../../domain/export/dossierLayout.ts';
import { areIssuersOf } from '../timestamp/certificateChain.ts';
import { checkTimestamp, type TimestampFault } from '../timestamp/checkTimestamp.ts';
import { type ParsedCertificate, parseChainFile } from '../timestamp/timestampToken.ts';
import type { JournalCheck } from './checkJournal.ts';
import type { DossierContents } from './dossierContents.ts';
import type { Note, Problem, Report } from './verificationReport.ts';

/** Checks the time-stamps of `horodatages/` against their bytes, with certificates valid at that time. */

export interface TimestampsCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly timestamps: Report['timestamps'];
}

/** Above this, the device's clock was ahead; below, it is the duration of the request. */
const MAX_CLOCK_AHEAD_MS = 60_000;

interface TimestampSubject {
  /** Null when the dossier has no such line. */
  readonly digest: string | null;
  /** By the clock of the computer that created it; null when unknown. */
  readonly at: string | null;
}

export async function checkTimestamps(
  { digests, retained }: DossierContents,
  manifest: Manifest | null,
  journal: JournalCheck | null,
  roots: readonly ParsedCertificate[],
): Promise<TimestampsCheck> {
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const timestamps: Report['timestamps'][number][] = [];
  const lines = new Map(journal?.reading.lines.map((line) => [line.seq, line]));
  for (const path of digests.keys())
    if (isTimestampPath(path) && path.endsWith('.pem') && !digests.has(path.replace(/pem$/, 'tsr')))
      problems.push({ code: 'timestamp-chain', path });
  for (const path of [...digests.keys()].filter(isTimestampResponse).sort(compareSubjects)) {
    const { digest, at } = findSubject(path, { digests, manifest, journal, lines });
    if (digest === null) {
      problems.push({ code: 'timestamp-subject', path });
      continue;
    }
    const chainPath = path.replace(/tsr$/, 'pem');
    const chainFile = retained.get(chainPath);
    const certificates = chainFile === undefined ? [] : parseChainFile(chainFile);
    const expected = { digest, roots, extraCertificates: certificates ?? [] };
    const found = await checkTimestamp(retained.get(path) ?? new Uint8Array(), expected);
    const [signer] = found.ok ? found.chain : [];
    if (certificates === null || (signer !== undefined && !(await areIssuersOf(signer, certificates))))
      problems.push({ code: 'timestamp-chain', path: chainPath });
    if (!found.ok) {
      problems.push({ code: `timestamp-${problemName(found.fault)}`, path, detail: found.detail });
      continue;
    }
    const when = found.genTime.toISOString();
    const { authority, known } = found;
    timestamps.push({ path, when, authority, known });
    notes.push({ code: known ? 'timestamp-known' : 'timestamp-unknown', path, detail: { when, authority } });
    const aheadMs = at === null ? 0 : Date.parse(at) - found.genTime.getTime() - (found.accuracyMs ?? 0);
    if (aheadMs > MAX_CLOCK_AHEAD_MS) {
      notes.push({ code: 'timestamp-clock', path, detail: { minutes: Math.round(aheadMs / 60_000) } });
    }
  }
  return { problems, notes: [...listMissing(digests, manifest, journal), ...notes], timestamps };
}

/** What the journal and the manifest announce and the dossier lacks: taken away, or never received. */
function listMissing(
  digests: DossierContents['digests'],
  manifest: Manifest | null,
  journal: JournalCheck | null,
): Note[] {
  const notes: Note[] = [];
  if (manifest?.timestampRequested === true && !digests.has(MANIFEST_TIMESTAMP_PATH))
    notes.push({ code: 'timestamp-missing', path: MANIFEST_TIMESTAMP_PATH });
  for (const [line, response] of journal?.stamps ?? []) {
    const path = `horodatages/journal-${line}.tsr`;
    const found = digests.get(path);
    if (found === undefined) notes.push({ code: 'timestamp-taken-away', path, detail: { line } });
    else if (found.sha256 !== response) notes.push({ code: 'timestamp-replaced', path, detail: { line } });
  }
  return notes;
}

const isTimestampResponse = (path: string): boolean => isTimestampPath(path) && path.endsWith('.tsr');

interface SubjectContext extends Pick<DossierContents, 'digests'> {
  readonly manifest: Manifest | null;
  readonly journal: JournalCheck | null;
  /** By number. */
  readonly lines: ReadonlyMap<number, JournalLine>;
}

function findSubject(path: string, { digests, manifest, journal, lines }: SubjectContext): TimestampSubject {
  if (path === MANIFEST_TIMESTAMP_PATH)
    return { digest: digests.get(MANIFEST_PATH)?.sha256 ?? null, at: manifest?.created ?? null };
  const seq = Number(/^horodatages\/journal-([1-9]\d{0,8})\.tsr$/.exec(path)?.[1] ?? 0);
  const reading = journal?.reading;
  const line = lines.get(seq);
  if (reading === undefined || line === undefined) return { digest: null, at: null };
  const digest = seq === reading.head.seq ? reading.head.hash : (lines.get(seq + 1)?.previous ?? null);
  return { digest, at: line.at };
}

/** The manifest's first, then by journal line. */
function compareSubjects(a: string, b: string): number {
  if (a === MANIFEST_TIMESTAMP_PATH || b === MANIFEST_TIMESTAMP_PATH) return a === MANIFEST_TIMESTAMP_PATH ? -1 : 1;
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Verification has no nonce to compare, so this fault cannot occur. */
const problemName = (fault: TimestampFault): Exclude<TimestampFault, 'nonce'> =>
  fault === 'nonce' ? 'malformed' : fault;
