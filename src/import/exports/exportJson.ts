import { Tokenizer, TokenParser } from '@streamparser/json';
import { type Bytes, concatBytes, releaseBuffer } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';
import { isObject, type JsonValue } from './jsonValues.ts';
import { RepeatedFields } from './repeatedFields.ts';
import { parseWhole } from './wholeJson.ts';

/** Values of a JSON file of any size: only those at the given paths are in memory, those of one piece at a time. */

/** A smaller file is parsed as a whole. Platforms write 10,000 messages a file at most, most often a few hundred. */
const MAX_WHOLE_BYTES = 4 * 1024 * 1024;
const OPENING_BRACKET = 0x5b;

/** Numbers that are no safe integers stay as written: ids of 64 bits would become those of others. */
class ExactTokenizer extends Tokenizer {
  override parseNumber(written: string): number {
    const value = Number(written);
    // Values are `unknown` to their readers, whatever the library's type.
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? (written as unknown as number) : value;
  }
}

/**
 * Reads the values at `paths` (`$.messages.*`), in the order of the file. `hasPrefix`: something stands before the JSON
 * (a script's assignment). Throws Refusal `archive-damaged` when it is not JSON, or gives a field that leads to values
 * twice, and those of `readChunks`.
 */
export async function* readJsonValues(
  file: ArchiveFile,
  paths: readonly string[],
  signal: AbortSignal | null,
  { hasPrefix = false }: { readonly hasPrefix?: boolean } = {},
): AsyncGenerator<readonly JsonValue[]> {
  let isPrefix = hasPrefix;
  let held: Bytes[] | null = [];
  let bytes = 0;
  const parser = new PieceParser(paths);
  for await (const whole of readChunks(file, signal)) {
    const start = isPrefix ? whole.indexOf(OPENING_BRACKET) : 0;
    if (start === -1) continue;
    isPrefix = false;
    const chunk = start === 0 ? whole : whole.subarray(start);
    bytes += chunk.length;
    if (held !== null && bytes <= MAX_WHOLE_BYTES) {
      held.push(chunk);
      continue;
    }
    for (const piece of [...(held ?? []), chunk]) yield* parser.write(piece);
    held = null;
  }
  if (held !== null) {
    const whole = joinFreely(held);
    const values = parseWhole(new TextDecoder().decode(whole), paths);
    if (values !== null) {
      releaseBuffer(whole);
      if (values.length > 0) yield values;
      return;
    }
    yield* parser.write(whole);
  }
  parser.end();
}

/** Joins the chunks of a file, and frees them: chunks that wait for the collector are 40 MB of a large archive. */
function joinFreely(chunks: readonly Bytes[]): Bytes {
  const whole = concatBytes(chunks);
  for (const chunk of chunks) if (chunk !== whole) releaseBuffer(chunk);
  return whole;
}

class PieceParser {
  #found: JsonValue[] = [];
  readonly #tokenizer = new ExactTokenizer();
  readonly #parser: TokenParser;

  constructor(paths: readonly string[]) {
    const repeated = new RepeatedFields(paths);
    this.#parser = new TokenParser({ paths: [...paths], keepStack: false });
    this.#tokenizer.onToken = (token) => {
      if (!repeated.add(token)) throw new Refusal('archive-damaged');
      this.#parser.write(token);
    };
    this.#parser.onValue = ({ value, key, stack }) => {
      const path = [...stack.slice(1).map((one) => one.key ?? ''), key ?? ''];
      const kept: unknown = isObject(value) ? repeated.omitFrom(value) : value;
      this.#found.push({ path, value: kept, ...(kept !== value && { hasRepeatedField: true }) });
    };
  }

  /** Yields what the piece completes; what came before a fault too. */
  *write(chunk: Uint8Array): Generator<readonly JsonValue[]> {
    let fault: Refusal | null = null;
    try {
      // What follows the JSON (`;` in a script) is not read.
      if (!this.#parser.isEnded) this.#tokenizer.write(chunk);
    } catch (error) {
      if (error instanceof Refusal) fault = error;
      else if (!this.#parser.isEnded) fault = new Refusal('archive-damaged', {}, error);
    }
    const found = this.#found;
    this.#found = [];
    if (found.length > 0) yield found;
    if (fault !== null) throw fault;
  }

  end(): void {
    if (!this.#parser.isEnded) throw new Refusal('archive-damaged');
  }
}
