import type { CaseHead } from '../../src/domain/case/case.ts';
import type { ExportedZip } from '../../src/domain/export/exportedDossier.ts';
import type { DossierPlan } from '../../src/dossier/dossierPlan.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import type { RecordDependencies } from '../../src/workflow/capture/recordItem.ts';
import { type ExportDependencies, exportDossier } from '../../src/workflow/export/exportDossier.ts';
import { type ExportRequest, readDossierPlan, selectExhibits } from '../../src/workflow/export/exportSnapshot.ts';
import type { ReceivedDossierDependencies } from '../../src/workflow/receivedDossierList.ts';
import { readFonts } from './testFonts.ts';

/** Builds dependencies that write into memory. `whileWriting` runs at the first byte of the zip. */
export function buildExportDependencies(
  deps: RecordDependencies & ReceivedDossierDependencies,
  whileWriting: () => Promise<unknown> = async () => undefined,
) {
  let tempFile: Blob | null = new Blob([]);
  const exportDeps: ExportDependencies = {
    ...deps,
    kit: async () => ({
      fonts: readFonts(),
      verifierHtml: new TextEncoder().encode('<!doctype html>') as Uint8Array<ArrayBuffer>,
      software: { name: 'recueil', version: '0.0.0' },
    }),
    timeZone: () => 'Europe/Paris',
    language: 'fr',
    stamp: async () => null,
    commitmentSeed: () => new Uint8Array(32).fill(7),
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

/** Exports, and returns the only zip. */
export async function runExport(
  deps: ExportDependencies,
  without: readonly number[] = [],
  signal = new AbortController().signal,
): Promise<ExportedZip> {
  const { zips } = await exportDossier(deps, { without }, () => undefined, signal);
  return zips[0];
}

/** Reads the plan of the next dossier, without writing anything. */
export async function readPlan(
  deps: ExportDependencies,
  { caseId }: CaseHead,
  request: Partial<ExportRequest> = {},
): Promise<DossierPlan> {
  const [head, spki] = await Promise.all([deps.store.caseHead(caseId), deps.store.publicKey()]);
  if (head === null || spki === null) throw new Error('an empty store');
  const wholeRequest = { without: [], ...request };
  const numbered = await selectExhibits(deps.store, caseId, wholeRequest);
  return readDossierPlan(deps, { head, spki, documents: deps.documentStore }, numbered, wholeRequest);
}
