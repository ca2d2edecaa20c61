import { encode } from 'uqr';
import type { DossierContext } from '../../dossierContext.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';

/** Longer addresses give modules too small for a telephone at this size. */
const ADDRESS_MAX = 360;

/** Whether an address gets a QR code: short http(s) addresses only. */
export function hasQr(address: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(address) && address.length <= ADDRESS_MAX;
}

interface QrCode {
  /** Modules per side. */
  readonly side: number;
  /** PDF operators, one unit per module, from the top left corner downwards. */
  readonly path: string;
}

/** Cached, since choosing the mask of a code takes 1 ms and several documents of a dossier draw the same codes. */
const codes = new WeakMap<DossierContext, Map<string, QrCode>>();

/** Draws the address as a QR code (ISO/IEC 18004), as one path. `size` includes the quiet zone. */
export function drawQr(
  pdf: PdfDocument,
  tag: Tag,
  address: string,
  {
    x,
    top,
    size,
    context,
  }: { readonly x: number; readonly top: number; readonly size: number; readonly context: DossierContext },
): void {
  const cache = codes.get(context) ?? new Map<string, QrCode>();
  codes.set(context, cache);
  const code = cache.get(address) ?? codeOf(address);
  cache.set(address, code);
  const unit = size / code.side;
  pdf.inside(tag, 'Figure', () => {
    pdf.save().transform(unit, 0, 0, unit, x, top).addContent(code.path).fill('black').restore();
  });
}

function codeOf(address: string): QrCode {
  const { data } = encode(address, { ecc: 'L', border: 2 });
  const runs: string[] = [];
  for (const [row, cells] of data.entries()) {
    // Horizontal runs of modules: fewer operators, and no hairlines between neighbours.
    for (let from = 0; from < cells.length; ) {
      let to = from;
      while (cells[to] === true) to += 1;
      if (to > from) runs.push(`${from} ${row} ${to - from} 1 re`);
      from = Math.max(to, from + 1);
    }
  }
  return { side: data.length, path: runs.join('\n') };
}
