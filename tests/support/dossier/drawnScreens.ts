import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { cropPixels, encodeRgbPng, type Pixels } from '../images/png.ts';
import { readFonts } from '../testFonts.ts';
import { runTool } from './externalTools.ts';

/** Draws invented screens with real words, through a PDF and poppler: what a printed dossier shows can then be read. */

export interface DrawnPost {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly text: string;
  readonly under: string;
}

export interface DrawnScreen {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Height of the words, in pixels. */
  readonly size: number;
  readonly title: string;
  readonly posts: readonly DrawnPost[];
}

/** Returns each screen as a PNG, or as a JPEG whose longest side is `previewSide`. */
export async function drawScreens(screens: readonly DrawnScreen[], previewSide?: number): Promise<Uint8Array[]> {
  if (screens.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'recueil-screens-'));
  try {
    const file = join(folder, 'screens.pdf');
    writeFileSync(file, await writeScreens(screens));
    const how = previewSide === undefined ? ['-r', '72', '-png'] : ['-scale-to', `${previewSide}`, '-jpeg'];
    runTool('pdftoppm', [...how, file, join(folder, 'screen')]);
    return readdirSync(folder)
      .filter((name) => name.startsWith('screen-'))
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the part of a screen where a post is. */
export function cropScreen(screen: Pixels, { x, y, width, height }: DrawnPost): Uint8Array {
  return encodeRgbPng(cropPixels(screen, x, y, width, height));
}

function writeScreens(screens: readonly DrawnScreen[]): Promise<Buffer> {
  const { serif, bold } = readFonts();
  const pdf = new PDFDocument({ autoFirstPage: false, font: '' });
  pdf.registerFont('serif', serif).registerFont('bold', bold);
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  for (const { width, height, size, title, posts } of screens) {
    // A pixel is a point.
    pdf.addPage({ size: [width, height], margin: 0 });
    pdf.rect(0, 0, width, size * 3).fill('#e8eef4');
    pdf.fillColor('black').font('bold', size * 1.2);
    pdf.text(title, size, size * 0.8, { lineBreak: false });
    for (const post of posts) drawPost(pdf, post, size);
  }
  pdf.end();
  return written;
}

function drawPost(pdf: PDFKit.PDFDocument, { x, y, width, height, name, text, under }: DrawnPost, size: number): void {
  const left = x + size * 3.4;
  pdf.rect(x, y, width, height).lineWidth(1).stroke('#c8d0d8');
  pdf.circle(x + size * 1.8, y + size * 2, size * 1.2).fill('#5b7fa6');
  pdf
    .fillColor('black')
    .font('bold', size)
    .text(name, left, y + size * 0.6, { lineBreak: false });
  pdf.font('serif', size).text(text, left, y + size * 2.1, { width: width - size * 4 });
  pdf.fillColor('#536471').font('serif', size * 0.85);
  pdf.text(under, left, y + height - size * 1.6, { lineBreak: false });
}
