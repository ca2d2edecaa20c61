import { exhibitFolder, exhibitLabel } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import type { FileRole } from '../../domain/item.ts';
import { isUnkept } from '../../domain/unkept.ts';
import { accountName } from '../accounts.ts';
import type { Edition } from '../edition.ts';
import { exhibit as words } from '../words.ts';
import { digestRows } from './digests.ts';
import { factRows } from './exhibitFacts.ts';
import { fitsInto, placeImage } from './image.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Picture, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { remarkRows } from './remarks.ts';
import { heading, heightOf, paragraph, STYLE } from './rows.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

const QUOTE_INDENT = 13;

/** One exhibit on its own page, or pages when it is long. */
export async function placeExhibit(sheet: Sheet, root: Tag, item: HeldItem, edition: Edition): Promise<void> {
  const { paper } = sheet;
  const section = paper.child(root, 'Sect', { title: words.title(item.number) });
  sheet.about = words.title(item.number).toLowerCase();
  sheet.newPage();
  sheet.place([titleRow(paper, section, item), gap(10)]);
  sheet.place(await factRows(paper, section, item, edition));
  sheet.place(await textRows(paper, section, item, edition));

  // The picture comes before the small print, but for one that leaves room for it here and none for itself.
  const before = paper.child(section, 'Sect');
  const rest = [...remarkRows(paper, section, item), ...digestRows(paper, section, item)];
  const after = paper.child(section, 'Sect');
  const placeRest = () => sheet.place(rest.map((row) => ({ ...row, withNext: true })));
  const picture = await openPreview(paper, item, edition);
  const restFirst =
    picture !== null && heightOf(rest) <= sheet.room && !fitsInto(sheet.room - heightOf(rest), picture);
  if (restFirst) placeRest();
  placePicture(sheet, restFirst ? after : before, item, picture, restFirst ? 0 : heightOf(rest));
  if (!restFirst) placeRest();
  sheet.about = '';
  section.end();
}

function placePicture(
  sheet: Sheet,
  parent: Tag,
  item: HeldItem,
  picture: Picture | null,
  after: number,
): void {
  if (isUnkept(item.fiche, item.removed)) {
    const unkept = item.removed.size > 0 ? words.imageRemoved : words.imageUnkept;
    sheet.place([...paragraph(sheet.paper, parent, unkept, { ...WIDE, style: STYLE.note }), gap(10)]);
    return;
  }
  const { path, screen } = originalOf(item);
  if (picture === null) {
    const missing = words.imageMissing(path);
    sheet.place([...paragraph(sheet.paper, parent, missing, { ...WIDE, style: STYLE.note }), gap(10)]);
    return;
  }
  const alt = words.imageAlt(
    item.number,
    accountName(item.fiche.platform, item.fiche.author) ?? words.unread,
  );
  placeImage(sheet, parent, picture, { alt, path, screen, after });
}

function titleRow(paper: Paper, section: Tag, { number, fiche }: HeldItem): Row {
  const title = words.title(number);
  const beside = words.item(fiche.ordinal);
  const [left, right] = [paper.child(section, 'H1'), paper.child(section, 'P')];
  return {
    height: STYLE.h1.leading + 10,
    draw: (top) => {
      const baseline = top + STYLE.h1.size;
      paper.outline.addItem(title);
      paper.addNamedDestination(exhibitLabel(number), 'XYZ', PAGE.left, top, null);
      paper.inside(left, 'H1', () => paper.line(title, PAGE.left, baseline, STYLE.h1));
      const from = PAGE.left + COLUMN - paper.widthOf(beside, STYLE.label);
      paper.inside(right, 'P', () => paper.line(beside, from, baseline, STYLE.label));
      paper.rule(PAGE.left, baseline + 9, COLUMN, 0.8);
    },
  };
}

async function textRows(paper: Paper, section: Tag, { fiche }: HeldItem, edition: Edition): Promise<Row[]> {
  const part = paper.child(section, 'Sect');
  if (fiche.text === null)
    return [...paragraph(paper, part, words.textUnread, { ...WIDE, style: STYLE.body }), gap(10)];
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

/** Null when there is none, or its bytes are no JPEG; the page then says so. */
async function openPreview(
  paper: Paper,
  { fiche, removed }: HeldItem,
  { holdings }: Edition,
): Promise<Picture | null> {
  if (isUnkept(fiche, removed)) return null;
  try {
    const blob = await holdings.preview(fiche.id);
    const picture = paper.open(new Uint8Array(await blob.arrayBuffer()));
    return picture.width > 0 && picture.height > 0 ? picture : null;
  } catch {
    return null;
  }
}

/** The file the preview shows, and the whole screen it was cut from. */
function originalOf({ number, fiche }: HeldItem): { readonly path: string; readonly screen: string | null } {
  const folder = exhibitFolder(number);
  const named = (role: FileRole) => fiche.files.find((file) => file.role === role)?.path;
  const [post, screen] = [named('post'), named('viewport')];
  if (post === undefined) return { path: `${folder}/${screen ?? ''}`, screen: null };
  return { path: `${folder}/${post}`, screen: screen ?? null };
}
