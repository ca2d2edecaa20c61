import { accountName, accountsOf, isRead } from '../accounts.ts';
import type { Edition } from '../edition.ts';
import { postedPeriod } from '../period.ts';
import { postsOf } from '../posts.ts';
import * as words from '../words.ts';
import { blank } from './blanks.ts';
import type { Contents } from './contents.ts';
import { Facts, VALUE } from './facts.ts';
import { WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { heading, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

const BLANK_LINES = 9;

/** The facts in short: what the person tells, in their words, then what the exhibits show, counted. */
export async function placeRecital(
  sheet: Sheet,
  root: Tag,
  edition: Edition,
  contents: Contents,
): Promise<void> {
  const { paper } = sheet;
  const { plan } = edition;
  const section = openSection(sheet, root, { title: words.part.recital }, contents);
  const told = await ownWords(paper, section, plan.account, edition);
  sheet.place([
    ...heading(paper, section, told === null ? words.recital.ownBlank : words.recital.own),
    ...(told ?? Array.from({ length: BLANK_LINES }, () => blank(paper, WIDE, 24))),
    gap(14),
  ]);
  if (plan.danger !== undefined || plan.asked !== undefined) {
    const facts = new Facts(paper, section);
    if (plan.danger !== undefined) {
      await facts.addWords(words.recital.danger, words.summary.answer[plan.danger]);
    }
    sheet.place([...facts.rows, gap(8)]);
    const asked = await ownWords(paper, section, plan.asked, edition);
    if (asked !== null) sheet.place([...heading(paper, section, words.recital.asked), ...asked, gap(14)]);
  }
  sheet.place([
    ...heading(paper, section, words.recital.figures),
    ...(await figureRows(paper, section, edition)),
  ]);
  section.end();
}

/** What the person wrote, set like a post: nothing of it is changed. Null when they wrote nothing. */
export async function ownWords(
  paper: Paper,
  parent: Tag,
  text: string | undefined,
  { drawText }: Edition,
): Promise<Row[] | null> {
  if (text === undefined || text.trim() === '') return null;
  const rows = await postedRows(paper, parent, text, { ...WIDE, style: STYLE.body }, drawText);
  return [...rows.text, ...rows.notes];
}

/** Who posted how much, where and when, counted in the exhibits. */
export async function figureRows(
  paper: Paper,
  parent: Tag,
  { holdings: { items }, plan }: Edition,
): Promise<Row[]> {
  const facts = new Facts(paper, parent);
  const { posts, again } = postsOf(items);
  const posted = postedPeriod(items);
  const accounts = accountsOf(items).filter(isRead);
  const unread = posts.filter(({ fiche }) => accountName(fiche.platform, fiche.author) === null).length;
  const platforms = counted(posts.map(({ fiche }) => words.platform(fiche.platform)));
  if (plan.asking?.concerned === undefined && plan.asking?.name === undefined) {
    await facts.add(words.summary.person, () => [blank(paper, VALUE)]);
  } else {
    await facts.addWords(words.summary.person, plan.asking.concerned ?? plan.asking.name ?? '');
  }
  await facts.addWords(
    words.summary.since,
    ...(posted.first === null ? [] : words.summary.sinceText(posted.first, posted.last)),
    ...(posted.unread === 0 ? [] : [words.cover.unread(posted.unread)]),
  );
  await facts.addWords(
    words.summary.howMany,
    words.summary.howManyText(posts.length, accounts.length, platforms),
    ...(unread === 0 ? [] : [words.summary.howManyUnread(unread)]),
    ...(posts.length === items.length
      ? []
      : words.summary.howManyOthers(again.size, items.length - posts.length - again.size)),
  );
  await facts.addWords(words.recital.kinds, counted(posts.map(({ fiche }) => words.surface[fiche.surface])));
  const categories = items.flatMap(
    ({ notes }) => notes?.categories?.value.map((one) => words.category[one]) ?? [],
  );
  if (categories.length > 0) await facts.addWords(words.recital.categories, counted(categories));
  return facts.rows;
}

/** `publication (12), message (3)`, most frequent first. */
function counted(names: readonly string[]): string {
  return [...Map.groupBy(names, (name) => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, all]) => words.recital.times(name, all.length))
    .join(', ');
}
