import { type Board, type BoardLine, WHENS } from '../../law/board.ts';
import { CLOCKS, type Clock, ESTIMATE, NOT_STOPPED } from '../../law/clocks.ts';
import { CHECKED, LAW_AS_OF, type Sourced, shown } from '../../law/entry.ts';
import { GUIDE, type GuideScreen } from '../../law/guide/index.ts';
import { linesNamed } from '../../law/helpLines/index.ts';
import { sourceOf } from '../../law/sources.ts';
import type { Suggestion } from '../../law/suggestions.ts';
import type { Edition } from '../edition.ts';
import * as words from '../forYouWords.ts';
import { partialDay } from '../times.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { listItem } from './remarks.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { gap, type Row, Sheet } from './sheet.ts';
import { pdfStream } from './writing.ts';

export interface Advice {
  readonly board: Board;
  readonly suggestions: readonly Suggestion[];
}

/** Screens of the guide that are printed too: what comes next once the dossier is made. */
const PRINTED = ['order', 'complain', 'refused', 'money'] as const;
const HELP = ['17', '112', '114', '3114', '116006', '3018', '3919', 'ma-securite', '17cyber'] as const;
/** More dates than this are counted, not listed. */
const LISTED = 6;
/** More items than this on one date are counted. */
const NAMED = 8;

/**
 * `pour-vous.pdf`, beside the zip and never in it: deadlines, texts that may apply, what to do, who helps. It is for the
 * person alone: the accused may read everything that is handed over.
 */
export function forYouPdf(
  making: Pick<Edition, 'createdAt' | 'software' | 'fonts'>,
  advice: Advice,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return pdfStream(words.title, making, async (paper) => {
    const sheet = new Sheet(paper, null);
    const root = paper.struct('Document');
    paper.addStructure(root);
    sheet.newPage();
    sheet.place([
      ...paragraph(paper, root, words.title, { ...WIDE, style: STYLE.h1, type: 'H1' }),
      ...words.forYouAlone.flatMap((line) => paragraph(paper, root, line, { ...WIDE, style: STYLE.body })),
      gap(10),
      ...guideRows(paper, root, screenNamed('danger')),
      ...deadlineRows(paper, root, advice.board),
      gap(8),
      ...suggestionRows(paper, root, advice.suggestions),
      ...PRINTED.flatMap((id) => guideRows(paper, root, screenNamed(id))),
      ...helpRows(paper, root),
      ...sourceRows(paper, root, advice),
    ]);
    root.end();
    sheet.finish();
  });
}

function screenNamed(id: string): GuideScreen {
  const screen = GUIDE.find((one) => one.id === id);
  if (screen === undefined) throw new Error(`no screen ${id}`);
  return screen;
}

function deadlineRows(paper: Paper, root: Tag, board: Board): Row[] {
  const clocks = CLOCKS.filter(({ id }) =>
    WHENS.some((when) => board[when].some(({ clock }) => clock === id)),
  );
  return [
    ...heading(paper, root, words.deadlines),
    ...paragraph(paper, root, ESTIMATE.fr, { ...WIDE, style: STYLE.note }),
    gap(6),
    ...(clocks.length === 0 ? paragraph(paper, root, words.noDeadline, { ...WIDE, style: STYLE.body }) : []),
    ...clocks.flatMap((clock) => clockRows(paper, root, clock, board)),
  ];
}

function clockRows(paper: Paper, root: Tag, clock: Clock, board: Board): Row[] {
  const section = paper.child(root, 'Sect');
  const of = (lines: readonly BoardLine[]) => lines.filter((line) => line.clock === clock.id);
  const ahead = of([...board.week, ...board.month, ...board.later]);
  const passed = of(board.passed);
  const doubts = [...new Set([...ahead, ...passed].flatMap((line) => line.doubts))];
  const isPress = clock.id === 'press' || clock.id === 'press-discriminatory';
  const title = paragraph(paper, section, clock.title.fr, { ...WIDE, style: STYLE.strong, type: 'H3' });
  const list = paper.child(section, 'L');
  const dates = (lines: readonly BoardLine[], say: (line: BoardLine) => string) => [
    ...lines
      .slice(0, LISTED)
      .flatMap((line) => listItem(paper, list, `${say(line)} : ${words.items(line.ordinals, NAMED)}`)),
    ...(lines.length > LISTED ? listItem(paper, list, words.moreDates(lines.length - LISTED)) : []),
  ];
  const small = (text: string) => paragraph(paper, section, text, { ...WIDE, style: STYLE.small });
  return [
    ...title.map((row) => ({ ...row, withNext: true })),
    ...paragraph(paper, section, clock.meaning.fr, { ...WIDE, style: STYLE.body }),
    ...(isPress && ahead.length > 0
      ? paragraph(paper, section, NOT_STOPPED.fr, { ...WIDE, style: STYLE.strong })
      : []),
    gap(2),
    ...dates(ahead, (line) =>
      line.latest > line.last && board.week.includes(line)
        ? words.between(line.last, line.latest)
        : words.until(line.last),
    ),
    ...(passed.length === 0 ? [] : [gap(4)]),
    ...dates(passed, ({ last }) => words.wasUntil(last)),
    ...(passed.length > 0 ? paragraph(paper, section, clock.passed.fr, { ...WIDE, style: STYLE.body }) : []),
    gap(3),
    ...small(clock.computed.fr),
    ...small(clock.uncertain.fr),
    ...doubts.flatMap((doubt) => small(words.doubt[doubt])),
    gap(10),
  ];
}

function suggestionRows(paper: Paper, root: Tag, suggestions: readonly Suggestion[]): Row[] {
  const section = paper.child(root, 'Sect');
  return [
    ...heading(paper, section, words.suggestions),
    ...paragraph(paper, section, words.indication, { ...WIDE, style: STYLE.note }),
    gap(4),
    ...(suggestions.length === 0
      ? paragraph(paper, section, words.noAnswer, { ...WIDE, style: STYLE.body })
      : suggestions.flatMap(({ offence }) => {
          const title = paragraph(paper, section, `${offence.label.fr} (${offence.article})`, {
            ...WIDE,
            style: STYLE.strong,
            type: 'H3',
          });
          const list = paper.child(section, 'L');
          const needed = offence.complaintNeeded ? words.complaintNeeded : words.complaintFree;
          return [
            ...title.map((row) => ({ ...row, withNext: true })),
            ...offence.elements.flatMap(({ fr }) => listItem(paper, list, fr)),
            ...paragraph(paper, section, needed, { ...WIDE, style: STYLE.body }),
            ...(offence.note
              ? paragraph(paper, section, offence.note.fr, { ...WIDE, style: STYLE.body })
              : []),
            gap(6),
          ];
        })),
    gap(10),
  ];
}

function guideRows(paper: Paper, root: Tag, { title, lines, ordered = false }: GuideScreen): Row[] {
  const section = paper.child(root, 'Sect');
  const head = heading(paper, section, title.fr);
  const list = paper.child(section, 'L');
  const rows = shown(lines).flatMap(({ fr }, index) =>
    listItem(paper, list, fr, ordered ? `${index + 1}.` : '–'),
  );
  return [...head, ...rows, gap(10)];
}

function helpRows(paper: Paper, root: Tag): Row[] {
  const section = paper.child(root, 'Sect');
  const head = heading(paper, section, words.help);
  const list = paper.child(section, 'L');
  const rows = linesNamed(HELP).flatMap(({ name, number, sms, url, hours, forWhom }) => {
    const site = url === null ? '' : new URL(url).hostname;
    const reach = number === null ? site : sms ? `SMS au ${number}` : number;
    const said = name.startsWith(reach) ? [] : [reach];
    const beside = [...said, ...(hours === null ? [] : [hours.fr])];
    const aside = beside.length === 0 ? '' : ` (${beside.join(', ')})`;
    return listItem(paper, list, `${name}${aside} : ${forWhom.fr}.`);
  });
  return [...head, ...rows, gap(10)];
}

/** Where what is above was read. */
function sourceRows(paper: Paper, root: Tag, { suggestions }: Advice): Row[] {
  const screens = ['danger', ...PRINTED].flatMap((id) => screenNamed(id).lines);
  const cited: readonly Sourced[] = [
    ...CLOCKS,
    ...suggestions.map(({ offence }) => offence),
    ...shown(screens),
    ...linesNamed(HELP),
  ];
  const titles = [...new Set(cited.flatMap(({ sources }) => sources))].map((id) => {
    const { title, dated } = sourceOf(id);
    return dated === null ? title : `${title} (${partialDay(dated)})`;
  });
  const at = { x: PAGE.left, width: COLUMN, style: STYLE.small };
  return [
    ...heading(paper, root, words.sources),
    ...paragraph(paper, root, words.checked(CHECKED, LAW_AS_OF), at),
    ...paragraph(paper, root, `${titles.join(' ; ')}.`, at),
  ];
}
