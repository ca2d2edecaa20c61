/**
 * Native ids that hold the instant they were given. Each formula was checked on posts whose page also shows the
 * time (docs/platforms.md). The instant is that of the id's making: an upload, a draft or a copy may precede the post.
 */
import { liveChatMicroseconds } from './ids/live-chat.ts';

export interface IdTime {
  readonly at: Date;
  readonly precision: 'ms' | 's';
  /** `id:` and the formula's name, for `how`. */
  readonly how: `id:${IdFormula}`;
}

interface Formula {
  /** Before the platform gave such ids: what is earlier is no such id. */
  readonly since: string;
  readonly precision: 'ms' | 's';
  /** Milliseconds since 1970; null for what is no such id. */
  milliseconds(id: string): bigint | number | null;
}

const FORMULAS = {
  /** Ids were a plain sequence before; the last of them, read this way, fall into the formula's first minutes. */
  'snowflake-x': snowflake('2010-11-04T02:00:00Z', 22n, 1_288_834_974_657n),
  'snowflake-discord': snowflake('2015-01-01T01:00:00Z', 22n, 1_420_070_400_000n),
  /** A remote post's local copy gets its id from the post's own time, or from its arrival. */
  'snowflake-mastodon': snowflake('2016-03-01', 16n, 0n),
  /** Posts and comments alike. */
  'snowflake-linkedin': snowflake('2010-01-01', 22n, 0n),
  /** Videos and comments; whole seconds. */
  tiktok: snowflake('2014-01-01', 32n, 0n, 1000n),
  /** Instagram and Threads: base64url of the media's number; private posts have 28 letters more. Reels: upload, not publication. */
  shortcode: {
    since: '2011-08-25',
    precision: 'ms',
    milliseconds(id) {
      const code = /^([\w-]{9,11})(?:[\w-]{28})?$/.exec(id)?.[1];
      return code ? (numberIn(code, BASE64URL) >> 23n) + 1_314_220_021_721n : null;
    },
  },
  /** The number that a shortcode stands for: stories have it in their address. */
  'media-instagram': snowflake('2011-08-25', 23n, 1_314_220_021_721n),
  /** Bluesky's record key. Chosen by the sender's software, so it can be forged. */
  tid: {
    since: '2022-01-01',
    precision: 'ms',
    milliseconds: (id) =>
      /^[2-7a-j][2-7a-z]{12}$/.test(id) ? (numberIn(id, BASE32_SORTABLE) >> 10n) / 1000n : null,
  },
  /** Undocumented; seen to hold on live chats of 2023. */
  'live-chat': {
    since: '2015-01-01',
    precision: 'ms',
    milliseconds: (id) => {
      const micro = liveChatMicroseconds(id);
      return micro === null ? null : micro / 1000n;
    },
  },
} satisfies Readonly<Record<string, Formula>>;

export type IdFormula = keyof typeof FORMULAS;

/** Ids are not given for times this far away. */
const END = Date.UTC(2100, 0);

/** When the platform gave this id; null when it holds no time, or is no id of that kind. */
export function timeOfId(id: string, formula: IdFormula): IdTime | null {
  const { since, precision, milliseconds }: Formula = FORMULAS[formula];
  const value = milliseconds(id);
  const at = value === null ? Number.NaN : Number(value);
  if (!(at >= Date.parse(since) && at < END)) return null;
  return { at: new Date(at), precision, how: `id:${formula}` };
}

/** `id >> shift`, from an epoch; `unit` is how many milliseconds one step is. */
function snowflake(since: string, shift: bigint, epoch: bigint, unit = 1n): Formula {
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

function numberIn(digits: string, alphabet: string): bigint {
  const base = BigInt(alphabet.length);
  return [...digits].reduce((total, digit) => total * base + BigInt(alphabet.indexOf(digit)), 0n);
}
