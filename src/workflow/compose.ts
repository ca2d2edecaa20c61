import { deviceCrop } from '../capture/frame.ts';
import { type Content, sizeOf } from '../domain/content.ts';
import type {
  AcquiredFile,
  Acquisition,
  Environment,
  FileRole,
  Observed,
  Transformation,
} from '../domain/item.ts';
import { MAX_ITEM_BYTES } from '../domain/limits.ts';
import type { Linked } from '../domain/linked.ts';
import { type Observation, PARTIAL_WARNINGS } from '../domain/observation.ts';
import type { PageMaterial } from './capturedPage.ts';
import type { Banded, Darkroom } from './darkroom.ts';
import type { KnownOperator } from './operator.ts';
import type { Pictures } from './pictures.ts';

/** What our side knows of the moment, besides what the page tells. */
export interface Circumstances extends Pick<Environment, 'browser' | 'os' | 'zoom' | 'privateWindow'> {
  readonly acquiredAt: string;
  readonly operator: KnownOperator;
  readonly version: string;
  readonly options: Observed['provenance']['options'];
  readonly link?: Linked;
  /** Items of other pages, captured before in this tab for the case. */
  readonly captured: readonly string[];
}

/** Pictures and page material → acquisition: the post's rectangle cut out, the files named, the record whole. */
export async function compose(
  darkroom: Darkroom,
  pictures: Pictures,
  material: PageMaterial,
  around: Circumstances,
): Promise<Acquisition> {
  const { files: images, preview } =
    pictures.kind === 'window'
      ? await windowFiles(darkroom, pictures, material.observation, around.options.mode === 'zone')
      : await bandFiles(darkroom, 'page', pictures, material.observation.pageTransformations);
  const files = [...images, ...textFiles(material)];
  // The item matters more than the one file that would make it too large.
  const room = MAX_ITEM_BYTES - files.reduce((sum, { content }) => sum + sizeOf(content), 0);
  const { archive: given } = material;
  const archive = given instanceof Blob && given.size > room ? 'archive-missing' : given;
  if (archive instanceof Blob) {
    const file = { path: 'page.mhtml', role: 'archive', mediaType: 'multipart/related' } as const;
    files.push({ ...file, content: archive, transformations: [] });
  }
  return { observed: observe({ ...material, archive }, around), files, preview };
}

type Images = Pick<Acquisition, 'files' | 'preview'>;

async function windowFiles(
  darkroom: Darkroom,
  { screenshot, bitmap: decoding, post }: Extract<Pictures, { kind: 'window' }>,
  observation: Observation,
  isZone: boolean,
): Promise<Images> {
  const capture = png('capture.png', 'viewport', screenshot, observation.pageTransformations);
  const bitmap = await decoding;
  try {
    if (post !== null) {
      const { files, preview } = await bandFiles(
        darkroom,
        'post',
        post,
        observation.postTransformations ?? [],
      );
      return { files: [capture, ...files], preview };
    }
    const whole = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    const { viewport, devicePixelRatio } = observation.screen;
    const rect = observation.rect && deviceCrop(observation.rect, viewport, whole, Number(devicePixelRatio));
    const [cut, preview] = await Promise.all([
      rect && bytesOf(darkroom.crop(bitmap, rect)),
      bytesOf(darkroom.preview(bitmap, rect ?? whole)),
    ]);
    const crop = { name: 'crop', from: 'capture.png' };
    const [path, role] = isZone ? (['zone.png', 'zone'] as const) : (['publication.png', 'post'] as const);
    const files = cut && rect ? [png(path, role, cut, [{ ...crop, ...rect }])] : [];
    return { files: [capture, ...files], preview };
  } finally {
    bitmap.close();
  }
}

/** Read while the other is drawn, not once all else waits for it. */
async function bytesOf(image: Promise<Blob>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await image).arrayBuffer());
}

const BANDED = { post: 'publication', page: 'page-entiere' } as const;

/** The preview shows the beginning: as much as one band holds. */
async function bandFiles(
  darkroom: Darkroom,
  role: keyof typeof BANDED,
  { bands, tiles }: Banded,
  transformations: readonly Transformation[],
): Promise<Images> {
  const [first] = bands;
  if (first === undefined) throw new Error('a picture of no band');
  const made = tiles > 0 ? [{ name: 'stitched', tiles }] : [];
  const files = bands.map(({ content, y }, index) => {
    const place = bands.length > 1 ? [{ name: 'band', number: index + 1, of: bands.length, y }] : [];
    const path = bands.length > 1 ? `${BANDED[role]}-${index + 1}.png` : `${BANDED[role]}.png`;
    return png(path, role, content, [...transformations, ...made, ...place]);
  });
  const bitmap = await darkroom.decode(first.content);
  try {
    const whole = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    return { files, preview: await darkroom.preview(bitmap, whole) };
  } finally {
    bitmap.close();
  }
}

function png(
  path: string,
  role: FileRole,
  content: Content,
  transformations: readonly Transformation[],
): AcquiredFile {
  return { path, role, mediaType: 'image/png', content, transformations };
}

function textFiles({ source, text, observation }: PageMaterial): AcquiredFile[] {
  const files: AcquiredFile[] = [];
  if (source !== null) {
    const transformations = observation.sourceTransformations;
    files.push({
      path: 'page.html',
      role: 'source',
      mediaType: 'text/html',
      content: source,
      transformations,
    });
  }
  if (text !== null) {
    files.push({
      path: 'texte.txt',
      role: 'text',
      mediaType: 'text/plain',
      content: text,
      transformations: [],
    });
  }
  return files;
}

function observe({ observation, source, text, archive }: PageMaterial, around: Circumstances): Observed {
  const warnings = [
    ...observation.seen.warnings,
    ...(source === null ? ['page-source-missing'] : []),
    ...(text === null ? ['text-file-missing'] : []),
    ...(typeof archive === 'string' ? [archive] : []),
  ].filter((code, index, all) => all.indexOf(code) === index);
  const { referrer } = observation;
  const { captured } = around;
  const accessPath = referrer === null && captured.length === 0 ? null : { referrer, captured };
  return {
    ...observation.seen,
    context: { ...observation.seen.context, ...(around.link && { linked: around.link }) },
    acquiredAt: around.acquiredAt,
    clock: { source: 'device', offsetMs: null },
    network: null,
    cacheState: null,
    accessPath,
    operator: around.operator.operator,
    environment: {
      ...observation.screen,
      browser: around.browser,
      os: around.os,
      zoom: around.zoom,
      privateWindow: around.privateWindow,
    },
    reading: {
      ...observation.seen.reading,
      fields: {
        ...observation.seen.reading.fields,
        ...around.operator.notes,
        accessPath: accessPath
          ? { how: 'document', confidence: 'medium' }
          : { how: 'not-told', confidence: null },
      },
    },
    provenance: { tool: 'recueil', version: around.version, options: around.options },
    outcome: warnings.some((code) => PARTIAL_WARNINGS.has(code)) ? 'partial' : 'complete',
    warnings,
  };
}
