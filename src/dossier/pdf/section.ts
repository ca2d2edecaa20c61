import { bookmark } from './bookmark.ts';
import type { Contents } from './contents.ts';
import { WIDE } from './page.ts';
import type { Tag } from './paper.ts';
import { paragraph, STYLE } from './rows.ts';
import { gap, type Sheet } from './sheet.ts';

/** Less of a page than that is left empty: a part begun there would be its title and a few lines. */
const ROOM_MIN = 300;
const AIR = 26;

/**
 * A part of the report: in the outline, in the sommaire, with its title. On a page of its own; `follows`: below what is
 * there where a good part of the page is left.
 */
export function openSection(
  sheet: Sheet,
  root: Tag,
  {
    title,
    intro,
    follows = false,
  }: { readonly title: string; readonly intro?: string; readonly follows?: boolean },
  contents: Contents,
): Tag {
  const { paper } = sheet;
  const section = paper.child(root, 'Sect', { title });
  sheet.about = title.toLowerCase();
  if (follows && !sheet.isFresh && sheet.room >= ROOM_MIN + AIR) sheet.place([gap(AIR)]);
  else sheet.newPage();
  bookmark(paper, title, sheet.top);
  contents.reached(title, sheet.top);
  sheet.place([
    ...paragraph(paper, section, title, { ...WIDE, style: STYLE.h1, type: 'H1' }),
    ...(intro === undefined ? [] : paragraph(paper, section, intro, { ...WIDE, style: STYLE.note })),
    gap(10),
  ]);
  return section;
}
