import PDFDocument from 'pdfkit';
import type { DocumentDrawing } from '../../../src/domain/export/pagePreview.ts';
import type { DossierContext } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { DisplayListRecorder } from '../../../src/dossier/pdf/engine/textLayer.ts';

export interface RecordedReport {
  readonly drawing: DocumentDrawing;
  readonly fonts: DossierContext['fonts'];
  /** The images as JPEG, by label. */
  readonly pictures: ReadonlyMap<string, ArrayBuffer>;
}

/** Records the lines and images of each page of dossier.pdf. */
export async function recordReport(context: DossierContext): Promise<RecordedReport> {
  const recorder = new DisplayListRecorder();
  await reportPdf({ ...context, recorder }, () => undefined).pipeTo(new WritableStream());
  const drawing = recorder.toDrawing('dossier.pdf');
  const pictures = new Map<string, ArrayBuffer>();
  for (const [label, { blob }] of drawing.pictures) pictures.set(label, await toJpeg(blob));
  return { drawing, fonts: context.fonts, pictures };
}

/** pdfkit would unpack a PNG with transparency in a worker, which our policy refuses. */
async function toJpeg(blob: Blob): Promise<ArrayBuffer> {
  if (blob.type === 'image/jpeg') return blob.arrayBuffer();
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer();
}

/** fontkit reads past the end of a font file. */
const FONT_PADDING = 16;

/**
 * Writes the recorded lines and images with pdfkit alone: the same pages, fonts, texts and images, without layout, tags,
 * links, bookmarks or the text behind images.
 */
export async function writeWithPdfkit({ drawing, fonts, pictures }: RecordedReport): Promise<void> {
  const pdf = new PDFDocument({ font: '', size: 'A4', autoFirstPage: false });
  const ended = new Promise<void>((resolve) => pdf.on('data', () => undefined).on('end', resolve));
  for (const [face, bytes] of Object.entries(fonts)) {
    const padded = new Uint8Array(bytes.length + FONT_PADDING);
    padded.set(bytes);
    pdf.registerFont(face, padded);
  }
  const opened = new Map<string, ArrayBuffer>();
  // @types/pdfkit lacks openImage; an opened image is written once, however often it is drawn.
  const open = (bytes: ArrayBuffer) =>
    (pdf as unknown as { openImage(src: ArrayBuffer): ArrayBuffer }).openImage(bytes);
  for (const { operations } of drawing.pages) {
    pdf.addPage();
    let width = 1;
    for (const operation of operations) {
      if (typeof operation !== 'string') {
        const { text, face, size, x, baseline, invisible } = operation;
        if (!invisible) pdf.font(face, size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
        continue;
      }
      if (operation.endsWith(' cm')) width = Math.abs(Number.parseFloat(operation));
      const label = /^\/(\w+) Do$/.exec(operation)?.[1] ?? '';
      const bytes = pictures.get(label);
      if (bytes === undefined) continue;
      const image = opened.get(label) ?? open(bytes);
      opened.set(label, image);
      pdf.image(image, 40, 40, { width });
    }
  }
  pdf.end();
  await ended;
}
