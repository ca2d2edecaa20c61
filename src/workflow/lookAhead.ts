import type { DrawnDocument } from '../domain/drawnPage.ts';
import { Refusal } from '../domain/errors.ts';
import { exportSheet } from '../domain/exportChoices.ts';
import type { Progress } from '../domain/ports.ts';
import { bind } from '../dossier/bind.ts';
import { baseName, toldIn } from '../dossier/dossier.ts';
import type { Edition } from '../dossier/edition.ts';
import { reportPdf } from '../dossier/pdf/report.ts';
import { summaryPdf } from '../dossier/pdf/summary.ts';
import { Trace } from '../dossier/pdf/trace.ts';
import { fingerprint } from '../seal/signature.ts';
import { holdAhead, joinedOrigins } from './export.ts';
import { type GuidedDesk, requestOf } from './guidedExport.ts';
import { heldOrigins } from './receivedDossiers.ts';
import { readSheet } from './sheets.ts';
import { mailRoom } from './writeZips.ts';

/**
 * The pages of the dossier as it would be now, followed while they are set: no file is written, and the journal hears
 * nothing of it. Throws Refusal `nothing-to-export`, `item-altered`, `cancelled`.
 */
export async function lookAhead(
  desk: GuidedDesk,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly DrawnDocument[]> {
  const head = await desk.store.currentCase();
  const spki = await desk.store.publicKey();
  if (head === null || spki === null) throw new Refusal('nothing-to-export');
  const choices = await readSheet(desk.sheets, head.caseId, exportSheet);
  const request = await requestOf(desk, head.caseId, choices);
  const holdings = {
    ...(await holdAhead(desk, head, { without: [], ...request })),
    origins: await heldOrigins(desk, head.caseId, joinedOrigins({ ...request, origins: choices.origins })),
  };
  const [createdAt, timeZone] = [desk.clock.now(), desk.timeZone()];
  const { plan } = request;
  const kit = await desk.kit();
  const base = baseName(createdAt, timeZone);
  const all = bind(holdings.items, plan, base, request.forMail ? mailRoom(holdings, kit) : null);
  const edition: Edition = {
    ...kit,
    holdings,
    plan,
    createdAt,
    timeZone,
    fileName: `${base}.zip`,
    keyFingerprint: await fingerprint(spki),
  };
  const step: Progress = (now) => {
    if (signal.aborted) throw new Refusal('cancelled');
    progress(now);
  };
  step({ name: 'report', done: 0, total: holdings.items.length });
  const follow = async (name: string, of: Edition, write: (of: Edition) => ReadableStream) => {
    const trace = new Trace();
    await write({ ...of, trace }).pipeTo(new WritableStream());
    return trace.document(name);
  };
  if (all.length === 0) {
    return [
      await follow('resume.pdf', edition, summaryPdf),
      await follow('dossier.pdf', edition, (of) => reportPdf(of, step)),
    ];
  }
  const documents: DrawnDocument[] = [];
  for (const here of all) {
    const binding = { here, all };
    const of = { ...edition, holdings: toldIn(holdings, binding), fileName: here.fileName, binding };
    if (documents.length === 0) documents.push(await follow('resume.pdf', of, summaryPdf));
    const name = here.kind === 'annex' ? 'annexe' : 'dossier';
    const number = here.of === 1 ? '' : ` ${here.index} / ${here.of}`;
    documents.push(await follow(`${name}.pdf${number}`, of, (one) => reportPdf(one, step)));
  }
  return documents;
}
