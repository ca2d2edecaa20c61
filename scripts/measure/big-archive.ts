import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { ZipWriter } from '@zip.js/zip.js';
import { createSeededRandom } from '../../tests/support/random.ts';
import { parseCount, runCommand, UsageError } from '../cli.ts';

const HELP = `npm run big-archive -- --out FILE [--messages N] [--bytes N]

Writes an invented download of Instagram in JSON, a zip, to measure how one is read: messages in 300 conversations, and
files that fill it up to a size. Takes the same memory whatever the size; the same file each time.

  --out FILE      the zip
  --messages N    number of messages, from 300 (200000)
  --bytes N       size of the zip in bytes, at most 4000000000 (1000000000)`;

const ROOT = 'your_instagram_activity/messages';
const CONVERSATIONS = 300;
/** The platform begins another file after so many. */
const MESSAGES_A_FILE = 10_000;
const FILE_BYTES = 4_000_000;
/** Above, the zip would need other records. */
const MAX_BYTES = 4_000_000_000;
const CHUNK_BYTES = 65_536;
const FIRST_INSTANT = Date.UTC(2024, 0, 1);
const FIXED_DATE = new Date(1980, 0, 1);
const NAMES = ['Léa Vantoux', 'Malo Tilleul', 'Chloé Merlan', 'Yaël Sablon', 'Björn Noisetier', 'Zoë Grandpré'];
const WORDS =
  'demain hier la le un pas du tout encore marché été où cœur gare lampe jardin voisin pluie venu parti 👍 « ok »'.split(
    ' ',
  );

const toMojibake = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const toJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never empty

function* writeMessages(random: Random, conversation: number, length: number): Generator<string> {
  const other = `${NAMES[conversation % NAMES.length]} ${conversation}`;
  const holder = 'Ínes Carabosse';
  const people = [other, holder].map((name) => ({ name: toMojibake(name) }));
  yield `{"participants":${toJson(people)},"messages":[`;
  for (let i = 0; i < length; i += 1) {
    const words = Array.from({ length: 3 + Math.floor(random() * 30) }, () => pick(random, WORDS)).join(' ');
    const message = {
      sender_name: toMojibake(pick(random, [other, holder])),
      timestamp_ms: FIRST_INSTANT + (length - i) * 60_000 + conversation,
      content: toMojibake(words),
      is_geoblocked_for_viewer: false,
    };
    yield `${i === 0 ? '' : ','}${toJson(message)}`;
  }
  const title = toMojibake(other);
  yield `],"title":${toJson(title)},"is_still_participant":true,"thread_path":"inbox/${conversation}","magic_words":[]}`;
}

/** Bytes that do not compress, as those of a film. */
function* writeMedia(random: Random, size: number): Generator<Uint8Array> {
  const block = Uint8Array.from({ length: CHUNK_BYTES }, () => Math.floor(random() * 256));
  for (let rest = size; rest > 0; rest -= CHUNK_BYTES) {
    // Another beginning of each block, so that no two files are alike.
    new DataView(block.buffer).setFloat64(0, random());
    yield block.slice(0, Math.min(rest, CHUNK_BYTES));
  }
}

function* encode(strings: Iterable<string>): Generator<Uint8Array> {
  let pending = '';
  for (const one of strings) {
    pending += one;
    if (pending.length < CHUNK_BYTES) continue;
    yield Buffer.from(pending, 'utf8');
    pending = '';
  }
  yield Buffer.from(pending, 'utf8');
}

function streamOf(content: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = content[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** Writes the zip at `out`. */
export async function writeArchive(out: string, messages: number, bytes: number): Promise<void> {
  const random = createSeededRandom(36);
  const file = createWriteStream(out);
  const zip = new ZipWriter(Writable.toWeb(file), {
    useWebWorkers: false,
    extendedTimestamp: false,
    lastModDate: FIXED_DATE,
    keepOrder: true,
  });
  let written = 0;
  const add = async (path: string, content: Iterable<Uint8Array>, level: number): Promise<void> => {
    const entry = await zip.add(path, streamOf(content), { level });
    written += entry.compressedSize + 2 * path.length + 200; // headers, about
  };
  for (let i = 0; i < CONVERSATIONS; i += 1) {
    const share = Math.floor((messages * (i + 1)) / CONVERSATIONS) - Math.floor((messages * i) / CONVERSATIONS);
    const folder = i % 10 === 9 ? 'message_requests' : 'inbox';
    for (let from = 0, part = 1; from < share; from += MESSAGES_A_FILE, part += 1) {
      const length = Math.min(MESSAGES_A_FILE, share - from);
      await add(
        `${ROOT}/${folder}/personne${i}_${i}/message_${part}.json`,
        encode(writeMessages(random, i, length)),
        6,
      );
    }
  }
  for (let i = 0; written < bytes; i += 1) {
    const size = Math.min(FILE_BYTES, bytes - written);
    const path = `${ROOT}/inbox/personne${i % CONVERSATIONS}_${i % CONVERSATIONS}/videos/${i}.mp4`;
    await add(path, writeMedia(random, size), 0);
  }
  await zip.close();
}

const OPTIONS = {
  out: { type: 'string' },
  messages: { type: 'string', default: '200000' },
  bytes: { type: 'string', default: '1000000000' },
} as const;

if (import.meta.main) {
  await runCommand(HELP, OPTIONS, async (values) => {
    const { out } = values;
    if (out === undefined) throw new UsageError('--out: the zip to write is missing');
    const messages = parseCount('--messages', values.messages);
    if (messages < CONVERSATIONS) throw new UsageError(`--messages: ${messages} is fewer than ${CONVERSATIONS}`);
    const bytes = Number(values.bytes);
    if (!/^\d{1,10}$/.test(values.bytes) || bytes > MAX_BYTES)
      throw new UsageError(`--bytes: ${values.bytes} is not a whole number up to ${MAX_BYTES}`);
    await writeArchive(out, messages, bytes);
    const { size } = await stat(out);
    console.log(`${out}: ${messages} messages in ${CONVERSATIONS} conversations, ${size} bytes`);
  });
}
