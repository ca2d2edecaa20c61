import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a PDF's pages with its places. Images say nothing here. */

/** In points, from the left and the bottom of its page. */
export interface PagePlace {
  readonly page: number;
  readonly y: number;
}

export interface PageText extends PagePlace {
  readonly text: string;
  readonly x: number;
}

export interface DossierPages {
  readonly count: number;
  readonly texts: readonly PageText[];
  /** Named destinations: `P0001` for the exhibit n° 1. */
  readonly destinations: ReadonlyMap<string, PagePlace>;
  /** Where each section and exhibit of the outline begins. */
  readonly bookmarks: readonly PagePlace[];
}

/** Rejects when pdf.js cannot read the file. */
export async function readPages(pdf: Blob): Promise<DossierPages> {
  const data = new Uint8Array(await pdf.arrayBuffer());
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false });
  try {
    const document = await task.promise;
    const texts: PageText[] = [];
    for (let page = 1; page <= document.numPages; page += 1) {
      const { items } = await (await document.getPage(page)).getTextContent({ disableNormalization: true });
      for (const item of items) {
        if (!('str' in item) || item.str === '') continue;
        const [, , , , x = 0, y = 0] = item.transform;
        texts.push({ text: item.str, page, x, y });
      }
    }
    const placeOf = async (to: unknown): Promise<PagePlace[]> => {
      if (!Array.isArray(to)) return [];
      const y = typeof to[3] === 'number' ? to[3] : Number.POSITIVE_INFINITY;
      // The page may have been removed.
      return document.getPageIndex(to[0]).then(
        (index) => [{ page: index + 1, y }],
        () => [],
      );
    };
    const destinations = new Map<string, PagePlace>();
    // A Map, although its types differ.
    const named: unknown = await document.getDestinations();
    for (const [name, to] of named instanceof Map ? named : []) {
      const [place] = await placeOf(to);
      if (place !== undefined) destinations.set(String(name), place);
    }
    const lines = (await document.getOutline()) ?? [];
    const all = [...lines, ...lines.flatMap(({ items }) => items)];
    const bookmarks = (await Promise.all(all.map(({ dest }) => placeOf(dest)))).flat();
    return { count: document.numPages, texts, destinations, bookmarks };
  } finally {
    await task.destroy();
  }
}
