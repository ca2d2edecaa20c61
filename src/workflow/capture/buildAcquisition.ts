import { computeDeviceCrop } from '../../dom/geometry.ts';
import { findBlankness } from '../../domain/capture/blankPicture.ts';
import type { SentPage } from '../../domain/capture/capturedPage.ts';
import { isPartial } from '../../domain/capture/captureWarnings.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Measures } from '../../domain/capture/reading.ts';
import type {
  AcquiredFile,
  Acquisition,
  Environment,
  FileRole,
  ItemLink,
  Observed,
  Transformation,
} from '../../domain/item/item.ts';
import { type BinaryContent, byteLength } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { MAX_ITEM_BYTES } from '../../domain/shared/limits.ts';
import { isSameAccount } from '../../platforms/platformTable.ts';
import type { OperatorReading } from '../case/storedDocuments.ts';
import type { BandedImage, ImageProcessor, Screenshots } from './screenshots.ts';

/** What the extension knows about the capture, besides what the page observed. */
export interface CaptureMetadata extends Pick<Environment, 'browser' | 'zoom' | 'privateWindow'> {
  readonly acquiredAt: string;
  readonly screen: Measures['screen'];
  readonly operator: OperatorReading;
  readonly version: string;
  readonly options: Observed['provenance']['options'];
  readonly link?: ItemLink;
  /** The picture is taken again because it was blank: it is kept with a warning when it is blank again. */
  readonly again?: true;
  /** Ids of items of other pages, captured earlier in this tab for the same case. */
  readonly captured: readonly string[];
}

/**
 * Builds the acquisition from the screenshots and what the page sent: names the files, completes the observed record.
 * Throws Refusal `picture-blank` when the picture does not show what the page has, to be taken again.
 */
export async function buildAcquisition(
  imageProcessor: ImageProcessor,
  screenshots: Screenshots,
  sent: SentPage,
  metadata: CaptureMetadata,
): Promise<Acquisition> {
  const {
    files: images,
    preview,
    isBlank: isEmpty,
  } = screenshots.kind === 'window'
    ? await windowFiles(imageProcessor, screenshots, sent, metadata.options.mode === 'zone')
    : await bandFiles(imageProcessor, 'page', screenshots, sent, sent.reading.transformations.page);
  if (isEmpty && metadata.again === undefined) throw new Refusal('picture-blank');
  const files = [...images, ...textFiles(sent)];
  // An archive that would make the item too large is dropped rather than the item.
  const remainingBytes = MAX_ITEM_BYTES - files.reduce((sum, { content }) => sum + byteLength(content), 0);
  const { archive: pageArchive } = sent;
  const archive = pageArchive instanceof Blob && pageArchive.size > remainingBytes ? 'archive-missing' : pageArchive;
  if (archive instanceof Blob) {
    const file = { path: 'page.mhtml', role: 'archive', mediaType: 'multipart/related' } as const;
    files.push({ ...file, content: archive, transformations: [] });
  }
  const observed = buildObserved({ ...sent, archive }, metadata, isEmpty ? ['image-incomplete'] : []);
  return { observed, files, preview };
}

interface ImageFiles extends Pick<Acquisition, 'files' | 'preview'> {
  readonly isBlank: boolean;
}

const hasContent = ({ reading: { text, media }, text: pageText }: SentPage): boolean =>
  (text ?? '') !== '' || (media ?? []).length > 0 || (pageText !== null && byteLength(pageText) > 0);

async function windowFiles(
  imageProcessor: ImageProcessor,
  { screenshot, drawn, post }: Extract<Screenshots, { kind: 'window' }>,
  sent: SentPage,
  isRegion: boolean,
): Promise<ImageFiles> {
  const { transformations } = sent.reading;
  const capture = pngFile('capture.png', 'viewport', screenshot, transformations.page);
  if (post !== null) {
    const { wordsInPost } = await drawn;
    const image = await bandFiles(imageProcessor, 'post', post, sent, transformations.post ?? [], wordsInPost);
    return { ...image, files: [capture, ...image.files] };
  }
  const { cut, preview, blankness } = await drawn;
  const [path, role] = isRegion ? (['zone.png', 'zone'] as const) : (['publication.png', 'post'] as const);
  const files =
    cut === null ? [] : [pngFile(path, role, cut.png, [{ name: 'crop', from: 'capture.png', ...cut.rect }])];
  const isBlank = blankness === 'without-words' || (blankness === 'one-colour' && hasContent(sent));
  return { files: [capture, ...files], preview, isBlank };
}

const BANDED_FILE_NAMES = { post: 'publication', page: 'page-entiere' } as const;

/**
 * Names the bands of a tall image. The preview shows the first band only, and `words` are searched there alone:
 * decoding every band would take hundreds of megabytes.
 */
async function bandFiles(
  imageProcessor: ImageProcessor,
  role: keyof typeof BANDED_FILE_NAMES,
  { bands, tiles }: BandedImage,
  sent: SentPage,
  transformations: readonly Transformation[],
  words: readonly Rect[] = [],
): Promise<ImageFiles> {
  const [first] = bands;
  if (first === undefined) throw new Error('a banded image has no band');
  const stitchedTransformation = tiles > 0 ? [{ name: 'stitched', tiles }] : [];
  const files = bands.map(({ content, y }, index) => {
    const bandTransformation = bands.length > 1 ? [{ name: 'band', number: index + 1, of: bands.length, y }] : [];
    const path = bands.length > 1 ? `${BANDED_FILE_NAMES[role]}-${index + 1}.png` : `${BANDED_FILE_NAMES[role]}.png`;
    return pngFile(path, role, content, [...transformations, ...stitchedTransformation, ...bandTransformation]);
  });
  const bitmap = await imageProcessor.decode(first.content);
  try {
    const fullRect = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    const places = words.flatMap((word) => computeDeviceCrop(word, fullRect, fullRect, 1) ?? []);
    const blankness = findBlankness(fullRect, places, (area) => imageProcessor.isPlain(bitmap, area));
    const isEmpty = blankness === 'one-colour' && bands.length === 1 && hasContent(sent);
    const preview = await imageProcessor.preview(bitmap, fullRect);
    return { files, preview, isBlank: blankness === 'without-words' || isEmpty };
  } finally {
    bitmap.close();
  }
}

const pngFile = (
  path: string,
  role: FileRole,
  content: BinaryContent,
  transformations: readonly Transformation[],
): AcquiredFile => ({ path, role, mediaType: 'image/png', content, transformations });

function textFiles({ source, text, reading: { transformations } }: SentPage): AcquiredFile[] {
  const page = { path: 'page.html', role: 'source', mediaType: 'text/html' } as const;
  const words = { path: 'texte.txt', role: 'text', mediaType: 'text/plain' } as const;
  return [
    ...(source === null ? [] : [{ ...page, content: source, transformations: transformations.source }]),
    ...(text === null ? [] : [{ ...words, content: text, transformations: [] }]),
  ];
}

function buildObserved(
  { reading, source, text, archive }: SentPage,
  metadata: CaptureMetadata,
  imageWarnings: readonly string[],
): Observed {
  // The transformations belong to the files.
  const { session, referrer: from, transformations: _transformations, ...seen } = reading;
  const referrer = readOrigin(from);
  const isOwn = isSameAccount(seen.platform, seen.author, session.account, seen.address.page);
  const warnings = [
    ...seen.warnings,
    ...(isOwn ? ['own-message'] : []),
    ...imageWarnings,
    ...(source === null ? ['page-source-missing'] : []),
    ...(text === null ? ['text-file-missing'] : []),
    ...(typeof archive === 'string' ? [archive] : []),
  ].filter((code, index, all) => all.indexOf(code) === index);
  const { captured } = metadata;
  const accessPath = referrer === null && captured.length === 0 ? null : { referrer, captured };
  return {
    ...seen,
    context: { ...seen.context, ...(metadata.link && { linked: metadata.link }) },
    acquiredAt: metadata.acquiredAt,
    clock: { source: 'device', offsetMs: null },
    network: null,
    session: { account: null },
    cacheState: null,
    accessPath,
    operator: metadata.operator.operator,
    environment: {
      ...metadata.screen,
      browser: metadata.browser,
      zoom: metadata.zoom,
      privateWindow: metadata.privateWindow,
    },
    reading: {
      ...seen.reading,
      fields: {
        ...seen.reading.fields,
        ...metadata.operator.notes,
        // Whose computer it is stays out of a dossier; whether the page was seen with an account does not.
        ...(session.account !== null && { 'session.account': { how: 'not-kept', confidence: null } }),
        accessPath: accessPath ? { how: 'document', confidence: 'medium' } : { how: 'not-told', confidence: null },
      },
    },
    provenance: { tool: 'recueil', version: metadata.version, options: metadata.options },
    outcome: isPartial(warnings) ? 'partial' : 'complete',
    warnings,
  };
}

/** The rest of the address of another page may name the person. */
const readOrigin = (address: string | null): string | null => {
  const origin = address === null ? undefined : URL.parse(address)?.origin;
  return origin === undefined || origin === 'null' ? null : origin;
};
