import { exhibitLabel } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import { isUnkept } from '../../domain/unkept.ts';
import { accountName } from '../accounts.ts';
import { addressOf, mayLead } from '../addresses.ts';
import type { Edition } from '../edition.ts';
import { imported } from '../importWords.ts';
import { volumes, exhibit as words } from '../words.ts';
import { digestRows } from './digests.ts';
import { factRows } from './exhibitFacts.ts';
import { FULL, fitsInto, placeImage } from './image.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { openPreview, type Preview, pictureBlob, type ReadPreview } from './preview.ts';
import { drawQr, hasQr } from './qr.ts';
import { remarkRows } from './remarks.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { gap, heightOf, type Row, type Sheet } from './sheet.ts';
import { statedRows } from './stated.ts';

const QUOTE_INDENT = 13;

/** Points, with its quiet zone. */
const QR = 56;
const BAND = 60;

/** One exhibit on its own page, or pages when it is long. `opened` is told where its title stands. */
export async function placeExhibit(
  sheet: Sheet,
  root: Tag,
  item: HeldItem,
  edition: Edition,
  { opened, read }: { readonly opened: (title: string, top: number) => void; readonly read: ReadPreview },
): Promise<void> {
  const { paper } = sheet;
  const section = paper.child(root, 'Sect', { title: words.title(item.number) });
  sheet.about = words.title(item.number).toLowerCase();
  sheet.newPage();
  sheet.place([titleRow(paper, section, item, edition, opened), gap(3)]);
  sheet.place(await factRows(paper, section, item, edition));
  sheet.place(await textRows(paper, section, item, edition));

  // The picture comes before the small print, but for one that leaves room for it here and none for itself.
  const before = paper.child(section, 'Sect');
  const stated = await statedRows(paper, section, item, edition);
  const rest = [...stated, ...remarkRows(paper, section, item), ...digestRows(paper, section, item, edition)];
  const after = paper.child(section, 'Sect');
  const placeRest = () => sheet.place(rest.map((row) => ({ ...row, withNext: true })));
  const preview = await openPreview(paper, read);
  const { picture } = preview;
  const restFirst =
    picture !== null && heightOf(rest) <= sheet.room && !fitsInto(sheet.room - heightOf(rest), picture);
  if (restFirst) placeRest();
  await placePicture(sheet, restFirst ? after : before, item, preview, {
    after: restFirst ? 0 : heightOf(rest),
    edition,
  });
  if (!restFirst) placeRest();
  sheet.about = '';
  section.end();
}

async function placePicture(
  sheet: Sheet,
  parent: Tag,
  item: HeldItem,
  { picture, bytes, path, screen, copy, annexed }: Preview,
  { after, edition }: { readonly after: number; readonly edition: Edition },
): Promise<void> {
  const { number, fiche, removed } = item;
  const say = (text: string) =>
    sheet.place([...paragraph(sheet.paper, parent, text, { ...WIDE, style: STYLE.note }), gap(10)]);
  if (isUnkept(fiche, removed)) return say(removed.size > 0 ? words.imageRemoved : words.imageUnkept);
  if (annexed !== null) return say(volumes.annexed(annexed));
  const received = fiche.received !== undefined;
  if (received && !copy && (picture === null || !isShown(fiche))) return say(imported.noImage(path));
  if (picture === null && item.concealed?.size) return say(words.imageLeft);
  if (picture === null || bytes === null) return say(words.imageMissing(path));
  const account = accountName(fiche.platform, fiche.author) ?? words.unread;
  const own = received ? imported.image(path) : words.imageFrom(path, screen);
  const origin = copy ? words.imageCopy(path) : own;
  const quiet = fitsInto(FULL, picture)
    ? null
    : ((await edition.quietRows?.(pictureBlob(bytes)).catch(() => null)) ?? null);
  const alt = received ? imported.alt(number) : words.imageAlt(number, account);
  placeImage(sheet, parent, picture, { alt, path, origin, quiet, after });
}

/** In place of a picture of a PDF, a sound, or an image that no browser decodes, there is a card of ours. */
function isShown({ received, warnings }: HeldItem['fiche']): boolean {
  return received?.family === 'image' && !warnings.includes('image-not-shown');
}

/** Number, account and date at a glance; the address as a code that a telephone reads, beside them. */
function titleRow(
  paper: Paper,
  section: Tag,
  item: HeldItem,
  edition: Edition,
  opened: (title: string, top: number) => void,
): Row {
  const { number, fiche } = item;
  const title = words.title(number);
  const address = mayLead(item) ? addressOf(item) : null;
  const withQr = address !== null && hasQr(address);
  const width = COLUMN - (withQr ? QR + 12 : 0);
  const heading = paper.child(section, 'H2');
  const under = paragraph(paper, section, words.item(fiche.ordinal), {
    x: PAGE.left,
    width,
    style: STYLE.label,
  });
  const code = withQr ? paper.child(section, 'Figure', { alt: words.qrAlt(number) }) : null;
  return {
    height: BAND,
    draw: (top) => {
      const baseline = top + STYLE.h1.size;
      opened(title, top);
      paper.addNamedDestination(exhibitLabel(number), 'XYZ', PAGE.left, top, null);
      paper.inside(heading, 'H2', () => paper.line(title, PAGE.left, baseline, STYLE.h1));
      under[0]?.draw(baseline + 8);
      if (code !== null && address !== null)
        drawQr(paper, code, address, { x: PAGE.left + COLUMN - QR, top: top - 6, size: QR, edition });
      paper.rule(PAGE.left, top + BAND - 6, COLUMN, 0.8);
    },
  };
}

async function textRows(paper: Paper, section: Tag, { fiche }: HeldItem, edition: Edition): Promise<Row[]> {
  const part = paper.child(section, 'Sect');
  if (fiche.text === null)
    return [
      ...paragraph(paper, part, fiche.received === undefined ? words.textUnread : imported.text, {
        ...WIDE,
        style: STYLE.body,
      }),
      gap(10),
    ];
  const title = heading(paper, part, words.text);
  const at = { x: PAGE.left + QUOTE_INDENT, width: COLUMN - QUOTE_INDENT, style: STYLE.posted };
  const rows = await postedRows(paper, part, fiche.text, at, edition.drawText);
  return [...title, ...rows.text.map((row) => barred(paper, row)), ...rows.notes, gap(12)];
}

/** With a line down its left: these are not our words. */
function barred(paper: Paper, row: Row): Row {
  return {
    ...row,
    draw: (top) => {
      paper.artifact(() =>
        paper
          .lineWidth(1.2)
          .moveTo(PAGE.left + 1, top)
          .lineTo(PAGE.left + 1, top + row.height)
          .stroke('#888888'),
      );
      row.draw(top);
    },
  };
}
