import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../../domain/export/dossierLayout.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { utcOffsetAt } from '../../domain/shared/localDates.ts';
import { type Account, groupAccounts, isAccountRead } from '../data/accounts.ts';
import { getItemAddress } from '../data/addresses.ts';
import { type DateCertainty, getDateCertainty } from '../data/dateCertainty.ts';
import { listAccountRemarks } from '../data/itemLabels.ts';
import { classifyContext, classifyPublications } from '../data/publications.ts';
import { findDoubt, isKindByPlace } from '../data/readingDoubts.ts';
import { listRevisits } from '../data/revisits.ts';
import { formatRanges } from '../strings/formatNumber.ts';
import { localIso } from '../strings/formatTime.ts';
import * as strings from '../strings/index.ts';
import { csvBytes, type TableRow } from './csv.ts';

type Cell = string | number | null;

/** Returns `chronologie.csv`: one row per exhibit, by number. */
export function chronologyCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const { repeats } = classifyPublications(items);
  const rows = items.map((item) => {
    const { fiche, number, digest } = item;
    const [contextKind, original] = [classifyContext(item), repeats.get(item)];
    return exhibitRow(number, [
      number,
      fiche.ordinal,
      fiche.posting.iso,
      postedLocally(fiche),
      strings.csvTable.dateCertainty[getDateCertainty(fiche)],
      fiche.posting.precision,
      fiche.posting.raw,
      fiche.acquiredAt,
      localIso(fiche.acquiredAt, fiche.utcOffset),
      fiche.platform,
      URL.parse(getItemAddress(item) ?? '')?.hostname ?? null,
      ...formatKind(item),
      fiche.author.handle,
      fiche.author.displayName,
      ...COUNTERS.map((name) => fiche.engagement?.[name] ?? null),
      listDoubts(fiche),
      fiche.address.permalink,
      fiche.address.page,
      fiche.text,
      formatCompleteness(item),
      digest,
      contextKind === null
        ? original === undefined
          ? ''
          : strings.csvTable.repeat(original.number)
        : strings.contextKind[contextKind],
    ]);
  });
  return csvBytes([headRow(strings.csvTable.chronology), ...rows]);
}

/** Returns `adresses.csv`: the addresses to open again, in the order of `fiche-commissaire.pdf`. */
export function addressesCsv(items: readonly SnapshotItem[], options: DossierOptions): Uint8Array<ArrayBuffer> {
  const formatBoolean = (value: boolean | null) =>
    value === null ? null : value ? strings.bailiffSheet.yes : strings.bailiffSheet.no;
  const rows = listRevisits(items, options).map((visit, index) => {
    const { fiche, number } = visit.item;
    const { visibility, lastCheck, screens } = visit;
    return exhibitRow(number, [
      index + 1,
      number,
      fiche.platform,
      visit.address,
      fiche.address.page,
      strings.surface[fiche.surface],
      visibility === null ? null : strings.visibility[visibility],
      formatBoolean(visit.accountNeeded),
      visit.path,
      formatBoolean(visit.ephemeral),
      lastCheck === null ? strings.csvTable.unchecked : lastCheck.at,
      lastCheck === null ? strings.csvTable.unchecked : strings.onlineResult[lastCheck.result],
      screens ?? strings.csvTable.several,
      fiche.author.handle ?? fiche.author.displayName ?? fiche.author.platformId,
      fiche.posting.iso,
      strings.csvTable.dateCertainty[getDateCertainty(fiche)],
      fiche.acquiredAt,
      visit.alsoIn.length === 0 ? '' : `n° ${formatRanges(visit.alsoIn)}`,
      listDoubts(fiche),
    ]);
  });
  return csvBytes([headRow(strings.csvTable.addresses), ...rows]);
}

/** Returns `comptes.csv`: one row per account, for a request to the platform. */
export function accountsCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const rows = groupAccounts(items).map((account) => ({
    cells: toCells([
      account.platform,
      account.handle,
      account.displayName,
      account.platformId,
      account.profileUrl,
      ...(account.count === 0
        ? ['', '', '', '']
        : [
            account.firstPosted,
            formatCertainty(account.firstDateCertainty, account.isFirstDateSure),
            account.lastPosted,
            formatCertainty(account.lastDateCertainty, account.isLastDateSure),
          ]),
      account.count,
      `n° ${formatRanges(account.exhibits)}`,
      formatRemark(account),
    ]),
    cutNote: strings.csvTable.cut('pieces/'),
  }));
  return csvBytes([headRow(strings.csvTable.accounts), ...rows]);
}

/** Counters with a column of their own, as displayed. */
const COUNTERS = ['replies', 'reposts', 'likes', 'views'];

/** Returns the date of publication in the time zone of the capture; as much as was read. */
function postedLocally({ posting, timeZone }: Fiche): string | null {
  const { iso } = posting;
  if (iso === null || iso.length <= 10 || Number.isNaN(Date.parse(iso))) return iso;
  const instant = new Date(iso);
  return localIso(instant.toISOString(), utcOffsetAt(instant, timeZone));
}

/** Returns « nature : lecture probable », for each value of the row that was read with less than high confidence. */
function listDoubts(fiche: Fiche): string {
  return Object.entries(strings.csvTable.doubtful)
    .flatMap(([name, { label, fields }]) => {
      const doubt = findDoubt(fiche, fields);
      return doubt === null
        ? []
        : `${label} : ${strings.confidence[doubt]}${name === 'kind' && isKindByPlace(fiche) ? `, ${strings.exhibit.kindByPlace}` : ''}`;
    })
    .join(' ; ');
}

function formatRemark(account: Account): string {
  if (!isAccountRead(account)) return strings.csvTable.accountUnread;
  return [...listAccountRemarks(account), ...(account.isDoubtful ? [strings.csvTable.accountDoubtful] : [])].join(
    ' ; ',
  );
}

const formatCertainty = (certainty: DateCertainty, isSure: boolean): string =>
  certainty === 'read' && !isSure ? strings.csvTable.dateDoubtful : strings.csvTable.dateCertainty[certainty];

/** Returns how complete the capture is. An imported file was not captured. */
function formatCompleteness({ fiche }: SnapshotItem): string {
  if (fiche.received !== undefined) return strings.csvTable.imported;
  if (fiche.provenance.options.mode === 'address') return strings.csvTable.addressOnly;
  return fiche.outcome === 'complete' ? strings.csvTable.complete : strings.csvTable.partial;
}

function formatKind({ fiche }: SnapshotItem): [string, string | null] {
  return [strings.surface[fiche.surface], fiche.visibility === null ? null : strings.visibility[fiche.visibility]];
}

function headRow(names: readonly string[]): TableRow {
  return { cells: names, cutNote: '' };
}

function exhibitRow(number: number, cells: readonly Cell[]): TableRow {
  return { cells: toCells(cells), cutNote: strings.csvTable.cut(`${exhibitFolder(number)}/texte.txt`) };
}

function toCells(cells: readonly Cell[]): (string | number)[] {
  return cells.map((cell) => cell ?? strings.NOT_READ);
}
