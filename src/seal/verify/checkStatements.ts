import * as v from 'valibot';
import { type DatedStatements, type FixedManifest, parseDatedStatements } from '../../domain/export/datedStatements.ts';
import { DATED_STATEMENTS_PATH } from '../../domain/export/dossierLayout.ts';
import { digestSchema, instantSchema } from '../../domain/shared/schemas.ts';
import { parseCanonical } from '../canonical.ts';
import { sha256Hex } from '../digest.ts';
import { fromBase64 } from '../signature.ts';
import { createRootReader } from '../statementCommitment.ts';
import { areIssuersOf } from '../timestamp/certificateChain.ts';
import { checkTimestamp } from '../timestamp/checkTimestamp.ts';
import { type ParsedCertificate, parseChainFile } from '../timestamp/timestampToken.ts';
import type { JournalCheck } from './checkJournal.ts';
import type { DossierContents } from './dossierContents.ts';
import type { Note, Problem } from './verificationReport.ts';

/**
 * Checks the texts of `declarations-datees.json`: each is fixed by the manifest of an earlier dossier of the same
 * journal, and a time-stamp of that manifest is its latest possible date.
 */

export interface StatementsCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  /** Texts that were checked; 0: the dossier has none. */
  readonly count: number;
}

const path = DATED_STATEMENTS_PATH;
/** Shown in the place of an instant. */
const UNKNOWN = '–';
const committedSchema = v.looseObject({ created: instantSchema, commitment: digestSchema });

export async function checkStatements(
  { retained }: DossierContents,
  journal: JournalCheck | null,
  roots: readonly ParsedCertificate[],
): Promise<StatementsCheck> {
  const bytes = retained.get(path);
  if (bytes === undefined) return { problems: [], notes: [], count: 0 };
  const { canonical, value } = parseCanonical(bytes);
  const found = canonical ? parseDatedStatements(value) : null;
  if (found === null) return { problems: [{ code: 'statement-form', path }], notes: [], count: 0 };
  const manifests = new Map(
    await Promise.all(
      found.manifests.map(async (one) => [one.sha256, await checkManifest(one, journal, roots)] as const),
    ),
  );
  const computeRoot = await createRootReader();
  const problems: Problem[] = [];
  const notes: Note[] = [];
  for (const [index, opening] of found.statements.entries()) {
    const number = index + 1;
    const manifest = manifests.get(opening.manifest);
    const code = computeRoot(opening) === opening.root ? findFault(opening, manifest) : 'statement-altered';
    if (code !== null) problems.push({ code, path, detail: { number } });
    else if (manifest !== undefined) {
      const { root, statement } = opening;
      const detail = { number, written: statement.at ?? UNKNOWN, root, ...manifest.note.detail };
      notes.push({ code: manifest.note.code, path, detail });
    }
  }
  for (const { problem } of manifests.values()) if (problem !== null) problems.push(problem);
  return { problems, notes, count: found.statements.length };
}

interface EarlierManifest {
  /** What it commits to; null: it commits to nothing, or its bytes are not here. */
  readonly commitment: string | null;
  readonly isHere: boolean;
  readonly isAnnounced: boolean;
  /** Of its bytes or of its time-stamp. */
  readonly problem: Problem | null;
  /** What is said of each of its statements. */
  readonly note: Pick<Note, 'code'> & { readonly detail: NonNullable<Note['detail']> };
}

function findFault(
  { root }: DatedStatements['statements'][number],
  manifest: EarlierManifest | undefined,
): Problem['code'] | null {
  if (manifest === undefined) return 'statement-form';
  if (!manifest.isAnnounced) return 'statement-unannounced';
  return manifest.isHere && manifest.commitment !== root ? 'statement-replayed' : null;
}

async function checkManifest(
  { sha256, created: stated, text, response, chain }: FixedManifest,
  journal: JournalCheck | null,
  roots: readonly ParsedCertificate[],
): Promise<EarlierManifest> {
  // Without a readable journal, its own faults say enough.
  const isAnnounced = journal === null || journal.exportedManifests.has(sha256);
  const absent = {
    commitment: null,
    isHere: false,
    isAnnounced,
    note: { code: 'statement-compare', detail: { created: stated, manifest: sha256 } },
  } as const;
  if (text === null) return { ...absent, problem: null };
  const bytes = new TextEncoder().encode(text);
  if ((await sha256Hex(bytes)) !== sha256)
    return { ...absent, problem: { code: 'statement-manifest', path, detail: { manifest: sha256 } } };
  const parsed = v.safeParse(committedSchema, parseCanonical(bytes).value);
  const { commitment, created } = parsed.success ? parsed.output : { commitment: null, created: stated };
  const detail = { created, manifest: sha256 };
  const here = { commitment, isHere: true, isAnnounced };
  if (response === null) return { ...here, problem: null, note: { code: 'statement-undated', detail } };
  const stamp = await readStamp(sha256, response, chain, roots);
  if (stamp === null)
    return {
      ...here,
      problem: { code: 'statement-timestamp', path, detail: { manifest: sha256 } },
      note: { code: 'statement-undated', detail },
    };
  const { when, authority, known } = stamp;
  const code = known ? 'statement-dated' : 'statement-dated-unknown';
  return { ...here, problem: null, note: { code, detail: { ...detail, when, authority } } };
}

/** Returns null for a time-stamp that is not valid for this digest. */
async function readStamp(
  digest: string,
  response: string,
  chain: string | null,
  roots: readonly ParsedCertificate[],
): Promise<{ readonly when: string; readonly authority: string; readonly known: boolean } | null> {
  const bytes = fromBase64(response);
  const certificates = chain === null ? [] : parseChainFile(new TextEncoder().encode(chain));
  if (bytes === null || certificates === null) return null;
  const found = await checkTimestamp(bytes, { digest, roots, extraCertificates: certificates });
  if (!found.ok) return null;
  const [signer] = found.chain;
  if (signer !== undefined && !(await areIssuersOf(signer, certificates))) return null;
  return { when: found.genTime.toISOString(), authority: found.authority, known: found.known };
}
