import type { DocumentDrawing } from '../../domain/export/pagePreview.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { DossierContext } from '../../dossier/dossierContext.ts';
import { DisplayListRecorder } from '../../dossier/pdf/engine/displayListRecorder.ts';
import { reportPdf } from '../../dossier/pdf/report.ts';
import type { Pages } from '../../dossier/pdf/summary/pages.ts';
import { summaryPdf } from '../../dossier/pdf/summary/summary.ts';
import { restrictToVolume } from '../../dossier/writeDossier.ts';
import type { Volume } from '../../dossier/zip/volumes.ts';
import type { GuidedExportDependencies } from './guidedExport.ts';
import { planDossier } from './planDossier.ts';

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
