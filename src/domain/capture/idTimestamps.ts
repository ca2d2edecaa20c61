/**
 * Native ids that contain the instant of their creation. Each formula was verified on posts whose page also shows the
 * time (docs/platforms.md). The id may be older than the post: an upload, a draft or a copy may precede it.
 */
import { readLiveChatMicroseconds } from './idTimestamps/liveChat.ts';

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
  /**
   * Ids were sequential before; the last of them, decoded with this formula, give the first minutes after its epoch.
   */
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
