import type { IsoDate } from '../../../domain/shared/localDates.ts';
import { DEADLINE_BUCKETS, type DeadlineGroup, type DeadlineList, isExact } from '../../../law/legalDeadlines.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  type LimitationPeriod,
  UNDATED_IMPORTS_NOTICE,
} from '../../../law/limitationPeriods.ts';
import { formatRanges } from '../../strings/formatNumber.ts';
import * as strings from '../../strings/forYou.ts';
import { FULL_WIDTH, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { tableRows, textCell } from '../layout/table.ts';

/** The deadlines of a dossier, on the day that they were computed. */
export interface DatedDeadlines {
  readonly deadlines: DeadlineList;
  readonly today: IsoDate;
}

/** Points. */
const ITEMS_WIDTH = 60;
const GUTTER = 12;
/** More lines than all items of a large dossier take. */
const UNCUT = 1_000;

/** Returns one table of every date, then what each period means. The first row of `table` is its head. */
export async function deadlineRows(
  pdf: PdfDocument,
  root: Tag,
  { deadlines, today }: DatedDeadlines,
): Promise<{ readonly before: Row[]; readonly table: Row[]; readonly after: Row[] }> {
  const groups = DEADLINE_BUCKETS.flatMap((when) => deadlines[when]);
  const periods = LIMITATION_PERIODS.filter(({ id }) => groups.some(({ limitationPeriod }) => limitationPeriod === id));
  const before = [
    ...headingRows(pdf, root, strings.deadlinesTitle),
    ...paragraphRows(pdf, root, ESTIMATE_NOTICE.fr, { ...FULL_WIDTH, style: STYLE.note }),
    gap(6),
  ];
  const after = [
    gap(10),
    ...periods.flatMap((period) => periodRows(pdf, root, period, deadlines)),
    ...paragraphRows(pdf, root, UNDATED_IMPORTS_NOTICE.fr, { ...FULL_WIDTH, style: STYLE.small }),
  ];
  if (periods.length === 0)
    return { before, table: paragraphRows(pdf, root, strings.noDeadline, { ...FULL_WIDTH, style: STYLE.body }), after };
  const width = (TEXT_WIDTH - ITEMS_WIDTH) / periods.length - GUTTER;
  const columns = [
    { label: strings.itemsColumn, width: ITEMS_WIDTH },
    ...periods.map(({ title }) => ({ label: title.fr, width })),
  ];
  const entries = joinDates(groups).map(({ ordinals, dates }) => ({
    cells: [
      textCell(pdf, [formatRanges(ordinals)], STYLE.smallStrong, { maxLines: UNCUT }),
      ...periods.map(({ id }) => {
        const group = dates.get(id);
        const text = group === undefined ? '' : formatDate(group, { deadlines, today });
        return textCell(pdf, [text], STYLE.small, { maxLines: UNCUT });
      }),
    ],
  }));
  return { before, table: await tableRows(pdf, root, columns, entries), after };
}

interface JoinedDates {
  readonly ordinals: readonly number[];
  readonly dates: ReadonlyMap<LimitationPeriod['id'], DeadlineGroup>;
}

/** Joins the items that have the same date in every period; the nearest date first. */
function joinDates(groups: readonly DeadlineGroup[]): readonly JoinedDates[] {
  const ofItem = new Map<number, Map<LimitationPeriod['id'], DeadlineGroup>>();
  for (const group of groups)
    for (const ordinal of group.ordinals)
      ofItem.set(ordinal, (ofItem.get(ordinal) ?? new Map()).set(group.limitationPeriod, group));
  const keyOf = (dates: JoinedDates['dates']) => [...dates.values()].map((group) => groups.indexOf(group)).join();
  const joined = Map.groupBy(ofItem, ([, dates]) => keyOf(dates));
  const nearest = (dates: JoinedDates['dates']) => Math.min(...[...dates.values()].map((one) => groups.indexOf(one)));
  return [...joined.values()]
    .map((items) => ({
      ordinals: items.map(([ordinal]) => ordinal).toSorted((a, b) => a - b),
      dates: items[0]?.[1] ?? new Map(),
    }))
    .toSorted((a, b) => nearest(a.dates) - nearest(b.dates));
}

function formatDate(group: DeadlineGroup, { deadlines, today }: DatedDeadlines): string {
  const { dayBefore, legalDay } = group;
  if (deadlines.passed.includes(group)) return strings.wasUntil(legalDay);
  if (deadlines.week.includes(group) && !isExact(group)) return strings.between(dayBefore, legalDay);
  return dayBefore < today ? strings.lastDay(legalDay) : strings.until(dayBefore);
}

/** What a period means, how it was computed, and its doubts. */
function periodRows(pdf: PdfDocument, root: Tag, period: LimitationPeriod, deadlines: DeadlineList): Row[] {
  const section = pdf.child(root, 'Sect');
  const isOfPeriod = ({ limitationPeriod }: DeadlineGroup) => limitationPeriod === period.id;
  const upcoming = [...deadlines.week, ...deadlines.month, ...deadlines.later].filter(isOfPeriod);
  const passed = deadlines.passed.filter(isOfPeriod);
  const doubts = [...new Set([...upcoming, ...passed].flatMap((group) => group.doubts))];
  const isPress = period.id === 'press' || period.id === 'press-discriminatory';
  const title = paragraphRows(pdf, section, period.title.fr, { ...FULL_WIDTH, style: STYLE.strong, type: 'H3' });
  const rows = (style: (typeof STYLE)['body' | 'strong' | 'small'], text: string) =>
    paragraphRows(pdf, section, text, { ...FULL_WIDTH, style });
  return [
    ...title.map((row) => ({ ...row, withNext: true })),
    ...rows(STYLE.body, period.meaning.fr),
    ...(isPress && upcoming.length > 0 ? rows(STYLE.strong, COMPLAINT_DOES_NOT_STOP_PERIOD.fr) : []),
    ...(passed.length > 0 ? rows(STYLE.body, period.passed.fr) : []),
    gap(3),
    ...rows(STYLE.small, period.computed.fr),
    ...rows(STYLE.small, period.uncertain.fr),
    ...doubts.flatMap((doubt) => rows(STYLE.small, strings.doubt[doubt])),
    gap(10),
  ];
}
