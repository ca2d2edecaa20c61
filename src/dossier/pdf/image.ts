import { exhibit as words } from '../words.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Picture, Tag } from './paper.ts';
import { paragraph, STYLE } from './rows.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

/** A CSS pixel is 1/96 inch: the size the image had on the screen, never more. */
const POINTS_PER_PIXEL = 0.75;
/** An image may lose this much of its size to stay on one page; beyond, it would not be read. */
const SHRINK_MIN = 0.68;
const SLICE_MIN = 240;
const SLICES_MAX = 4;
/** Of the slice above, shown again: a line of text cut by the page is whole on the next. */
const OVERLAP = 22;
/** One line under the picture, with air around it. */
const CAPTION_HEIGHT = 4 + STYLE.note.leading + 10;
const FULL = PAGE.height - PAGE.top - PAGE.bottom;

interface Slice {
  readonly from: number;
  readonly height: number;
}

/** Whether the picture and its caption go into `room` points without becoming unreadable. */
export function fitsInto(room: number, picture: Picture): boolean {
  return sizeOf(picture).height * SHRINK_MIN <= room - CAPTION_HEIGHT;
}

/** Places the preview of an exhibit, leaving `after` points below it if that saves a page. */
export function placeImage(
  sheet: Sheet,
  parent: Tag,
  picture: Picture,
  about: {
    readonly alt: string;
    readonly path: string;
    readonly screen: string | null;
    readonly after: number;
  },
): void {
  const { paper } = sheet;
  const { width, height } = sizeOf(picture);
  const figure = paper.child(parent, 'Figure', { alt: about.alt });
  const caption = (text: string) => [
    gap(4),
    ...paragraph(paper, parent, text, { ...WIDE, style: STYLE.note, type: 'Caption' }),
  ];
  const origin = [...caption(words.imageFrom(about.path, about.screen)), gap(10)];

  const rooms = [sheet.room - about.after, sheet.room, FULL];
  const room = rooms.find((points) => fitsInto(points, picture));
  if (room !== undefined) {
    const scale = Math.min(1, (room - CAPTION_HEIGHT) / height);
    const row = pictureRow(paper, figure, picture, width * scale, { from: 0, height: height * scale });
    sheet.place([row, ...origin].map((one) => ({ ...one, withNext: true })));
    return;
  }
  if (sheet.room < SLICE_MIN) sheet.newPage();
  const slices = slicesOf(height, sheet.room - 2 * CAPTION_HEIGHT, FULL - 2 * CAPTION_HEIGHT);
  for (const [index, slice] of slices.entries()) {
    if (index > 0) sheet.newPage();
    sheet.place([pictureRow(paper, figure, picture, width, slice)]);
  }
  const last = slices.at(-1);
  const cut = last !== undefined && last.from + last.height < height;
  sheet.place([...caption(cut ? words.imageCut(about.path) : words.imageSlices), ...origin]);
}

function sizeOf({ width, height }: Picture): { readonly width: number; readonly height: number } {
  const shown = Math.min(width * POINTS_PER_PIXEL, COLUMN);
  return { width: shown, height: (height / width) * shown };
}

/** `first`, `others`: the room on the first page, and on those after it. */
function slicesOf(height: number, first: number, others: number): Slice[] {
  const slices: Slice[] = [];
  for (let from = 0; from < height && slices.length < SLICES_MAX; ) {
    const shown = Math.min(slices.length === 0 ? first : others, height - from);
    slices.push({ from, height: shown });
    from += from + shown < height ? shown - OVERLAP : shown;
  }
  return slices;
}

/** A slice of the picture, framed. */
function pictureRow(
  paper: Paper,
  figure: Tag,
  picture: Picture,
  width: number,
  { from, height }: Slice,
): Row {
  return {
    height,
    draw: (top) => {
      paper.inside(figure, 'Figure', () => {
        paper.save().rect(PAGE.left, top, width, height).clip();
        paper.place(picture, PAGE.left, top - from, width);
        paper.restore();
      });
      paper.artifact(() => paper.lineWidth(0.4).rect(PAGE.left, top, width, height).stroke('#888888'));
    },
  };
}
