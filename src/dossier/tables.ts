import { exhibitFolder } from '../domain/dossier.ts';
import type { HeldItem } from '../domain/holdings.ts';
import type { DossierPlan } from '../domain/plan.ts';
import { type Account, accountsOf, isRead } from './accounts.ts';
import { csvBytes, type TableRow } from './csv.ts';
import { ranges } from './figures.ts';
import { howKnown } from './posting.ts';
import { aroundOf, postsOf } from './posts.ts';
import { remarksOn } from './said.ts';
import { localIso } from './times.ts';
import { visitsOf } from './visits.ts';
import * as words from './words.ts';

type Cell = string | number | null;

/** `chronologie.csv`: one line per exhibit, by number. */
export function chronologyCsv(items: readonly HeldItem[]): Uint8Array<ArrayBuffer> {
  const { again } = postsOf(items);
  const rows = items.map((item) => {
    const { fiche, number, digest } = item;
    const [around, first] = [aroundOf(item), again.get(item)];
    return row(number, [
      number,
      fiche.ordinal,
      fiche.posting.iso,
      words.table.known[howKnown(fiche)],
      fiche.posting.precision,
      fiche.posting.raw,
      fiche.acquiredAt,
      localIso(fiche.acquiredAt, fiche.utcOffset),
      fiche.platform,
      ...kind(item),
      fiche.author.handle,
      fiche.author.displayName,
      fiche.address.permalink,
      fiche.address.page,
      fiche.text,
      captureOf(item),
      digest,
      around === null ? (first === undefined ? '' : words.table.again(first.number)) : words.around[around],
    ]);
  });
  return csvBytes([head(words.table.chronology), ...rows]);
}

/** `adresses.csv`: what somebody opens again, in the order of `fiche-commissaire.pdf`. */
export function addressesCsv(items: readonly HeldItem[], plan: DossierPlan): Uint8Array<ArrayBuffer> {
  const yesNo = (value: boolean | null) => (value === null ? null : value ? words.visit.yes : words.visit.no);
  const rows = visitsOf(items, plan).map((visit, index) => {
    const { fiche, number } = visit.item;
    const { visibility, lastCheck, screens } = visit;
    return row(number, [
      index + 1,
      number,
      fiche.platform,
      visit.address,
      fiche.address.page,
      words.surface[fiche.surface],
      visibility === null ? null : words.visibility[visibility],
      yesNo(visit.accountNeeded),
      visit.path,
      yesNo(visit.ephemeral),
      lastCheck === null ? words.table.unchecked : lastCheck.at,
      lastCheck === null ? words.table.unchecked : words.online[lastCheck.result],
      screens ?? words.table.several,
      fiche.author.handle ?? fiche.author.displayName ?? fiche.author.platformId,
      fiche.posting.iso,
      words.table.known[howKnown(fiche)],
      fiche.acquiredAt,
      visit.alsoIn.length === 0 ? '' : `n° ${ranges(visit.alsoIn)}`,
    ]);
  });
  return csvBytes([head(words.table.addresses), ...rows]);
}

/** `comptes.csv`: one line per account, for a request to the platform. */
export function accountsCsv(items: readonly HeldItem[]): Uint8Array<ArrayBuffer> {
  const rows = accountsOf(items).map((account) => ({
    cells: cellsOf([
      account.platform,
      account.handle,
      account.displayName,
      account.platformId,
      account.profileUrl,
      ...(account.count === 0
        ? ['', '', '', '']
        : [
            account.firstPosted,
            words.table.known[account.firstKnown],
            account.lastPosted,
            words.table.known[account.lastKnown],
          ]),
      account.count,
      `n° ${ranges(account.exhibits)}`,
      remarkOf(account),
    ]),
    cutNote: words.table.cut('pieces/'),
  }));
  return csvBytes([head(words.table.accounts), ...rows]);
}

function remarkOf(account: Account): string {
  if (!isRead(account)) return words.table.accountUnread;
  return remarksOn(account).join(' ; ');
}

/** An imported file was never captured, whole or in part. */
function captureOf({ fiche }: HeldItem): string {
  if (fiche.received !== undefined) return words.table.imported;
  if (fiche.provenance.options.mode === 'address') return words.table.addressOnly;
  return fiche.outcome === 'complete' ? words.table.complete : words.table.partial;
}

function kind({ fiche }: HeldItem): [string, string | null] {
  return [
    words.surface[fiche.surface],
    fiche.visibility === null ? null : words.visibility[fiche.visibility],
  ];
}

function head(names: readonly string[]): TableRow {
  return { cells: names, cutNote: '' };
}

function row(number: number, cells: readonly Cell[]): TableRow {
  return { cells: cellsOf(cells), cutNote: words.table.cut(`${exhibitFolder(number)}/texte.txt`) };
}

function cellsOf(cells: readonly Cell[]): (string | number)[] {
  return cells.map((cell) => cell ?? words.NOT_READ);
}
