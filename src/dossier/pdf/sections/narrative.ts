import { formatAccountName, groupAccounts, isAccountRead } from '../../data/accounts.ts';
import { postedPeriod } from '../../data/period.ts';
import { classifyContext, classifyPublications } from '../../data/publications.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { FULL_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FactTable, VALUE_COLUMN } from '../layout/factTable.ts';
import { blankLine } from '../layout/formLines.ts';
import { gap, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

const BLANK_LINES = 9;
/** Accounts named here; the account section and comptes.csv list all of them. */
const NAMED_MAX = 5;
const NAME_MAX = 30;
/** A long name and its platform take one line, the count another. */
const NAME_LINES = 2;

/** Places « Résumé des faits »: the person's narrative, then counts from the exhibits. */
export async function placeNarrative(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const { pdf } = flow;
  const { options } = context;
  const section = openSection(flow, root, { title: strings.sectionTitle.narrative }, contents);
  const narrative = await ownTextRows(pdf, section, options.narrative, context);
  flow.place([
    ...headingRows(pdf, section, narrative === null ? strings.narrative.ownBlank : strings.narrative.own),
    ...(narrative ?? Array.from({ length: BLANK_LINES }, () => blankLine(pdf, FULL_WIDTH, 24))),
    gap(14),
  ]);
  if (options.danger !== undefined || options.asked !== undefined) {
    const facts = new FactTable(pdf, section);
    if (options.danger !== undefined) {
      await facts.addText(strings.narrative.danger, strings.summary.answer[options.danger]);
    }
    flow.place([...facts.rows, gap(8)]);
    const asked = await ownTextRows(pdf, section, options.asked, context);
    if (asked !== null) flow.place([...headingRows(pdf, section, strings.narrative.asked), ...asked, gap(14)]);
  }
  flow.place([
    ...headingRows(pdf, section, strings.narrative.figures),
    ...(await statisticsRows(pdf, section, context)),
  ]);
  section.end();
}

/** Lays out what the person wrote, verbatim. Returns null when it is empty. */
export async function ownTextRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string | undefined,
  { drawText }: DossierContext,
): Promise<Row[] | null> {
  if (text === undefined || text.trim() === '') return null;
  const rows = await verbatimRows(pdf, parent, text, { ...FULL_WIDTH, style: STYLE.body }, drawText);
  return [...rows.text, ...rows.notes];
}

/** Counts from the exhibits: who posted how much, where and when. */
export async function statisticsRows(
  pdf: PdfDocument,
  parent: Tag,
  { snapshot: { items }, options, drawText }: DossierContext,
): Promise<Row[]> {
  const facts = new FactTable(pdf, parent);
  const { publications, repeats, contextItems } = classifyPublications(items);
  const screens = contextItems.filter((item) => classifyContext(item) === 'screen').length;
  const posted = postedPeriod(items);
  const accounts = groupAccounts(items)
    .filter((account) => isAccountRead(account) && account.count > 0)
    .toSorted((a, b) => b.count - a.count);
  const unread = publications.filter(({ fiche }) => formatAccountName(fiche.platform, fiche.author) === null).length;
  const platforms = countByName(publications.map(({ fiche }) => strings.platformName(fiche.platform)));
  if (options.requester?.concerned === undefined && options.requester?.name === undefined) {
    await facts.add(strings.summary.person, () => [blankLine(pdf, VALUE_COLUMN)]);
  } else {
    await facts.addText(strings.summary.person, options.requester.concerned ?? options.requester.name ?? '');
  }
  await facts.addText(
    strings.summary.since,
    ...(posted.first === null ? [] : strings.summary.sinceText(posted.first, posted.last)),
    ...(posted.unread === 0 ? [] : [strings.cover.unread(posted.unread)]),
    ...(publications.length === 0 ? [strings.summary.noDate] : []),
  );
  await facts.addText(
    strings.summary.howMany,
    strings.summary.howManyText(publications.length, accounts.length, platforms),
    ...(unread === 0 ? [] : [strings.summary.howManyUnread(unread)]),
    ...strings.summary.howManyOthers(repeats.size, screens, contextItems.length - screens),
  );
  if (accounts.length > 0) {
    await facts.add(strings.summary.who, async (cell) => {
      const lines = accounts.slice(0, NAMED_MAX).map(({ platform, count, ...account }) => {
        const points = [...(formatAccountName(platform, account) ?? '')];
        const name = points.slice(0, NAME_MAX).join('') + (points.length > NAME_MAX ? '…' : '');
        return strings.summary.whoText(name, strings.platformName(platform), count);
      });
      const layouts = await Promise.all(
        lines.map((text) => verbatimRows(pdf, cell, text, { ...VALUE_COLUMN, style: STYLE.body }, drawText)),
      );
      const others = accounts.length - lines.length;
      return [
        ...layouts.flatMap(({ text }) => text.slice(0, NAME_LINES)),
        ...(others === 0
          ? []
          : paragraphRows(pdf, cell, strings.summary.whoElse(others), {
              ...VALUE_COLUMN,
              style: STYLE.body,
            })),
      ];
    });
  }
  const kinds = countByName(publications.map(({ fiche }) => strings.surface[fiche.surface]));
  if (kinds !== '') await facts.addText(strings.narrative.kinds, kinds);
  const categories = items.flatMap(({ notes }) => notes?.categories?.value.map((one) => strings.category[one]) ?? []);
  if (categories.length > 0) await facts.addText(strings.narrative.categories, countByName(categories, ' ; '));
  return facts.rows;
}

/** Returns `publication (12), message (3)`, most frequent first. */
function countByName(names: readonly string[], separator = ', '): string {
  return [...Map.groupBy(names, (name) => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, all]) => strings.narrative.times(name, all.length))
    .join(separator);
}
