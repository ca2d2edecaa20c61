import type { ExportedConversation, ExportedMessage } from './exportedMessage.ts';
import { foldText } from './searchTerms.ts';

/** Senders of a conversation whose names are the same or look the same: nothing says whether they are one person. */

export type Sender = Pick<ExportedConversation['senders'][number], 'name' | 'id'>;

export const senderKey = ({ name, id }: Sender): string => JSON.stringify([name, id]);

/** A name alone is another sender than the same name with an id. */
export const isSentBy = (message: Pick<ExportedMessage, 'sender' | 'senderId'>, { name, id }: Sender): boolean =>
  message.sender === name && message.senderId === id;

/** By the platform's id, which stays when somebody changes their name; else by the exact name. */
const personOf = ({ name, id }: Sender): string => (id === null ? `name:${name ?? ''}` : `id:${id}`);

/** Signs, spaces, letters that show nothing, and the `~` that WhatsApp adds to who is not in the address book. */
const NOT_SEEN = /[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]|[\u115f\u1160]/gu;

/** Capitals of Greek that look like another Latin letter than their small ones do. */
const GREEK_LOOKS: Readonly<Record<string, string>> = { Η: 'H', Ν: 'N', Υ: 'Y', Ύ: 'Y', Ϋ: 'Y' };
const GREEK_CAPITALS = new RegExp(`[${Object.keys(GREEK_LOOKS).join('')}]`, 'g');

/** Accents, capitals, letters and digits that look alike (`PauI`, `Lé0`, `rn` and `m`) and signs do not count. */
function lookOf(name: string): string {
  const folded = foldText(name.replace(GREEK_CAPITALS, (letter) => GREEK_LOOKS[letter] ?? letter));
  // A name may have signs alone.
  return (folded.replace(/[|!]/g, 'l').replace(NOT_SEEN, '') || folded)
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** Those who wrote in a conversation, and participants who look like another one and may have written nothing. */
export const listNamed = ({
  senders,
  alikeNames = [],
}: Pick<ExportedConversation, 'senders' | 'alikeNames'>): readonly Sender[] => [
  ...senders,
  ...alikeNames.map((name) => ({ name, id: null })),
];

/** Returns whether another of the senders has the name of this one, or one that looks like it. */
export function createAlikeCheck(senders: readonly Sender[]): (sender: Sender) => boolean {
  const looks = Map.groupBy(senders, ({ name }) => (name === null ? null : lookOf(name)));
  const persons = new Map([...looks].map(([look, group]) => [look, new Set(group.map(personOf))]));
  return (sender) => sender.name !== null && new Set(persons.get(lookOf(sender.name))).add(personOf(sender)).size > 1;
}

/** Whether the archive names two participants so, and has nothing else to tell whose message this is. */
export const isOfNamesakes = (
  { sender, senderId }: Pick<ExportedMessage, 'sender' | 'senderId'>,
  { namesakes = [] }: Pick<ExportedConversation, 'namesakes'>,
): boolean => senderId === null && sender !== null && namesakes.includes(sender);

/** Whether another participant may have the same name, so that nothing tells whose messages these are. */
export const isSharedName = (
  { name, id }: Sender,
  { namesakes = [], title, senders }: Pick<ExportedConversation, 'namesakes' | 'title' | 'senders'>,
): boolean =>
  id === null &&
  name !== null &&
  // Between two people, the title is the name of the other one.
  (namesakes.includes(name) || (title === name && senders.length === 1));

const MAX_ODD_LETTERS = 5;

/**
 * Returns code points that tell a name from one that looks the same (`U+0435`): those beyond the Latin letters of
 * Europe, marks, and spaces other than one between two words.
 */
export const listOddLetters = (name: string): readonly string[] =>
  [...new Set(Array.from(name.matchAll(/[^ -~\u00A1-\u00AC\u00AE-\u017F]|^ | (?= |$)/gu), ([letter]) => letter))]
    .slice(0, MAX_ODD_LETTERS)
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
