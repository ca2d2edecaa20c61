import { Refusal } from '../../domain/errors.ts';
import { concat } from '../bytes.ts';

/**
 * What the file holds, one frame a record: length of what follows as JSON (4 bytes, big endian), the JSON, then as many
 * bytes of body as it says. The first frame is the file's own, and the last says how many there were.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface FrameHead {
  /** Of the table; `backup` for the first frame, `end` for the last. */
  readonly table: string;
  /** The columns, but for the body. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly body: { readonly bytes: number; readonly type: string | null } | null;
}

export interface Frame extends FrameHead {
  /** A Blob where the store has one (`type` is then its media type). */
  readonly content: Bytes | Blob | null;
}

const MOST_JSON = 1024 * 1024;

export function* framed(
  table: string,
  row: FrameHead['row'],
  content: Bytes | Blob | null,
): Generator<Bytes | Blob> {
  const body =
    content === null
      ? null
      : content instanceof Blob
        ? { bytes: content.size, type: content.type }
        : { bytes: content.length, type: null };
  const json = new TextEncoder().encode(JSON.stringify({ table, row, body } satisfies FrameHead));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, json.length);
  yield concat(new Uint8Array(length.buffer), json);
  if (content !== null) yield content;
}

/** Throws Refusal `backup-damaged` for anything that is no frame. */
export async function* framesOf(chunks: AsyncIterable<Bytes>): AsyncGenerator<Frame> {
  const reader = new Reader(chunks);
  while (await reader.hasMore()) {
    const prefix = concat(...(await reader.take(4)));
    const length = new DataView(prefix.buffer).getUint32(0);
    if (length > MOST_JSON) throw new Refusal('backup-damaged');
    const head = headOf(concat(...(await reader.take(length))));
    const parts = head.body === null ? null : await reader.take(head.body.bytes);
    yield { ...head, content: contentOf(head, parts) };
  }
}

function contentOf({ body }: FrameHead, parts: readonly Bytes[] | null): Frame['content'] {
  if (body === null || parts === null) return null;
  return body.type === null ? concat(...parts) : new Blob([...parts], { type: body.type });
}

function headOf(json: Bytes): FrameHead {
  try {
    // Authenticated, and written by the function above.
    return JSON.parse(new TextDecoder().decode(json)) as FrameHead;
  } catch (error) {
    throw new Refusal('backup-damaged', {}, error);
  }
}

/** Exactly so many bytes at a time, from chunks of any size. */
class Reader {
  readonly #chunks: AsyncIterator<Bytes>;
  #held: Bytes = new Uint8Array();

  constructor(chunks: AsyncIterable<Bytes>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#held.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return false;
      this.#held = value;
    }
    return true;
  }

  async take(size: number): Promise<Bytes[]> {
    const parts: Bytes[] = [];
    for (let wanted = size; wanted > 0; ) {
      if (!(await this.hasMore())) throw new Refusal('backup-damaged');
      const part = this.#held.slice(0, wanted);
      this.#held = this.#held.subarray(part.length);
      wanted -= part.length;
      parts.push(part);
    }
    return parts;
  }
}
