import { Refusal } from '../../domain/errors.ts';
import { concat } from '../bytes.ts';
import { type Stretching, stretch } from '../keyring.ts';
import { gcm, nonce, TAG } from '../segments.ts';

/**
 * One encrypted file, `recueil/backup/1` (docs/backup.md):
 *
 *   name and LF (17 bytes) · memory in KiB (4, big endian) · passes (4) · salt (16) · segments of 1 MiB, a 16-byte tag each
 *
 * The passphrase goes through Argon2id to a key that serves for this file alone; a segment's number and whether it is
 * the last are its nonce, the whole head is authenticated with each. Cut anywhere, it does not open to its end.
 */
type Bytes = Uint8Array<ArrayBuffer>;

const NAME = new TextEncoder().encode('recueil/backup/1\n');
const FAMILY = 'recueil/backup/';
const SALT = 16;
const HEAD = NAME.length + 8 + SALT;
const SEGMENT = 1024 * 1024;
/** More than we ever ask for: a hostile file must not take all the memory, or the day. */
const MOST: Stretching = { memoryKib: 512 * 1024, passes: 16 };

/** What is written comes out in `out`, encrypted; closing it writes the last segment. */
export async function sealingInto(
  out: WritableStream<Bytes>,
  passphrase: string,
  stretching: Stretching,
): Promise<WritableStream<Bytes>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const figures = new DataView(new ArrayBuffer(8));
  figures.setUint32(0, stretching.memoryKib);
  figures.setUint32(4, stretching.passes);
  const head = concat(NAME, new Uint8Array(figures.buffer), salt);
  const key = await stretch(passphrase, salt, stretching);
  const writer = out.getWriter();
  await writer.write(head);
  let waiting: Bytes[] = [];
  let size = 0;
  let index = 0;
  const flush = async (bytes: Bytes, last: boolean): Promise<void> => {
    await writer.write(await gcm('encrypt', key, nonce(index, last), head, bytes));
    index += 1;
  };
  return new WritableStream<Bytes>({
    write: async (chunk) => {
      waiting.push(chunk);
      size += chunk.length;
      // One segment is always held back: the last must be known when it is written.
      if (size <= SEGMENT) return;
      const all = concat(...waiting);
      let at = 0;
      for (; all.length - at > SEGMENT; at += SEGMENT) await flush(all.slice(at, at + SEGMENT), false);
      waiting = [all.slice(at)];
      size = all.length - at;
    },
    close: async () => {
      await flush(concat(...waiting), true);
      await writer.close();
    },
    abort: (reason) => writer.abort(reason),
  });
}

/**
 * The plain bytes, segment by segment; whoever reads must believe nothing before the end. Throws Refusal
 * `backup-not-one`, `backup-newer`, `backup-passphrase` (first segment) or `backup-damaged`.
 */
export async function* openedFrom(file: Blob, passphrase: string): AsyncGenerator<Bytes> {
  const head = await bytesOf(file, 0, HEAD);
  const name = new TextDecoder().decode(head.subarray(0, NAME.length));
  if (!name.startsWith(FAMILY)) throw new Refusal('backup-not-one');
  if (name !== new TextDecoder().decode(NAME)) throw new Refusal('backup-newer');
  if (head.length < HEAD || file.size < HEAD + TAG) throw new Refusal('backup-damaged');
  const figures = new DataView(head.buffer, NAME.length, 8);
  const stretching = { memoryKib: figures.getUint32(0), passes: figures.getUint32(4) };
  const { memoryKib, passes } = stretching;
  if (memoryKib < 8 || memoryKib > MOST.memoryKib || passes < 1 || passes > MOST.passes)
    throw new Refusal('backup-damaged');
  const key = await stretch(passphrase, head.slice(HEAD - SALT), stretching);
  for (let from = HEAD, index = 0; from < file.size; from += SEGMENT + TAG, index += 1) {
    const last = from + SEGMENT + TAG >= file.size;
    const sealed = await bytesOf(file, from, from + SEGMENT + TAG);
    yield await gcm('decrypt', key, nonce(index, last), head, sealed).catch(() => {
      throw new Refusal(index === 0 ? 'backup-passphrase' : 'backup-damaged');
    });
  }
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Bytes> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}
