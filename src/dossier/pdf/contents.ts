import { COLUMN, PAGE } from './page.ts';
import type { Later, Paper, Tag } from './paper.ts';
import { baselineOf, blockRows, STYLE } from './rows.ts';
import { setWords } from './setPosted.ts';
import type { Row } from './sheet.ts';

interface Line {
  readonly key: string;
  readonly number: Later;
  baseline: number;
  page: number | null;
}

const HEIGHT = 21;
const RIGHT = PAGE.left + COLUMN;

/** The sommaire: shown first, its page numbers told at the end. */
export class Contents {
  private readonly paper: Paper;
  private readonly lines = new Map<string, Line>();

  constructor(paper: Paper) {
    this.paper = paper;
  }

  rows(parent: Tag, titles: readonly string[]): Row[] {
    const { paper } = this;
    const list = paper.child(parent, 'TOC');
    return titles.map((title, index) => {
      const entry = paper.child(list, 'TOCI');
      const line: Line = { key: `S${index}`, number: paper.later(), baseline: 0, page: null };
      this.lines.set(title, line);
      const style = STYLE.body;
      const [words] = blockRows(paper, setWords(paper, title, style, COLUMN - 60), {
        x: PAGE.left,
        style,
        tag: entry,
        type: 'TOCI',
        link: { name: line.key },
      });
      const from = PAGE.left + paper.widthOf(title, style) + 8;
      return {
        height: HEIGHT,
        draw: (top) => {
          words?.draw(top);
          line.baseline = baselineOf(style, top);
          paper.artifact(() =>
            paper
              .lineWidth(0.6)
              .dash(0.6, { space: 3 })
              .moveTo(from, line.baseline)
              .lineTo(RIGHT - 26, line.baseline)
              .stroke('black')
              .undash(),
          );
          paper.inside(entry, 'TOCI', () => paper.showLater(line.number));
        },
      };
    });
  }

  /** What is titled so begins here, on the page being written. */
  reached(title: string, top: number): void {
    const line = this.lines.get(title);
    if (line === undefined) return;
    line.page ??= this.paper.pageNumber;
    this.paper.addNamedDestination(line.key, 'XYZ', PAGE.left, top, null);
  }

  settle(): void {
    for (const { number, baseline, page } of this.lines.values()) {
      const text = String(page ?? '');
      const x = RIGHT - this.paper.widthOf(text, STYLE.body);
      this.paper.settle(number, () => this.paper.line(text, x, baseline, STYLE.body));
    }
  }
}
