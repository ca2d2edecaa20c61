import { isDeepStrictEqual } from 'node:util';
import type { ExportedMessage } from '../../../src/domain/item/exportedMessage.ts';
import { type ExpectedConversation, type ExpectedMessage, FIELDS, type Field } from './invention.ts';

/** Compares what was read of an archive with what must be read of it, one field at a time. */

export type ReadMessage = ExportedMessage & { readonly archive: number };

export interface ReadConversation {
  readonly title: string | null;
  readonly isRequest: boolean;
  readonly messages: readonly ReadMessage[];
}

export interface Comparison {
  right: number;
  /** Null where a value was expected: not read, and not claimed. */
  left: number;
  /** Another value, a message that is not there, or one that was not read: a sentence on each. */
  readonly wrong: string[];
  readonly missing: string[];
}

const placeOf = ({ archive, path, index }: Pick<ExpectedMessage, 'archive' | 'path' | 'index'>): string =>
  `archive ${archive}, ${path ?? 'the file itself'}, message ${index}`;

const lastPart = (name: string | null): string | null => name?.split('/').at(-1) ?? null;

/** Instants in one form: `…:05Z` is the same as `…:05.000Z`. A day stays a day. */
const normalise = (iso: unknown): unknown =>
  typeof iso === 'string' && iso.endsWith('Z') ? new Date(iso).getTime() : iso;

const listMedia = ({ media }: Pick<ExpectedMessage, 'media'>) =>
  media.map(({ kind, name, path }) => ({ kind, name: lastPart(name), path }));

function readField(field: Field, read: ReadMessage): unknown {
  if (field === 'iso' || field === 'precision') return read.posting[field];
  return field === 'media' ? listMedia(read) : read[field];
}

const expectedField = (field: Field, expected: ExpectedMessage): unknown =>
  field === 'media' ? listMedia(expected) : expected[field];

/** Files without a name in the message may have any name. */
const withoutFreeNames = (media: unknown, expected: ExpectedMessage): unknown =>
  Array.isArray(media)
    ? media.map((one, i) => (expected.media[i]?.name === null ? { ...one, kind: 'file', name: null } : one))
    : media;

function isRight(field: Field, expected: ExpectedMessage, read: ReadMessage): boolean {
  const value = readField(field, read);
  const wanted = expectedField(field, expected);
  if (field === 'text' && expected.textGoesOn && typeof value === 'string' && value.startsWith(String(wanted)))
    return true;
  if (field === 'media')
    return isDeepStrictEqual(withoutFreeNames(value, expected), withoutFreeNames(wanted, expected));
  const allowed = [wanted, ...(expected.also?.[field] ?? [])];
  return allowed.some((one) => isDeepStrictEqual(normalise(one), normalise(value)));
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const show = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 200);

function compareMessage(expected: ExpectedMessage, read: ReadMessage, result: Comparison): void {
  for (const field of FIELDS) {
    if (expected.open?.includes(field) || (expected[field] === undefined && field !== 'media')) continue;
    const value = readField(field, read);
    const at = `${placeOf(expected)}: ${field}`;
    if (isRight(field, expected, read)) result.right += 1;
    else if (isNothing(value)) result.left += 1;
    else result.wrong.push(`${at} is ${show(value)}, not ${show(expectedField(field, expected))}`);
  }
  if (expected.iso === null && expected.raw !== undefined && !read.posting.raw?.includes(expected.raw))
    result.wrong.push(`${placeOf(expected)}: posting.raw is ${show(read.posting.raw)}, without ${show(expected.raw)}`);
}

/** `isWhole`: whether every message must have been read. */
export function compareExport(
  expected: readonly ExpectedConversation[],
  read: readonly ReadConversation[],
  { isWhole = true } = {},
): Comparison {
  const result: Comparison = { right: 0, left: 0, wrong: [], missing: [] };
  const places = new Map<string, { readonly one: ReadMessage; readonly conversation: ReadConversation }>();
  for (const conversation of read)
    for (const one of conversation.messages) {
      if (places.has(placeOf(one))) result.wrong.push(`${placeOf(one)} is read twice`);
      places.set(placeOf(one), { one, conversation });
    }
  for (const conversation of expected) {
    const holders = new Set<ReadConversation>();
    for (const message of conversation.messages) {
      const found = places.get(placeOf(message));
      places.delete(placeOf(message));
      if (found === undefined) {
        if (isWhole) result.missing.push(`${placeOf(message)} is not read`);
        continue;
      }
      holders.add(found.conversation);
      compareMessage(message, found.one, result);
    }
    if (holders.size > 1) result.wrong.push(`${conversation.title} is read as ${holders.size} conversations`);
    for (const { title, isRequest } of holders) {
      const isTitle = [conversation.title, ...(conversation.otherTitles ?? [])].includes(title);
      if (isTitle) result.right += 1;
      else if (title === null) result.left += 1;
      else result.wrong.push(`a conversation has the title ${show(title)}, not ${show(conversation.title)}`);
      if (isRequest === (conversation.isRequest ?? false)) result.right += 1;
      else result.wrong.push(`${conversation.title}: isRequest is ${isRequest}`);
    }
  }
  for (const place of places.keys()) result.wrong.push(`${place} is in no conversation that was written`);
  return result;
}
