import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { resolveParts } from '../../../domain/export/dossierOptions.ts';
import { formatAccountName, groupAccounts, isAccountRead } from '../../data/accounts.ts';
import { postedPeriod } from '../../data/period.ts';
import { labelPlatform, platformOf } from '../../data/platformLabel.ts';
import { classifyContext, classifyPublications } from '../../data/publications.ts';
import { findDoubt, isKindByPlace } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatRanges } from '../../strings/formatNumber.ts';
import * as strings from '../../strings/index.ts';
import { FULL_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FactTable } from '../layout/factTable.ts';
import { blankLine } from '../layout/formLines.ts';
import { gap, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

/** Blank lines below each question. */
const PROMPT_LINES = 2;
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
  const title = narrative === null ? strings.narrative.ownBlank : strings.narrative.own;
  flow.place([
    ...headingRows(pdf, section, title),
    ...(narrative ?? []),
    ...strings.narrative.prompts
      .filter(({ part }) => !isStated(part, options))
      .flatMap(({ text }) => promptRows(pdf, section, text, narrative === null)),
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

/** Whether the dossier has a section for the subject of a prompt. */
function isStated(part: 'impact' | 'witnesses' | 'steps' | null, options: DossierContext['options']): boolean {
  return part !== null && resolveParts(options).has(part) && (options[part]?.length ?? 0) > 0;
}

/** A question to answer by hand; one line when the person wrote an account already. */
function promptRows(pdf: PdfDocument, section: Tag, text: string, isBlank: boolean): Row[] {
  return [
    gap(6),
    ...paragraphRows(pdf, section, text, { ...FULL_WIDTH, style: STYLE.strong }).map((row) => ({
      ...row,
      withNext: true,
    })),
    ...Array.from({ length: isBlank ? PROMPT_LINES : 1 }, () => blankLine(pdf, FULL_WIDTH, 22)),
  ];
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

/** Counts from the exhibits: who posted how much, where and when, and who may have seen it. */
export async function statisticsRows(
  pdf: PdfDocument,
  parent: Tag,
  { snapshot: { items }, drawText }: DossierContext,
): Promise<Row[]> {
  const facts = new FactTable(pdf, parent, { dense: true });
  const { publications, repeats, contextItems } = classifyPublications(items);
  const screens = contextItems.filter((item) => classifyContext(item) === 'screen').length;
  const posted = postedPeriod(items);
  const accounts = groupAccounts(items)
    .filter((account) => isAccountRead(account) && account.count > 0)
    .toSorted((a, b) => b.count - a.count);
  const unread = publications.filter(({ fiche }) => formatAccountName(fiche.platform, fiche.author) === null).length;
  const platforms = countByName(publications.map(({ fiche }) => platformOf(fiche)));
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
  if (publications.length > 0) await facts.addText(strings.summary.audience, ...audienceLines(publications));
  if (accounts.length > 0) {
    await facts.add(strings.summary.who, async (cell) => {
      const lines = accounts
        .slice(0, NAMED_MAX)
        .map(({ platform, count, host, platformId, isDoubtful, ...account }) => {
          const points = [...(formatAccountName(platform, { ...account, platformId }) ?? '')];
          const name = points.slice(0, NAME_MAX).join('') + (points.length > NAME_MAX ? '…' : '');
          const id = platformId ?? strings.NOT_READ;
          return strings.summary.whoText(isDoubtful ? `${name}*` : name, labelPlatform(platform, [host]), count, id);
        });
      const at = { ...facts.column, style: facts.style };
      const layouts = await Promise.all(lines.map((text) => verbatimRows(pdf, cell, text, at, drawText)));
      const others = accounts.length - lines.length;
      return [
        ...layouts.flatMap(({ text }) => text.slice(0, NAME_LINES)),
        ...(others === 0 ? [] : paragraphRows(pdf, cell, strings.summary.whoElse(others), at)),
      ];
    });
  }
  const kinds = countByName(publications.map(({ fiche }) => strings.surface[fiche.surface]));
  if (kinds !== '') await facts.addText(strings.narrative.kinds, withKindDoubt(kinds, publications));
  return facts.rows;
}

/** Appends the lowest confidence of the kinds, and « selon la place dans le fil ». */
function withKindDoubt(kinds: string, publications: readonly SnapshotItem[]): string {
  const doubts = publications.map(({ fiche }) => findDoubt(fiche, ['surface']));
  const lowest = doubts.includes('low') ? 'low' : doubts.includes('medium') ? 'medium' : null;
  if (lowest === null) return kinds;
  const byPlace = publications.some(({ fiche }) => isKindByPlace(fiche)) ? `, ${strings.exhibit.kindByPlace}` : '';
  return `${kinds} : ${strings.confidence[lowest]}${byPlace}`;
}

/** Visibility and view counts as read: never an estimate of how many people saw the publications. */
function audienceLines(publications: readonly SnapshotItem[]): string[] {
  const visibilities = countByName(
    publications.map(({ fiche }) =>
      fiche.visibility === null ? strings.NOT_READ : strings.visibility[fiche.visibility],
    ),
  );
  const viewed = publications.filter(({ fiche }) => fiche.engagement?.views !== undefined).map(({ number }) => number);
  return [strings.summary.visibility(visibilities), strings.summary.views(formatRanges(viewed))];
}

/** Returns `publication (12), message (3)`, most frequent first. */
function countByName(names: readonly string[], separator = ', '): string {
  return [...Map.groupBy(names, (name) => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, all]) => strings.narrative.times(name, all.length))
    .join(separator);
}
