import type { CaseHead } from '../../domain/case/case.ts';
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { DossierContext } from '../../dossier/dossierContext.ts';
import { baseName } from '../../dossier/writeDossier.ts';
import { estimateBytes, splitVolumes } from '../../dossier/zip/splitVolumes.ts';
import type { Volume } from '../../dossier/zip/volumes.ts';
import { fingerprint } from '../../seal/signature.ts';
import { readDocument, readDocumentSnapshot } from '../case/caseDocuments.ts';
import { openReceivedDossiers } from '../received/receivedDossiers.ts';
import { selectReceivedDossiers } from './exportRequest.ts';
import { readPreviewSnapshot } from './exportSnapshot.ts';
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
export async function planDossier(deps: GuidedExportDependencies): Promise<PlannedDossier> {
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
