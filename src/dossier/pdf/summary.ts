import type { HeldItem } from '../../domain/holdings.ts';
import type { Edition } from '../edition.ts';
import { byDate } from '../period.ts';
import { postsOf, recordedAlone } from '../posts.ts';
import { localDate } from '../times.ts';
import * as words from '../words.ts';
import { blank } from './blanks.ts';
import { exhibitRows } from './exhibitList.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { figureRows, ownWords } from './recital.ts';
import { across, heading, paragraph, STYLE, whole } from './rows.ts';
import { gap, heightOf, type Row, Sheet } from './sheet.ts';
import { pdfStream } from './writing.ts';

const LATEST = 3;
const SERIOUS = 3;
const ASKED_LINES = 8;
/** To be filled in by hand, on the first page too. */
const ASKED_BLANKS = 5;
const BLANK_HEIGHT = 24;
/** Above them. */
const BLANK_AIR = 6;
/** Below what is asked. */
const AIR = 16;
const ASKED_MAX = 1_200;
/** However little room there is. */
const ASKED_MIN = 3;

/** How much of each pièce. */
type Told = NonNullable<Parameters<typeof exhibitRows>[3]>;

/** `resume.pdf`: two pages for the desk. Facts only; what only the person knows is left blank. */
export function summaryPdf(edition: Edition): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { items, journal, counts } = edition.holdings;
  const { binding } = edition;
  const date = localDate(edition.createdAt, edition.timeZone);
  return pdfStream(words.title.summary, edition, async (paper) => {
    const sheet = new Sheet(paper, words.running(date, journal.head, edition.plan.caseName));
    const root = paper.struct('Document');
    paper.addStructure(root);

    sheet.newPage();
    sheet.place([
      ...paragraph(paper, root, words.title.summary, { ...WIDE, style: STYLE.h1, type: 'H1' }),
      ...paragraph(paper, root, words.summary.sameFile(edition.fileName), { ...WIDE, style: STYLE.note }),
      gap(12),
      dangerRow(paper, root, edition.plan.danger),
      gap(14),
      ...heading(paper, root, words.summary.facts),
      ...(await figureRows(paper, root, edition)),
      gap(14),
    ]);
    const asked = paper.child(root, 'Sect');
    const { posts } = postsOf(items);
    const [first, ...others] = byDate(posts.length > 0 ? posts : recordedAlone(items));
    const latest = others.slice(-LATEST);
    const told: Told = { quoted: edition, most: 2 };
    const firstRows =
      first === undefined
        ? []
        : [
            ...heading(paper, root, words.summary.first),
            ...(await exhibitRows(paper, root, [first], told)),
            gap(12),
          ];
    // The first pièce stays on the first page: the second has six others.
    const room = sheet.room - heightOf(firstRows) - AIR;
    sheet.place([...(await askedRows(paper, asked, edition, room)), gap(AIR)]);
    const fits = heightOf(firstRows) <= sheet.room;
    // Seven on the second page are told shorter: there is no third.
    const toldHere: Told = fits ? told : { most: 1 };
    if (fits) sheet.place(firstRows);

    sheet.newPage();
    if (!fits) sheet.place(firstRows);
    sheet.place([...(await seriousRows(paper, root, edition, toldHere)), gap(16)]);
    if (latest.length > 0) {
      sheet.place([
        ...heading(paper, root, words.summary.latest),
        ...(await exhibitRows(paper, root, latest, toldHere)),
      ]);
    }
    sheet.place([
      gap(5),
      ...paragraph(paper, root, words.summary.byDate, { ...WIDE, style: STYLE.note }),
      gap(16),
      ...heading(paper, root, words.summary.joined),
      ...(binding === undefined ? [] : [words.volumes.first(binding)]).flatMap((line) =>
        paragraph(paper, root, line, { ...WIDE, style: STYLE.body }),
      ),
      ...paragraph(
        paper,
        root,
        `${words.method.left(counts.notIncluded, counts.withdrawn)} ${words.method.selection}`,
        { ...WIDE, style: STYLE.body },
      ),
      gap(12),
      ...words.cover.notice.flatMap((text) => [
        ...paragraph(paper, root, text, { ...WIDE, style: STYLE.small }),
        gap(4),
      ]),
    ]);
    root.end();
    sheet.finish();
  });
}

/** The one line that comes before everything, framed. */
function dangerRow(paper: Paper, root: Tag, danger: 'yes' | 'no' | undefined): Row {
  const inner = { x: PAGE.left + 14, width: COLUMN - 28 };
  const rows = whole([
    gap(10),
    across([
      paragraph(paper, root, words.summary.danger, { ...inner, style: STYLE.h2 }),
      paragraph(paper, root, words.summary.answers(danger), {
        x: inner.x + inner.width - 110,
        width: 110,
        style: STYLE.body,
      }),
    ]),
    gap(10),
  ]);
  return {
    height: rows.height,
    draw: (top) => {
      paper.artifact(() => paper.lineWidth(1.4).rect(PAGE.left, top, COLUMN, rows.height).stroke('black'));
      rows.draw(top);
    },
  };
}

/** Those the person marked so; blanks to fill in by hand when they marked none. */
async function seriousRows(paper: Paper, root: Tag, edition: Edition, told: Told): Promise<Row[]> {
  const { items } = edition.holdings;
  const { again } = postsOf(items);
  const isMarked = ({ notes }: HeldItem) => notes?.seriousness?.value === 3;
  // One publication is shown once, by its first capture that is marked.
  const marked = items.filter((item) => {
    const post = again.get(item);
    return isMarked(item) && (post === undefined || !isMarked(post));
  });
  const title = heading(paper, root, words.summary.serious(marked.length));
  if (marked.length > 0) {
    const shown = byDate(marked).slice(-SERIOUS);
    const note = words.summary.seriousMarked(marked.length, shown.length);
    return [
      ...title,
      ...paragraph(paper, root, note, { ...WIDE, style: STYLE.note }),
      ...(await exhibitRows(paper, root, shown, told)),
    ];
  }
  return [
    ...title,
    ...paragraph(paper, root, words.summary.seriousText, { ...WIDE, style: STYLE.note }),
    gap(6),
    ...Array.from({ length: SERIOUS }, () => seriousBlank(paper, root)).flat(),
  ];
}

/** The person's own words, as far as `room` goes; the whole of them is in dossier.pdf. */
async function askedRows(paper: Paper, parent: Tag, edition: Edition, room: number): Promise<Row[]> {
  const title = heading(paper, parent, words.summary.asked);
  const told = await ownWords(paper, parent, edition.plan.asked?.slice(0, ASKED_MAX), edition);
  if (told !== null) {
    const left = room - heightOf(title) - STYLE.note.leading;
    const shown = told.slice(0, ASKED_LINES).filter((_, index, lines) => {
      return index < ASKED_MIN || heightOf(lines.slice(0, index + 1)) <= left;
    });
    const cut = told.length > shown.length || (edition.plan.asked ?? '').length > ASKED_MAX;
    const more = () => paragraph(paper, parent, words.summary.askedMore, { ...WIDE, style: STYLE.note });
    return [...title, ...shown, ...(cut ? more() : [])];
  }
  const note = paragraph(paper, parent, words.summary.askedText, { ...WIDE, style: STYLE.note });
  const left = room - heightOf([...title, ...note]) - BLANK_AIR;
  const blanks = Math.min(ASKED_BLANKS, Math.max(ASKED_MIN, Math.floor(left / BLANK_HEIGHT)));
  return [
    ...title,
    ...note,
    gap(BLANK_AIR),
    ...Array.from({ length: blanks }, () => blank(paper, WIDE, BLANK_HEIGHT)),
  ];
}

/** `Pièce n° ____ ________` and a line more: the number, and why. */
function seriousBlank(paper: Paper, root: Tag): Row[] {
  const label = paragraph(paper, root, words.summary.exhibitNumber, { ...WIDE, style: STYLE.body });
  const after = paper.widthOf(words.summary.exhibitNumber, STYLE.body);
  return [
    {
      height: 26,
      draw: (top) => {
        for (const row of label) row.draw(top + 8);
        paper.rule(PAGE.left + after + 6, top + 21, 44);
        paper.rule(PAGE.left + after + 62, top + 21, COLUMN - after - 62);
      },
    },
    blank(paper, WIDE, 26),
  ];
}
