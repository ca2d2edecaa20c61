/** The typefaces of the PDFs, as TTF files. */
export interface Fonts {
  readonly serif: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
  readonly mono: Uint8Array;
}

export type Typeface = keyof Fonts;

/** Path of each typeface in the extension package. scripts/fonts.ts copies them there. */
export const FONT_PATHS: Readonly<Record<Typeface, string>> = {
  serif: 'dossier/source-serif-4-regular.ttf',
  bold: 'dossier/source-serif-4-semibold.ttf',
  italic: 'dossier/source-serif-4-italic.ttf',
  mono: 'dossier/ibm-plex-mono-regular.ttf',
};

export async function readFonts(read: (path: string) => Promise<Uint8Array>): Promise<Fonts> {
  const { serif, bold, italic, mono } = FONT_PATHS;
  const [a, b, c, d] = await Promise.all([read(serif), read(bold), read(italic), read(mono)]);
  return { serif: a, bold: b, italic: c, mono: d };
}
