import type { Edition } from '../edition.ts';
import { ranges } from '../figures.ts';
import { whenOf } from '../said.ts';
import { localDate, moment, offsetAt } from '../times.ts';
import { type Visit, visitsOf } from '../visits.ts';
import * as words from '../words.ts';
import { addressRows } from './address.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { drawQr, hasQr } from './qr.ts';
import { listItem } from './remarks.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { gap, heightOf, type Row, Sheet } from './sheet.ts';
import { pdfStream } from './writing.ts';

const NUMBER_WIDTH = 46;
const QR = 54;
const TEXT = { x: PAGE.left + NUMBER_WIDTH, width: COLUMN - NUMBER_WIDTH - QR - 12 };

/** `fiche-commissaire.pdf`: the addresses to open, in the order to open them. A preparation, and says so. */
export function visitSheetPdf(edition: Edition): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { holdings, createdAt, timeZone, plan } = edition;
  const date = localDate(createdAt, timeZone);
  return pdfStream(words.visit.title, edition, async (paper, ready) => {
    const sheet = new Sheet(paper, words.running(date, holdings.journal.head, plan.caseName));
    const root = paper.struct('Document');
    paper.addStructure(root);
    sheet.newPage();
    const visits = visitsOf(holdings.items, plan);
    sheet.place([
      ...paragraph(paper, root, words.visit.title, { ...WIDE, style: STYLE.h1, type: 'H1' }),
      ...paragraph(paper, root, words.visit.count(visits.length, edition.fileName), {
        ...WIDE,
        style: STYLE.note,
      }),
      gap(8),
    ]);
    const list = paper.child(root, 'L');
    sheet.place([...words.visit.notice.flatMap((line) => listItem(paper, list, line)), gap(14)]);

    let platform: string | null = null;
    for (const visit of visits) {
      const { fiche } = visit.item;
      const title = fiche.platform === platform ? [] : heading(paper, root, words.platform(fiche.platform));
      platform = fiche.platform;
      sheet.place([...title, ...(await visitRows(paper, root, visit, edition))]);
      await ready();
    }
    root.end();
    sheet.finish();
  });
}

async function visitRows(paper: Paper, parent: Tag, visit: Visit, edition: Edition): Promise<Row[]> {
  const { item, address } = visit;
  const part = paper.child(parent, 'Sect', { title: words.exhibit.title(item.number) });
  const number = paragraph(paper, part, `n° ${item.number}`, {
    x: PAGE.left,
    width: NUMBER_WIDTH,
    style: STYLE.strong,
  });
  const code = hasQr(address) ? paper.child(part, 'Figure', { alt: words.exhibit.qrAlt(item.number) }) : null;
  const said = (text: string) => paragraph(paper, part, text, { ...TEXT, style: STYLE.small });
  const rows = [
    ...(await addressRows(paper, part, 'P', address, TEXT)),
    ...factsOf(visit, edition).flatMap(said),
    ...(visit.path === null
      ? said(words.visit.noPath)
      : (
          await postedRows(
            paper,
            part,
            words.visit.path(visit.path.slice(0, 600)),
            { ...TEXT, style: STYLE.small },
            edition.drawText,
          )
        ).text),
  ];
  const missing = Math.max(0, (code === null ? 0 : QR) - heightOf(rows));
  return [...rows, { height: missing + 4, draw: () => {} }, closing(paper)].map((row, index) => ({
    ...row,
    // Never parted, and so always whole beside its code.
    withNext: true,
    draw: (top) => {
      if (index === 0) {
        for (const line of number) line.draw(top - 2);
        if (code !== null)
          drawQr(paper, code, address, { x: PAGE.left + COLUMN - QR, top: top - 2, size: QR, edition });
      }
      row.draw(top);
    },
  }));
}

function factsOf(
  { item, alsoIn, visibility, accountNeeded, ephemeral, lastCheck, screens }: Visit,
  edition: Edition,
): string[] {
  const { fiche } = item;
  const { visit } = words;
  const seen = visibility === null ? words.NOT_READ : words.visibility[visibility];
  const stated = fiche.visibility === null && visibility !== null ? ` ${visit.byPerson}` : '';
  const when = (at: string) => moment(at, offsetAt(new Date(at), edition.timeZone), 'min').local;
  return [
    `${words.surface[fiche.surface]} ; ${fiche.posting.iso === null ? '' : visit.posted}${whenOf(item)}`,
    `${words.exhibit.visibility} : ${seen}${stated} ; ${visit.account[accountNeeded === null ? 'unknown' : accountNeeded ? 'yes' : 'no']}`,
    ...(ephemeral ? [visit.ephemeral] : []),
    lastCheck === null ? visit.unchecked : visit.checked(when(lastCheck.at), words.online[lastCheck.result]),
    visit.screens(screens),
    ...(alsoIn.length === 0 ? [] : [visit.alsoIn(alsoIn.length, ranges(alsoIn))]),
  ];
}

const closing = (paper: Paper): Row => ({
  height: 9,
  draw: (top) => paper.rule(PAGE.left, top, COLUMN, 0.3),
});
