import type { CaseStore } from '../../domain/case/case.ts';
import { diaryDocument, narrativeDocument } from '../../domain/case/caseDocuments.ts';
import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import {
  ACCOUNT_KEY,
  COMMITMENT_LEAVES,
  commitmentDocument,
  type DatableStatement,
  type DatedStatements,
  type FixedManifest,
  MAX_KEPT_MANIFEST_BYTES,
  parseCommitment,
  type Statement,
  type StatementOpening,
  type StoredCommitment,
} from '../../domain/export/datedStatements.ts';
import { COMMITMENTS_PREFIX, SCHEMA } from '../../domain/formatNames.ts';
import type { Bytes } from '../../domain/shared/binary.ts';
import { fromHex, toHex } from '../../seal/digest.ts';
import { toBase64 } from '../../seal/signature.ts';
import { commitToStatements, openCommitment } from '../../seal/statementCommitment.ts';
import { listExportedDossiers, readJournalAtHead, type WorkflowDependencies } from '../case/caseJournal.ts';
import { type DocumentReader, readDocument, replaceDocument } from '../case/storedDocuments.ts';

/**
 * The commitment of each manifest to what the person has written, and the texts that a later dossier shows to be older.
 * Nothing here depends on whether anything was written, but the leaves of the tree.
 */

interface OwnStatement {
  /** As in `DatableStatement`. */
  readonly key: string;
  readonly date: string | null;
  readonly statement: Statement;
}

/** Lists the récit, then the entries of the diary, the newest first. */
async function listOwnStatements(documents: DocumentReader, caseId: string): Promise<readonly OwnStatement[]> {
  const [{ text, changedAt }, { entries }] = await Promise.all([
    readDocument(documents, caseId, narrativeDocument),
    readDocument(documents, caseId, diaryDocument),
  ]);
  const schema = SCHEMA.statement;
  const account: OwnStatement = {
    key: ACCOUNT_KEY,
    date: null,
    statement: { schema, kind: 'account', at: changedAt, text },
  };
  const diary = entries
    .toSorted((a, b) => (a.at > b.at ? -1 : 1))
    .map(
      ({ id, at, date, text }): OwnStatement => ({
        key: id,
        date,
        statement: { schema, kind: 'diary', at, date, text },
      }),
    );
  return [account, ...diary].filter(({ statement }) => statement.text.trim() !== '');
}

/** A new commitment to what the person has written, and its secret. */
type NewCommitment = Pick<StoredCommitment, 'seed' | 'leaves' | 'root'>;

/** Commits to the newest texts, as many as there are leaves. `seed`: 32 random bytes. */
export async function commitToOwnStatements(
  seed: Bytes,
  documents: DocumentReader,
  caseId: string,
): Promise<NewCommitment> {
  const statements = (await listOwnStatements(documents, caseId)).slice(0, COMMITMENT_LEAVES);
  const commitment = await commitToStatements(
    seed,
    statements.map(({ statement }) => statement),
  );
  return { seed: toHex(seed), ...commitment };
}

interface WrittenManifest {
  readonly bytes: Bytes;
  readonly sha256: string;
  readonly created: string;
  /** Null: it was not time-stamped. */
  readonly stamp: ObtainedTimestamp | null;
}

/** Stores what opens the commitment of a manifest, before the journal says that the dossier exists. */
export async function storeCommitment(
  deps: Pick<WorkflowDependencies, 'documentStore' | 'ids' | 'locks'>,
  caseId: string,
  commitment: NewCommitment,
  { bytes, sha256, created, stamp }: WrittenManifest,
): Promise<void> {
  const isKept = bytes.length <= MAX_KEPT_MANIFEST_BYTES;
  const text = isKept ? new TextDecoder().decode(bytes) : null;
  const kept = isKept && stamp !== null ? { response: toBase64(stamp.response), chain: stamp.chain } : NO_STAMP;
  await replaceDocument(deps, caseId, commitmentDocument(deps.ids.uuid()), {
    schema: SCHEMA.commitment,
    ...commitment,
    manifest: { sha256, created, text, ...kept },
    genTime: isKept && stamp?.known === true ? stamp.genTime : null,
  });
}

const NO_STAMP = { response: null, chain: null };

/** Without those that cannot be read. */
async function readCommitments(documents: DocumentReader, caseId: string): Promise<readonly StoredCommitment[]> {
  const stored = await documents.readDocuments(caseId, COMMITMENTS_PREFIX);
  return [...stored.documents.values()].flatMap((value) => parseCommitment(value) ?? []);
}

interface FoundOpening extends OwnStatement {
  readonly opening: StatementOpening;
  readonly commitment: StoredCommitment;
}

/**
 * Finds, for each text as it is now, the earlier manifest that fixes it: the oldest one with a time-stamp that a known
 * authority made, else the oldest one. `exported`: the digests of the manifests that the journal announces.
 */
async function findOpenings(
  documents: DocumentReader,
  caseId: string,
  stored: readonly StoredCommitment[],
  exported: ReadonlySet<string>,
): Promise<readonly FoundOpening[]> {
  const commitments = stored
    .filter(({ manifest }) => exported.has(manifest.sha256))
    .toSorted(
      (a, b) =>
        Number(a.genTime === null) - Number(b.genTime === null) || (a.manifest.created < b.manifest.created ? -1 : 1),
    );
  const found: FoundOpening[] = [];
  let remaining = commitments.length === 0 ? [] : await listOwnStatements(documents, caseId);
  for (const commitment of commitments) {
    if (remaining.length === 0) break;
    const open = await openCommitment(fromHex(commitment.seed), commitment);
    remaining = remaining.filter((own) => {
      const opening = open(own.statement);
      if (opening !== null) found.push({ ...own, opening, commitment });
      return opening === null;
    });
  }
  return found;
}

/** Lists the texts that the next dossier of the current case can show to be older. */
export async function listDatableStatements({
  store,
  documentStore,
}: {
  readonly store: CaseStore;
  readonly documentStore: DocumentReader;
}): Promise<readonly DatableStatement[]> {
  const head = await store.currentCase();
  if (head === null) return [];
  const stored = await readCommitments(documentStore, head.caseId);
  if (stored.length === 0) return [];
  const { lines } = await readJournalAtHead(store, head);
  const found = await findOpenings(documentStore, head.caseId, stored, listManifests(listExportedDossiers(lines)));
  return found.map(({ key, date, commitment: { manifest, genTime } }) => ({
    key,
    date,
    created: manifest.created,
    genTime,
  }));
}

type ExportedDossiers = ReturnType<typeof listExportedDossiers>;

const listManifests = (exported: ExportedDossiers): ReadonlySet<string> =>
  new Set(exported.flatMap(({ manifest }) => manifest ?? []));

/**
 * Builds what the dossier shows of the texts with these keys; undefined when none of them can be shown to be older.
 */
export async function buildDatedStatements(
  documents: DocumentReader,
  caseId: string,
  exported: ExportedDossiers,
  keys: readonly string[],
): Promise<DatedStatements | undefined> {
  if (keys.length === 0) return undefined;
  const stored = await readCommitments(documents, caseId);
  const openings = await findOpenings(documents, caseId, stored, listManifests(exported));
  const found = openings.filter(({ key }) => keys.includes(key));
  if (found.length === 0) return undefined;
  const manifests = new Map<string, FixedManifest>();
  for (const { commitment } of found) manifests.set(commitment.manifest.sha256, commitment.manifest);
  return {
    schema: SCHEMA.datedStatements,
    manifests: [...manifests.values()],
    statements: found.map(({ opening, commitment }) => ({ ...opening, manifest: commitment.manifest.sha256 })),
  };
}
