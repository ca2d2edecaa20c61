import type { Contents } from './contents.ts';
import { PAGE, WIDE } from './page.ts';
import type { Tag } from './paper.ts';
import { paragraph, STYLE } from './rows.ts';
import { gap, type Sheet } from './sheet.ts';

/** A part of the report on a page of its own: in the outline, in the sommaire, with its title. */
export function openSection(
  sheet: Sheet,
  root: Tag,
  { title, intro }: { readonly title: string; readonly intro?: string },
  contents: Contents,
): Tag {
  const { paper } = sheet;
  const section = paper.child(root, 'Sect', { title });
  sheet.about = title.toLowerCase();
  sheet.newPage();
  paper.outline.addItem(title);
  contents.reached(title, PAGE.top);
  sheet.place([
    ...paragraph(paper, section, title, { ...WIDE, style: STYLE.h1, type: 'H1' }),
    ...(intro === undefined ? [] : paragraph(paper, section, intro, { ...WIDE, style: STYLE.note })),
    gap(10),
  ]);
  return section;
}
