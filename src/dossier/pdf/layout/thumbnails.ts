import type { PdfImage } from '../engine/imageDocument.ts';
import type { DeferredForm, PdfDocument } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import { baselineOf, STYLE } from './rows.ts';
import type { HorizontalSpan } from './table.ts';
import { layOutText } from './verbatimLayout.ts';

/** A CSS pixel is 1/96 inch: a small image is not enlarged. */
const POINTS_PER_PIXEL = 0.75;

interface ReservedBox extends HorizontalSpan {
  readonly form: DeferredForm;
  readonly top: number;
  readonly height: number;
}

/**
 * Boxes for the images of exhibits, before the pages that embed these images. They draw the same image object again: no
 * bytes more. Artifacts for a screen reader, since the page of the exhibit describes the image.
 */
export class Thumbnails {
  private readonly pdf: PdfDocument;
  private readonly boxes = new Map<number, ReservedBox>();

  constructor(pdf: PdfDocument) {
    this.pdf = pdf;
  }

  /** Returns a row that reserves the box of an exhibit. Each must be filled. */
  row(number: number, at: HorizontalSpan, height: number): Row {
    return {
      height,
      draw: (top) => {
        const form = this.pdf.deferForm();
        this.pdf.artifact(() => this.pdf.showDeferred(form));
        this.boxes.set(number, { ...at, form, top, height });
      },
    };
  }

  /** Draws the image over the width of the box, cut at the bottom; `note` when the exhibit shows no image. */
  fill(number: number, picture: PdfImage | null, note: string): void {
    const box = this.boxes.get(number);
    if (box === undefined) return;
    const { pdf } = this;
    const { form, x, width, top, height } = box;
    if (picture === null) {
      const lines = layOutText(pdf, note, STYLE.note, width);
      pdf.writeDeferred(form, () => {
        for (const [index, line] of lines.entries())
          if (line.kind === 'line')
            pdf.drawLine(line.drawn, x, baselineOf(STYLE.note, top + index * STYLE.note.leading), STYLE.note);
      });
      return;
    }
    const shown = Math.min(width, picture.width * POINTS_PER_PIXEL);
    pdf.writeDeferredPicture(form, picture, { x, top, width: shown, height });
  }
}
