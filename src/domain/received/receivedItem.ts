import { instant, listOf, objectOf, orNull, type Parser, textUpTo } from '../shared/parsers.ts';
import type { ReceivedItem } from './receivedDossiers.ts';

/** Parsing of a fiche written by another program: unexpected values are dropped, and nothing is trusted. */

/** Limits of the parsed values; text is cut further for lists. */
const MAX_NAME_CHARS = 500;
const MAX_ADDRESS_CHARS = 20_000;
const MAX_TEXT_CHARS = 30_000_000;
const MAX_SHOWN_TEXT_CHARS = 4000;

type Key = string;
type JsonObject = Readonly<Record<Key, unknown>>;

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseAt<T>(value: unknown, path: readonly Key[], parser: Parser<T>): T | null {
  const found = path.reduce<unknown>((inside, key) => (isJsonObject(inside) ? inside[key] : undefined), value);
  return parser(found)?.value ?? null;
}

const nameParser = orNull(textUpTo(MAX_NAME_CHARS));
const utcOffsetParser: Parser<string> = (value) =>
  typeof value === 'string' && /^[+-]\d\d:\d\d$/.test(value) ? { value } : null;
/** A partial date, `2025`, `2025-10`, `2025-10-23`, or an instant. */
const isoDateParser: Parser<string> = (value) =>
  typeof value === 'string' && /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+Z)?)?)?$/.test(value) ? { value } : null;
const webAddressParser: Parser<string> = (value) =>
  textUpTo(MAX_ADDRESS_CHARS)(value) !== null && /^https?:\/\//.test(String(value)) ? { value: String(value) } : null;
const filesParser = listOf(objectOf({ path: textUpTo(200), mediaType: textUpTo(200) }));

/** In order of preference; other images come after these. */
const PREFERRED_IMAGES = ['publication.png', 'zone.png', 'capture.png'];

interface ExhibitLocation {
  readonly number: number;
  readonly item: string;
  readonly digest: string;
  /** Returns the path in the dossier of a file of the item; null when the dossier does not include it. */
  readonly pathOf: (file: string) => string | null;
}

/** `fiche`: parsed JSON. */
export function parseReceivedItem(fiche: unknown, { number, item, digest, pathOf }: ExhibitLocation): ReceivedItem {
  const images = (parseAt(fiche, ['files'], filesParser) ?? []).filter(({ mediaType }) =>
    mediaType.startsWith('image/'),
  );
  const paths = [...PREFERRED_IMAGES, ...images.map(({ path }) => path)].filter((path) =>
    images.some((one) => one.path === path),
  );
  return {
    id: item,
    number,
    digest,
    acquiredAt: parseAt(fiche, ['acquiredAt'], instant),
    utcOffset: parseAt(fiche, ['utcOffset'], utcOffsetParser) ?? '+00:00',
    platform: parseAt(fiche, ['platform'], textUpTo(100)) ?? 'unknown',
    handle: parseAt(fiche, ['author', 'handle'], nameParser),
    displayName: parseAt(fiche, ['author', 'displayName'], nameParser),
    posted: parseAt(fiche, ['posting', 'iso'], isoDateParser) ?? parseAt(fiche, ['posting', 'raw'], nameParser),
    text: parseAt(fiche, ['text'], textUpTo(MAX_TEXT_CHARS))?.slice(0, MAX_SHOWN_TEXT_CHARS).toWellFormed() ?? null,
    permalink: parseAt(fiche, ['address', 'permalink'], webAddressParser),
    picture: paths.map(pathOf).find((path) => path !== null) ?? null,
  };
}
