import type { FormatId } from '../domain/item/importedFiles.ts';
import { readLatin1 } from './fileFormat.ts';

/** Half a download: some browsers draw the part that arrived, and grey below it. */

/** Whether a PNG, JPEG or WebP ends before its own end. False for any other format. What follows the end is not read. */
export function isCutImage(format: FormatId, bytes: Uint8Array<ArrayBuffer>): boolean {
  if (format === 'png') return isCutPng(bytes);
  if (format === 'jpeg') return isCutJpeg(bytes);
  if (format !== 'webp') return false;
  // RIFF: the size stands after the first four bytes, and does not count the first eight.
  return bytes.length < 8 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length;
}

/** Each chunk has a length, four letters, its data and a CRC (PNG, 5.3); the last one is IEND. */
function isCutPng(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (readLatin1(bytes, at + 4, 4) === 'IEND') return false;
  return true;
}

const MARKER = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Segments have a length up to the first scan; no 0xFF of a scan is followed by the code of the end (ITU T.81, B.1.1). */
function isCutJpeg(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARKER && bytes[at + 1] !== START_OF_SCAN)
    // A marker may be filled with more 0xFF.
    at += bytes[at + 1] === MARKER ? 1 : 2 + view.getUint16(at + 2);
  for (at = bytes.indexOf(MARKER, at); at !== -1; at = bytes.indexOf(MARKER, at + 1))
    if (bytes[at + 1] === END_OF_IMAGE) return false;
  return true;
}
