import type { FigureId } from './figures.ts';

/** Other extensions, measured once beside a floor of 40 lines in the same browser. Dated data: not measured again. */
export interface PeerFigure {
  readonly name: string;
  readonly version: string;
  readonly makes: string;
  /** Medians, with the page or the task. */
  readonly measured: string;
  readonly ratio: string;
  /** Our figure of the same task against the same kind of floor; null when no figure of ours is comparable. */
  readonly ours: FigureId | null;
  /** The public repository it was built or installed from. */
  readonly source: string;
}

export const PEER_MACHINE =
  '20 November 2026, Chromium 156, Debian 12, 2 cores, 1280 × 720; pages on loopback: short (1 screen), long (10 screens, 20 lazy images), thread (30 screens)';

export const PEER_FIGURES: readonly PeerFigure[] = [
  {
    name: 'SingleFile',
    version: '1.22.98',
    makes: 'one HTML file',
    measured: 'short 1,568 ms, long 4,087 ms, thread 4,680 ms',
    ratio: '275, 296, 76 (saveAsMHTML, SHA-256, put)',
    ours: null,
    source: 'https://github.com/gildas-lormeau/SingleFile-MV3',
  },
  {
    name: 'WebScrapBook',
    version: '2.25.1',
    makes: 'a folder of files',
    measured: 'short 140 ms, long 693 ms, thread 479 ms',
    ratio: '25, 53, 8.3 (the same)',
    ours: null,
    source: 'https://github.com/danny0838/webscrapbook',
  },
  {
    name: 'ArchiveWeb.page',
    version: '0.16.0, altered build',
    makes: 'WARC records in IndexedDB',
    measured: 'long 1,040 ms, thread 445 ms',
    ratio: '55, 6.3 (the same)',
    ours: null,
    source: 'https://github.com/webrecorder/archiveweb.page',
  },
  {
    name: 'bugshot-2',
    version: '1.7.29',
    makes: 'one WebP of at most 4 megapixels, sticky header 10 times',
    measured: 'long 5,496 ms',
    ratio: '1.25 (screenshots as the quota allows, stitched, stored)',
    ours: 'fullPage.10',
    source: 'https://github.com/SinhyeokKang/bugshot-2',
  },
  {
    name: 'Blipshot',
    version: '1.2.4, ported to Manifest V3',
    makes: 'one PNG, last screen lost on exact multiples of the window',
    measured: 'long 5,771 ms',
    ratio: '1.31 (the same)',
    ours: 'fullPage.10',
    source: 'https://github.com/folletto/Blipshot',
  },
  {
    name: 'Full Page Screen Capture',
    version: '1.0.1, ported to Manifest V3',
    makes: 'no result',
    measured: 'long: stops at 21 %',
    ratio: '',
    ours: null,
    source: 'https://github.com/mrcoles/full-page-screen-capture-chrome-extension',
  },
  {
    name: 'ProofSnap',
    version: '1.2.0',
    makes: 'one PNG of the visible screen',
    measured: 'short 108 ms, thread 248 ms',
    ratio: '2.4, 2.4 (screenshot, SHA-256, put)',
    ours: null,
    source: 'https://github.com/numbersprotocol/proofsnap-extension',
  },
  {
    name: 'Harassment Manager, its PDF way (jsPDF)',
    version: 'jsPDF 2.5.2',
    makes: 'a PDF of 200 posts without images; emoji replaced, Arabic and Hebrew unreadable',
    measured: '285 ms, + 68 MB',
    ratio: '1.26 (pdfkit, one page per image)',
    ours: null,
    source: 'https://github.com/conversationai/harassment-manager',
  },
];
