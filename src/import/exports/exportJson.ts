import { JSONParser } from '@streamparser/json';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';

/** Values of a JSON file of any size: only those at the given paths are in memory, those of one piece at a time. */

export interface JsonValue {
  /** Keys and positions that lead to the value. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
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
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  parser.onValue = ({ value, key, stack }) => {
    found.push({ path: [...stack.slice(1).map((one) => one.key ?? ''), key ?? ''], value });
  };
  let isPrefix = hasPrefix;
  for await (const chunk of readChunks(file, signal)) {
    const start = isPrefix ? chunk.indexOf(0x5b) : 0;
    if (start === -1) continue;
    isPrefix = false;
    write(parser, start === 0 ? chunk : chunk.subarray(start));
    if (found.length === 0) continue;
    yield found;
    found = [];
  }
  if (!parser.isEnded) throw new Refusal('archive-damaged');
}

function write(parser: JSONParser, chunk: Uint8Array): void {
  try {
    if (!parser.isEnded) parser.write(chunk);
  } catch (error) {
    throw new Refusal('archive-damaged', {}, error);
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value's own field: `__proto__` and `constructor` are no fields of it. */
export const field = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** Returns the elements of a list; none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
