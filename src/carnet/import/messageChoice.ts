import { isSentBy, isSharedName, type Sender, senderKey } from '../../domain/item/alikeSenders.ts';
import type { ExportContents, ExportedConversation } from '../../domain/item/exportedMessage.ts';
import { foldText } from '../../domain/item/searchTerms.ts';
import type { ChosenMessage } from '../../workflow/importMessages.ts';

/** Which messages of the chosen conversations are kept, without anybody reading them. */
export interface MessageCriteria {
  /** Null: everybody. */
  readonly sender: Sender | null;
  /** Days, both included; null: no limit. */
  readonly from: string | null;
  readonly to: string | null;
  /** Words, one of which a message has; '' for any message. */
  readonly words: string;
}

export const NO_CRITERIA: MessageCriteria = { sender: null, from: null, to: null, words: '' };

/** The local day of a message, or null when the archive does not say it surely. */
export type DayOf = (one: ChosenMessage) => string | null;

export interface FoundMessages {
  /** Positions in the list that was searched, in order. */
  readonly positions: readonly number[];
  /** Messages left out by a period only because their day is not known. */
  readonly undated: number;
}

/** Returns the messages that fit every criterion. Accents, capitals and look-alike letters do not count. */
export function findMessages(
  messages: readonly ChosenMessage[],
  { sender, from, to, words }: MessageCriteria,
  dayOf: DayOf,
): FoundMessages {
  const wanted = words
    .split(',')
    .map((word) => foldText(word.trim()))
    .filter((word) => word !== '');
  const hasPeriod = from !== null || to !== null;
  const positions: number[] = [];
  let undated = 0;
  for (const [position, one] of messages.entries()) {
    const { message } = one;
    if (sender !== null && !isSentBy(message, sender)) continue;
    if (wanted.length > 0 && !hasWord(one, wanted)) continue;
    const day = hasPeriod ? dayOf(one) : null;
    if (hasPeriod && day === null) undated += 1;
    else if ((from === null || (day ?? '') >= from) && (to === null || (day ?? '') <= to)) positions.push(position);
  }
  return { positions, undated };
}

/** Folding costs more than searching, and a person types letter by letter. */
const foldedTexts = new WeakMap<ChosenMessage, string>();

function hasWord(one: ChosenMessage, wanted: readonly string[]): boolean {
  const folded = foldedTexts.get(one) ?? foldText(one.message.text ?? '');
  foldedTexts.set(one, folded);
  return wanted.some((word) => folded.includes(word));
}

/** Returns the positions of the neighbours, `count` before and after each, in the same conversation. */
export function findNeighbours(
  messages: readonly ChosenMessage[],
  positions: ReadonlySet<number>,
  count: number,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const position of positions)
    for (let at = position - count; at <= position + count; at += 1)
      if (!positions.has(at) && messages[at]?.conversation === messages[position]?.conversation) found.add(at);
  return found;
}

/** Requests of strangers first, then those with the most messages. */
export function sortConversations(conversations: readonly ExportedConversation[]): readonly ExportedConversation[] {
  return conversations.toSorted((a, b) => Number(b.isRequest) - Number(a.isRequest) || b.messages - a.messages);
}

/** Returns the senders of the conversations and how many messages each wrote, most first. */
export function listSenders(conversations: readonly ExportedConversation[]): ExportedConversation['senders'] {
  const groups = Map.groupBy(
    conversations.flatMap(({ senders }) => senders),
    senderKey,
  );
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : { ...first, messages: others.reduce((sum, one) => sum + one.messages, first.messages) },
    )
    .toSorted((a, b) => b.messages - a.messages);
}

/** Whom the person says she is; `unknown`: she does not know, or not now. */
export type OwnAnswer = Sender | 'unknown';

/** Returns the senders that the person may be, in a conversation where nobody else has their name. */
export const listPossibleOwn = (conversations: readonly ExportedConversation[]): readonly Sender[] =>
  listSenders(
    conversations.map((one) => ({ ...one, senders: one.senders.filter((sender) => !isSharedName(sender, one)) })),
  );

/** Returns the sender that the archive itself says is its holder; null when it says none, or several. */
export function findHolder(
  { holderNames = [] }: Pick<ExportContents, 'holderNames'>,
  possible: readonly Sender[],
  messages: readonly ChosenMessage[],
): Sender | null {
  const written = messages.flatMap(({ message }) => (message.fromHolder === true ? message : []));
  const byMessages = possible.filter((sender) => written.some((message) => isSentBy(message, sender)));
  const byName = possible.filter(({ name, id }) => id === null && name !== null && holderNames.includes(name));
  const [only = null, ...others] = byMessages.length > 0 ? byMessages : byName;
  return others.length === 0 ? only : null;
}

/**
 * Returns the number of files of a message that the archive has, and its words, after what the archive writes in place
 * of a file that it does not have (« <Médias omis> »).
 */
export function readShownContent({ media, text }: ChosenMessage['message']): {
  readonly files: number;
  readonly text: string;
} {
  const absent = media.flatMap(({ path, name }) => (path === null ? name : []));
  return { files: media.length - absent.length, text: [...absent, ...(text === null ? [] : [text])].join('\n') };
}
