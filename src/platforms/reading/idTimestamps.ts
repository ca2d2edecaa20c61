/**
 * Decodes a message id of YouTube's live chat. It is base64url of a protobuf message whose field 1 is a message, whose
 * field 1 is base64 of a third message, whose field 1 is the time in microseconds. Observed, not documented.
 */
export function readLiveChatMicroseconds(id: string): bigint | null {
  const outer = decodeBase64(id);
  const middle = outer && readLengthDelimited(outer);
  const text = middle && readLengthDelimited(middle);
  const inner = text && decodeBase64(String.fromCharCode(...text));
  return inner ? readVarint(inner) : null;
}

function decodeBase64(text: string): Uint8Array | null {
  // The end of an id in an attribute may be percent-encoded (`%3D`).
  const base64 = text
    .replace(/(?<!%3D|=)(?:%3D|=)+$/i, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]{4,400}$/.test(base64) || base64.length % 4 === 1) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Reads field 1, wire type 2, at the beginning. */
function readLengthDelimited(bytes: Uint8Array): Uint8Array | null {
  const [tag, length] = bytes;
  if (tag !== 0x0a || length === undefined || length >= 0x80 || bytes.length < 2 + length) return null;
  return bytes.subarray(2, 2 + length);
}

/** Reads field 1, wire type 0, at the beginning. */
function readVarint(bytes: Uint8Array): bigint | null {
  if (bytes[0] !== 0x08) return null;
  let value = 0n;
  for (let at = 1; at < bytes.length && at <= 10; at++) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - 1));
    if (byte < 0x80) return value;
  }
  return null;
}

/**
 * Native ids that contain the instant of their creation. Each formula was verified on posts whose page also shows the
 * time (docs/platforms.md). The id may be older than the post: an upload, a draft or a copy may precede it.
 */

export interface IdTimestamp {
  readonly at: Date;
  readonly precision: 'ms' | 's';
  /** `id:` followed by the name of the formula. */
  readonly how: `id:${IdFormula}`;
}

interface Formula {
  /** The platform has used such ids since then: an earlier result is rejected. */
  readonly since: string;
  readonly precision: 'ms' | 's';
  /** Returns milliseconds since 1970; null when `id` does not have this form. */
  milliseconds(id: string): bigint | number | null;
}

const FORMULAS = {
  /** Ids were sequential before: the last of them give the first minutes after its epoch. */
  'snowflake-x': createSnowflakeFormula('2010-11-04T02:00:00Z', 22n, 1_288_834_974_657n),
  'snowflake-discord': createSnowflakeFormula('2015-01-01T01:00:00Z', 22n, 1_420_070_400_000n),
  /** The local copy of a remote post gets its id from the post's own time, or from its arrival. */
  'snowflake-mastodon': createSnowflakeFormula('2016-03-01', 16n, 0n),
  /** Posts and comments. */
  'snowflake-linkedin': createSnowflakeFormula('2010-01-01', 22n, 0n),
  /** Videos and comments; to the second. */
  tiktok: createSnowflakeFormula('2014-01-01', 32n, 0n, 1000n),
  /**
   * Instagram and Threads: base64url of the media number; codes of private posts have 28 more characters. For reels,
   * the upload, not the publication.
   */
  shortcode: {
    since: '2011-08-25',
    precision: 'ms',
    milliseconds(id) {
      const code = /^([\w-]{9,11})(?:[\w-]{28})?$/.exec(id)?.[1];
      return code ? (decodeNumber(code, BASE64URL) >> 23n) + 1_314_220_021_721n : null;
    },
  },
  /** The number encoded in a shortcode; the address of a story contains it. */
  'media-instagram': createSnowflakeFormula('2011-08-25', 23n, 1_314_220_021_721n),
  /** Record key of Bluesky. Chosen by the sender's software, so it can be forged. */
  tid: {
    since: '2022-01-01',
    precision: 'ms',
    milliseconds: (id) =>
      /^[2-7a-j][2-7a-z]{12}$/.test(id) ? (decodeNumber(id, BASE32_SORTABLE) >> 10n) / 1000n : null,
  },
  /** Undocumented; verified on live chats of 2023. */
  'live-chat': {
    since: '2015-01-01',
    precision: 'ms',
    milliseconds: (id) => {
      const micro = readLiveChatMicroseconds(id);
      return micro === null ? null : micro / 1000n;
    },
  },
} satisfies Readonly<Record<string, Formula>>;

export type IdFormula = keyof typeof FORMULAS;

/** Later results are rejected. */
const MAX_TIME = Date.UTC(2100, 0);

/** Returns the instant at which the platform created this id; null when the id does not have the form of `formula`. */
export function readIdTimestamp(id: string, formula: IdFormula): IdTimestamp | null {
  const { since, precision, milliseconds }: Formula = FORMULAS[formula];
  const value = milliseconds(id);
  const at = value === null ? Number.NaN : Number(value);
  if (!(at >= Date.parse(since) && at < MAX_TIME)) return null;
  return { at: new Date(at), precision, how: `id:${formula}` };
}

/** Time is `id >> shift` after `epoch`, in steps of `unit` milliseconds. */
function createSnowflakeFormula(since: string, shift: bigint, epoch: bigint, unit = 1n): Formula {
  return {
    since,
    precision: unit === 1n ? 'ms' : 's',
    milliseconds(id) {
      const value = /^\d{1,20}$/.test(id) ? BigInt(id) : null;
      return value === null || value >= 2n ** 63n ? null : (value >> shift) * unit + epoch;
    },
  };
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE32_SORTABLE = '234567abcdefghijklmnopqrstuvwxyz';

function decodeNumber(digits: string, alphabet: string): bigint {
  const base = BigInt(alphabet.length);
  return [...digits].reduce((total, digit) => total * base + BigInt(alphabet.indexOf(digit)), 0n);
}
