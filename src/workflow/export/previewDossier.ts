import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DocumentDrawing } from '../../domain/export/pagePreview.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { listOtherPersons } from '../../dossier/data/exhibitLabels.ts';
import { contextOf, type DossierContext, type DossierPlan, splitPlan } from '../../dossier/dossierPlan.ts';
import { estimateLargestFile } from '../../dossier/estimateSize.ts';
import { reportPdf, summaryPdf } from '../../dossier/pdf/dossierReport.ts';
import { DisplayListRecorder } from '../../dossier/pdf/engine/textLayer.ts';

/** What is said of the dossier that would be exported now, before it is made. */
export interface DossierEstimate {
  /** Of its largest file. */
  readonly bytes: number;
  /** Imported files that go as they are, though they may say where, with what or by whom they were made. */
  readonly uncleaned: readonly UncleanedFile[];
  /** Ids of the captures whose records name another person in « Pour qui » than the latest one. */
  readonly otherPersons: readonly string[];
}

export interface UncleanedFile {
  readonly id: string;
  /** As the person knows it. */
  readonly name: string;
  /** Extension of the file: that of a message is not the archive's. */
  readonly format: string;
}

export function estimateDossier(plan: DossierPlan): DossierEstimate {
  const { items } = plan.snapshot;
  return {
    bytes: estimateLargestFile(plan),
    uncleaned: items.flatMap(listUncleaned),
    otherPersons: listOtherPersons(items).map(({ fiche }) => fiche.id),
  };
}

function listUncleaned({ fiche: { id, received }, files }: SnapshotItem): readonly UncleanedFile[] {
  const uncleaned = [...files.values()].find((decision) => decision.isUncleaned);
  if (received === undefined || uncleaned === undefined) return [];
  const { name = received.name, path } = uncleaned.file;
  return [{ id, name, format: path.split('.').at(-1) ?? received.format }];
}

/**
 * Lays out the pages of a dossier. `show` receives the summary before the other pages are
 * laid out, and so without their numbers; they wait for its promise. Writes no file and no journal line. Throws
 * Refusal `cancelled`.
 */
export async function previewDossier(
  plan: DossierPlan,
  progress: Progress,
  signal: AbortSignal,
  show: (documents: readonly DocumentDrawing[]) => Promise<void>,
): Promise<readonly DocumentDrawing[]> {
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
