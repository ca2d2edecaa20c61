import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import type { DocumentDrawing } from '../../domain/export/pagePreview.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { DossierContext } from '../../dossier/dossierContext.ts';
import { DisplayListRecorder } from '../../dossier/pdf/engine/displayListRecorder.ts';
import { reportPdf } from '../../dossier/pdf/report.ts';
import { summaryPdf } from '../../dossier/pdf/summary.ts';
import { baseName, restrictToVolume } from '../../dossier/writeDossier.ts';
import { splitVolumes } from '../../dossier/zip/splitVolumes.ts';
import { fingerprint } from '../../seal/signature.ts';
import { readDocument } from '../case/caseDocuments.ts';
import { openReceivedDossiers } from '../received/receivedDossiers.ts';
import { readPreviewSnapshot, selectReceivedDossiers } from './exportDossier.ts';
import { buildExportRequest, type GuidedExportDependencies } from './guidedExport.ts';
import { mailBudget } from './writeZips.ts';

/**
 * The pages of the dossier as it would be now, followed while they are set: no file is written, and the journal hears
 * nothing of it. Throws Refusal `nothing-to-export`, `item-altered`, `cancelled`.
 */
export async function previewDossier(
  deps: GuidedExportDependencies,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly DocumentDrawing[]> {
  const head = await deps.store.currentCase();
  const spki = await deps.store.publicKey();
  if (head === null || spki === null) throw new Refusal('nothing-to-export');
  const choices = await readDocument(deps.documentStore, head.caseId, exportChoicesDocument);
  const request = await buildExportRequest(deps, head.caseId, choices);
  const snapshot = {
    ...(await readPreviewSnapshot(deps, head, { without: [], ...request })),
    receivedDossiers: await openReceivedDossiers(
      deps,
      head.caseId,
      selectReceivedDossiers({ ...request, receivedDossierNumbers: choices.origins }),
    ),
  };
  const [createdAt, timeZone] = [deps.clock.now(), deps.timeZone()];
  const { plan } = request;
  const kit = await deps.kit();
  const base = baseName(createdAt, timeZone);
  const volumes = splitVolumes(
    snapshot.items,
    plan,
    base,
    request.forMail ? mailBudget(snapshot, kit) : null,
  );
  const context: DossierContext = {
    ...kit,
    snapshot,
    options: plan,
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
    return recorder.document(name);
  };
  if (volumes.length === 0) {
    return [
      await recordPages('resume.pdf', context, summaryPdf),
      await recordPages('dossier.pdf', context, (documentContext) => reportPdf(documentContext, step)),
    ];
  }
  const documents: DocumentDrawing[] = [];
  for (const volume of volumes) {
    const volumeSet = { current: volume, all: volumes };
    const documentContext = {
      ...context,
      snapshot: restrictToVolume(snapshot, volumeSet),
      fileName: volume.fileName,
      volumeSet,
    };
    if (documents.length === 0) documents.push(await recordPages('resume.pdf', documentContext, summaryPdf));
    const name = volume.kind === 'annex' ? 'annexe' : 'dossier';
    const number = volume.of === 1 ? '' : ` ${volume.index} / ${volume.of}`;
    documents.push(await recordPages(`${name}.pdf${number}`, documentContext, (one) => reportPdf(one, step)));
  }
  return documents;
}
