import { type ManifestExhibit, PAGE_PATH } from '../../domain/export/dossierLayout.ts';
import { type ExhibitNumber, isMessageNumber, shownNumber } from '../../domain/export/exhibitNumber.ts';
import { type ComparedExhibit, readExhibits } from './comparedFiches.ts';
import { compareTables } from './compareTables.ts';
import type { DossierContents } from './dossierContents.ts';
import { foldCell } from './readTables.ts';
import type { Note, Report } from './verificationReport.ts';

/**
 * Compares the documents for people with the fiches: whoever rewrites them and signs again with a key of their own
 * makes a coherent dossier whose tables say something else than its exhibits. The PDF is compared by `npm run verify`
 * only.
 */

/** One note for each document that differs, with the first exhibit concerned and their number. */
export function compareDocuments(
  contents: DossierContents,
  exhibits: readonly ManifestExhibit[],
  counts: Report['counts'],
): Note[] {
  const known = readExhibits(contents, exhibits);
  if (known.length === 0) return [];
  const page = readText(contents, PAGE_PATH);
  const printed = readCounts(page ?? '');
  const isCounted = printed === null || counts === null || hasCounts(printed, counts);
  const differences = [
    ...compareTables((path) => readText(contents, path), known),
    ...(page === null ? [] : [[PAGE_PATH, comparePage(page, known)] as const]),
  ];
  return [
    ...differences.flatMap(([path, [number, ...others]]): Note[] =>
      number === undefined
        ? []
        : [{ code: 'document-differs', path, detail: { number: shownNumber(number), others: others.length } }],
    ),
    ...(isCounted ? [] : [{ code: 'counts-differ' as const, path: PAGE_PATH }]),
  ];
}

/** « 12 éléments enregistrés, 10 joints, 1 retiré pour toujours, 1 non joint. » */
const COUNTS = /(\d{1,9})éléments?enregistrés?,(\d{1,9})joints?,(\d{1,9})retirés?pourtoujours,(\d{1,9})nonjoints?\./;

/** Returns how many items a document says were recorded, joined, withdrawn and not joined; null: it does not say. */
export function readCounts(text: string): readonly number[] | null {
  const [, ...counts] = COUNTS.exec(text.replace(/\s/g, '')) ?? [];
  return counts.length === 0 ? null : counts.map(Number);
}

export const hasCounts = (printed: readonly number[], counts: NonNullable<Report['counts']>): boolean =>
  [counts.sealed, counts.here, counts.withdrawn, counts.notIncluded].every((count, at) => count === printed[at]);

function readText({ retained }: DossierContents, path: string): string | null {
  const bytes = retained.get(path);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

/** Returns the numbers of the exhibits whose article is missing, twice, or has another text, address or digest. */
function comparePage(page: string, known: readonly ComparedExhibit[]): ExhibitNumber[] {
  const [, ...parts] = page.split(/<article id="p(?=\d{1,9}(?:-\d{1,9})?")/);
  const articles = Map.groupBy(parts, (part): ExhibitNumber => {
    const name = part.slice(0, part.indexOf('"'));
    return isMessageNumber(name) ? name : Number.parseInt(name, 10);
  });
  const numbers = new Set(known.map(({ number }) => number));
  const unknown = [...articles.keys()].filter((number) => !numbers.has(number));
  const differ = known.filter((exhibit) => {
    const [article, ...more] = articles.get(exhibit.number) ?? [];
    return article === undefined || more.length > 0 || !isSameArticle(article, exhibit);
  });
  return [...differ.map(({ number }) => number), ...unknown];
}

function isSameArticle(article: string, { number, fiche, digest }: ComparedExhibit): boolean {
  const texts = article
    .split('<p class="posted"')
    .slice(1)
    .flatMap((rest) => /^[^>]*>([^<]*)<\/p>/.exec(rest)?.slice(1) ?? [])
    .map(decodeReferences);
  const { handle, displayName, platformId } = fiche.author;
  // A message has its sender in its heading, another exhibit its account among its facts.
  const isMessage = isMessageNumber(number);
  const account = (isMessage ? (displayName ?? handle) : (handle ?? displayName)) ?? platformId;
  const head = article.slice(0, article.indexOf(isMessage ? '</h3>' : '</dl>'));
  const says = (part: string, value: string | null): boolean =>
    value === null || foldCell(decodeReferences(part)).includes(foldCell(value));
  return (
    texts.length < 2 &&
    foldCell(texts.join('')) === foldCell(fiche.text ?? '') &&
    says(article, fiche.address.permalink) &&
    says(head, account) &&
    article.includes(`<code>${digest}</code>`)
  );
}

/** The page writes every sign that HTML reserves as `&#NN;`. */
const decodeReferences = (text: string): string =>
  text.replace(/&#(\d{1,7});/g, (whole, code: string) =>
    Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
  );
