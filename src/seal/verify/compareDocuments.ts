import * as v from 'valibot';
import { FICHE_NAME, type ManifestExhibit, PAGE_PATH, TABLE_PATH } from '../../domain/export/dossierLayout.ts';
import {
  citeNumber,
  type ExhibitNumber,
  isMessageNumber,
  joinNumber,
  shownNumber,
} from '../../domain/export/exhibitNumber.ts';
import type { DossierContents } from './dossierContents.ts';
import type { Note } from './verificationReport.ts';

/**
 * Compares the documents for people with the fiches: whoever rewrites them and signs again with a key of their own makes
 * a coherent dossier whose tables say something else than its exhibits. The PDF is compared by `npm run verify` only.
 */

const ficheSchema = v.looseObject({
  text: v.nullable(v.string()),
  author: v.looseObject({ handle: v.nullable(v.string()) }),
  address: v.looseObject({ permalink: v.nullable(v.string()) }),
  received: v.exactOptional(v.unknown()),
  posting: v.looseObject({ raw: v.nullable(v.string()), iso: v.nullable(v.string()) }),
});
type FicheFields = v.InferOutput<typeof ficheSchema>;

interface Exhibit {
  readonly number: ExhibitNumber;
  readonly fiche: FicheFields;
  /** SHA-256 of fiche.json. */
  readonly digest: string;
}

/** Values of a row by the heading of their column. A table of another version may lack some. */
const COLUMNS: Readonly<Record<string, (exhibit: Exhibit) => string | null>> = {
  'publiée (UTC)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.iso : null),
  'publiée (telle qu’affichée)': ({ fiche }) => (fiche.received === undefined ? fiche.posting.raw : null),
  compte: ({ fiche }) => fiche.author.handle,
  'adresse de la publication': ({ fiche }) => fiche.address.permalink,
  texte: ({ fiche }) => fiche.text ?? NOT_READ,
  'empreinte SHA-256 de la fiche': ({ digest }) => digest,
};
const NUMBER_COLUMN = 'pièce';
/** What the table has for a value that was not read. */
const NOT_READ = 'non lu';
/** Ends a cell that was cut: docs/format.md, section 10. */
const CUT = '[';

/** One note for each document that differs, with the first exhibit concerned and their number. */
export function compareDocuments(contents: DossierContents, exhibits: readonly ManifestExhibit[]): Note[] {
  const known = exhibits.flatMap((exhibit) => readExhibit(contents, exhibit));
  return [
    ...differences(contents, TABLE_PATH, known, (text) => compareTable(text, known)),
    ...differences(contents, PAGE_PATH, known, (text) => comparePage(text, known)),
  ];
}

function differences(
  { retained }: DossierContents,
  path: string,
  known: readonly Exhibit[],
  compare: (text: string) => readonly ExhibitNumber[],
): Note[] {
  const bytes = retained.get(path);
  if (bytes === undefined || known.length === 0) return [];
  const [number, ...others] = compare(new TextDecoder().decode(bytes));
  return number === undefined
    ? []
    : [{ code: 'document-differs', path, detail: { number: shownNumber(number), others: others.length } }];
}

function readExhibit({ retained, digests }: DossierContents, { folder, ...fields }: ManifestExhibit): Exhibit[] {
  const number = joinNumber(fields);
  const path = `${folder}/${FICHE_NAME}`;
  const digest = digests.get(path)?.sha256;
  const parsed = v.safeParse(ficheSchema, parseJson(retained.get(path)));
  return parsed.success && digest !== undefined ? [{ number, fiche: parsed.output, digest }] : [];
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Returns the numbers of the exhibits whose row is missing or differs, and of rows without exhibit. */
function compareTable(text: string, known: readonly Exhibit[]): ExhibitNumber[] {
  const [heads = [], ...rows] = parseTable(text);
  const numberAt = heads.indexOf(NUMBER_COLUMN);
  if (numberAt < 0) return [];
  const columns = Object.entries(COLUMNS).flatMap(([head, value]) =>
    heads.includes(head) ? [{ at: heads.indexOf(head), value }] : [],
  );
  const byNumber = new Map(rows.map((row) => [row[numberAt] ?? '', row]));
  const differ = known.filter((exhibit) => {
    const cell = citeNumber(exhibit.number);
    const row = byNumber.get(cell);
    byNumber.delete(cell);
    return row === undefined || columns.some(({ at, value }) => !isSameCell(row[at] ?? '', value(exhibit)));
  });
  return [...differ.map(({ number }) => number), ...[...byNumber.keys()].map(readCell)];
}

/** `7` or `7, message 12`; a cell that is neither is that of no exhibit. */
function readCell(cell: string): ExhibitNumber {
  const [, exhibit, message] = /^(\d{1,9})(?:, message (\d{1,9}))?$/.exec(cell) ?? [];
  return joinNumber({ number: Number(exhibit ?? 0), ...(message !== undefined && { message: Number(message) }) });
}

/** A value that was not read, and the date of an imported file, may have been stated by the person since. */
function isSameCell(cell: string, value: string | null): boolean {
  if (value === null) return true;
  const shown = fold(cell);
  const expected = fold(value);
  // Only texts longer than a cell are cut, and end with a sentence that names the whole one.
  const cutAt = cell.length > 30_000 ? cell.lastIndexOf(CUT) : -1;
  return shown === expected || (cutAt > 0 && expected.startsWith(fold(cell.slice(0, cutAt))));
}

/** Leaves out what the documents add or replace so that no program runs, drops or turns it (src/dossier). */
function fold(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('%2C', ',')
    .replace(/‹U\+[0-9A-F]{4}›|['\s\p{Cc}\p{Cf}\u2400-\u2421]/gu, '');
}

/** RFC 4180 with `;`: the rows of cells. */
function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const [part] of text.replace(/^\uFEFF/, '').matchAll(/"|;|\r\n|[^";\r]+|\r/g)) {
    if (part === '"') {
      // Two quotes in a quoted cell are one: the first ends the quotes, and the second begins them again.
      if (!isQuoted && cell !== '') cell += part;
      isQuoted = !isQuoted;
    } else if (isQuoted || (part !== ';' && part !== '\r\n')) cell += part;
    else {
      row.push(cell);
      cell = '';
      if (part === ';') continue;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** Returns the numbers of the exhibits whose article is missing, twice, or has another text, address or digest. */
function comparePage(page: string, known: readonly Exhibit[]): ExhibitNumber[] {
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

function isSameArticle(article: string, { fiche, digest }: Exhibit): boolean {
  const texts = [...article.matchAll(/<p class="posted"[^>]*>([^<]*)<\/p>/g)].map(([, text = '']) =>
    decodeReferences(text),
  );
  const [text = null] = texts;
  const hasText = texts.length <= 1 && (text === null ? fiche.text === null : fold(text) === fold(fiche.text ?? ''));
  const hasAddress =
    fiche.address.permalink === null || fold(decodeReferences(article)).includes(fold(fiche.address.permalink));
  const hasAccount =
    fiche.author.handle === null || fold(decodeReferences(article)).includes(fold(fiche.author.handle));
  return hasText && hasAddress && hasAccount && article.includes(`<code>${digest}</code>`);
}

/** The page writes every sign that HTML reserves as `&#NN;`. */
function decodeReferences(text: string): string {
  return text.replace(/&#(\d{1,7});/g, (whole, code: string) =>
    Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
  );
}
