import { crc32 } from 'hash-wasm';
import { concatBytes } from '../../../src/domain/shared/binary.ts';
import { pngToRgb } from '../../../src/dossier/pdf/engine/pngToRgb.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const RGB = 2;
const BITS_PER_SAMPLE = 8;

/**
 * Converts an opaque PNG of a canvas to what the browser's own screenshots are: in Chromium a PNG without an alpha channel
 * (captureVisibleTab, 156), in Firefox (153) the PNG of a canvas.
 */
export async function toScreenshotPng(png: Blob): Promise<Blob> {
  if (!('userAgentData' in navigator)) return png;
  const { width, height, deflated, filtered } = await pngToRgb(new Uint8Array(await png.arrayBuffer()));
  if (filtered !== 3) throw new Error('the canvas is not opaque');
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([BITS_PER_SAMPLE, RGB], 8);
  const chunks = [await chunk('IHDR', header), await chunk('IDAT', deflated), await chunk('IEND', new Uint8Array())];
  return new Blob([SIGNATURE, ...chunks], { type: 'image/png' });
}

/** A chunk of a PNG (PNG specification, third edition, 5.3). */
async function chunk(type: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const typed = concatBytes([new TextEncoder().encode(type), body]);
  const out = new Uint8Array(typed.length + 8);
  const view = new DataView(out.buffer);
  view.setUint32(0, body.length);
  out.set(typed, 4);
  view.setUint32(typed.length + 4, Number.parseInt(await crc32(typed), 16));
  return out;
}
