import { accountName, accountsOf, isRead } from '../accounts.ts';
import type { Edition } from '../edition.ts';
import { postedPeriod } from '../period.ts';
import { aroundOf, postsOf } from '../posts.ts';
import * as words from '../words.ts';
import { blank } from './blanks.ts';
import type { Contents } from './contents.ts';
import { Facts, VALUE } from './facts.ts';
import { WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

const BLANK_LINES = 9;
/** Accounts that are named here; all are in their own part, and in comptes.csv. */
const NAMED_MAX = 5;
const NAME_MAX = 30;
/** A wide name and its platform take one, the count another. */
const NAME_LINES = 2;

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
  { holdings: { items }, plan, drawText }: Edition,
): Promise<Row[]> {
  const facts = new Facts(paper, parent);
  const { posts, again, aside } = postsOf(items);
  const screens = aside.filter((item) => aroundOf(item) === 'screen').length;
  const posted = postedPeriod(items);
  const accounts = accountsOf(items)
    .filter((account) => isRead(account) && account.count > 0)
    .toSorted((a, b) => b.count - a.count);
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
    ...(posts.length === 0 ? [words.summary.noDate] : []),
  );
  await facts.addWords(
    words.summary.howMany,
    words.summary.howManyText(posts.length, accounts.length, platforms),
    ...(unread === 0 ? [] : [words.summary.howManyUnread(unread)]),
    ...words.summary.howManyOthers(again.size, screens, aside.length - screens),
  );
  if (accounts.length > 0) {
    await facts.add(words.summary.who, async (cell) => {
      const named = accounts.slice(0, NAMED_MAX).map(({ platform, count, ...account }) => {
        const points = [...(accountName(platform, account) ?? '')];
        const name = points.slice(0, NAME_MAX).join('') + (points.length > NAME_MAX ? '…' : '');
        return words.summary.whoText(name, words.platform(platform), count);
      });
      const set = await Promise.all(
        named.map((text) => postedRows(paper, cell, text, { ...VALUE, style: STYLE.body }, drawText)),
      );
      const others = accounts.length - named.length;
      return [
        ...set.flatMap(({ text }) => text.slice(0, NAME_LINES)),
        ...(others === 0
          ? []
          : paragraph(paper, cell, words.summary.whoElse(others), { ...VALUE, style: STYLE.body })),
      ];
    });
  }
  const kinds = counted(posts.map(({ fiche }) => words.surface[fiche.surface]));
  if (kinds !== '') await facts.addWords(words.recital.kinds, kinds);
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
