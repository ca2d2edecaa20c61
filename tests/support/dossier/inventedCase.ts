import { type AppendedLine, EMPTY_HEAD, type JournalEvent } from '../../../src/domain/case/case.ts';
import type { CaseSnapshot, SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import { type DossierOptions, PARTS, resolveParts } from '../../../src/domain/export/dossierOptions.ts';
import { compareNumbers, splitNumber } from '../../../src/domain/export/exhibitNumber.ts';
import { assignNumbers } from '../../../src/domain/export/exhibitNumbering.ts';
import { type FileChoices, type FileFindings, selectFiles } from '../../../src/domain/export/fileDecisions.ts';
import type { Standing } from '../../../src/domain/item/accountMarks.ts';
import { endsOf } from '../../../src/domain/shared/sortedTexts.ts';
import { contextOf, type DossierContext, type DossierPlan } from '../../../src/dossier/dossierPlan.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { receiptPdf } from '../../../src/dossier/pdf/handoverReceipt.ts';
import { type WriteEffects, writeDossier } from '../../../src/dossier/writeDossier.ts';
import { signDer } from '../../../src/seal/derSignature.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { appendLine, openingEvent } from '../../../src/seal/journal.ts';
import { sealItem } from '../../../src/seal/sealItem.ts';
import { createSigningKey, fingerprint, type SigningKey } from '../../../src/seal/signature.ts';
import { readFonts } from '../testFonts.ts';
import type { InventedPost } from './inventedPosts.ts';

const CASE = '3d1c4f5e-0000-4000-8000-000000000001';
const JOURNAL = '7a90b2c4-0000-4000-8000-000000000002';
const PREPARED_AT = '2026-11-20T08:31:07.000Z';

const fonts = readFonts();

const EVERYTHING: FileChoices = { parts: new Set(PARTS), keepsOriginals: false };

/** An item, and what a test says is known of its files: paths. */
export interface InventedItem extends SnapshotItem {
  readonly found?: Readonly<Partial<Record<keyof FileFindings, readonly string[]>>>;
}

export interface InventedCase {
  readonly snapshot: CaseSnapshot & { readonly items: readonly InventedItem[] };
  readonly key: SigningKey;
  /** itemId/path → bytes, which tests may alter. */
  readonly stored: Map<string, Blob>;
}

/**
 * Returns a case as read from the store, with sealed items and a chained journal. `notIncluded`: posts at the end to
 * leave out.
 */
export async function inventCase(posts: readonly InventedPost[], notIncluded = 0): Promise<InventedCase> {
  const key = await createSigningKey();
  const stored = new Map<string, Blob>();
  const items: SnapshotItem[] = [];
  const lines: AppendedLine[] = [];
  // A journal never goes back in time, though a test may list its posts in any order.
  const append = async (at: string, event: JournalEvent) => {
    const { line, head } = lines.at(-1) ?? { line: { at }, head: EMPTY_HEAD };
    lines.push(await appendLine(head, line.at > at ? line.at : at, event));
  };
  const opened = endsOf(posts.map(({ observed }) => observed.acquiredAt))?.first ?? PREPARED_AT;
  await append(opened, openingEvent({ journal: JOURNAL, caseId: CASE, publicKey: key.spki }));
  for (const [index, { observed, files, preview }] of posts.entries()) {
    const id = `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
    const acquired = files.map(({ content, ...file }) => ({
      ...file,
      content: new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content),
      transformations:
        file.transformations ??
        (file.role === 'post' ? [{ name: 'crop', from: 'capture.png', x: 12, y: 40, width: 60, height: 30 }] : []),
    }));
    const sealed = await sealItem(
      { observed, files: acquired, preview: new Blob([new Uint8Array(preview)]) },
      { id, caseId: CASE, ordinal: index + 1 },
    );
    for (const { entry, content } of sealed.files) stored.set(`${id}/${entry.path}`, new Blob([content]));
    if (sealed.preview !== null) stored.set(`${id}/preview`, new Blob([sealed.preview]));
    await append(new Date(Date.parse(observed.acquiredAt) + 1000).toISOString(), {
      event: observed.exported === undefined ? 'item.sealed' : 'item.imported',
      item: id,
      digest: sealed.digest,
    });
    if (index < posts.length - notIncluded)
      items.push({ ...sealed, number: index + 1, notes: null, files: selectFiles(sealed.fiche, {}, EVERYTHING) });
  }
  const placed = items.map(({ fiche: { id, posting, exported } }) => ({ id, posting, ...(exported && { exported }) }));
  const numbered = assignNumbers(placed, new Map(), placed);
  const numbers = new Map(numbered.map(({ itemId, number }) => [itemId, number]));
  for (const [index, item] of items.entries()) items[index] = { ...item, number: numbers.get(item.fiche.id) ?? 0 };
  items.sort((a, b) => compareNumbers(a.number, b.number));
  const exhibits = items.map(({ number, fiche }) => ({ ...splitNumber(number), item: fiche.id }));
  await append(PREPARED_AT, { event: 'dossier.prepared', payload: { items: items.length, exhibits, excluded: [] } });
  const readStored = async (name: string) => {
    const blob = stored.get(name);
    if (blob === undefined) throw new Error(`not stored: ${name}`);
    return blob;
  };
  const snapshot: CaseSnapshot = {
    caseId: CASE,
    journalId: JOURNAL,
    items,
    counts: { sealed: posts.length, withdrawn: 0, notIncluded, numbers: { erased: [], withdrawn: [] } },
    journal: {
      bytes: new Uint8Array(lines.flatMap(({ bytes }) => [...bytes])),
      entries: lines.length,
      head: lines.at(-1)?.head.hash ?? '',
    },
    timestamps: [],
    file: (itemId, path) => readStored(`${itemId}/${path}`),
    preview: (itemId) => readStored(`${itemId}/preview`),
  };
  return { snapshot, key, stored };
}

/** Returns the case with other items. */
export const changeItems = (from: InventedCase, change: (item: InventedItem) => InventedItem): InventedCase => ({
  ...from,
  snapshot: { ...from.snapshot, items: from.snapshot.items.map(change) },
});

/** Returns the case as its person marked it: every item is reported unless `standingOf` says otherwise. */
export function markItems(
  invented: InventedCase,
  standingOf: (item: InventedItem) => Standing | undefined = () => 'reported',
): InventedCase {
  const items = invented.snapshot.items.map((item) => {
    const standing = standingOf(item);
    return standing === undefined ? item : { ...item, standing };
  });
  return { ...invented, snapshot: { ...invented.snapshot, items } };
}

/** Includes every file of the items. */
export const WITH_SOURCES: DossierOptions = { parts: { sources: true, screens: true } };

/** Returns the plan of a dossier of every item, with their page sources. */
export async function inventPlan(from: InventedCase, more: InventedPlan = {}): Promise<DossierPlan> {
  const keyFingerprint = await fingerprint(from.key.spki);
  return decideFiles({ ...buildPlan(from), options: WITH_SOURCES, keyFingerprint, ...more });
}

export const buildDossierContext = (
  from: InventedCase,
  more: InventedPlan & Partial<DossierContext> = {},
): DossierContext => decideFiles({ ...buildPlan(from), fileName: 'recueil-essai.zip', ...more });

export interface InventedPlan extends Partial<DossierPlan>, Partial<Pick<FileChoices, 'keepsOriginals'>> {}

/** Decides about the files of the items, as `exportSnapshot.ts` does. */
function decideFiles<P extends DossierPlan & InventedPlan>({ keepsOriginals = false, ...plan }: P) {
  const choices = { parts: resolveParts(plan.options), keepsOriginals };
  const items = plan.snapshot.items.map(({ found = {}, ...item }: InventedItem) => {
    const findings = Object.fromEntries(Object.entries(found).map(([name, paths]) => [name, new Set(paths)]));
    return { ...item, files: selectFiles(item.fiche, findings, choices) };
  });
  return { ...plan, snapshot: { ...plan.snapshot, items } };
}

const buildPlan = ({ snapshot, key }: InventedCase): DossierPlan => ({
  snapshot,
  // With the whole screens, which are not a default.
  options: { parts: { screens: true } },
  volumes: false,
  createdAt: new Date(PREPARED_AT),
  timeZone: 'Europe/Paris',
  software: { name: 'recueil', version: '0.1.0' },
  spki: key.spki,
  keyFingerprint: 'ab'.repeat(32),
  fonts,
  verifierHtml: new TextEncoder().encode('<!doctype html><title>essai</title>'),
});

/** Returns the effects of writing a dossier, signed with the key of the case. */
export const signWith = ({ key }: InventedCase): WriteEffects => ({ sign: (bytes) => signDer(key.pkcs8, bytes) });

/** Writes the dossier in memory, with its receipt. */
export async function writeInventedDossier(
  inventedCase: InventedCase,
  more: InventedPlan = {},
  effects: Partial<WriteEffects> = {},
) {
  const plan = await inventPlan(inventedCase, more);
  const context = contextOf(plan);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const out = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void chunks.push(chunk.slice()) });
  const result = await writeDossier(context, out, { ...signWith(inventedCase), ...effects });
  const zip = new Uint8Array(Buffer.concat(chunks));
  const { fileName } = context;
  const hashed = { ...result, fileName, file: new Blob(chunks), sha256: await sha256Hex(zip), pdf: null, volume: null };
  const remise = await collectBytes(receiptPdf(plan, [hashed], plan.options.requester?.name ?? ''));
  return { ...result, fileName, remise, zip };
}
