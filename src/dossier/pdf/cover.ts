import type { Edition } from '../edition.ts';
import { postedPeriod, recordedPeriod } from '../period.ts';
import { localDate } from '../times.ts';
import * as words from '../words.ts';
import { blank, signatureRow } from './blanks.ts';
import { Facts, VALUE } from './facts.ts';
import { COLUMN, WIDE } from './page.ts';
import type { Tag } from './paper.ts';
import { listItem } from './remarks.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { gap, type Sheet } from './sheet.ts';

/** First page: what this is, how much, since when, what it establishes and what it does not, how to check it. */
export async function placeCover(sheet: Sheet, root: Tag, edition: Edition): Promise<void> {
  const { paper } = sheet;
  const { items, counts } = edition.holdings;
  const section = paper.child(root, 'Sect');
  sheet.newPage();
  paper.outline.addItem(words.title.dossier);
  sheet.place([
    { height: 34, draw: () => {} },
    ...paragraph(paper, section, words.title.dossier, { ...WIDE, style: STYLE.title, type: 'H1' }),
    ...paragraph(paper, section, words.cover.subtitle, { ...WIDE, style: STYLE.subtitle }),
    gap(10),
  ]);
  sheet.rule(0.8);

  const facts = new Facts(paper, section);
  const posted = postedPeriod(items);
  const recorded = recordedPeriod(items);
  await facts.add(words.cover.person, () => [blank(paper, VALUE)]);
  await facts.addWords(words.cover.made, localDate(edition.createdAt, edition.timeZone));
  await facts.addWords(
    words.cover.joinedLabel,
    words.cover.counts(counts.sealed, items.length, counts.withdrawn, counts.notIncluded),
  );
  await facts.addWords(
    words.cover.posted,
    ...(posted.first === null ? [] : [words.cover.between(posted.first, posted.last)]),
    ...(posted.unread === 0 ? [] : [words.cover.unread(posted.unread)]),
  );
  await facts.addWords(words.cover.recorded, words.cover.between(recorded.first, recorded.last));
  sheet.place([gap(14), ...facts.rows, gap(12)]);

  for (const [title, text] of [
    [words.cover.whatTitle, words.cover.what],
    [words.cover.noticeTitle, words.cover.notice],
  ] as const) {
    sheet.place([
      ...heading(paper, section, title),
      ...text.flatMap((line) => [...paragraph(paper, section, line, { ...WIDE, style: STYLE.body }), gap(5)]),
      gap(9),
    ]);
  }
  const title = heading(paper, section, words.cover.verifyTitle);
  const list = paper.child(section, 'L');
  sheet.place([
    ...title,
    ...words.cover.verify.flatMap((line, index) => listItem(paper, list, line, `${index + 1}.`)),
    gap(22),
    signatureRow(paper, section, [words.cover.place, words.cover.date], COLUMN),
  ]);
  section.end();
}
