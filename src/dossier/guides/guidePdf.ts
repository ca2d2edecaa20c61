import type { GuideLanguage, PrintedGuide } from '../../domain/shared/languages.ts';
import type { DossierContext } from '../dossierPlan.ts';
import type { PdfImage } from '../pdf/engine/imageDocument.ts';
import type { PdfDocument, Tag } from '../pdf/engine/pdfDocument.ts';
import { pngToRgb } from '../pdf/engine/pngToRgb.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../pdf/engine/typography.ts';
import { gap, type Row } from '../pdf/layout/pageFlow.ts';
import { imageRow } from '../pdf/layout/pageImage.ts';
import { headingRows, paragraphRows, STYLE, sideBySideRow } from '../pdf/layout/rows.ts';
import { documentStream } from '../pdf/layout/section.ts';
import { listItemRows } from '../pdf/sections/warningRows.ts';
import { type GuideBlock, guidePath, guidePicturePath, listPictures, parseGuide } from './guideSource.ts';

export interface GuideSource {
  /** The text of docs/fr or docs/en. */
  readonly text: string;
  readonly language: GuideLanguage;
  /** PNG files without palette, by the file names in the text. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Of a picture, beside the text of its section, in points. */
const PICTURE_WIDTH = 156;
const PICTURE_GAP = 16;
const BODY: TextStyle = { face: 'serif', size: 10.5, leading: 13.8 };
const CODE_STYLE: TextStyle = { face: 'mono', size: 8.2, leading: 13 };
const PDF_LANGUAGE = { fr: 'fr-FR', en: 'en-GB' } as const;

interface GuideSection {
  /** Null between the title and the first heading. */
  readonly heading: string | null;
  readonly blocks: readonly GuideBlock[];
}

/** Draws a guide: title, sections, and beside the text of a section its picture. */
export function guidePdf(
  context: Pick<DossierContext, 'createdAt' | 'software' | 'fonts'>,
  { text, language, pictures }: GuideSource,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  // A command is copied as it is typed.
  const typeset = (line: string) => (line.startsWith('    ') ? line : line.replaceAll("'", '’'));
  const blocks = parseGuide(text.split('\n').map(typeset).join('\n'));
  const [first] = blocks;
  if (first?.kind !== 'title') throw new TypeError('a guide starts with its title');
  return documentStream(first.text, { ...context, language: PDF_LANGUAGE[language] }, null, async ({ flow, root }) => {
    const { pdf } = flow;
    const images = new Map<string, PdfImage>();
    for (const [file, png] of pictures) images.set(file, pdf.embed(await pngToRgb(png)));
    flow.newPage();
    flow.place(paragraphRows(pdf, root, first.text, { style: STYLE.h1, type: 'H1' }));
    for (const section of splitSections(blocks.slice(1))) flow.place(sectionRows(pdf, root, section, images));
  });
}

function splitSections(blocks: readonly GuideBlock[]): GuideSection[] {
  const starts = blocks.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []));
  const before = blocks.slice(0, starts[0]);
  return [
    ...(before.length === 0 ? [] : [{ heading: null, blocks: before }]),
    ...starts.map((start, index) => {
      const [heading, ...rest] = blocks.slice(start, starts[index + 1]);
      return { heading: heading?.kind === 'heading' ? heading.text : null, blocks: rest };
    }),
  ];
}

function sectionRows(
  pdf: PdfDocument,
  root: Tag,
  { heading, blocks }: GuideSection,
  images: ReadonlyMap<string, PdfImage>,
): Row[] {
  const section = pdf.child(root, 'Sect', heading === null ? {} : { title: heading });
  const head = heading === null ? [] : [gap(6), ...headingRows(pdf, section, heading)];
  const picture = blocks.find((block) => block.kind === 'picture');
  const body = blocks.filter((block) => block.kind !== 'picture');
  const width = picture === undefined ? TEXT_WIDTH : TEXT_WIDTH - PICTURE_WIDTH - PICTURE_GAP;
  const rows = textRows(pdf, section, body, width);
  if (picture === undefined) return [...head, ...rows];
  const image = images.get(picture.file);
  if (image === undefined) throw new TypeError(`no picture ${picture.file}`);
  return [...head, sideBySideRow([rows, [pictureRow(pdf, section, image, picture.alt)]])];
}

function textRows(pdf: PdfDocument, section: Tag, blocks: readonly GuideBlock[], width: number): Row[] {
  const at = { x: PAGE_METRICS.left, width };
  let list: Tag | null = null;
  return blocks.flatMap((block) => {
    if (block.kind === 'item' || block.kind === 'step') {
      list ??= pdf.child(section, 'L');
      const mark = block.kind === 'step' ? `${block.number}.` : '–';
      return [...listItemRows(pdf, list, block.text, mark, BODY, width), gap(1)];
    }
    list = null;
    if (block.kind === 'picture') return [];
    const style = block.kind === 'code' ? CODE_STYLE : block.kind === 'quote' ? STYLE.label : BODY;
    return [...paragraphRows(pdf, section, block.text, { ...at, style }), gap(3)];
  });
}

function pictureRow(pdf: PdfDocument, section: Tag, image: PdfImage, alt: string): Row {
  const x = PAGE_METRICS.left + TEXT_WIDTH - PICTURE_WIDTH;
  const height = (image.height / image.width) * PICTURE_WIDTH;
  const border = { weight: 0.6, colour: '#444444' };
  return imageRow(pdf, section, image, { alt, x, width: PICTURE_WIDTH, height, border });
}

/** Reads a guide and its pictures from the extension package. `read` takes a path in the package. */
export async function loadGuide(
  guide: PrintedGuide,
  language: GuideLanguage,
  read: (path: string) => Promise<Uint8Array>,
): Promise<GuideSource> {
  const text = new TextDecoder().decode(await read(guidePath(guide, language)));
  const pictures = await Promise.all(
    listPictures(text).map(async (file) => [file, await read(guidePicturePath(file))] as const),
  );
  return { text, language, pictures: new Map(pictures) };
}
