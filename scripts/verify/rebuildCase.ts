import type { CaseSnapshot, SnapshotItem } from '../../src/domain/export/caseSnapshot.ts';
import { ACCOUNTS_PATH, TABLE_PATH } from '../../src/domain/export/dossierLayout.ts';
import { citeNumber, type ExhibitNumber } from '../../src/domain/export/exhibitNumber.ts';
import type { Standing } from '../../src/domain/item/accountMarks.ts';
import type { Fiche } from '../../src/domain/item/item.ts';
import type { ExportedNotes } from '../../src/domain/item/itemNotes.ts';
import { applyStatedDate } from '../../src/domain/item/statedDate.ts';
import { hasAccount } from '../../src/dossier/data/accountGroups.ts';
import { classifyContext, shareRatings } from '../../src/dossier/data/publications.ts';
import * as documents from '../../src/dossier/strings/documents.ts';
import { bailiffSheet, contextKind } from '../../src/dossier/strings/reportSections.ts';
import { readNumbers, readTable, type TableRow } from '../../src/seal/verify/readTables.ts';

/**
 * Makes again, from the files of a dossier, what its first pages were written from. The marks of the person are in no
 * file: what follows from them stands in the tables, which were compared with the fiches.
 */

export interface RebuiltExhibit {
  readonly number: ExhibitNumber;
  readonly fiche: Fiche;
  /** SHA-256 of fiche.json. */
  readonly digest: string;
  readonly notes: ExportedNotes | null;
  /** Paths of its files that were erased. */
  readonly removed: ReadonlySet<string>;
}

export interface RebuiltCase {
  readonly items: readonly SnapshotItem[];
  /** Whether the dossier says how serious the person finds each exhibit. */
  readonly hasRatings: boolean;
  /** Whether the tables tell which exhibits without account the person reports. */
  readonly isCertain: boolean;
  readonly journal: Pick<CaseSnapshot, 'journal' | 'timestamps'>;
}

/** Returns null for a dossier of a version whose tables do not say what is counted and reported. */
export function rebuildItems(
  exhibits: readonly RebuiltExhibit[],
  readText: (path: string) => string | null,
): Pick<RebuiltCase, 'items' | 'hasRatings' | 'isCertain'> | null {
  const chronology = readTable(readText(TABLE_PATH) ?? '', 'pièce');
  const accounts = readTable(readText(ACCOUNTS_PATH) ?? '', 'signalé par la personne');
  if (chronology === null || accounts === null) return null;
  const uncounted = new Map(chronology.map((row) => [row('pièce'), row('non comptée') ?? '']));
  const reported = new Map(accounts.flatMap((row) => listMarks(row)));
  const hasReported = [...reported.values()].includes('oui');
  // « Menaces » is handed over in any case.
  const hasRatings = exhibits.some(
    ({ notes }) => notes?.seriousness != null || notes?.categories?.value.some((category) => category !== 'threat'),
  );
  const items = shareRatings(exhibits.map(readItem)).map((item): SnapshotItem => {
    const label = uncounted.get(citeNumber(item.number)) ?? '';
    const mark = reported.get(item.number) ?? '';
    return withStanding(item, label, mark, hasReported);
  });
  const unread = items.filter((item) => !hasAccount(item) && item.standing === 'reported');
  return { items, hasRatings, isCertain: unread.length === 0 };
}

/** « oui », « non » or nothing, for each exhibit of an account. */
function listMarks(row: TableRow): (readonly [ExhibitNumber, string])[] {
  const numbers = readNumbers(row('pièces') ?? '') ?? [];
  return numbers.map((number) => [number, row('signalé par la personne') ?? ''] as const);
}

function readItem({ fiche, notes, ...exhibit }: RebuiltExhibit): SnapshotItem {
  const rating = { seriousness: notes?.seriousness?.value ?? null };
  const isRated = notes?.seriousness != null || notes?.categories != null;
  return {
    ...exhibit,
    fiche: applyStatedDate(fiche, { posted: notes?.posted ?? [] }),
    ficheBytes: new Uint8Array(),
    // The compared pages name no file.
    files: new Map(),
    notes,
    ...(isRated && { rating }),
  };
}

/** What the list of exhibits says of a publication that repeats another one, without the number. */
const REPEAT = documents.csvTable.repeat(0).replace(/\d+$/, '');

const OWN_KINDS: readonly string[] = [contextKind.own, contextKind.victim, contextKind['own-message']];

/** Gives an item the standing for which the list of exhibits says `label`, and the list of accounts `mark`. */
function withStanding(item: SnapshotItem, label: string, mark: string, hasReported: boolean): SnapshotItem {
  if (label === contextKind.document) return { ...item, isDocument: true };
  if (OWN_KINDS.includes(label)) return { ...item, standing: 'own' };
  if (label === contextKind.visible) return { ...item, standing: 'visible' };
  const standing: Standing | null =
    mark === bailiffSheet.yes ? 'reported' : mark === bailiffSheet.no ? 'visible' : null;
  const isRecording = label === '' || label.startsWith(REPEAT);
  // A publication of another account may repeat one: it is not reported by itself.
  const marked = standing === null ? item : { ...item, standing };
  if (!isRecording || classifyContext(marked) === null) return marked;
  return hasReported ? { ...item, standing: 'reported' } : { ...item, rating: item.rating ?? { seriousness: null } };
}
