import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { type ExportChoices, exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { hiddenDocument } from '../../../src/domain/item/hiddenWords.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { buildSearchIndex, filterItems, NO_FILTER } from '../../../src/domain/item/search.ts';
import { isMessage } from '../../../src/dossier/data/conversations.ts';
import { classifyPublications } from '../../../src/dossier/data/publications.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieBackupRepository } from '../../../src/store/backupRepository.ts';
import { eraseItem, withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { readAllNotes, updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { listItems, openItem } from '../../../src/workflow/itemQueries.ts';
import { listUnreadItems } from '../../../src/workflow/recogniseImages.ts';
import { createBackup, restoreBackup } from '../../../src/workflow/storeBackup.ts';
import {
  buildExportDependencies,
  buildExportRequest,
  findHiddenTraces,
  guidedExport,
  readPlan,
} from '../../support/exportDependencies.ts';
import { createKindCase, SEALED_KIND_NAMES, SEARCHED_WORD } from '../../support/kinds/kindCase.ts';
import { FUNCTION_NAMES, FUNCTIONS, KIND_TABLE, type KindFunction, REASONS } from '../../support/kinds/kindTable.ts';
import { createEncryptedTestDependencies, type TestDependencies } from '../../support/testDependencies.ts';

type KindCase = Awaited<ReturnType<typeof createKindCase>>;
/** What a function did with an item; `yes`, or what the table says. */
type Answer = (id: string) => string;

const AT = '2026-11-20T09:00:00.000Z';
const yes = (holds: boolean): string => (holds ? 'yes' : 'no');
const idsOf = (found: readonly { readonly id: string }[]) => new Set(found.map(({ id }) => id));

const choose = ({ deps, caseId }: KindCase, choices: Partial<ExportChoices>) =>
  updateDocument(deps, caseId, exportChoicesDocument, (before) => ({ ...before, ...choices }));

/** Exports for the police, and returns what a recipient can read of it. */
async function exportCase({ deps }: KindCase) {
  const { zips } = await guidedExport(buildExportDependencies(deps).deps, {
    without: [],
    password: null,
    unread: null,
  });
  expect((await verifyDossier(await zipSource(zips[0].file))).verdict).toBe('coherent-unanchored');
  const zip = await JSZip.loadAsync(await zips[0].file.arrayBuffer());
  const read = async (path: string) => (await zip.file(path)?.async('string')) ?? '';
  const { exhibits } = JSON.parse(await read('manifest.json')) as {
    exhibits: readonly { item: string; folder: string; number: number; message?: number }[];
  };
  return {
    files: new Set(Object.keys(zip.files)),
    exhibits: new Map(exhibits.map((one) => [one.item, one])),
    rows: (await read('chronologie.csv')).split('\r\n').map((row) => row.split(';', 1)[0]),
    page: await read('index.html'),
  };
}

/** Restores a backup of the store into an empty one. */
async function restoreElsewhere({ deps }: KindCase) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const step = { progress: () => undefined, signal: new AbortController().signal };
  const withBackups = <D extends KindCase['deps']>(one: D) => ({
    ...one,
    backupRepository: new DexieBackupRepository(one.db, one.codec, { memoryKib: 64, passes: 1 }),
    today: () => '2026-11-20',
    createTempFile: async () => ({
      out: new WritableStream({ write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part.slice()) }),
      file: async () => new File(parts, 'copie.recueil'),
      remove: async () => undefined,
    }),
  });
  const { file } = await createBackup(withBackups(deps), { passphrase: 'quatre mots sans lien', caseId: null }, step);
  const restored = createEncryptedTestDependencies();
  await restoreBackup(withBackups(restored), file, 'quatre mots sans lien', step);
  return restored;
}

/** Walks each function once over the whole case, in an order in which none disturbs the next. */
async function walk(kinds: KindCase): Promise<Readonly<Record<KindFunction, Answer>>> {
  const { deps, caseId, ids } = kinds;
  const all = [...ids.values()];
  const guided = buildExportDependencies(deps).deps;
  const listOpened = async (store: TestDependencies['store']) => {
    const opened = await Promise.allSettled(all.map((id) => openItem(store, id)));
    return new Set(all.filter((_, position) => opened[position]?.status === 'fulfilled'));
  };

  const opened = await listOpened(deps.store);
  const rows = new Map((await listItems(deps.store, 0, all.length)).items.map((one) => [one.id, one]));
  const indexed = await deps.itemIndex.itemsFrom(caseId, 1);
  const index = buildSearchIndex(indexed, new Map(), (iso) => iso.slice(0, 16), accountRules);
  const found = idsOf(filterItems(index, { ...NO_FILTER, words: SEARCHED_WORD }).map(({ item }) => item));
  const unread = idsOf(await listUnreadItems(deps, caseId));

  await updateDocument(deps, caseId, hiddenDocument, (one) => ({ ...one, words: [{ at: AT, text: SEARCHED_WORD }] }));
  const traces = new Map((await findHiddenTraces(guided, 'case'))?.captures.map((one) => [one.id, one]));
  await updateDocument(deps, caseId, hiddenDocument, () => hiddenDocument.empty);

  for (const id of all)
    await updateDocument(deps, caseId, notesDocument(id), () => ({ ...NO_NOTES, note: { value: 'Vu.', at: AT } }));
  const { notes } = await readAllNotes(deps.documentStore, caseId);

  // Their metadata go too: no test file has a form from which they could be removed.
  const choices = await choose(kinds, { purpose: 'police', metadata: true });
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const { publications } = classifyPublications((await readPlan(guided, head)).snapshot.items);
  const counted = new Map(publications.map((one) => [one.fiche.id, isMessage(one) ? 'message' : 'publication']));
  const unticked = await buildExportRequest(guided, caseId, { ...choices, leftOut: all });

  const dossier = await exportCase(kinds);
  const complement = await buildExportRequest(guided, caseId, { ...choices, onlyNew: true });

  const restored = await restoreElsewhere(kinds);
  const restoredIds = await listOpened(restored.store);
  for (const id of all) await withdrawItem(restored, id);
  const withdrawn = await restored.store.withdrawnItems(caseId);
  const shown = new Map((await listItems(restored.store, 0, all.length)).items.map((one) => [one.id, one]));
  await expect(exportCase({ ...kinds, deps: restored })).rejects.toMatchObject({ code: 'nothing-to-export' });

  for (const id of all) await eraseItem(deps, id);
  const left = await listOpened(deps.store);
  const { notes: notesLeft } = await readAllNotes(deps.documentStore, caseId);

  const labelOf = (id: string) => {
    const { number, message } = dossier.exhibits.get(id) ?? expect.fail('no exhibit');
    return message === undefined
      ? [`${number}`, `p${number}`]
      : [`${number}, message ${message}`, `p${number}-${message}`];
  };
  return {
    open: (id) => yes(opened.has(id)),
    row: (id) => {
      const { fileName, handle, displayName, site } = rows.get(id) ?? expect.fail('no row');
      return yes((fileName ?? handle ?? displayName ?? site?.host) !== undefined);
    },
    search: (id) => (found.has(id) ? 'yes' : '–'),
    note: (id) => yes(notes.get(id)?.note?.value === 'Vu.'),
    machine: (id) => (unread.has(id) ? 'yes' : '–'),
    hide: (id) => {
      const trace = traces.get(id);
      return trace === undefined ? '–' : trace.isInRecord ? 'yes' : 'to look at';
    },
    count: (id) => counted.get(id) ?? 'neither',
    exhibit: (id) => yes(dossier.files.has(`${dossier.exhibits.get(id)?.folder}/fiche.json`)),
    chronology: (id) => yes(dossier.rows.includes(labelOf(id)[0])),
    index: (id) => yes(dossier.page.includes(`id="${labelOf(id)[1]}"`)),
    leaveOut: (id) => yes(unticked.leftOut.includes(id)),
    complement: (id) => yes(complement.leftOut.includes(id)),
    backup: (id) => yes(restoredIds.has(id)),
    withdraw: (id) => yes(withdrawn.has(id) && shown.get(id)?.withdrawn === true),
    erase: (id) => yes(!left.has(id) && !notesLeft.has(id)),
  };
}

const kinds = await createKindCase();
const answers = await walk(kinds);

describe('every kind of thing, through every function', () => {
  it.each(FUNCTION_NAMES)('%s', (name) => {
    const found = SEALED_KIND_NAMES.map((kind) => [kind, answers[name](kinds.ids.get(kind) ?? '')]);
    expect(Object.fromEntries(found), FUNCTIONS[name]).toEqual(
      Object.fromEntries(SEALED_KIND_NAMES.map((kind) => [kind, KIND_TABLE[kind][name]])),
    );
  });

  it('has a reason for each cell that does not apply', () => {
    const empty = FUNCTION_NAMES.filter((name) => SEALED_KIND_NAMES.some((kind) => KIND_TABLE[kind][name] === '–'));
    expect(empty.toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });
});
