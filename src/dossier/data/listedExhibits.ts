import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { compareNumbers, exhibitOf } from '../../domain/export/exhibitNumber.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { conversation as words } from '../strings/conversationWords.ts';
import { importedFile } from '../strings/exhibitWords.ts';
import { exhibitList } from '../strings/reportSections.ts';
import { accountNumbers, hasAccount, nameNumbered } from './accountGroups.ts';
import {
  formatMessagePeriod,
  formatSender,
  groupByOrigin,
  isMessage,
  isOwnMessage,
  listConversations,
  type MessageItem,
} from './conversations.ts';
import { formatAccountLines, formatGravity, formatShortDate, platformOf, sortByDate } from './exhibitLabels.ts';
import { type ContextKind, classifyContext, getSeriousness } from './publications.ts';
import { doubtMark } from './readingDoubts.ts';
import { findLastCheck } from './revisits.ts';

/** The order and the list of the exhibits of dossier.pdf: one row for each, and one for a whole conversation. */

export interface ListedExhibit {
  readonly number: number;
  /** Its page is named: the first message of a conversation. */
  readonly first: SnapshotItem;
  /** Itself; the gravest message of a conversation, else the first of the other side. */
  readonly quoted: SnapshotItem;
  readonly date: string;
  readonly account: string;
  /** Platform, and why it is not counted. */
  readonly about: string;
  readonly gravity: string;
  /** Result of the last check of its address; '' without one. */
  readonly online: string;
  /** Which message of a conversation is quoted; null for any other exhibit. */
  readonly note: string | null;
}

/** Returns the rows by number. */
export function listExhibits(items: readonly SnapshotItem[]): readonly ListedExhibit[] {
  const conversations = new Map<SnapshotItem, readonly MessageItem[]>();
  for (const messages of listConversations(items).values())
    if (messages[0] !== undefined) conversations.set(messages[0], messages);
  return [...items.filter((item) => !isMessage(item)), ...conversations.keys()]
    .map((item) => {
      const messages = conversations.get(item);
      return messages === undefined ? listItem(item, items) : listConversation(item, messages);
    })
    .toSorted((a, b) => a.number - b.number);
}

/**
 * Returns the exhibits by account, in the order of the account numbers, then by date; last those of which no account
 * was read, by number. A conversation is its first message, with the lowest account number of its messages. `items`:
 * those of one file; `all`: those of the dossier, which give the accounts their numbers.
 */
export function orderExhibits(items: readonly SnapshotItem[], all: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const numbers = accountNumbers(all);
  const placeOf = (item: SnapshotItem): number => numbers.get(item.number) ?? Number.POSITIVE_INFINITY;
  const conversations = [...listConversations(items).values()].flatMap((messages) =>
    messages[0] === undefined ? [] : [[messages[0], Math.min(...messages.map(placeOf))] as const],
  );
  const others = items.filter((item) => !isMessage(item)).map((item) => [item, placeOf(item)] as const);
  return [...Map.groupBy([...others, ...conversations], ([, place]) => place)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([place, group]) => {
      const unit = group.map(([item]): SnapshotItem => item);
      return Number.isFinite(place) ? sortByDate(unit) : unit.toSorted((a, b) => compareNumbers(a.number, b.number));
    });
}

/** They show no post of an account: none was to be read. */
const HAS_NO_ACCOUNT: ReadonlySet<ContextKind | null> = new Set(['screen', 'region', 'error-page', 'document']);

function listItem(item: SnapshotItem, items: readonly SnapshotItem[]): ListedExhibit {
  const { fiche, number } = item;
  const [account = '', ...about] = formatAccountLines(item);
  return {
    number: exhibitOf(number),
    first: item,
    quoted: item,
    date: formatShortDate(item) + doubtMark(fiche, 'date'),
    account:
      HAS_NO_ACCOUNT.has(classifyContext(item)) || (fiche.received !== undefined && !hasAccount(item))
        ? nameDocument(fiche)
        : nameNumbered(accountNumbers(items).get(number), account),
    about: about.join(', '),
    gravity: formatGravity(item),
    online: formatLastCheck(item),
    note: null,
  };
}

function listConversation(first: SnapshotItem, messages: readonly MessageItem[]): ListedExhibit {
  const others = messages.filter((message) => !isOwnMessage(message) && message.fiche.exported.kind !== 'notice');
  const [quoted = first] = others.toSorted((a, b) => (getSeriousness(b) ?? 0) - (getSeriousness(a) ?? 0));
  const senders = [...new Set((others.length === 0 ? messages : others).map(formatSender))];
  return {
    number: exhibitOf(first.number),
    first,
    quoted,
    date: formatMessagePeriod(messages) + (messages.some(({ fiche }) => doubtMark(fiche, 'date') !== '') ? '*' : ''),
    account: words.senders(senders),
    about: platformOf(first.fiche),
    gravity: formatGravity(quoted),
    online: '',
    note: `${words.quoted(messages.length, quoted.number)} ; ${[...groupByOrigin(messages).keys()].join(' ; ')}.`,
  };
}

/** The name of its file stands for an account. */
const nameDocument = ({ received }: Fiche): string =>
  received === undefined ? '–' : importedFile.listedName(received.name);

function formatLastCheck(item: SnapshotItem): string {
  const check = findLastCheck([item]);
  return check === null ? '' : exhibitList.online[check.result];
}
