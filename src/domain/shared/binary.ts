/** Bytes in memory of their own: not shared, so WebCrypto and streams accept them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes are preferred when they are in memory: creating or reading a Blob costs a call to another process. */
export type BinaryContent = Blob | Bytes;

/** What the store keeps of content beside its commitment in a fiche, which can be tested with all of it. */
export interface ContentDigest {
  readonly bytes: number;
  /** Lower-case hex, as `salt`. */
  readonly sha256: string;
  /** 32 random bytes, handed over only with the content. */
  readonly salt: string;
}

export const byteLength = (content: BinaryContent): number => (content instanceof Blob ? content.size : content.length);

export const readContent = async (content: BinaryContent): Promise<Bytes> =>
  content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;

export const areBytesEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Returns a single part as it is, without a copy. */
export function concatBytes(parts: readonly Bytes[]): Bytes {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Browsers of 2024 cannot iterate over a stream. Cancels it when the caller stops early. */
export async function* readChunks(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Opened at the first use: most pages that load this file release nothing. */
let discardPort: MessagePort | null = null;

function openDiscardPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
}

/**
 * Frees the memory of `bytes` at once, instead of at a later garbage collection: hundreds of megabytes in a long
 * export. The caller must be the only owner: the bytes are empty afterwards. Posting a buffer to a port detaches it
 * from the sender, and this port has no receiver (HTML, 9.4.4). Chromium keeps the memory of a buffer that
 * `transfer(0)` emptied (docs/figures.md).
 */
export function releaseBuffer({ buffer }: Bytes): void {
  discardPort ??= openDiscardPort();
  discardPort.postMessage(null, [buffer]);
}
