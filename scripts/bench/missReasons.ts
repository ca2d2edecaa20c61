import type { FigureId } from './figures.ts';

/** Why a goal is missed, as far as it was measured; « not profiled » where it was not (docs/figures/history.md, docs/figures/recorded.md). */
export const MISS_REASONS: Partial<Record<FigureId, string>> = {
  'capture.sealed':
    'Outside the floor: two checks of the page, the preview, messages between processes, five files instead of two. They take 29 to 36 ms in Firefox; its floor varies from 71 to 106 ms from run to run.',
  'picker.cold':
    'Firefox takes 33 ms for an empty script. The rest was not profiled: reading and running 200 KB, and drawing the picker.',
  'fullPage.10':
    'Firefox: not profiled. The checks of living pages cost 1 % (× 1.014 of the last commit before them, recorded.md).',
  'wave.time':
    'Posts are stored one after the other between two pictures, 55 ms each, and the end of the list is watched for 1.5 s. Firefox has no quota, but its cover may go away three times a second only (WCAG 2.3.1): 7 s of 22 pictures, which the floor ignores. The floor does not wait until rows have settled.',
  'wave.export':
    'Not profiled. The ratio falls as posts grow: 2,000 in Chromium take × 1.86, met (recorded.md); not exported in Firefox.',
  'reading.thread':
    'Whether each element is drawn: about 0.27 ms a post is the bound with every check kept, 169 ms of 625.',
  'export.all':
    'In no floor: dossier.pdf and the other documents (a third of the time), then letters, the digests of the zip and of the PDF (WebCrypto hashes no stream, so WebAssembly does), and the PDF’s attachments. Profile of 300 captures, load 11: 6.2 s, files 7.0, then 6.3 s, while the floor took 9.2.',
  'export.pdf': 'Not profiled: hashing the PDF and writing it to the disk take 12 to 15 s.',
  'export.growth':
    'Its readings differ by a fifth: × 1.89 to 2.30 on 22 November 2026, × 2.05 in the median of the run before.',
  'export.firstMemory':
    'Chromium: 133 MB of V8 for 40 MB of objects, half of it the young generation, which a page that works does not return; objects of each read. Firefox: buffers not collected yet. A worker under a trusted-types policy of its own did not lower it (Chromium; not tried in Firefox). The rest is not accounted for.',
  'export.secondMemory': 'As for the first export.',
  'pdf.processor':
    'Lines of text 22 %, of which the layout of 3,300 different words; images read for their digest 6 %, small forms 5 %, structure for screen readers. Firefox’s screenshots have an alpha channel, so each screen is converted.',
  'pdf.preview': 'Reading the case takes half, the layout of two pages a third, of which 40 ms parse the fonts.',
  'popup.ready':
    'An empty page takes 48 to 95 ms. Words and list are requested 35 ms after the start, when the first modules were read.',
  'background.start':
    'Not profiled: 507 KB of script. Running the library of certificates later changed nothing (Chromium).',
};
