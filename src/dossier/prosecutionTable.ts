import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import { shownNumber } from '../domain/export/exhibitNumber.ts';
import { listProsecuted, type ProsecutedPost } from './data/prosecution.ts';
import { getItemAddress, getVisibility } from './data/publications.ts';
import { getDateCertainty } from './data/readingDoubts.ts';
import { type Column, tableBytes } from './dossierTables.ts';
import * as codes from './strings/codes.ts';
import * as documents from './strings/documents.ts';
import * as strings from './strings/prosecutionWords.ts';

const PROSECUTION: readonly Column<ProsecutedPost>[] = [
  { head: 'pièce', cell: ({ item }) => shownNumber(item.number) },
  { head: 'premier jour', cell: ({ firstDay }) => firstDay },
  { head: 'publiée (UTC)', cell: ({ item }) => item.fiche.posting.iso },
  { head: 'publiée (telle qu’affichée)', cell: ({ item }) => item.fiche.posting.raw },
  { head: 'date de publication', cell: ({ item }) => documents.csvTable.dateCertainty[getDateCertainty(item.fiche)] },
  { head: 'plateforme', cell: ({ item }) => item.fiche.platform },
  { head: 'compte n°', cell: ({ account }) => account },
  { head: 'compte', cell: ({ item: { fiche } }) => fiche.author.handle ?? fiche.author.displayName },
  { head: 'adresse', cell: ({ item }) => getItemAddress(item) },
  { head: 'visibilité', cell: ({ item }) => visibilityOf(item) },
  { head: 'mots exacts', cell: ({ words }) => words },
  { head: 'origine des mots', cell: (post) => originOf(post) },
  { head: 'qualification', cell: () => '' },
  { head: 'texte de loi', cell: () => '' },
];

/** As it was read, or as the person stated it; null when neither. */
export function visibilityOf(item: SnapshotItem): string | null {
  const visibility = getVisibility(item);
  return visibility === null ? null : codes.visibility[visibility];
}

function originOf({ item, isFromImage, words }: ProsecutedPost): string | null {
  if (words === null) return null;
  if (isFromImage) return strings.fromImage;
  return item.fiche.received === undefined && item.fiche.exported === undefined ? strings.fromPage : strings.fromFile;
}

/** Returns `tableau-propos.csv`: one row for each publication that the dossier counts. */
export const prosecutionCsv = (items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> =>
  tableBytes(PROSECUTION, listProsecuted(items), ({ item }) => `${exhibitFolder(item.number)}/texte.txt`);
