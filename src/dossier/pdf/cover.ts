import { CATEGORIES, isIntimate } from '../../domain/notes.ts';
import { isAnnex } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { ranges } from '../figures.ts';
import { imported } from '../importWords.ts';
import { postedPeriod, recordedPeriod } from '../period.ts';
import { localDate } from '../times.ts';
import * as words from '../words.ts';
import { blank, signatureRow } from './blanks.ts';
import { bookmark } from './bookmark.ts';
import { Facts, VALUE } from './facts.ts';
import { COLUMN, WIDE } from './page.ts';
import type { Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { listItem } from './remarks.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

const NAME_LINES = 2;

/** Page de garde: what this is, whose, for whom, how much, since when; what it establishes and what it does not. */
export async function placeCover(sheet: Sheet, root: Tag, edition: Edition): Promise<void> {
  const { paper } = sheet;
  const { plan, drawText } = edition;
  const annex = isAnnex(edition);
  const title = annex ? words.volumes.annexTitle : words.title.dossier;
  const subtitle = annex ? words.volumes.annexSubtitle : words.cover.subtitle;
  const section = paper.child(root, 'Sect');
  sheet.newPage();
  bookmark(paper, title, sheet.top);
  const name = plan.caseName?.trim() ?? '';
  const named =
    name === '' ? null : await postedRows(paper, section, name, { ...WIDE, style: STYLE.subtitle }, drawText);
  sheet.place([
    { height: 30, draw: () => {} },
    ...paragraph(paper, section, title, { ...WIDE, style: STYLE.title, type: 'H1' }),
    ...(named?.text.slice(0, NAME_LINES) ?? []),
    ...paragraph(paper, section, subtitle, { ...WIDE, style: STYLE.subtitle }),
    gap(10),
  ]);
  sheet.rule(0.8);
  sheet.place([gap(14), ...(await factRows(sheet, section, edition)), gap(16)]);
  sheet.place([
    ...heading(paper, section, words.cover.noticeTitle),
    ...words.cover.notice.flatMap((line) => [
      ...paragraph(paper, section, line, { ...WIDE, style: STYLE.body }),
      gap(5),
    ]),
    gap(24),
    signatureRow(paper, section, [words.cover.place, words.cover.date], COLUMN),
  ]);
  section.end();
}

/** Second page: the sommaire, then what a reader must know to read and to check. */
export function placeReading(sheet: Sheet, root: Tag, contents: readonly Row[]): void {
  const { paper } = sheet;
  const section = paper.child(root, 'Sect');
  sheet.newPage();
  bookmark(paper, words.part.contents, sheet.top);
  sheet.place([
    ...paragraph(paper, section, words.part.contents, { ...WIDE, style: STYLE.h1, type: 'H1' }),
    gap(8),
    ...contents,
    gap(22),
    ...heading(paper, section, words.cover.whatTitle),
    ...words.cover.what.flatMap((line) => [
      ...paragraph(paper, section, line, { ...WIDE, style: STYLE.body }),
      gap(5),
    ]),
    gap(10),
  ]);
  const title = heading(paper, section, words.cover.verifyTitle);
  const list = paper.child(section, 'L');
  sheet.place([
    ...title,
    ...words.cover.verify.flatMap((line, index) => listItem(paper, list, line, `${index + 1}.`)),
  ]);
  section.end();
}

async function factRows({ paper }: Sheet, section: Tag, edition: Edition): Promise<Row[]> {
  const { plan, createdAt, timeZone, holdings, binding } = edition;
  const { items, counts } = holdings;
  const facts = new Facts(paper, section);
  const received = items.filter(({ fiche }) => fiche.received !== undefined).length;
  const posted = postedPeriod(items);
  const recorded = recordedPeriod(items);
  const person = plan.asking?.concerned ?? plan.asking?.name;
  if (person === undefined) await facts.add(words.cover.person, () => [blank(paper, VALUE)]);
  else await facts.addWords(words.cover.person, person);
  if (plan.asking?.role !== undefined) {
    const by = words.asking[plan.asking.role];
    const name = plan.asking.concerned === undefined ? undefined : plan.asking.name;
    await facts.addWords(words.asking.role, name === undefined ? by : `${name}, ${by}`);
  }
  if (plan.purpose !== undefined) await facts.addWords(words.asking.to, words.asking.purpose[plan.purpose]);
  await facts.addWords(words.cover.made, localDate(createdAt, timeZone));
  await facts.addWords(
    words.cover.joinedLabel,
    words.cover.counts(counts.sealed, items.length, counts.withdrawn, counts.notIncluded),
    ...(received === 0 ? [] : [imported.cover(received)]),
  );
  if (binding !== undefined)
    await facts.addWords(words.volumes.label, ...words.volumes.lines(binding), words.volumes.number);
  const content = contentOf(items);
  if (content.length > 0) await facts.addWords(words.cover.content, content.join(', '));
  if (plan.previous !== undefined) {
    const { exhibits, createdAt: before } = plan.previous;
    const added = items.map(({ number }) => number).filter((number) => !exhibits.includes(number));
    const numbers = added.length === 0 ? null : ranges(added);
    const day = localDate(new Date(before), timeZone);
    await facts.addWords(words.asking.since, words.asking.sinceText(day, numbers, added.length));
  }
  await facts.addWords(
    words.cover.posted,
    ...(posted.first === null ? [] : [words.cover.between(posted.first, posted.last)]),
    ...(posted.unread === 0 ? [] : [words.cover.unread(posted.unread)]),
  );
  await facts.addWords(words.cover.recorded, words.cover.between(recorded.first, recorded.last));
  return facts.rows;
}

/** What the person saw in it: for whoever opens it, before they do. */
function contentOf(items: Edition['holdings']['items']): string[] {
  const said = new Set(items.flatMap(({ notes }) => notes?.categories?.value ?? []));
  const named = CATEGORIES.filter((one) => said.has(one)).map((one) => words.category[one]);
  const intimate = items.some(({ notes }) => isIntimate(notes ?? {})) && !said.has('intimate-image');
  return intimate ? [...named, words.category['intimate-image']] : named;
}
