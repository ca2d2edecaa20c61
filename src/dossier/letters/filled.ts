import type { HeldItem } from '../../domain/holdings.ts';
import { partsOf } from '../../domain/plan.ts';
import type { Letter, LetterPart, Slot } from '../../law/letters/letter.ts';
import { accountName, accountsOf } from '../accounts.ts';
import { addressOf } from '../addresses.ts';
import type { Edition } from '../edition.ts';
import { plural, ranges } from '../figures.ts';
import { byDate, postedPeriod } from '../period.ts';
import { aroundOf, recordedAlone } from '../posts.ts';
import { whenOf } from '../said.ts';
import { localDate } from '../times.ts';
import * as words from '../words.ts';

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
export function filled(letter: Letter, edition: Edition, items: readonly HeldItem[]): FilledPart[] {
  const known = valuesOf(edition);
  return letter.parts.flatMap((part) => filledPart(part, known, edition, items));
}

function filledPart(
  part: LetterPart,
  known: ReadonlyMap<string, string>,
  edition: Edition,
  items: readonly HeldItem[],
): FilledPart[] {
  switch (part.kind) {
    case 'list':
    case 'boxes':
      return [{ kind: part.kind, items: part.items.map((item) => runs(item, known)) }];
    case 'fields':
    case 'lines':
      return [part];
    case 'slot':
      return slotParts(part.slot, edition, items);
    default:
      return [{ kind: part.kind, runs: runs(part.text, known) }];
  }
}

/** `{name}` by its value, or null where there is none. */
function runs(text: string, known: ReadonlyMap<string, string>): (string | null)[] {
  return text
    .split(/(\{[a-zA-Z]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') ? (known.get(piece.slice(1, -1)) ?? null) : piece));
}

function valuesOf({
  holdings,
  plan,
  createdAt,
  timeZone,
  fileName,
  binding,
}: Edition): ReadonlyMap<string, string> {
  const { items } = holdings;
  const { asking = {} } = plan;
  const posted = postedPeriod(items);
  const platforms = [
    ...new Set(recordedAlone(items).map(({ fiche }) => words.platform(fiche.platform))),
  ].join(', ');
  const own = partsOf(plan).has('address') ? asking : {};
  const values: readonly (readonly [string, string | undefined])[] = [
    ['name', asking.name],
    ['concerned', asking.concerned],
    ['address', own.address],
    ['phone', own.phone],
    ['email', own.email],
    ['first', posted.first === null ? undefined : withArticle(posted.first)],
    ['last', posted.first === null ? undefined : withArticle(posted.last)],
    ['platforms', platforms],
    ['day', localDate(createdAt, timeZone)],
    ['file', binding === undefined ? fileName : binding.all.map((one) => one.fileName).join(', ')],
    ['exhibits', plural(items.length, 'pièce')],
  ];
  return new Map(values.flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])));
}

/** « le 3 novembre 2026 », but « novembre 2026 » and « 2026 ». */
function withArticle(day: string): string {
  return /^\d+(?:er)? \p{L}/u.test(day) ? `le ${day}` : day;
}

function slotParts(slot: Slot, edition: Edition, items: readonly HeldItem[]): FilledPart[] {
  const { plan } = edition;
  const parts = partsOf(plan);
  switch (slot) {
    case 'account':
      return own(plan.account, 10);
    case 'impact':
      return own(parts.has('impact') ? plan.impact : undefined, 6);
    case 'witnesses': {
      const named = parts.has('witnesses') ? (plan.witnesses ?? []) : [];
      if (named.length === 0) return [{ kind: 'lines', count: 3 }];
      const contact = (text: string | undefined) => (parts.has('address') && text?.trim() ? text : null);
      return listed(named.map(({ name, contact: at }) => [`${name}, `, contact(at)]));
    }
    case 'chronology':
      return listed(byDate(recordedAlone(items)).map((item) => [lineOf(item)]));
    case 'accounts':
      return listed(accountLines(items).map((line) => [line]));
    case 'reports':
    case 'notices':
      return items.length === 0
        ? [{ kind: 'lines', count: 8 }]
        : [
            ...items.slice(0, LISTED_MAX).flatMap((item) => blockOf(item, slot === 'reports')),
            ...beyond(items.length).map((more): FilledPart => ({ kind: 'text', runs: [more] })),
          ];
  }
}

/** The person's words, a paragraph each; ruled lines when they wrote none. */
function own(text: string | undefined, count: number): FilledPart[] {
  if (!text?.trim()) return [{ kind: 'lines', count }];
  return text
    .trim()
    .split(/\n+/)
    .map((paragraph) => ({ kind: 'text', runs: [paragraph] }));
}

function listed(items: readonly (readonly (string | null)[])[]): FilledPart[] {
  return [
    { kind: 'list', items: [...items.slice(0, LISTED_MAX), ...beyond(items.length).map((more) => [more])] },
  ];
}

/** What is said of those beyond the most that a letter lists; nothing when all are there. */
const beyond = (count: number): string[] =>
  count > LISTED_MAX ? [words.letter.more(count - LISTED_MAX)] : [];

function lineOf(item: HeldItem): string {
  const { fiche, number } = item;
  const around = aroundOf(item);
  const account = accountName(fiche.platform, fiche.author) ?? words.letter.unreadAccount;
  const what = around === null ? `${words.surface[fiche.surface]}, ${account}` : words.around[around];
  return `${whenOf(item)} : ${what} (${words.platform(fiche.platform)}), pièce n° ${number}`;
}

function accountLines(items: readonly HeldItem[]): string[] {
  return accountsOf(items).map(({ platform, profileUrl, exhibits, nameAlone, ...author }) => {
    const name = accountName(platform, author) ?? words.letter.unreadAccount;
    const id = author.platformId === null ? '' : `, ${words.exhibit.accountId} ${author.platformId}`;
    const profile = profileUrl === null ? '' : `, ${profileUrl}`;
    const alone = nameAlone ? ` (${words.nameAlone})` : '';
    return `${name} (${words.platform(platform)})${alone}${id}${profile} : pièce${exhibits.length < 2 ? '' : 's'} n° ${ranges(exhibits)}`;
  });
}

/** One address as a form asks for it. */
function blockOf(item: HeldItem, withComment: boolean): FilledPart[] {
  const { fiche, number } = item;
  const text = [...(fiche.text ?? '')];
  const quoted =
    text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX).join('')}…` : (fiche.text ?? words.NOT_READ);
  const { block } = words.letter;
  const rows = [
    `${block.address} : ${addressOf(item) ?? words.NOT_READ}`,
    `${block.when} : ${whenOf(item)}`,
    `${block.account} : ${accountName(fiche.platform, fiche.author) ?? words.NOT_READ}`,
    `${block.kind} : ${words.surface[fiche.surface]} (${words.platform(fiche.platform)})`,
    `${block.text} : « ${quoted} »`,
  ];
  return [
    { kind: 'heading', runs: [words.exhibit.title(number)] },
    { kind: 'text', runs: [rows.join('\n')] },
    ...(withComment ? [{ kind: 'fields', labels: [block.comment] } as const] : []),
  ];
}
