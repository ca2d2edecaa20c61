import { type ExportChoices, exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import type { AcknowledgedDamage } from '../../../src/domain/export/exportedDossier.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { buildExportDependencies, guidedExport } from '../exportDependencies.ts';
import { buildCapturedPage, createTestDependencies, recordOne } from '../testDependencies.ts';
import { changeDocument } from './changeDocument.ts';

export const STATED_AT = '2026-11-20T09:00:00.000Z';

/** A redaction of part of the post's image. */
export const REDACTION = {
  at: STATED_AT,
  file: 'publication.png',
  way: 'mask',
  x: 1,
  y: 2,
  width: 30,
  height: 40,
} as const;

/** Bytes of a stored document that is not complete JSON. */
export const DAMAGED_BODY = new TextEncoder().encode('{"schema":"recueil/no');

/** A case of four items, two of one account and two of another, of which the last is withdrawn. */
export async function createGuidedCase() {
  const deps = createTestDependencies();
  const ids: string[] = [];
  for (const handle of ['camille_inv', 'camille_inv', 'sacha_inv', 'sacha_inv']) {
    const author = { displayName: null, handle, profileUrl: null, platformId: null };
    ids.push(await recordOne(deps, buildCapturedPage({}, { author })));
  }
  await withdrawItem(deps, ids[3] ?? '');
  const { caseId } = await ensureCase(deps);
  const guided = buildExportDependencies(deps).deps;
  const choose = (choices: Partial<ExportChoices>) => changeDocument(deps, caseId, exportChoicesDocument, choices);
  /** Makes a dossier and saves it. */
  const run = async (password: string | null = null, unread: AcknowledgedDamage | null = null) => {
    const request = { without: [], password, unread };
    const exported = await guidedExport(guided, request, () => undefined, new AbortController().signal);
    await exported.markSaved(exported.zips.map(({ manifestDigest }) => manifestDigest));
    return exported;
  };
  return { deps, guided, ids, caseId, choose, run };
}
