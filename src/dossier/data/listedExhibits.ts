import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type ExhibitNumber, exhibitOf } from '../../domain/export/exhibitNumber.ts';
import { exportedByPlatform, conversation as words } from '../strings/conversationWords.ts';
import {
  formatMessagePeriod,
  formatSender,
  isMessage,
  isOwnMessage,
  listConversations,
  type MessageItem,
} from './conversations.ts';
import { formatAccountLines, formatDateLine, formatGravity, platformOf, sortByDate } from './exhibitLabels.ts';
import { getSeriousness } from './publications.ts';
import { doubtMark } from './readingDoubts.ts';

/** The list of exhibits of dossier.pdf: one row for each, and one for a whole conversation. */

export interface ListedExhibit {
  readonly number: ExhibitNumber;
  /** Its page is named: the first message of a conversation. */
  readonly first: SnapshotItem;
  /** Its words and its address stand below. */
  readonly quoted: SnapshotItem;
  readonly date: string;
  readonly account: string;
  /** Platform, and why it is not counted. */
  readonly about: string;
  readonly gravity: string;
  /** Below the words. */
  readonly note: string | null;
}

/** Returns the rows by date; a conversation is at that of its first message. */
export function listExhibits(items: readonly SnapshotItem[]): readonly ListedExhibit[] {
  const conversations = new Map<SnapshotItem, readonly MessageItem[]>();
  for (const messages of listConversations(items).values())
    if (messages[0] !== undefined) conversations.set(messages[0], messages);
  return sortByDate([...items.filter((item) => !isMessage(item)), ...conversations.keys()]).map((item) => {
    const messages = conversations.get(item);
    return messages === undefined ? listItem(item) : listConversation(item, messages);
  });
}

function listItem(item: SnapshotItem): ListedExhibit {
  const { fiche, number } = item;
  const [account = '', ...about] = formatAccountLines(item);
  return {
    number,
    first: item,
    quoted: item,
    date: formatDateLine(item) + doubtMark(fiche, 'date'),
    account,
    about: about.join(', '),
    gravity: formatGravity(item),
    note: null,
  };
}

/** The gravest message is quoted, else the first of the other side. */
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
    note: `${words.quoted(messages.length, quoted.number)} ; ${exportedByPlatform}.`,
  };
}
