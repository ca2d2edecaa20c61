import type { Rect } from '../../../domain/capture/observation.ts';
import type { RgbImage } from './pngToRgb.ts';
import { StreamingDocument } from './streamingDocument.ts';

/** An image that is stored once and may be drawn several times. pdfkit identifies it by `label` and `obj`. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly obj: PDFKit.PDFKitReference | null;
  /** Only of an image that pdfkit opened: writes it at its first use. */
  embed?(document: { readonly ref: (details: Record<string, unknown>) => PDFKit.PDFKitReference }): void;
}

/** A document that embeds images. */
export class ImageDocument extends StreamingDocument {
  private drawings = 0;

  /** Opens a JPEG. Throws TypeError for any other format. */
  open(jpeg: Uint8Array): PdfImage {
    if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new TypeError('not a JPEG');
    // @types/pdfkit lacks openImage.
    return (this as unknown as { openImage(bytes: Uint8Array): PdfImage }).openImage(jpeg);
  }

  /** Embeds pixels in the form of an image that pdfkit has already opened and embedded. */
  embed({ width, height, deflated, filtered, bitsPerSample }: RgbImage): PdfImage {
    this.drawings += 1;
    const obj = this.ref({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: bitsPerSample,
      ColorSpace: filtered === 1 ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'FlateDecode',
      // ISO 32000-1, 7.4.4.4: 15 means that each row names its PNG filter.
      ...(filtered !== undefined && {
        DecodeParms: { Predictor: 15, Colors: filtered, BitsPerComponent: bitsPerSample, Columns: width },
      }),
    });
    this.endWith(obj, deflated);
    return { width, height, label: `Drawing${this.drawings}`, obj };
  }

  /**
   * Returns a part of an embedded image, as an image without pixels of its own: a form that fills the unit square as an
   * image does, and shows nothing beside the part. `part` is in pixels and inside the image.
   */
  crop({ label, obj, ...image }: PdfImage, part: Rect): PdfImage {
    this.drawings += 1;
    const form = this.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 1, 1],
      Resources: { XObject: { [label]: obj } },
    });
    // The y axis of the square points upwards.
    const below = image.height - part.y - part.height;
    const matrix = [
      image.width / part.width,
      0,
      0,
      image.height / part.height,
      -part.x / part.width,
      -below / part.height,
    ];
    this.endWith(form, utf8.encode(`${matrix.map((number) => number.toFixed(9)).join(' ')} cm\n/${label} Do`));
    return { width: part.width, height: part.height, label: `Drawing${this.drawings}`, obj: form };
  }

  place(picture: PdfImage, x: number, y: number, width: number): void {
    picture.embed?.({ ref: (details) => this.streamRef(details) });
    // pdfkit accepts an opened image, which its types do not declare.
    this.image(picture as unknown as ArrayBuffer, x, y, { width });
  }
}

const utf8 = new TextEncoder();
