import { encode } from 'uqr';
import type { Paper, Tag } from './paper.ts';

/** A longer address makes squares that a telephone no longer reads at this size. */
const ADDRESS_MAX = 360;

/** Whether the address gets a code: web addresses only, short enough to be read. */
export function hasQr(address: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(address) && address.length <= ADDRESS_MAX;
}

/** The address as a QR code (ISO/IEC 18004), in squares drawn as one path; `size` with its quiet zone. */
export function drawQr(
  paper: Paper,
  tag: Tag,
  address: string,
  { x, top, size }: { readonly x: number; readonly top: number; readonly size: number },
): void {
  const { data } = encode(address, { ecc: 'L', border: 2 });
  const unit = size / data.length;
  paper.inside(tag, 'Figure', () => {
    for (const [row, cells] of data.entries()) {
      // Runs, not squares: fewer operators, and no hairlines between neighbours.
      for (let from = 0; from < cells.length; ) {
        let to = from;
        while (cells[to] === true) to += 1;
        if (to > from) paper.rect(x + from * unit, top + row * unit, (to - from) * unit, unit);
        from = Math.max(to, from + 1);
      }
    }
    paper.fill('black');
  });
}
