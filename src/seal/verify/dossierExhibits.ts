import * as v from 'valibot';
import type { ReceivedItem } from '../../domain/case/receivedDossiers.ts';
import {
  ANNEX_PATH,
  cleanCopyPath,
  exhibitLabel,
  FICHE_NAME,
  MANIFEST_PATH,
  type Manifest,
  type ManifestExhibit,
  notesPath,
  readableCopyPath,
  redactedCopyPath,
} from '../../domain/export/dossierLayout.ts';
import { type ExhibitNumber, joinNumber } from '../../domain/export/exhibitNumber.ts';
import { instantSchema, listOf, objectOf, parseOrNull, textUpTo } from '../../domain/shared/schemas.ts';
import { parseCanonical } from '../canonical.ts';
import { readManifest, uniqueExhibits } from './checkManifest.ts';
import { type DossierSource, toBlob, toBytes } from './dossierSource.ts';
import type { Report } from './verificationReport.ts';

/** What a checker shows of each exhibit, besides the verdict. Another program may have written it. */

export interface ShownExhibit {
  readonly number: ExhibitNumber;
  readonly item: ReceivedItem;
  /**
   * Marked intimate or showing a minor, or perhaps: its notes cannot be read, it is in an annex, or the image is not
   * the redacted copy although there is one.
   */
  readonly isSensitive: boolean;
  /** No problem of the report is about its files. */
  readonly isIntact: boolean;
  /** `altered`: a problem of the report is about its file. `none`: the dossier has no image of it. */
  readonly picture: 'intact' | 'altered' | 'none';
}

/** A fiche has some 10 KB, and at most a text of the longest post. */
const MAX_FICHE_BYTES = 8 * 1024 * 1024;
/** Of an image: a whole page in bands has less in each. */
const MAX_PICTURE_BYTES = 64 * 1024 * 1024;

/** The exhibits of a dossier that was verified, in the order of its manifest. Each is read when it is shown. */
export class DossierExhibits {
  readonly #source: DossierSource;
  readonly #exhibits: readonly ManifestExhibit[];
  readonly #digests: ReadonlyMap<string, string>;
  readonly #faultyPaths: readonly string[];

  private constructor(
    source: DossierSource,
    manifest: Manifest,
    digests: ReadonlyMap<string, string>,
    { problems }: Pick<Report, 'problems'>,
  ) {
    this.#source = source;
    this.#exhibits = uniqueExhibits(manifest.exhibits);
    this.#digests = digests;
    this.#faultyPaths = problems.flatMap(({ path, detail }) =>
      [path, detail?.file, detail?.now].filter((one) => typeof one === 'string'),
    );
  }

  /** `digests`: path → SHA-256, from the verification. Null when the manifest cannot be read. */
  static async open(
    source: DossierSource,
    digests: ReadonlyMap<string, string>,
    report: Pick<Report, 'problems'>,
  ): Promise<DossierExhibits | null> {
    const { manifest } = readManifest((await readSmall(source, MANIFEST_PATH)) ?? undefined);
    return manifest === null ? null : new DossierExhibits(source, manifest, digests, report);
  }

  get count(): number {
    return this.#exhibits.length;
  }

  /** False where only the code that was given differs. */
  get hasFaultyFile(): boolean {
    return this.#faultyPaths.some((path) => this.#exhibits.some((exhibit) => isOfExhibit(path, exhibit)));
  }

  /** Reads the exhibits from index `from`, `to` excluded. */
  async read(from: number, to: number): Promise<readonly ShownExhibit[]> {
    const shown: ShownExhibit[] = [];
    for (const exhibit of this.#exhibits.slice(from, to)) shown.push(await this.#readOne(exhibit));
    return shown;
  }

  async #readOne(exhibit: ManifestExhibit): Promise<ShownExhibit> {
    const { folder } = exhibit;
    const number = joinNumber(exhibit);
    const fiche = await readSmall(this.#source, `${folder}/${FICHE_NAME}`);
    const item = describeExhibit(exhibit, fiche, this.#digests);
    return {
      number,
      item,
      isSensitive: this.#isOriginalOfCopy(number, item) || (await this.#isSensitive(number)),
      isIntact: !this.#faultyPaths.some((path) => isOfExhibit(path, exhibit)),
      picture: item.picture === null ? 'none' : this.#faultyPaths.includes(item.picture) ? 'altered' : 'intact',
    };
  }

  /** Returns an image that no problem is about; null for any other. */
  async openPicture({ item, picture }: ShownExhibit): Promise<Blob | null> {
    const file = item.picture === null ? undefined : this.#source.files.get(item.picture);
    if (file === undefined || picture !== 'intact' || file.bytes > MAX_PICTURE_BYTES) return null;
    return toBlob(await file.read());
  }

  #isOriginalOfCopy(number: ExhibitNumber, { picture }: ReceivedItem): boolean {
    const copies = redactedCopyPath(number, '.png').replace('.png', '');
    return picture?.startsWith(copies) === false && [...this.#digests.keys()].some((path) => path.startsWith(copies));
  }

  async #isSensitive(number: ExhibitNumber): Promise<boolean> {
    const path = notesPath(number);
    if (this.#source.files.has(ANNEX_PATH)) return true;
    if (!this.#source.files.has(path)) return false;
    const bytes = await readSmall(this.#source, path);
    return isMarkedSensitive(bytes && parseCanonical(bytes).value);
  }
}

/** Not the parser of domain/item/itemNotes.ts: verifier.html would have to contain all of it. */
function isMarkedSensitive(notes: unknown): boolean {
  if (typeof notes !== 'object' || notes === null) return true;
  const stated = (key: string): unknown => (notes as Record<string, { value?: unknown } | null>)[key]?.value ?? false;
  return stated('intimate') !== false || stated('minor') !== false || String(stated('categories')).includes('intimate');
}

/** `digests`: path → SHA-256 of every file of the dossier. Prefers the redacted copy of an image to the original. */
export function describeExhibit(
  { item, folder, ...fields }: ManifestExhibit,
  fiche: Uint8Array<ArrayBuffer> | null,
  digests: ReadonlyMap<string, string>,
): ReceivedItem {
  const number = joinNumber(fields);
  return parseReceivedItem(parseCanonical(fiche ?? new Uint8Array()).value, {
    number,
    item,
    digest: digests.get(`${folder}/${FICHE_NAME}`) ?? '',
    pathOf: (file) =>
      [redactedCopyPath, readableCopyPath, cleanCopyPath]
        .map((pathFor) => pathFor(number, file))
        .concat(`${folder}/${file}`)
        .find((path) => digests.has(path)) ?? null,
  });
}

function isOfExhibit(path: string, { folder, ...fields }: ManifestExhibit): boolean {
  const label = exhibitLabel(joinNumber(fields));
  return (
    path === folder || [`${folder}/`, `copies/${label}/`, `notes/${label}.`].some((start) => path.startsWith(start))
  );
}

async function readSmall({ files }: DossierSource, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = files.get(path);
  const limit = path === MANIFEST_PATH ? MAX_PICTURE_BYTES : MAX_FICHE_BYTES;
  if (file === undefined || file.bytes > limit) return null;
  // A file that cannot be read is in the report.
  return file
    .read()
    .then(toBytes)
    .catch(() => null);
}

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

function parseAt<S extends v.GenericSchema>(value: unknown, path: readonly Key[], schema: S): v.InferOutput<S> | null {
  const found = path.reduce<unknown>((inside, key) => (isJsonObject(inside) ? inside[key] : undefined), value);
  return parseOrNull(schema)(found);
}

const nameSchema = textUpTo(MAX_NAME_CHARS);
const utcOffsetSchema = v.pipe(v.string(), v.regex(/^[+-]\d\d:\d\d$/));
/** A partial date, `2025`, `2025-10`, `2025-10-23`, or an instant. */
const isoDateSchema = v.pipe(v.string(), v.regex(/^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+Z)?)?)?$/));
const webAddressSchema = v.pipe(textUpTo(MAX_ADDRESS_CHARS), v.regex(/^https?:\/\//));
const filesSchema = listOf(objectOf({ path: textUpTo(200), mediaType: textUpTo(200) }));

/** In order of preference; other images come after these. */
const PREFERRED_IMAGES = ['publication.png', 'zone.png', 'capture.png'];

interface ExhibitLocation {
  readonly number: ExhibitNumber;
  readonly item: string;
  readonly digest: string;
  /** Returns the path in the dossier of a file of the item; null when the dossier does not include it. */
  readonly pathOf: (file: string) => string | null;
}

/** `fiche`: parsed JSON. */
function parseReceivedItem(fiche: unknown, { number, item, digest, pathOf }: ExhibitLocation): ReceivedItem {
  const images = (parseAt(fiche, ['files'], filesSchema) ?? []).filter(({ mediaType }) =>
    mediaType.startsWith('image/'),
  );
  const paths = [...PREFERRED_IMAGES, ...images.map(({ path }) => path)].filter((path) =>
    images.some((one) => one.path === path),
  );
  return {
    id: item,
    number,
    digest,
    acquiredAt: parseAt(fiche, ['acquiredAt'], instantSchema),
    utcOffset: parseAt(fiche, ['utcOffset'], utcOffsetSchema) ?? '+00:00',
    platform: parseAt(fiche, ['platform'], textUpTo(100)) ?? 'unknown',
    handle: parseAt(fiche, ['author', 'handle'], nameSchema),
    displayName: parseAt(fiche, ['author', 'displayName'], nameSchema),
    platformId: parseAt(fiche, ['author', 'platformId'], nameSchema),
    posted: parseAt(fiche, ['posting', 'iso'], isoDateSchema) ?? parseAt(fiche, ['posting', 'raw'], nameSchema),
    text: parseAt(fiche, ['text'], textUpTo(MAX_TEXT_CHARS))?.slice(0, MAX_SHOWN_TEXT_CHARS).toWellFormed() ?? null,
    permalink: parseAt(fiche, ['address', 'permalink'], webAddressSchema),
    picture: paths.map(pathOf).find((path) => path !== null) ?? null,
  };
}
