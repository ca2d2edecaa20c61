import 'fake-indexeddb/auto';
import {
  accountSheet,
  caseSheet,
  diarySheet,
  documentsSheet,
  handoversSheet,
  operatorSheet,
  personsSheet,
  requesterSheet,
  stepsSheet,
  witnessesSheet,
} from '../../src/domain/caseSheets.ts';
import { copiesSheet } from '../../src/domain/copies.ts';
import { draftSheet } from '../../src/domain/drafts.ts';
import { exportSheet } from '../../src/domain/exportChoices.ts';
import { imageQuestionSheet, importsSheet } from '../../src/domain/importSheet.ts';
import { NOTES_PREFIX, notesSheet } from '../../src/domain/notes.ts';
import type { ReceivedDossier } from '../../src/domain/origins.ts';
import type { Sheet } from '../../src/domain/sheets.ts';
import { answersSheet, reminderSheet } from '../../src/law/answers.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { readJournal } from '../../src/seal/readJournal.ts';
import type { Report } from '../../src/seal/verify/report.ts';
import { DexieCaseShelf } from '../../src/store/caseShelf.ts';
import { ficheOf } from '../../src/workflow/browse.ts';
import type { lockedDesk } from './desk.ts';
import { readCase } from './readCase.ts';

/**
 * What today's code reads of the files that a release wrote, under names of our own: `expected.json` of each folder of
 * tests/fixtures/releases holds the same, as that release read its own files.
 */
type Desk = Pick<ReturnType<typeof lockedDesk>, 'store' | 'sheets' | 'origins' | 'catalogue' | 'db'>;

/** Every item, journal and document of an unlocked store. Throws when a digest, a seal or a journal does not hold. */
export async function readStore(desk: Desk) {
  const cases = await new DexieCaseShelf(desk.db).cases();
  return {
    cases: await Promise.all(cases.map(({ caseId }) => readOneCase(desk, caseId))),
    current: (await desk.store.currentCase())?.caseId ?? null,
    interrupted: (await desk.store.interruptedAttempts()).length,
  };
}

async function readOneCase(desk: Desk, caseId: string) {
  const { store } = desk;
  const ids = await readCase(desk as Parameters<typeof readCase>[0], caseId);
  const head = await store.caseHead(caseId);
  const { lines } = await readJournal(await store.journal(caseId, head?.seq ?? 0));
  const { dossiers } = await desk.origins.received(caseId);
  const catalogue = await desk.catalogue.itemsFrom(caseId, 1);
  return {
    case: caseId,
    journal: { entries: lines.length, head: head?.hash, events: lines.map(({ event }) => event) },
    items: await Promise.all(ids.map((id) => readItem(desk, id))),
    found: catalogue.map(({ ordinal, text, permalink, title }) => ({
      number: ordinal,
      text,
      permalink,
      title,
    })),
    documents: await readSheets(desk, caseId),
    received: dossiers.map(told),
  };
}

async function readItem({ store }: Desk, id: string) {
  const [item, line, preview] = await Promise.all([store.item(id), store.summary(id), store.preview(id)]);
  if (item === null || line === null) throw new Error(`${id} is not there`);
  const fiche = ficheOf(item.ficheBytes);
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

const SHEETS: readonly Sheet<unknown>[] = [
  ...[accountSheet, answersSheet, caseSheet, copiesSheet, diarySheet, documentsSheet, exportSheet],
  ...[handoversSheet, imageQuestionSheet, importsSheet, operatorSheet, personsSheet, reminderSheet],
  ...[requesterSheet, stepsSheet, witnessesSheet],
];

/** As the code that uses each understands it. A document that it would take for an empty one is an error. */
async function readSheets({ sheets }: Desk, caseId: string): Promise<Record<string, unknown>> {
  const { read, damaged } = await sheets.readSheets(caseId, '');
  if (damaged.length > 0) throw new Error(`does not open: ${damaged.join()}`);
  return Object.fromEntries(
    [...read].map(([name, value]) => {
      const parsed = sheetNamed(name)?.parse(value) ?? null;
      if (parsed === null) throw new Error(`${name} is not understood`);
      return [name, parsed];
    }),
  );
}

function sheetNamed(name: string): Sheet<unknown> | undefined {
  if (name.startsWith(NOTES_PREFIX)) return notesSheet(name.slice(NOTES_PREFIX.length));
  const draft = draftSheet(name.replace('drafts/', ''));
  return draft.name === name ? draft : SHEETS.find((one) => one.name === name);
}

/** A dossier that was taken in. */
export const told = ({ number, fileName, manifest, counts, items, files }: ReceivedDossier) => ({
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

/** What the verifying core says of a dossier. */
export function saidOf(report: Report): Verified {
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
    origins: report.origins.map((one) => [one.folder, saidOf(one.report)]),
  };
}
