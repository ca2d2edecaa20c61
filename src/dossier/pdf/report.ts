import type { Progress } from '../../domain/ports.ts';
import type { Edition } from '../edition.ts';
import { localDate } from '../times.ts';
import * as words from '../words.ts';
import { placeCover } from './cover.ts';
import { placeExhibit } from './exhibit.ts';
import { exhibitRows } from './exhibitList.ts';
import { placeMethod } from './method.ts';
import { WIDE } from './page.ts';
import { paragraph, STYLE } from './rows.ts';
import { gap, Sheet } from './sheet.ts';
import { pdfStream } from './writing.ts';

/** `dossier.pdf`: cover, list of exhibits, the exhibits, method and limits. `progress` may throw to stop. */
export function reportPdf(edition: Edition, progress: Progress): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { items, journal } = edition.holdings;
  const date = localDate(edition.createdAt, edition.timeZone);
  return pdfStream(words.title.dossier, edition, async (paper, ready) => {
    const sheet = new Sheet(paper, words.running(date, journal.head));
    const root = paper.struct('Document');
    paper.addStructure(root);
    await placeCover(sheet, root, edition);

    const list = paper.child(root, 'Sect');
    sheet.newPage();
    paper.outline.addItem(words.list.title);
    sheet.place([
      ...paragraph(paper, list, words.list.title, { ...WIDE, style: STYLE.h1, type: 'H1' }),
      ...paragraph(paper, list, words.list.intro, { ...WIDE, style: STYLE.note }),
      gap(8),
    ]);
    const rows = await exhibitRows(paper, list, items, { linked: true });
    sheet.place(rows, rows[0]);
    list.end();

    for (const [index, item] of items.entries()) {
      await placeExhibit(sheet, root, item, edition);
      await ready();
      progress({ name: 'report', done: index + 1, total: items.length });
    }
    await placeMethod(sheet, root, edition);
    root.end();
    sheet.finish();
  });
}
