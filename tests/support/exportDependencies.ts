import type { CaseHead } from '../../src/domain/case/case.ts';
import type { ReceivedDossierRepository } from '../../src/domain/case/receivedDossiers.ts';
import type { ExportChoices } from '../../src/domain/export/exportChoices.ts';
import type { ExportedDossier, ExportedZip, ExportRun } from '../../src/domain/export/exportedDossier.ts';
import type { Progress } from '../../src/domain/shared/ports.ts';
import type { DossierPlan } from '../../src/dossier/dossierPlan.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import type { RecordDependencies } from '../../src/workflow/capture/recordItem.ts';
import { type ExportRequest, selectExhibits } from '../../src/workflow/export/exhibitSelection.ts';
import * as exporting from '../../src/workflow/export/exportDossier.ts';
import * as requests from '../../src/workflow/export/exportRequest.ts';
import { readDossierPlan } from '../../src/workflow/export/exportSnapshot.ts';
import { createFileReadings, type FileReadings } from '../../src/workflow/export/fileReadings.ts';
import * as letters from '../../src/workflow/export/followUpLetter.ts';
import * as guided from '../../src/workflow/export/guidedExport.ts';
import * as previews from '../../src/workflow/export/previewDossier.ts';
import type { ReceivedDossierDependencies } from '../../src/workflow/receivedDossierList.ts';
import { readFonts } from './testFonts.ts';

/** What a test exports with, in one object. */
export type TestExport = ReceivedDossierDependencies & exporting.ExportTools & { readonly readings: FileReadings };
export type GuidedTestExport = TestExport & requests.ExportStores;

/** Builds tools that write into memory. `whileWriting` runs at the first byte of the zip. */
export function buildExportDependencies<D extends RecordDependencies & { receivedDossiers: ReceivedDossierRepository }>(
  deps: D,
  whileWriting: () => Promise<unknown> = async () => undefined,
) {
  let tempFile: Blob | null = new Blob([]);
  const exportDeps: D & TestExport = {
    ...deps,
    readings: createFileReadings(),
    localOf: (iso: string) => iso.slice(0, 19),
    kit: async () => ({
      fonts: readFonts(),
      verifierHtml: new TextEncoder().encode('<!doctype html>') as Uint8Array<ArrayBuffer>,
      software: { name: 'recueil', version: '0.0.0' },
    }),
    timeZone: () => 'Europe/Paris',
    language: 'fr',
    stamp: async () => null,
    makeRedactedCopy: async () => new Blob(['copy'], { type: 'image/png' }),
    makeReadableCopy: async () => new Blob(['readable'], { type: 'image/jpeg' }),
    hashLargeFile: (file) => sha256Hex(file),
    drawLabelledImage: async () => new Blob(['labelled'], { type: 'image/jpeg' }),
    createTempFile: async () => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      let first = true;
      return {
        out: new WritableStream({
          async write(chunk: Uint8Array<ArrayBuffer>) {
            if (first) await whileWriting();
            first = false;
            chunks.push(chunk.slice());
          },
        }),
        file: async () => {
          tempFile = new Blob(chunks);
          return tempFile as File;
        },
        remove: async () => {
          tempFile = null;
        },
        removedSignal: new AbortController().signal,
      };
    },
  };
  return { deps: exportDeps, readTempFile: () => tempFile };
}

const SILENT = () => undefined;
const NEVER = new AbortController().signal;

export const exportDossier = (
  deps: TestExport,
  request: ExportRequest,
  progress: Progress = SILENT,
  signal = NEVER,
): Promise<ExportedDossier> => exporting.exportDossier(deps, deps.readings, deps, request, progress, signal);

export const guidedExport = (deps: GuidedTestExport, run: ExportRun, progress: Progress = SILENT, signal = NEVER) =>
  guided.guidedExport(deps, deps.readings, deps, run, progress, signal);

export const findHiddenTraces = (
  deps: GuidedTestExport,
  scope: 'dossier' | 'case',
  progress: Progress = SILENT,
  signal = NEVER,
) => guided.findHiddenTraces(deps, deps.readings, deps.localOf, scope, progress, signal);

export const findComplement = (deps: GuidedTestExport, recipients: readonly ExportChoices['purpose'][]) =>
  guided.findComplement(deps, deps.readings, deps.localOf, recipients, SILENT, NEVER);

export const buildExportRequest = (
  { store, itemIndex, localOf, documentStore }: GuidedTestExport,
  caseId: string,
  choices: ExportChoices,
) => requests.buildExportRequest(store, itemIndex, localOf, documentStore, caseId, choices);

/** Selects the dossier that would be exported now. */
export const selectNext = (deps: GuidedTestExport) => requests.selectNextDossier(deps, deps.readings, deps.localOf);

/** Reads the dossier that would be exported now. */
async function readNextPlan(deps: GuidedTestExport): Promise<DossierPlan> {
  const { store, receivedDossiers, readings, clock } = deps;
  return readDossierPlan(store, receivedDossiers, readings, deps, clock, await selectNext(deps));
}

export const estimateDossier = async (deps: GuidedTestExport) => previews.estimateDossier(await readNextPlan(deps));

export const previewDossier = async (
  deps: GuidedTestExport,
  progress: Progress,
  signal: AbortSignal,
  show: Parameters<typeof previews.previewDossier>[3],
) => previews.previewDossier(await readNextPlan(deps), progress, signal, show);

export const writeFollowUpLetter = (deps: GuidedTestExport, file: string, stepId: string | null, signal = NEVER) =>
  letters.writeFollowUpLetter(deps, deps.readings, deps, file, stepId, signal);

/** Exports, and returns the only zip. */
export async function runExport(
  deps: TestExport,
  without: readonly number[] = [],
  signal = NEVER,
): Promise<ExportedZip> {
  const { zips } = await exportDossier(deps, { without }, SILENT, signal);
  return zips[0];
}

/** Reads the plan of the next dossier, without writing anything. */
export async function readPlan(
  deps: TestExport,
  { caseId }: CaseHead,
  request: Partial<ExportRequest> = {},
): Promise<DossierPlan> {
  const { store, receivedDossiers, readings, clock, documentStore: documents } = deps;
  const head = await store.caseHead(caseId);
  if (head === null) throw new Error('an empty store');
  const wholeRequest = { without: [], ...request };
  const exhibits = await selectExhibits(store, readings.places, caseId, wholeRequest);
  const selected = { head, documents, request: wholeRequest, exhibits };
  return readDossierPlan(store, receivedDossiers, readings, deps, clock, selected);
}
