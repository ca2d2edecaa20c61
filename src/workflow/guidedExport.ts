import { operatorSheet, personsSheet, stepsSheet } from '../domain/caseSheets.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { attachedDocuments } from '../domain/documents.ts';
import { Refusal } from '../domain/errors.ts';
import { chosenItems, type ExportChoices, exportSheet, joinsOriginals } from '../domain/exportChoices.ts';
import type { LocalOf } from '../domain/moments.ts';
import { type DossierPlan, partsOf } from '../domain/plan.ts';
import type { Progress } from '../domain/ports.ts';
import { copiesOf } from '../domain/redaction.ts';
import { buildIndex } from '../domain/search.ts';
import { readJournal } from '../seal/readJournal.ts';
import { keptDocuments } from './attachDocument.ts';
import { type Damaged, expectTold, sparing } from './damagedSheets.ts';
import { type ExportDesk, type Exported, type ExportRequest, exportDossier } from './export.ts';
import { pastDossiers } from './pastDossiers.ts';
import { planOf } from './plan.ts';
import { allNotes, readSheet } from './sheets.ts';

export interface GuidedDesk extends ExportDesk {
  readonly catalogue: Catalogue;
  readonly localOf: LocalOf;
}

export interface GuidedRequest extends Pick<ExportRequest, 'without'> {
  readonly password: string | null;
  /** What of the person's own words is damaged, as they were told; null while they were not. */
  readonly unread: Unread | null;
}

export interface Unread extends Damaged {
  /** The items whose notes do not open go all the same, without their notes. */
  readonly joined: boolean;
}

/** The dossier as the person chose it on the guided page: which items, what they say. Throws as `exportDossier` does. */
export async function guidedExport(
  desk: GuidedDesk,
  { without, password, unread }: GuidedRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Exported> {
  const head = await desk.store.currentCase();
  if (head === null) throw new Refusal('nothing-to-export');
  await expectTold(desk, head.caseId, unread);
  const readable = { ...desk, sheets: sparing(desk.sheets, unread?.sheets ?? []) };
  const choices = await readSheet(readable.sheets, head.caseId, exportSheet);
  const chosen = await requestOf(readable, head.caseId, choices);
  const spared = unread === null || unread.joined ? [] : unread.items;
  const request = {
    without,
    password,
    ...chosen,
    origins: choices.origins,
    leftOut: [...new Set([...chosen.leftOut, ...spared])],
  };
  return exportDossier(readable, request, progress, signal);
}

/** What the export takes of these choices; items left out are named in the journal, by id only. */
export async function requestOf(
  { store, sheets, catalogue, localOf }: Pick<GuidedDesk, 'store' | 'sheets' | 'catalogue' | 'localOf'>,
  caseId: string,
  choices: ExportChoices,
): Promise<Required<Pick<ExportRequest, 'leftOut' | 'papers' | 'plan' | 'ticked' | 'forMail'>>> {
  const [items, { notes, damaged }, persons, previous, { steps }, operator, kept] = await Promise.all([
    catalogue.itemsFrom(caseId, 1),
    allNotes(sheets, caseId),
    readSheet(sheets, caseId, personsSheet),
    previousOf(store, caseId),
    readSheet(sheets, caseId, stepsSheet),
    readSheet(sheets, caseId, operatorSheet),
    keptDocuments(sheets, caseId),
  ]);
  const index = buildIndex(items, notes, localOf);
  const documents = attachedDocuments(kept, steps, operator, index.found);
  const { included } = chosenItems(index, persons, choices, documents, damaged);
  const wanted = new Set(included.map(({ item }) => item.id));
  const copies = copiesOf(
    included.map(({ item, notes }) => [item.id, notes.redactions]),
    joinsOriginals(choices) ? 'joined' : 'omitted',
  );
  const said = await planOf(sheets, caseId, choices, previous);
  const plan = copies.length === 0 ? said : { ...said, copies };
  return {
    // What cannot be read is not left out unasked: the export names it.
    leftOut: items
      .filter(({ id, withdrawn, unread }) => !withdrawn && !unread && !wanted.has(id))
      .map(({ id }) => id),
    papers: [...documents.keys()],
    plan,
    forMail: choices.volumes,
    ticked: {
      translations: choices.translations,
      reports: partsOf(plan),
      notes: choices.notes,
    },
  };
}

/** The last dossier written to its end: the cover of the next one says what is new. */
async function previousOf(
  store: GuidedDesk['store'],
  caseId: string,
): Promise<DossierPlan['previous'] | null> {
  const head = await store.caseHead(caseId);
  if (head === null) return null;
  const { lines } = await readJournal(await store.journal(caseId, head.seq));
  const last = pastDossiers(lines).at(-1);
  if (last === undefined) return null;
  const numbers = await store.exhibits(caseId);
  return {
    createdAt: last.at,
    exhibits: [...numbers].flatMap(([id, number]) => (last.items.has(id) ? [number] : [])),
    ...(last.manifest !== null && { manifestDigest: last.manifest }),
  };
}
