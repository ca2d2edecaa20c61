import type { ExportedMessage, ExportedRecord } from '../domain/item/exportedMessage.ts';
import type { Fiche } from '../domain/item/item.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_FICHE_LIST, MAX_ITEM_BYTES } from '../domain/shared/limits.ts';
import type { OpenedExport } from '../import/exports/archive.ts';
import { sha256Hex } from '../seal/digest.ts';
import { type ImportDependencies, openImportedItems } from './importFiles.ts';
import { type ChosenMessage, ignoreUnreadable } from './importMessages.ts';
import { cutMessage, cutText, type RecordedMessage, recordMessage } from './messageRecord.ts';

/**
 * Finds messages that were kept before, from this archive or from another download. They are the same when the archive
 * says exactly the same of them: conversation, sender, time, words, files by digest, reactions. What is not known is
 * not the same: a message without a sender, without a time of day, with a file that the archive does not have, or that
 * was cut or not read in part. A text without an id of its conversation, such as WhatsApp's alone and in its zip, is
 * known by what it says at the same places: a place then stands for what is not known, as for a file that neither has.
 */

interface Opened {
  readonly opened: Pick<OpenedExport, 'contents' | 'readMedia'>;
  readonly messages: readonly ChosenMessage[];
}

/** Returns the positions of the messages that are kept in the current case. Throws Refusal `locked`, `cancelled`. */
export async function findRepeatedMessages(
  deps: Pick<ImportDependencies, 'store'>,
  request: Opened,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const stored = await deps.store.currentCase();
  if (stored === null) return new Set();
  return findRepeated(await openImportedItems(deps, stored.caseId), request, signal);
}

/** Nobody writes the same words a thousand times in one second: a hostile archive would take hours. */
const MAX_ALIKE = 1000;

async function findRepeated(
  kept: readonly Fiche[],
  { opened, messages }: Opened,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const whole = kept.filter(isWholeMessage);
  if (whole.length === 0) return new Set();
  const known = Map.groupBy(whole, messageKey);
  const found = Map.groupBy(messages.keys(), (position) => {
    const one = messages[position];
    return one === undefined || !isRead(one)
      ? null
      : messageKey(recordMessage(one.message, one.conversation, opened.contents));
  });
  const repeated = new Set(await findAtSamePlaces(whole, { opened, messages }, signal));
  for (const [key, positions] of found) {
    const before = known.get(key) ?? [];
    if (key === null || before.length === 0 || positions.length > MAX_ALIKE) continue;
    const digests: (string | null)[] = [];
    for (const position of positions) {
      if (signal.aborted) throw new Refusal('cancelled');
      const message = messages[position]?.message;
      digests.push(message === undefined ? null : await digestFiles(opened, message));
    }
    for (const at of listKeptPositions(digests, before)) repeated.add(positions[at] ?? -1);
  }
  return repeated;
}

/** Fewer messages at the same places may be of two texts without a name: somebody may write the same to two people. */
const MIN_IN_UNNAMED_TEXT = 2;

/** Returns the positions of messages in texts that say the same as kept ones, wherever these have messages. */
async function findAtSamePlaces(
  kept: readonly KeptMessage[],
  { opened, messages }: Opened,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const unknown = kept.filter(({ exported }) => exported.conversation.id === null);
  const before = Map.groupBy(unknown, ({ exported: { archive, path } }) => JSON.stringify([archive.sha256, path]));
  const texts = Map.groupBy(messages.keys(), (position) => {
    const { archive, path } = messages[position]?.message ?? {};
    return JSON.stringify([archive, path]);
  });
  const found: number[] = [];
  for (const positions of before.size === 0 ? [] : texts.values()) {
    const places = new Map(positions.map((position) => [messages[position]?.message.index, position]));
    const read = ({ exported }: KeptMessage): number => places.get(exported.index) ?? -1;
    for (const text of before.values()) {
      if (!isSameText(text, (one) => messages[read(one)], opened.contents)) continue;
      for (const one of text) {
        if (signal.aborted) throw new Refusal('cancelled');
        const now = messages[read(one)];
        if (now === undefined) continue;
        const digests = keptDigests(one);
        const hasSameFiles = digests !== null && digests === (await digestFiles(opened, now.message));
        if (hasSameFiles || isSameWithoutFiles(one, now, opened.contents)) found.push(read(one));
      }
    }
  }
  return found;
}

/** Compares messages without files: a text that was exported alone names other files, or none. */
function isSameText(
  kept: readonly KeptMessage[],
  find: (one: KeptMessage) => ChosenMessage | undefined,
  contents: OpenedExport['contents'],
): boolean {
  const compared = kept.filter(({ media }) => (media ?? []).length === 0);
  let isNamed = false;
  const isSame = compared.every((one) => {
    const now = find(one);
    if (now === undefined || !isRead(now)) return false;
    const recorded = recordMessage(now.message, now.conversation, contents);
    const [before, after] = [one.exported.conversation.title, recorded.exported.conversation.title];
    isNamed = before !== null && before === after;
    return (isNamed || before === null || after === null) && contentOf(one) === contentOf(recorded);
  });
  return isSame && compared.length >= (isNamed ? 1 : MIN_IN_UNNAMED_TEXT);
}

/** Whether both say the same and name the same files, of which neither has any: « <Médias omis> ». */
function isSameWithoutFiles(kept: KeptMessage, now: ChosenMessage, contents: OpenedExport['contents']): boolean {
  const media = kept.media ?? [];
  const named = now.message.media;
  const hasNone = !kept.files.some(({ role }) => role === 'media') && named.every(({ path }) => path === null);
  if (media.length === 0 || media.length !== named.length || !hasNone || !isRead(now)) return false;
  const hasSameNames = named.every(
    ({ kind, name }, at) => media[at]?.kind === kind && media[at]?.alt === cutText(name),
  );
  return hasSameNames && contentOf(kept) === contentOf(recordMessage(now.message, now.conversation, contents));
}

/**
 * Returns which of these messages, alike but for their files, were kept. Somebody may write « ok » twice in one minute:
 * of several that are the same, nothing says which ones were kept. They count only when as many were kept of one
 * archive as there are now, those included whose files were not read.
 */
function listKeptPositions(digests: readonly (string | null)[], kept: readonly KeptMessage[]): readonly number[] {
  const unread = digests.filter((digest) => digest === null).length;
  const byFiles = Map.groupBy(kept, keptDigests);
  return digests.flatMap((digest, at) => {
    const byArchive = Map.groupBy(byFiles.get(digest) ?? [], ({ exported }) => exported.archive.sha256);
    const count = Math.max(0, ...byArchive.values().map(({ length }) => length));
    const same = digests.filter((other) => other === digest).length;
    return digest !== null && count >= same + unread ? [at] : [];
  });
}

type KeptMessage = Fiche & { readonly exported: ExportedRecord };

/** Of what was cut or not read, the rest may differ. */
const isWholeMessage = (fiche: Fiche): fiche is KeptMessage =>
  fiche.exported !== undefined && !fiche.warnings.some((code) => code === 'value-cut' || code === 'field-repeated');

const isRead = ({ message }: ChosenMessage): boolean =>
  message.isCut !== true && message.hasRepeatedField !== true && cutMessage(message.text) === message.text;

/** Null: sender, time or conversation are not known, so that no message is the same. */
function messageKey(message: RecordedMessage): string | null {
  const { author, posting, exported } = message;
  const { conversation, localTime } = exported;
  const isTimed = localTime !== null || (posting.iso !== null && posting.iso.length > 'YYYY-MM-DD'.length);
  // The name of a conversation changes, its id does not.
  const isNamed = conversation.id !== null || conversation.title !== null;
  if (author.displayName === null || !isTimed || !isNamed) return null;
  return JSON.stringify([conversation.id, conversation.id === null ? conversation.title : null, contentOf(message)]);
}

/** What a message says, wherever it stands, but for its files. */
function contentOf({ platform, author, nativeIds, posting, text, exported }: RecordedMessage): string {
  const { format, kind, localTime, isEdited, forwarded, reactions } = exported;
  return JSON.stringify([
    [platform, format, kind],
    [author.displayName, author.platformId, nativeIds.post],
    [posting.raw, posting.iso, localTime],
    [text, isEdited, forwarded === undefined ? null : [forwarded.from]],
    reactions.map(({ actor, value }) => [actor, value]),
  ]);
}

/** Null: some of its files are not kept. */
function keptDigests({ media, files }: KeptMessage): string | null {
  const kept = files.filter(({ role }) => role === 'media').map(({ sha256 }) => sha256);
  return kept.length !== (media ?? []).length ? null : kept.join(' ');
}

/** Null: some of its files are missing, or could not be read. */
async function digestFiles(
  { readMedia }: Opened['opened'],
  { media, archive: own }: ExportedMessage & { readonly archive: number },
): Promise<string | null> {
  if (media.length > MAX_FICHE_LIST) return null;
  const digests: string[] = [];
  for (const { path, archive = own } of media) {
    const content = path === null ? null : await readMedia(path, archive, MAX_ITEM_BYTES).catch(ignoreUnreadable);
    if (content === null) return null;
    digests.push(await sha256Hex(content));
  }
  return digests.join(' ');
}
