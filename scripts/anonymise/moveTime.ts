import { readLiveChatMicroseconds } from '../../src/platforms/reading/idTimestamps.ts';

/**
 * Moves every year, time stamp and id that contains a time by four years, which always have as many days: month, day,
 * hour and minute stay, because the texts shown have them too; seconds are invented. Messages of live chats are moved
 * by a week within their year.
 */
const MOVED_YEARS = 4;
const MOVED_MS = 1461 * 86_400_000;
/** Names in YouTube's chats became handles in 2025: the reader needs the year of a message, which stays. */
const MOVED_CHAT_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/** Ids of more than 14 digits: the time is in the upper bits, in milliseconds after `epoch`, or in seconds. */
const SNOWFLAKES = [
  { shift: 22n, epoch: 1_288_834_974_657n, unit: 1n, from: Date.UTC(2010, 10, 4), min: 15 }, // X
  { shift: 22n, epoch: 1_420_070_400_000n, unit: 1n, from: Date.UTC(2015, 0), min: 17 }, // Discord
  { shift: 22n, epoch: 0n, unit: 1n, from: Date.UTC(2010, 0), min: 19 }, // LinkedIn
  { shift: 16n, epoch: 0n, unit: 1n, from: Date.UTC(2016, 2), min: 17 }, // Mastodon
  { shift: 32n, epoch: 0n, unit: 1000n, from: Date.UTC(2014, 0), min: 19 }, // TikTok
] as const;
type SnowflakeKind = 'x' | 'discord' | 'linkedin' | 'mastodon' | 'tiktok';
const KINDS: Readonly<Record<SnowflakeKind, (typeof SNOWFLAKES)[number]>> = {
  x: SNOWFLAKES[0],
  discord: SNOWFLAKES[1],
  linkedin: SNOWFLAKES[2],
  mastodon: SNOWFLAKES[3],
  tiktok: SNOWFLAKES[4],
};

/** Null for a number without a time. `bytes` are the random part; `platform` decides the form of an id. */
export function moveNumber(digits: string, bytes: Uint8Array, platform: string): string | null {
  if (/^(?:19[7-9]\d|20\d\d)$/.test(digits)) return String(Number(digits) - MOVED_YEARS);
  if (/^1[0-9]{9}$/.test(digits))
    return String(moveMilliseconds(Number(digits) * 1000, bytes) / 1000).split('.')[0] ?? null;
  if (/^1[0-9]{12}$/.test(digits)) return String(moveMilliseconds(Number(digits), bytes));
  const kind = KINDS[platform as SnowflakeKind]; // undefined for other platforms
  return kind !== undefined && digits.length >= kind.min && digits.length <= 20
    ? moveSnowflake(digits, bytes, kind)
    : null;
}

function moveSnowflake(
  digits: string,
  bytes: Uint8Array,
  { shift, epoch, unit, from }: (typeof SNOWFLAKES)[number],
): string | null {
  const at = (BigInt(digits) >> shift) * unit + epoch;
  if (at < BigInt(from + MOVED_MS)) return null;
  const moved = BigInt(moveMilliseconds(Number(at), bytes));
  return String((((moved - epoch) / unit) << shift) + (readBigInt(bytes) & ((1n << shift) - 1n)));
}

/** Instagram and Threads: a number in base64url; codes of private posts have 28 more characters. */
export const moveShortcode = (code: string, bytes: Uint8Array): string | null =>
  moveEncoded(code.slice(0, 11), bytes, BASE64URL, 23n, 1n, 1_314_220_021_721n);

/** Bluesky: microseconds in sortable base32. */
export const moveTid = (key: string, bytes: Uint8Array): string | null =>
  moveEncoded(key, bytes, BASE32_SORTABLE, 10n, 1000n, 0n);

/**
 * A message of YouTube's live chat (src/platforms/reading/idTimestamps.ts): only the time keeps its meaning; the
 * other bytes are invented.
 */
export function moveLiveChat(id: string, bytes: Uint8Array): string | null {
  const micro = readLiveChatMicroseconds(id);
  const outer = Buffer.from(id.replace(/%3D|=/gi, ''), 'base64');
  if (micro === null) return null;
  const inner = Buffer.from(outer.subarray(4, 2 + (outer[1] ?? 0)).toString('latin1'), 'base64');
  const at = Number(micro / 1000n);
  const isNewYear = getUtcYear(at - MOVED_CHAT_MS) !== getUtcYear(at);
  const moved = moveMilliseconds(at, bytes, isNewYear ? -MOVED_CHAT_MS : MOVED_CHAT_MS);
  const time = encodeVarint(BigInt(moved) * 1000n + (readBigInt(bytes) % 1000n));
  const rest = Buffer.from(inner.map((_, index) => bytes[(index + 16) % bytes.length] ?? 0));
  const text = Buffer.concat([Buffer.of(0x08), time, rest.subarray(time.length + 1)])
    .toString('base64')
    .replace(/=+$/, '');
  const end = Buffer.from(bytes.subarray(0, outer.length - 4 - text.length));
  return Buffer.concat([Buffer.of(0x0a, text.length + 2, 0x0a, text.length), Buffer.from(text), end]).toString(
    'base64url',
  );
}

const getUtcYear = (at: number): number => new Date(at).getUTCFullYear();

function encodeVarint(value: bigint): Buffer {
  const made: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return Buffer.from([...made, Number(rest)]);
    made.push(Number(rest & 0x7fn) | 0x80);
  }
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE32_SORTABLE = '234567abcdefghijklmnopqrstuvwxyz';

function moveEncoded(
  code: string,
  bytes: Uint8Array,
  alphabet: string,
  shift: bigint,
  perMillisecond: bigint,
  epoch: bigint,
): string | null {
  const base = BigInt(alphabet.length);
  const value = [...code].reduce<bigint | null>((sum, letter) => {
    const digit = alphabet.indexOf(letter);
    return sum === null || digit < 0 ? null : sum * base + BigInt(digit);
  }, 0n);
  if (value === null) return null;
  const at = (value >> shift) / perMillisecond + epoch;
  const moved = (BigInt(moveMilliseconds(Number(at), bytes)) - epoch) * perMillisecond;
  if (moved <= 0n) return null;
  let rest = (moved << shift) + (readBigInt(bytes) & ((1n << shift) - 1n));
  let made = '';
  for (let place = 0; place < code.length; place += 1) {
    made = (alphabet[Number(rest % base)] ?? '') + made;
    rest /= base;
  }
  return rest === 0n ? made : null;
}

const readBigInt = (bytes: Uint8Array): bigint =>
  bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);

function moveMilliseconds(at: number, bytes: Uint8Array, by = MOVED_MS): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS - by;
  const random = (((bytes[8] ?? 0) << 8) + (bytes[9] ?? 0)) % MINUTE_MS;
  return minute + (at % 1000 === 0 ? Math.floor(random / 1000) * 1000 : random);
}
