import type { Bytes } from '../domain/shared/binary.ts';
import { readLatin1 } from './fileFormat.ts';

/*
 * What videos and sounds say besides picture and sound: place, device, author, dates, comments. It is overwritten in
 * place: the size of the file and the offset of every sample stay.
 */

/** `text` is written at `from`, and zeros up to `to`. */
export interface Overwrite {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Twice what a film of a day takes, with a path on a map. */
const MAX_OVERWRITES = 200_000;

/** Finds what a format says. Throws RangeError when the file is not well formed. */
export type FindOverwrites = (bytes: Bytes) => Iterable<Overwrite>;

/** Returns what to overwrite, empty for nothing; null when the file is not well formed, or too unusual to be sure. */
export function listChanges(bytes: Bytes, find: FindOverwrites): readonly Overwrite[] | null {
  try {
    const changes: Overwrite[] = [];
    let examined = 0;
    for (const one of find(bytes)) {
      examined += 1;
      if (examined > MAX_OVERWRITES) return null;
      if (isChange(bytes, one)) changes.push(one);
    }
    return changes;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

/** Writes into these bytes. */
export function overwrite(bytes: Bytes, changes: readonly Overwrite[]): void {
  for (const { from, to, text } of changes) {
    bytes.fill(0, from, to);
    for (const [index, letter] of [...text].entries()) bytes[from + index] = letter.charCodeAt(0);
  }
}

function isChange(bytes: Bytes, { from, to, text }: Overwrite): boolean {
  if (readLatin1(bytes, from, text.length) !== text) return true;
  for (let at = from + text.length; at < to; at += 1) if (bytes[at] !== 0) return true;
  return false;
}

/** `DataView` throws the same for what is outside of the file. */
export const refuse = (): never => {
  throw new RangeError('not well formed');
};

export const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
