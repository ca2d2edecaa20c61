import type { CaseDocument } from '../../src/domain/case/case.ts';
import * as caseDocuments from '../../src/domain/case/caseDocuments.ts';
import type { ReceivedDossier } from '../../src/domain/case/receivedDossiers.ts';
import { exportChoicesDocument } from '../../src/domain/export/exportChoices.ts';
import { NOTES_PREFIX } from '../../src/domain/formatNames.ts';
import { marksDocument } from '../../src/domain/item/accountMarks.ts';
import { notesDocument } from '../../src/domain/item/itemNotes.ts';
import { departmentDocument } from '../../src/law/departments.ts';
import { answersDocument, reminderDocument } from '../../src/law/questions.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { readJournal } from '../../src/seal/journal.ts';
import type { Report } from '../../src/seal/verify/verificationReport.ts';
import { DexieCaseRepository } from '../../src/store/caseRepository.ts';
import { readCase } from '../support/readCase.ts';
import type { createEncryptedTestDependencies } from '../support/testDependencies.ts';

/** Reads a store of a release under fixed names, those of `expected.json`. */
type StoreDependencies = Pick<
  ReturnType<typeof createEncryptedTestDependencies>,
  'store' | 'documentStore' | 'receivedDossiers' | 'itemIndex' | 'db'
>;

/** Reads every item, journal and document of an open store. Throws when a digest, a seal or a journal is wrong. */
export async function readStore(deps: StoreDependencies) {
  const cases = await new DexieCaseRepository(deps.db).cases();
  return {
    cases: await Promise.all(cases.map(({ caseId }) => readOneCase(deps, caseId))),
    current: (await deps.store.currentCase())?.caseId ?? null,
    interrupted: (await deps.store.interruptedAttempts()).length,
  };
}

async function readOneCase(deps: StoreDependencies, caseId: string) {
  const { store } = deps;
  const ids = await readCase(deps as Parameters<typeof readCase>[0], caseId);
  const head = await store.caseHead(caseId);
  const { lines } = await readJournal(await store.journal(caseId, head?.seq ?? 0));
  const { dossiers } = await deps.receivedDossiers.list(caseId);
  const indexedItems = await deps.itemIndex.itemsFrom(caseId, 1);
  return {
    case: caseId,
    journal: { entries: lines.length, head: head?.hash, events: lines.map(({ event }) => event) },
    items: await Promise.all(ids.map((id) => readItem(deps, id))),
    found: indexedItems.map(({ ordinal, text, permalink, title }) => ({ number: ordinal, text, permalink, title })),
    documents: await readDocuments(deps, caseId),
    received: dossiers.map(summarizeReceivedDossier),
  };
}

async function readItem({ store }: StoreDependencies, id: string) {
  const [item, line, preview] = await Promise.all([store.item(id), store.summary(id), store.preview(id)]);
  if (item === null || line === null) throw new Error(`${id} is not there`);
  const { fiche } = item;
  const gone = (await store.removedFiles(item.caseId)).get(id);
  return {
    id,
    number: item.ordinal,
    seal: item.digest,
    acquired: fiche.acquiredAt,
    mode: fiche.provenance.options.mode,
    platform: fiche.platform,
    surface: fiche.surface,
    author: [fiche.author.displayName, fiche.author.handle],
    address: fiche.address.permalink,
    posted: fiche.posting.iso,
    text: fiche.text,
    repliesTo: fiche.context.replyTo,
    operator: fiche.operator,
    receivedName: fiche.received?.name ?? null,
    files: fiche.files.map(({ path, role, sha256 }) => [path, role, gone?.has(path) ? 'erased' : sha256]),
    preview: preview && (await sha256Hex(preview)),
    listed: { handle: line.handle, posted: line.posted, words: line.firstWords, outcome: line.outcome },
    withdrawn: line.withdrawn,
    exhibit: line.exhibit,
  };
}

const { draftDocument, ...ownDocuments } = caseDocuments;
const DOCUMENTS: readonly CaseDocument<unknown>[] = [
  ...Object.values(ownDocuments).filter((one) => typeof one === 'object' && 'parse' in one),
  ...[answersDocument, exportChoicesDocument, departmentDocument, reminderDocument, marksDocument],
];

/** Parses each document with its own parser. A document that the parser would treat as empty is an error. */
async function readDocuments({ documentStore }: StoreDependencies, caseId: string): Promise<Record<string, unknown>> {
  const { documents: read, damaged } = await documentStore.readDocuments(caseId, '');
  if (damaged.length > 0) throw new Error(`cannot be decrypted: ${damaged.join()}`);
  return Object.fromEntries(
    [...read].map(([name, value]) => {
      const parsed = findDocument(name)?.parse(value) ?? null;
      if (parsed === null) throw new Error(`${name} cannot be parsed`);
      return [name, parsed];
    }),
  );
}

function findDocument(name: string): CaseDocument<unknown> | undefined {
  if (name.startsWith(NOTES_PREFIX)) return notesDocument(name.slice(NOTES_PREFIX.length));
  const draft = draftDocument(name.replace('drafts/', ''));
  return draft.name === name ? draft : DOCUMENTS.find((one) => one.name === name);
}

export const summarizeReceivedDossier = ({ number, fileName, manifest, counts, items, files }: ReceivedDossier) => ({
  number,
  fileName,
  manifest,
  counts: [counts.sealed, counts.here, counts.withdrawn],
  items: items.map((one) => [one.number, one.digest, one.handle, one.posted, one.text, one.picture]),
  files: files.map(({ path, sha256 }) => [path, sha256]),
});

interface Verified {
  readonly verdict: string;
  readonly [detail: string]: unknown;
}

export function summarizeReport(report: Report): Verified {
  const { verdict, anchoredBy, problems, notes, checks, counts, journal, files } = report;
  return {
    verdict,
    anchoredBy,
    problems: problems.map(({ code, path }) => [code, path ?? null]),
    notes: notes.map(({ code, path }) => [code, path ?? null]),
    checks: { ...checks },
    manifest: report.manifestDigest,
    key: report.keyFingerprint,
    counts: counts && [counts.sealed, counts.here, counts.withdrawn, counts.notIncluded],
    journal: journal && [journal.id, journal.entries, journal.head],
    files: [files.count, files.bytes],
    receivedDossiers: report.receivedDossiers.map((one) => [one.folder, summarizeReport(one.report)]),
  };
}
