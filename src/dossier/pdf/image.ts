import { exhibit as words } from '../words.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Picture, Tag } from './paper.ts';
import { paragraph, STYLE } from './rows.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

/** A CSS pixel is 1/96 inch: the size the image had on the screen, never more. */
const POINTS_PER_PIXEL = 0.75;
/** An image may lose this much of its size to stay on one page; beyond, it would not be read. */
const SHRINK_MIN = 0.64;
const SLICE_MIN = 240;
const SLICES_MAX = 4;
/** Of the slice above, shown again where no gap between lines was found: a line cut by the page is whole on the next. */
const OVERLAP = 22;
/** How far up a slice may end, as a share of it, and how many quiet rows make a gap. */
const GAP_WITHIN = 0.35;
const GAP_ROWS = 4;
/** One line under the picture, with air around it. */
const CAPTION_HEIGHT = 4 + STYLE.note.leading + 10;
/** A page of it. */
export const FULL = PAGE.height - PAGE.top - PAGE.bottom;

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
    /** Of the file, in the zip. */
    readonly path: string;
    readonly origin: string;
    /** Rows of the picture between its lines; null when nobody could look. */
    readonly quiet: readonly boolean[] | null;
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
  const origin = [...caption(about.origin), gap(10)];

  const rooms = [sheet.room - about.after, sheet.room, FULL];
  const room = rooms.find((points) => fitsInto(points, picture));
  if (room !== undefined) {
    const scale = Math.min(1, (room - CAPTION_HEIGHT) / height);
    const row = pictureRow(paper, figure, picture, width * scale, { from: 0, height: height * scale });
    sheet.place([row, ...origin].map((one) => ({ ...one, withNext: true })));
    return;
  }
  if (sheet.room < SLICE_MIN) sheet.newPage();
  const slices = slicesOf(height, sheet.room - 2 * CAPTION_HEIGHT, FULL - 2 * CAPTION_HEIGHT, {
    quiet: about.quiet,
    rowHeight: height / picture.height,
  });
  for (const [index, slice] of slices.entries()) {
    if (index > 0) sheet.newPage();
    sheet.place([pictureRow(paper, figure, picture, width, slice)]);
  }
  const last = slices.at(-1);
  const cut = last !== undefined && last.from + last.height < height;
  const repeated = slices.some(({ from }, index) => from < endOf(slices[index - 1]));
  const said = cut ? words.imageCut(about.path) : repeated ? words.imageSlices : words.imageParts;
  sheet.place([...caption(said), ...origin]);
}

function sizeOf({ width, height }: Picture): { readonly width: number; readonly height: number } {
  const shown = Math.min(width * POINTS_PER_PIXEL, COLUMN);
  return { width: shown, height: (height / width) * shown };
}

const endOf = (slice: Slice | undefined): number => (slice === undefined ? 0 : slice.from + slice.height);

/** `first`, `others`: the room on the first page, and on those after it. Cut between lines wherever that is known. */
function slicesOf(
  height: number,
  first: number,
  others: number,
  { quiet, rowHeight }: { readonly quiet: readonly boolean[] | null; readonly rowHeight: number },
): Slice[] {
  const slices: Slice[] = [];
  for (let from = 0; from < height && slices.length < SLICES_MAX; ) {
    const room = slices.length === 0 ? first : others;
    if (from + room >= height) {
      slices.push({ from, height: height - from });
      break;
    }
    const cut = gapAbove(quiet, Math.floor((from + room) / rowHeight), (room * GAP_WITHIN) / rowHeight);
    const end = cut === null ? from + room : cut * rowHeight;
    slices.push({ from, height: end - from });
    from = cut === null ? end - OVERLAP : end;
  }
  return slices;
}

/** The middle of the last gap between lines at or above `row`, within `within` rows of it. */
function gapAbove(quiet: readonly boolean[] | null, row: number, within: number): number | null {
  let run = 0;
  for (let at = row; quiet !== null && at > Math.max(0, row - within); at -= 1) {
    run = quiet[at] === true ? run + 1 : 0;
    if (run === GAP_ROWS) return at + GAP_ROWS / 2;
  }
  return null;
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
