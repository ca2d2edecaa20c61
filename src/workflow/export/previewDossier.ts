import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import type { DocumentDrawing } from '../../domain/export/pagePreview.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { DossierContext } from '../../dossier/dossierContext.ts';
import { DisplayListRecorder } from '../../dossier/pdf/engine/displayListRecorder.ts';
import { reportPdf } from '../../dossier/pdf/report.ts';
import type { Pages } from '../../dossier/pdf/summary/pages.ts';
import { summaryPdf } from '../../dossier/pdf/summary/summary.ts';
import { baseName, restrictToVolume } from '../../dossier/writeDossier.ts';
import { splitVolumes } from '../../dossier/zip/splitVolumes.ts';
import type { Volume } from '../../dossier/zip/volumes.ts';
import { fingerprint } from '../../seal/signature.ts';
import { readDocument, readDocumentSnapshot } from '../case/caseDocuments.ts';
import { openReceivedDossiers } from '../received/receivedDossiers.ts';
import { selectReceivedDossiers } from './exportRequest.ts';
import { readPreviewSnapshot } from './exportSnapshot.ts';
import { buildExportRequest, type GuidedExportDependencies } from './guidedExport.ts';
import { mailBudget } from './writeZips.ts';

/**
 * Lays out the pages of the dossier that would be exported now. `show` receives the summary before the other pages are
 * laid out, and so without their numbers. Writes no file and no journal line. Throws Refusal `nothing-to-export`, `item-altered` (detail: ordinal, path), `cancelled`.
 */
export async function previewDossier(
  deps: GuidedExportDependencies,
  progress: Progress,
  signal: AbortSignal,
  show: (documents: readonly DocumentDrawing[]) => void,
): Promise<readonly DocumentDrawing[]> {
  const head = await deps.store.currentCase();
  const spki = await deps.store.publicKey();
  if (head === null || spki === null) throw new Refusal('nothing-to-export');
  const reading = { ...deps, documentStore: await readDocumentSnapshot(deps.documentStore, head.caseId) };
  const choices = await readDocument(reading.documentStore, head.caseId, exportChoicesDocument);
  const request = await buildExportRequest(reading, head.caseId, choices);
  const { previous, ...caseSnapshot } = await readPreviewSnapshot(reading, head, { without: [], ...request });
  const snapshot = {
    ...caseSnapshot,
    receivedDossiers: await openReceivedDossiers(
      deps,
      head.caseId,
      selectReceivedDossiers({ ...request, receivedDossierNumbers: choices.origins }),
    ),
  };
  const [createdAt, timeZone] = [deps.clock.now(), deps.timeZone()];
  const options = { ...request.options, ...(previous !== null && { previous }) };
  const kit = await deps.kit();
  const base = baseName(createdAt, timeZone);
  const volumes = splitVolumes(snapshot.items, options, base, request.forMail ? mailBudget(snapshot, kit) : null);
  const context: DossierContext = {
    ...kit,
    snapshot,
    options,
    createdAt,
    timeZone,
    fileName: `${base}.zip`,
    keyFingerprint: await fingerprint(spki),
  };
  const step: Progress = (now) => {
    if (signal.aborted) throw new Refusal('cancelled');
    progress(now);
  };
  step({ name: 'report', done: 0, total: snapshot.items.length });
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
  show([await recordSummary(first.context, new Map())]);
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
