import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { compareNumbers, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import type { DocumentDrawing } from '../../domain/export/pagePreview.ts';
import type { FormatId } from '../../domain/item/importedFiles.ts';
import { type Disclosure, listDisclosures } from '../../domain/item/recordDisclosures.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { contextOf, type DossierContext, type DossierPlan, splitPlan } from '../../dossier/dossierPlan.ts';
import { estimateLargestFile } from '../../dossier/estimateSize.ts';
import { reportPdf, summaryPdf } from '../../dossier/pdf/dossierReport.ts';
import { DisplayListRecorder } from '../../dossier/pdf/engine/textLayer.ts';
import { readDocument, readDocumentSnapshot } from '../case/storedDocuments.ts';
import { readDossierPlan, selectExhibits } from './exportSnapshot.ts';
import { buildExportRequest, type GuidedExportDependencies } from './guidedExport.ts';

/**
 * Reads the dossier that would be exported now. Writes nothing. Throws Refusal `nothing-to-export`, `item-altered`
 * (detail: ordinal, path), `origin-altered`.
 */
async function planDossier(deps: GuidedExportDependencies): Promise<DossierPlan> {
  const spki = await deps.store.publicKey();
  const { head, documents, numbered, request } = await numberDossier(deps);
  if (spki === null) throw new Refusal('nothing-to-export');
  return readDossierPlan(deps, { head, spki, documents }, numbered, request);
}

/** Numbers the exhibits of the dossier that would be exported now. Throws Refusal `nothing-to-export`. */
async function numberDossier(deps: GuidedExportDependencies) {
  const head = await deps.store.currentCase();
  if (head === null) throw new Refusal('nothing-to-export');
  const { caseId } = head;
  const documents = await readDocumentSnapshot(deps.documentStore, caseId);
  const choices = await readDocument(documents, caseId, exportChoicesDocument);
  const guidedRequest = await buildExportRequest({ ...deps, documentStore: documents }, caseId, choices);
  const request = { without: [], ...guidedRequest };
  return { head, documents, request, numbered: await selectExhibits(deps.store, caseId, request) };
}

/**
 * Returns the numbers that the exhibits of the dossier exported now would have, in order. Reads no file. Throws Refusal
 * `nothing-to-export`.
 */
export async function listNextExhibits(deps: GuidedExportDependencies): Promise<readonly ExhibitNumber[]> {
  const { numbered } = await numberDossier(deps);
  return [...numbered.numbers.values()].toSorted(compareNumbers);
}

/** What is said of the dossier that would be exported now, before it is made. */
export interface DossierEstimate {
  /** Of its largest file. */
  readonly bytes: number;
  /** What the records of its captures say of the person's own computer and account. */
  readonly disclosures: readonly Disclosure[];
  /** Imported files that go as they are, though they may say where, with what or by whom they were made. */
  readonly uncleaned: readonly UncleanedFile[];
}

export interface UncleanedFile {
  readonly id: string;
  readonly ordinal: number;
  readonly format: FormatId;
}

/** Estimates the dossier that would be exported now. Throws as `planDossier` does. */
export async function estimateDossier(deps: GuidedExportDependencies): Promise<DossierEstimate> {
  const plan = await planDossier(deps);
  return {
    bytes: estimateLargestFile(plan),
    disclosures: listDisclosures(plan.snapshot.items.map(({ fiche }) => fiche)),
    uncleaned: plan.snapshot.items.flatMap(listUncleaned),
  };
}

function listUncleaned({ fiche: { id, ordinal, received }, files }: SnapshotItem): readonly UncleanedFile[] {
  const isUncleaned = [...files.values()].some((file) => file.isUncleaned);
  return received === undefined || !isUncleaned ? [] : [{ id, ordinal, format: received.format }];
}

/**
 * Lays out the pages of the dossier that would be exported now. `show` receives the summary before the other pages are
 * laid out, and so without their numbers; they wait for its promise. Writes no file and no journal line. Throws as
 * `planDossier` does, and Refusal `cancelled`.
 */
export async function previewDossier(
  deps: GuidedExportDependencies,
  progress: Progress,
  signal: AbortSignal,
  show: (documents: readonly DocumentDrawing[]) => Promise<void>,
): Promise<readonly DocumentDrawing[]> {
  const plan = await planDossier(deps);
  const step: Progress = (now) => {
    if (signal.aborted) throw new Refusal('cancelled');
    progress(now);
  };
  const start = { name: 'report', done: 0, total: plan.snapshot.items.length } as const;
  step(start);
  const recordPages = async (
    name: string,
    documentContext: DossierContext,
    write: (documentContext: DossierContext) => ReadableStream,
  ) => {
    const recorder = new DisplayListRecorder();
    await write({ ...documentContext, recorder }).pipeTo(new WritableStream());
    return recorder.toDrawing(name);
  };
  const [first, ...others] = listReports(plan);
  await show([await recordPages(first.name, first.context, summaryPdf)]);
  step(start);
  const documents: DocumentDrawing[] = [];
  for (const { name, context } of [first, ...others]) {
    documents.push(await recordPages(name, context, (one) => reportPdf(one, step)));
  }
  return documents;
}

interface Report {
  readonly name: string;
  readonly context: DossierContext;
}

/** Lists the report of each volume, or the only one. */
function listReports(plan: DossierPlan): readonly [Report, ...Report[]] {
  const volumes = splitPlan(plan);
  const [first = { name: 'dossier.pdf', context: contextOf(plan) }, ...others] = volumes.map((current): Report => {
    const { kind, index, of } = current;
    const number = of === 1 ? '' : ` ${index} / ${of}`;
    return {
      name: `${kind === 'annex' ? 'annexe' : 'dossier'}.pdf${number}`,
      context: contextOf(plan, { current, all: volumes }),
    };
  });
  return [first, ...others];
}
