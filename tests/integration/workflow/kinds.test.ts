import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { citeNumber } from '../../../src/domain/export/exhibitNumber.ts';
import { type ExportChoices, exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { listCopied } from '../../../src/domain/export/fileDecisions.ts';
import { hiddenDocument } from '../../../src/domain/item/hiddenWords.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { type Counts, kindOf } from '../../../src/domain/item/kind.ts';
import { redactablePaths } from '../../../src/domain/item/redaction.ts';
import { buildSearchIndex, filterItems, NO_FILTER, SORTS } from '../../../src/domain/item/search.ts';
import { identifyAccounts } from '../../../src/dossier/data/identification.ts';
import { classifyPublications, countPosts, getSeriousness } from '../../../src/dossier/data/publications.ts';
import { listRevisits } from '../../../src/dossier/data/revisits.ts';
import { writeLetters } from '../../../src/dossier/letters/letters.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { reencryptStore } from '../../../src/store/reencrypt.ts';
import { eraseItem, withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { readAllNotes, updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { listItems, openItem } from '../../../src/workflow/itemQueries.ts';
import { receiveDossier } from '../../../src/workflow/receiveDossier.ts';
import { listUnreadItems } from '../../../src/workflow/recogniseImages.ts';
import { readLetter } from '../../support/dossier/parseLetters.ts';
import { buildProgress } from '../../support/dossierFile.ts';
import {
  buildExportDependencies,
  buildExportRequest,
  findHiddenTraces,
  guidedExport,
  readPlan,
} from '../../support/exportDependencies.ts';
import { createKindCase, SEALED, SEARCHED_WORD } from '../../support/kinds/kindCase.ts';
import { cellsOf, FUNCTION_NAMES, FUNCTIONS, type KindFunction, REASONS } from '../../support/kinds/kindTable.ts';
import { restoreElsewhere } from '../../support/kinds/restoreElsewhere.ts';
import { createEncryptedTestDependencies, type TestDependencies } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

type KindCase = Awaited<ReturnType<typeof createKindCase>>;
/** What a function did with an item; `yes`, or what the table says. */
type Answer = (id: string) => string;

const PASSPHRASE = 'barque radis lundi ficelle';
const AT = '2026-11-20T09:00:00.000Z';
const yes = (holds: boolean): string => (holds ? 'yes' : 'no');
const idsOf = (found: readonly { readonly id: string }[]) => new Set(found.map(({ id }) => id));

const choose = ({ deps, caseId }: KindCase, choices: Partial<ExportChoices>) =>
  changeDocument(deps, caseId, exportChoicesDocument, choices);

/** Exports for the police, saves it, and returns what a recipient can read of it. */
async function exportCase({ deps }: KindCase) {
  const { zips, markSaved } = await guidedExport(buildExportDependencies(deps).deps, {
    without: [],
    password: null,
    unread: null,
  });
  await markSaved(zips.map(({ manifestDigest }) => manifestDigest));
  expect((await verifyDossier(await zipSource(zips[0].file))).verdict).toBe('coherent-unanchored');
  const zip = await JSZip.loadAsync(await zips[0].file.arrayBuffer());
  const read = async (path: string) => (await zip.file(path)?.async('string')) ?? '';
  const { exhibits } = JSON.parse(await read('manifest.json')) as {
    exhibits: readonly { item: string; folder: string; number: number; message?: number }[];
  };
  return {
    zip: zips[0].file,
    files: new Set(Object.keys(zip.files)),
    exhibits: new Map(exhibits.map((one) => [one.item, one])),
    rows: (await read('chronologie.csv')).split('\r\n').map((row) => row.split(';', 1)[0]),
    page: await read('index.html'),
  };
}

/** What a dossier makes of what the person reports, rates as the gravest and hides a part of. */
async function readMarked(kinds: KindCase) {
  const { deps, caseId, ids } = kinds;
  const guided = buildExportDependencies(deps).deps;
  const rated = { value: 3, at: AT } as const;
  const area = { at: AT, way: 'mask', x: 1, y: 1, width: 8, height: 8 } as const;
  for (const id of ids.values()) {
    const { fiche } = await openItem(deps.store, id);
    const [file] = redactablePaths(fiche);
    await changeDocument(deps, caseId, notesDocument(id), {
      seriousness: rated,
      mark: { value: 'reported' as const, at: AT },
      redactions: file === undefined ? [] : [{ ...area, file }],
    });
  }
  const request = await buildExportRequest(guided, caseId, {
    ...exportChoicesDocument.empty,
    parts: { ...exportChoicesDocument.empty.parts, letters: true, screens: true },
  });
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const plan = await readPlan(guided, head, request);
  const { items } = plan.snapshot;
  const itemOf = (id: string) => items.find(({ fiche }) => fiche.id === id) ?? expect.fail('not in the plan');
  const letters = await Array.fromAsync(writeLetters(plan, []), async ({ fileName, file }) => ({
    isPharos: fileName.includes('pharos'),
    text: await readLetter(file),
  }));
  const cites = (id: string, isPharos: boolean) => {
    const cited = new RegExp(`n° ${citeNumber(itemOf(id).number)}(?![\\d])`);
    return letters.some((one) => one.isPharos === isPharos && cited.test(one.text));
  };
  const identified = new Set(
    identifyAccounts(items).flatMap(({ isRead, posts }) => (isRead ? posts.map(({ item }) => item.fiche.id) : [])),
  );
  const visited = new Set(listRevisits(items).map(({ item }) => item.fiche.id));
  const { publications } = classifyPublications(items);
  const { notes } = await readAllNotes(deps.documentStore, caseId);
  const indexed = await deps.itemIndex.itemsFrom(caseId, 1);
  const index = buildSearchIndex(indexed, notes, (iso) => iso.slice(0, 16), accountRules);
  const gravest = filterItems(index, { ...NO_FILTER, sort: 'gravest' }).filter(
    (one) => one.notes.seriousness?.value === 3,
  );
  const gravestIds = idsOf(gravest.map(({ item }) => item));
  return {
    rate: (id: string) =>
      yes(gravestIds.has(id) && getSeriousness(itemOf(id)) === 3 && publications.includes(itemOf(id))),
    part: (id: string) => (listCopied(itemOf(id), 'redacted').length > 0 ? 'yes' : '–'),
    identification: (id: string) => (identified.has(id) ? 'yes' : '–'),
    letters: (id: string) => yes(cites(id, false)),
    pharos: (id: string) => (cites(id, true) ? 'yes' : '–'),
    bailiff: (id: string) => (visited.has(id) ? 'yes' : '–'),
  };
}

/** What opens while the store is locked, and once it is unlocked. */
async function readLocked({ deps, caseId, ids }: KindCase): Promise<Answer> {
  await deps.storeLock.set(PASSPHRASE, false);
  await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
  await deps.storeLock.lock();
  const refusals = new Map<string, unknown>();
  for (const id of ids.values()) refusals.set(id, await openItem(deps.store, id).catch((error: unknown) => error));
  await expect(deps.itemIndex.itemsFrom(caseId, 1)).rejects.toMatchObject({ code: 'locked' });
  await expect(listItems(deps.store, 0, 99)).rejects.toMatchObject({ code: 'locked' });
  await deps.storeLock.unlock(PASSPHRASE);
  const rows = idsOf(await deps.itemIndex.itemsFrom(caseId, 1));
  const opened = new Set<string>();
  for (const id of ids.values()) if ((await openItem(deps.store, id)).fiche.id === id) opened.add(id);
  return (id) => yes((refusals.get(id) as { code?: string }).code === 'locked' && rows.has(id) && opened.has(id));
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
  const filtered = (id: string) => {
    const { when } = index.items.find(({ item }) => item.id === id) ?? expect.fail('not indexed');
    const finds = (filters: object) =>
      filterItems(index, { ...NO_FILTER, ...filters }).some(({ item }) => item.id === id);
    const day = when.slice(0, 10);
    return (
      finds({ status: 'kept', from: day, to: day }) &&
      (['exhibit', 'withdrawn', 'left-out', 'to-read'] as const).every((status) => !finds({ status })) &&
      !finds({ from: '2100-01-01' })
    );
  };
  const orders = SORTS.map((sort) => filterItems(index, { ...NO_FILTER, sort }).map(({ item }) => item.id));
  // What the carnet counts is what a dossier counts.
  const kept = indexed.filter(({ id }) => !index.uncounted.has(id)).map(({ id }) => id);
  const unread = idsOf(await listUnreadItems(deps, caseId));

  await changeDocument(deps, caseId, hiddenDocument, { words: [{ at: AT, text: SEARCHED_WORD }] });
  const traces = new Map((await findHiddenTraces(guided, 'case'))?.captures.map((one) => [one.id, one]));
  await updateDocument(deps, caseId, hiddenDocument, () => hiddenDocument.empty);

  for (const id of all)
    await updateDocument(deps, caseId, notesDocument(id), () => ({ ...NO_NOTES, note: { value: 'Vu.', at: AT } }));
  const { notes } = await readAllNotes(deps.documentStore, caseId);

  // Their metadata go too: no test file has a form from which they could be removed.
  const choices = await choose(kinds, { purpose: 'police', metadata: true });
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const { publications } = classifyPublications((await readPlan(guided, head)).snapshot.items);
  expect(new Set(kept)).toEqual(new Set(publications.map(({ fiche }) => fiche.id)));
  const countedAs = ({ messages, files }: Counts) => (messages > 0 ? 'message' : files > 0 ? 'file' : 'publication');
  const counted = new Map(publications.map((one) => [one.fiche.id, countedAs(countPosts([one]))]));
  const unticked = await buildExportRequest(guided, caseId, { ...choices, leftOut: all });

  const dossier = await exportCase(kinds);
  const complement = await buildExportRequest(guided, caseId, { ...choices, onlyNew: true });

  const receiver = createEncryptedTestDependencies();
  const received = await receiveDossier(receiver, new File([dossier.zip], 'recueil.zip'), buildProgress());
  if (received.kind !== 'added') throw new Error('not received');
  const receivedPaths = new Set(received.dossier.files.map(({ path }) => path));

  const marks = await readMarked(kinds);
  const lock = await readLocked(kinds);

  const restored = await restoreElsewhere(deps);
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
    filter: (id) => yes(filtered(id)),
    order: (id) => yes(orders.every((order) => order.length === all.length && order.includes(id))),
    search: (id) => (found.has(id) ? 'yes' : '–'),
    note: (id) => yes(notes.get(id)?.note?.value === 'Vu.'),
    ...marks,
    machine: (id) => (unread.has(id) ? 'yes' : '–'),
    hide: (id) => {
      const trace = traces.get(id);
      return trace === undefined ? '–' : trace.isInRecord ? 'yes' : 'to look at';
    },
    count: (id) => counted.get(id) ?? 'neither',
    exhibit: (id) => yes(dossier.files.has(`${dossier.exhibits.get(id)?.folder}/fiche.json`)),
    verify: (id) => yes(dossier.files.has(`${dossier.exhibits.get(id)?.folder}/fiche.json`)),
    receive: (id) => yes(receivedPaths.has(`${dossier.exhibits.get(id)?.folder}/fiche.json`)),
    lock,
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
const kindsFound = new Map(
  await Promise.all(
    [...kinds.ids.values()].map(async (id) => {
      const { fiche, summary } = await openItem(kinds.deps.store, id);
      return [id, [kindOf(fiche), summary.kind]] as const;
    }),
  ),
);
const answers = await walk(kinds);

describe('every kind of thing, through every function', () => {
  it.each(FUNCTION_NAMES)('%s', (name) => {
    const found = SEALED.map(([thing]) => [thing, answers[name](kinds.ids.get(thing) ?? '')]);
    expect(Object.fromEntries(found), FUNCTIONS[name]).toEqual(
      Object.fromEntries(SEALED.map(([thing, kind]) => [thing, cellsOf(thing, kind)[name]])),
    );
  });

  it('seals each thing as its kind, in its record as in its row', async () => {
    const expected = SEALED.map(([thing, kind]) => [thing, kind, kind]);
    expect(SEALED.map(([thing]) => [thing, ...(kindsFound.get(kinds.ids.get(thing) ?? '') ?? [])])).toEqual(expected);
  });

  it('has a reason for each cell that does not apply', () => {
    const empty = FUNCTION_NAMES.filter((name) => SEALED.some(([thing, kind]) => cellsOf(thing, kind)[name] === '–'));
    expect(empty.toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });
});
