import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { resolveParts } from '../../domain/export/dossierOptions.ts';
import type { Letter, LetterPart, LetterSlot } from '../../law/letters/letter.ts';
import { formatAccountName, groupAccounts } from '../data/accounts.ts';
import { getItemAddress } from '../data/addresses.ts';
import { formatDateLine } from '../data/itemLabels.ts';
import { postedPeriod, sortByDate } from '../data/period.ts';
import { classifyContext, selectPrimaryItems } from '../data/publications.ts';
import type { DossierContext } from '../dossierContext.ts';
import { formatRanges, plural } from '../strings/formatNumber.ts';
import { localDate } from '../strings/formatTime.ts';
import * as strings from '../strings/index.ts';

/** A letter with everything the dossier knows in it; what it does not know is null, to be ruled. */
export type FilledPart =
  | { readonly kind: 'heading' | 'text' | 'note' | 'right'; readonly runs: readonly (string | null)[] }
  | { readonly kind: 'list' | 'boxes'; readonly items: readonly (readonly (string | null)[])[] }
  | { readonly kind: 'fields'; readonly labels: readonly string[] }
  | { readonly kind: 'lines'; readonly count: number };

/** A letter is read by somebody: beyond this many, it points to the dossier. */
const LISTED_MAX = 60;
const QUOTED_MAX = 1_000;

/** `items`: those it is about. */
export function fillLetter(
  letter: Letter,
  context: DossierContext,
  items: readonly SnapshotItem[],
): FilledPart[] {
  const values = valuesOf(context);
  return letter.parts.flatMap((part) => fillPart(part, values, context, items));
}

function fillPart(
  part: LetterPart,
  values: ReadonlyMap<string, string>,
  context: DossierContext,
  items: readonly SnapshotItem[],
): FilledPart[] {
  switch (part.kind) {
    case 'list':
    case 'boxes':
      return [{ kind: part.kind, items: part.items.map((item) => runs(item, values)) }];
    case 'fields':
    case 'lines':
      return [part];
    case 'slot':
      return slotParts(part.slot, context, items);
    default:
      return [{ kind: part.kind, runs: runs(part.text, values) }];
  }
}

/** `{name}` by its value, or null where there is none. */
function runs(text: string, values: ReadonlyMap<string, string>): (string | null)[] {
  return text
    .split(/(\{[a-zA-Z]+\})/)
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('{') ? (values.get(segment.slice(1, -1)) ?? null) : segment));
}

function valuesOf({
  snapshot,
  options,
  createdAt,
  timeZone,
  fileName,
  volumeSet,
}: DossierContext): ReadonlyMap<string, string> {
  const { items } = snapshot;
  const { requester: asking = {} } = options;
  const posted = postedPeriod(items);
  const platforms = [
    ...new Set(selectPrimaryItems(items).map(({ fiche }) => strings.platformName(fiche.platform))),
  ].join(', ');
  const contactDetails = resolveParts(options).has('address') ? asking : {};
  const values: readonly (readonly [string, string | undefined])[] = [
    ['name', asking.name],
    ['concerned', asking.concerned],
    ['address', contactDetails.address],
    ['phone', contactDetails.phone],
    ['email', contactDetails.email],
    ['first', posted.first === null ? undefined : withArticle(posted.first)],
    ['last', posted.first === null ? undefined : withArticle(posted.last)],
    ['platforms', platforms],
    ['day', localDate(createdAt, timeZone)],
    ['file', volumeSet === undefined ? fileName : volumeSet.all.map((one) => one.fileName).join(', ')],
    ['exhibits', plural(items.length, 'pièce')],
  ];
  return new Map(values.flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])));
}

/** « le 3 novembre 2026 », but « novembre 2026 » and « 2026 ». */
function withArticle(day: string): string {
  return /^\d+(?:er)? \p{L}/u.test(day) ? `le ${day}` : day;
}

function slotParts(slot: LetterSlot, context: DossierContext, items: readonly SnapshotItem[]): FilledPart[] {
  const { options } = context;
  const parts = resolveParts(options);
  switch (slot) {
    case 'account':
      return ownTextParts(options.narrative, 10);
    case 'impact':
      return ownTextParts(parts.has('impact') ? options.impact : undefined, 6);
    case 'witnesses': {
      const named = parts.has('witnesses') ? (options.witnesses ?? []) : [];
      if (named.length === 0) return [{ kind: 'lines', count: 3 }];
      const contact = (text: string | undefined) => (parts.has('address') && text?.trim() ? text : null);
      return listPart(named.map(({ name, contact: at }) => [`${name}, `, contact(at)]));
    }
    case 'chronology':
      return listPart(sortByDate(selectPrimaryItems(items)).map((item) => [chronologyLine(item)]));
    case 'accounts':
      return listPart(accountListLines(items).map((line) => [line]));
    case 'reports':
    case 'notices':
      return items.length === 0
        ? [{ kind: 'lines', count: 8 }]
        : [
            ...items.slice(0, LISTED_MAX).flatMap((item) => publicationBlock(item, slot === 'reports')),
            ...moreLine(items.length).map((more): FilledPart => ({ kind: 'text', runs: [more] })),
          ];
  }
}

/** The person's words, a paragraph each; ruled lines when they wrote none. */
function ownTextParts(text: string | undefined, count: number): FilledPart[] {
  if (!text?.trim()) return [{ kind: 'lines', count }];
  return text
    .trim()
    .split(/\n+/)
    .map((paragraph) => ({ kind: 'text', runs: [paragraph] }));
}

function listPart(items: readonly (readonly (string | null)[])[]): FilledPart[] {
  return [
    { kind: 'list', items: [...items.slice(0, LISTED_MAX), ...moreLine(items.length).map((more) => [more])] },
  ];
}

/** What is said of those beyond the most that a letter lists; nothing when all are there. */
const moreLine = (count: number): string[] =>
  count > LISTED_MAX ? [strings.letter.more(count - LISTED_MAX)] : [];

function chronologyLine(item: SnapshotItem): string {
  const { fiche, number } = item;
  const contextKind = classifyContext(item);
  const account = formatAccountName(fiche.platform, fiche.author) ?? strings.letter.unreadAccount;
  const what =
    contextKind === null ? `${strings.surface[fiche.surface]}, ${account}` : strings.contextKind[contextKind];
  return `${formatDateLine(item)} : ${what} (${strings.platformName(fiche.platform)}), pièce n° ${number}`;
}

function accountListLines(items: readonly SnapshotItem[]): string[] {
  return groupAccounts(items).map(({ platform, profileUrl, exhibits, nameOnly, ...author }) => {
    const name = formatAccountName(platform, author) ?? strings.letter.unreadAccount;
    const id = author.platformId === null ? '' : `, ${strings.exhibit.accountId} ${author.platformId}`;
    const profile = profileUrl === null ? '' : `, ${profileUrl}`;
    const nameOnlyNote = nameOnly ? ` (${strings.nameOnly})` : '';
    return `${name} (${strings.platformName(platform)})${nameOnlyNote}${id}${profile} : pièce${exhibits.length < 2 ? '' : 's'} n° ${formatRanges(exhibits)}`;
  });
}

/** One address as a form asks for it. */
function publicationBlock(item: SnapshotItem, withComment: boolean): FilledPart[] {
  const { fiche, number } = item;
  const text = [...(fiche.text ?? '')];
  const quoted =
    text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX).join('')}…` : (fiche.text ?? strings.NOT_READ);
  const { block } = strings.letter;
  const rows = [
    `${block.address} : ${getItemAddress(item) ?? strings.NOT_READ}`,
    `${block.when} : ${formatDateLine(item)}`,
    `${block.account} : ${formatAccountName(fiche.platform, fiche.author) ?? strings.NOT_READ}`,
    `${block.kind} : ${strings.surface[fiche.surface]} (${strings.platformName(fiche.platform)})`,
    `${block.text} : « ${quoted} »`,
  ];
  return [
    { kind: 'heading', runs: [strings.exhibit.title(number)] },
    { kind: 'text', runs: [rows.join('\n')] },
    ...(withComment ? [{ kind: 'fields', labels: [block.comment] } as const] : []),
  ];
}
