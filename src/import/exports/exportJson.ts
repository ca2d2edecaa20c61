import { Tokenizer, TokenParser } from '@streamparser/json';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';

/** Values of a JSON file of any size: only those at the given paths are in memory, those of one piece at a time. */

export interface JsonValue {
  /** Keys and positions that lead to the value. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Numbers that are no safe integers stay as written: ids of 64 bits would become those of others. */
class ExactTokenizer extends Tokenizer {
  override parseNumber(written: string): number {
    const value = Number(written);
    // Values are `unknown` to their readers, whatever the library's type.
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? (written as unknown as number) : value;
  }
}

/**
 * Reads the values at `paths` (`$.messages.*`), in the order of the file. `prefix` is what stands before the JSON (a script's
 * assignment). Throws Refusal `archive-damaged` when it is not JSON, and those of `readChunks`.
 */
export async function* readJsonValues(
  file: ArchiveFile,
  paths: readonly string[],
  signal: AbortSignal | null,
  { hasPrefix = false }: { readonly hasPrefix?: boolean } = {},
): AsyncGenerator<readonly JsonValue[]> {
  let found: JsonValue[] = [];
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: [...paths], keepStack: false });
  tokenizer.onToken = (token) => parser.write(token);
  parser.onValue = ({ value, key, stack }) => {
    found.push({ path: [...stack.slice(1).map((one) => one.key ?? ''), key ?? ''], value });
  };
  const write = (chunk: Uint8Array): void => {
    try {
      // What follows the JSON (`;` in a script) is not read.
      if (!parser.isEnded) tokenizer.write(chunk);
    } catch (error) {
      if (!parser.isEnded) throw new Refusal('archive-damaged', {}, error);
    }
  };
  let isPrefix = hasPrefix;
  for await (const chunk of readChunks(file, signal)) {
    const start = isPrefix ? chunk.indexOf(0x5b) : 0;
    if (start === -1) continue;
    isPrefix = false;
    write(start === 0 ? chunk : chunk.subarray(start));
    if (found.length === 0) continue;
    yield found;
    found = [];
  }
  if (!parser.isEnded) throw new Refusal('archive-damaged');
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value's own field: `__proto__` and `constructor` are no fields of it. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** Returns the elements of a list; none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
