import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import type { ExportReading } from './exportReader.ts';
import type { MediaIndex } from './mediaIndex.ts';

/** Chooses the one export among the recognised formats: a file sent in a conversation may look like an export. */

export interface ChosenReading {
  readonly reading: ExportReading;
  /** Other formats whose files could not be read at all, or may have been sent, and that no message names. */
  readonly unread: number;
}

/** Throws Refusal `archive-mixed` when several formats have messages, none a file sent in another; `cancelled`. */
export async function chooseReading(
  readings: readonly ExportReading[],
  index: MediaIndex,
  signal: AbortSignal,
): Promise<ChosenReading | null> {
  const [first, ...others] = readings;
  if (first === undefined) return null;
  if (others.length === 0) return { reading: first, unread: 0 };
  const all: (NamedFiles & { readonly reading: ExportReading })[] = [];
  for (const reading of readings) all.push(await findNamedFiles(reading, index, signal));
  const isBesideChat = ({ reading }: (typeof all)[number]): boolean =>
    readings.some((other) => other !== reading && reading.files.every((file) => other.holdsSentFile?.(file)));
  const withMessages = all.filter((one) => one.hasMessages && !isBesideChat(one));
  const kept = leaveOutSent(withMessages);
  // Of formats without any message, the first one says what is damaged.
  const [only, ...more] = withMessages.length === 0 ? all.slice(0, 1) : kept;
  if (only === undefined || more.length > 0) throw new Refusal('archive-mixed');
  const unread = all.filter(
    (one) => one !== only && (isBesideChat(one) || (one.isDamaged && !one.hasMessages)) && !names(only, one),
  );
  return { reading: only.reading, unread: unread.length };
}

/** What the messages of some files name, as the files that were sent with them. */
export interface NamedFiles {
  readonly reading: Pick<ExportReading, 'files' | 'read'>;
  readonly named: ReadonlySet<ArchiveFile>;
  readonly hasMessages: boolean;
  readonly isDamaged: boolean;
}

export async function findNamedFiles<T extends Pick<ExportReading, 'files' | 'read'>>(
  reading: T,
  index: Pick<MediaIndex, 'at'>,
  signal: AbortSignal,
): Promise<NamedFiles & { readonly reading: T }> {
  const named = new Set<ArchiveFile>();
  let hasMessages = false;
  let isDamaged = false;
  for (const file of reading.files) {
    try {
      for await (const part of reading.read(file, signal)) {
        if ('head' in part) continue;
        hasMessages ||= part.messages.length > 0;
        for (const { path, archive = file.archive } of part.messages.flatMap(({ media }) => media)) {
          const found = path === null ? null : index.at(path, archive);
          if (found !== null) named.add(found);
        }
      }
    } catch (error) {
      // A fault of one candidate is none of the others.
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
      isDamaged = true;
    }
  }
  return { reading, named, hasMessages, isDamaged };
}

const names = (one: NamedFiles, other: NamedFiles): boolean => other.reading.files.every((file) => one.named.has(file));

/** Leaves out those whose files another one names. Two that name each other both stay. */
export const leaveOutSent = <T extends NamedFiles>(all: readonly T[]): readonly T[] =>
  all.filter((one) => !all.some((other) => other !== one && names(other, one) && !names(one, other)));
