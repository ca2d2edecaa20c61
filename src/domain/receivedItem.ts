import type { ReceivedItem } from './origins.ts';
import { instant, listOf, orNull, type Parser, record, text } from './shape.ts';

/** A fiche that somebody else's program wrote: what is not as expected is not read, and nothing of it is believed. */

/** A page's words may be long; what lists show is not. */
const MOST_NAME = 500;
const MOST_ADDRESS = 20_000;
const MOST_TEXT = 30_000_000;
const SHOWN_TEXT = 4000;

type Key = string;
type Fields = Readonly<Record<Key, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at<T>(value: unknown, path: readonly Key[], parser: Parser<T>): T | null {
  const found = path.reduce<unknown>((inside, key) => (isFields(inside) ? inside[key] : undefined), value);
  return parser(found)?.value ?? null;
}

const name = orNull(text(MOST_NAME));
const offset: Parser<string> = (value) =>
  typeof value === 'string' && /^[+-]\d\d:\d\d$/.test(value) ? { value } : null;
/** As far as it goes: `2025`, `2025-10`, `2025-10-23`, or an instant. */
const isoDate: Parser<string> = (value) =>
  typeof value === 'string' && /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+Z)?)?)?$/.test(value) ? { value } : null;
const webAddress: Parser<string> = (value) =>
  text(MOST_ADDRESS)(value) !== null && /^https?:\/\//.test(String(value)) ? { value: String(value) } : null;
const files = listOf(record({ path: text(200), mediaType: text(200) }));

/** The picture people look for first, then whatever image there is. */
const PICTURES = ['publication.png', 'zone.png', 'capture.png'];

interface Place {
  readonly number: number;
  readonly item: string;
  readonly digest: string;
  /** Of a file of the item, in the dossier; null when it is not joined. */
  readonly pathOf: (file: string) => string | null;
}

/** `fiche`: parsed JSON. */
export function receivedItem(fiche: unknown, { number, item, digest, pathOf }: Place): ReceivedItem {
  const images = (at(fiche, ['files'], files) ?? []).filter(({ mediaType }) =>
    mediaType.startsWith('image/'),
  );
  const paths = [...PICTURES, ...images.map(({ path }) => path)].filter((path) =>
    images.some((one) => one.path === path),
  );
  return {
    id: item,
    number,
    digest,
    acquiredAt: at(fiche, ['acquiredAt'], instant),
    utcOffset: at(fiche, ['utcOffset'], offset) ?? '+00:00',
    platform: at(fiche, ['platform'], text(100)) ?? 'unknown',
    handle: at(fiche, ['author', 'handle'], name),
    displayName: at(fiche, ['author', 'displayName'], name),
    posted: at(fiche, ['posting', 'iso'], isoDate) ?? at(fiche, ['posting', 'raw'], name),
    text: at(fiche, ['text'], text(MOST_TEXT))?.slice(0, SHOWN_TEXT).toWellFormed() ?? null,
    permalink: at(fiche, ['address', 'permalink'], webAddress),
    picture: paths.map(pathOf).find((path) => path !== null) ?? null,
  };
}
