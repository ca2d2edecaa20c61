import type { CaseHead } from '../../domain/case/case.ts';
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import type { DocumentDrawing } from '../../domain/export/pagePreview.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { type DossierContext, estimateBytes, splitVolumes, type Volume } from '../../dossier/dossierPlan.ts';
import { reportPdf } from '../../dossier/pdf/dossierReport.ts';
import { DisplayListRecorder } from '../../dossier/pdf/engine/textLayer.ts';
import { type Pages, summaryPdf } from '../../dossier/pdf/summary.ts';
import { baseName, restrictToVolume } from '../../dossier/writeDossier.ts';
import { fingerprint } from '../../seal/signature.ts';
import { readDocument, readDocumentSnapshot } from '../case/storedDocuments.ts';
import { openReceivedDossiers } from '../receivedDossierList.ts';
import { readPreviewSnapshot, selectReceivedDossiers } from './exportSnapshot.ts';
import { buildExportRequest, type GuidedExportDependencies } from './guidedExport.ts';
import { mailBudget } from './writeZips.ts';

interface PlannedDossier {
  readonly context: DossierContext;
  /** [] when one zip contains everything. */
  readonly volumes: readonly Volume[];
  /** What a file holds besides its exhibits. */
  readonly reservedBytes: number;
}

/**
 * Reads the dossier that would be exported now, and how it would be split. Writes nothing. Throws Refusal
 * `nothing-to-export`, `item-altered` (detail: ordinal, path), `origin-altered`.
 */
async function planDossier(deps: GuidedExportDependencies): Promise<PlannedDossier> {
  const [head, spki] = await Promise.all([deps.store.currentCase(), deps.store.publicKey()]);
  if (head === null || spki === null) throw new Refusal('nothing-to-export');
  const [kit, keyFingerprint, { request, snapshot, options }] = await Promise.all([
    deps.kit(),
    fingerprint(spki),
    readNextDossier(deps, head),
  ]);
  const [createdAt, timeZone] = [deps.clock.now(), deps.timeZone()];
  const base = baseName(createdAt, timeZone);
  const budget = mailBudget(snapshot, kit);
  const volumes = splitVolumes(snapshot.items, options, base, request.forMail ? budget : null);
  const context: DossierContext = {
    ...kit,
    snapshot,
    options,
    createdAt,
    timeZone,
    fileName: `${base}.zip`,
    keyFingerprint,
  };
  return { context, volumes, reservedBytes: budget.reservedBytes };
}

/** Reads what the choices of the case select. */
async function readNextDossier(deps: GuidedExportDependencies, head: CaseHead) {
  const reading = { ...deps, documentStore: await readDocumentSnapshot(deps.documentStore, head.caseId) };
  const choices = await readDocument(reading.documentStore, head.caseId, exportChoicesDocument);
  const request = await buildExportRequest(reading, head.caseId, choices);
  const { previous, ...caseSnapshot } = await readPreviewSnapshot(reading, head, { without: [], ...request });
  const receivedDossiers = await openReceivedDossiers(
    deps,
    head.caseId,
    selectReceivedDossiers({ ...request, receivedDossierNumbers: choices.origins }),
  );
  return {
    request,
    snapshot: { ...caseSnapshot, receivedDossiers },
    options: { ...request.options, ...(previous !== null && { previous }) },
  };
}

/** Estimates the bytes of the largest file of the dossier that would be exported now. Throws as `planDossier` does. */
export async function estimateDossierBytes(deps: GuidedExportDependencies): Promise<number> {
  const { context, volumes, reservedBytes } = await planDossier(deps);
  const { snapshot, options } = context;
  const received = (snapshot.receivedDossiers ?? []).flatMap(({ dossier }) => dossier.files);
  const contents = volumes.length === 0 ? [estimateBytes(snapshot.items, options)] : volumes.map(({ bytes }) => bytes);
  return reservedBytes + Math.max(...contents) + received.reduce((sum, { bytes }) => sum + bytes, 0);
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
  const { context, volumes } = await planDossier(deps);
  const step: Progress = (now) => {
    if (signal.aborted) throw new Refusal('cancelled');
    progress(now);
  };
  const start = { name: 'report', done: 0, total: context.snapshot.items.length } as const;
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
  const recordSummary = (documentContext: DossierContext, pages: Pages) =>
    recordPages('resume.pdf', documentContext, (one) => summaryPdf(one, pages));
  const [first, ...others] = listReports(context, volumes);
  await show([await recordSummary(first.context, new Map())]);
  step(start);
  // The summary gives the pages of the report.
  const pages = new Map<string, number>();
  const report = await recordPages(first.name, first.context, (one) => reportPdf(one, step, pages));
  const documents = [await recordSummary(first.context, pages), report];
  for (const { name, context } of others) {
    documents.push(await recordPages(name, context, (one) => reportPdf(one, step)));
  }
  return documents;
}

interface Report {
  readonly name: string;
  readonly context: DossierContext;
}

/** Lists the report of each volume, or the only one. */
function listReports(context: DossierContext, volumes: readonly Volume[]): readonly [Report, ...Report[]] {
  const [first = { name: 'dossier.pdf', context }, ...others] = volumes.map((volume): Report => {
    const volumeSet = { current: volume, all: volumes };
    const number = volume.of === 1 ? '' : ` ${volume.index} / ${volume.of}`;
    return {
      name: `${volume.kind === 'annex' ? 'annexe' : 'dossier'}.pdf${number}`,
      context: {
        ...context,
        snapshot: restrictToVolume(context.snapshot, volumeSet),
        fileName: volume.fileName,
        volumeSet,
      },
    };
  });
  return [first, ...others];
}
