import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  type IParagraphOptions,
  LeaderType,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type DossierOptions, type RequesterRole, resolveParts } from '../../domain/export/dossierOptions.ts';
import type { LetterFile } from '../../domain/export/exportedDossier.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { isIntimate } from '../../domain/item/itemNotes.ts';
import { dayOf } from '../../domain/item/step.ts';
import type { Letter, LetterPart } from '../../law/letters/letter.ts';
import { LETTERS, platformNotice, usNotice } from '../../law/letters/letterList.ts';
import { findPlatform } from '../../platforms/platformTable.ts';
import { showControls, showDirections } from '../controlCharacters.ts';
import { citeSums } from '../data/citedSums.ts';
import { sortByGravity } from '../data/exhibitLabels.ts';
import {
  classifyPublications,
  getItemAddress,
  getVisibility,
  isLinkAllowed,
  isReported,
  selectPrimaryItems,
} from '../data/publications.ts';
import { isTakenDown } from '../data/revisits.ts';
import type { DossierPlan } from '../dossierPlan.ts';
import * as codes from '../strings/codes.ts';
import * as reportSections from '../strings/reportSections.ts';
import { type EnclosedDossier, type FilledPart, fillLetter, selectComplaint } from './fillLetter.ts';

type Name = keyof typeof LETTERS;
/** Without a recipient, every letter is offered. */
const ALL_LETTERS = Object.keys(LETTERS) as readonly Name[];

const JUSTICE = ['prosecutor', 'prosecutorCopy', 'supplement', 'news', 'appeal', 'civilParty', 'noContact'] as const;
const OTHERS = ['employer', 'publicAgent', 'elected', 'witness', 'authorisation'] as const;

/** Letters for each kind of recipient. */
const LETTERS_BY_PURPOSE: Readonly<Record<NonNullable<DossierOptions['purpose']>, readonly Name[]>> = {
  police: ['complaint', 'prosecutorCopy', 'supplement', 'pharos', 'doctor', ...OTHERS],
  prosecutor: [...JUSTICE, 'witness', 'authorisation'],
  bailiff: ['insurer'],
  lawyer: [...JUSTICE, 'doctor', 'insurer', ...OTHERS],
  association: ['complaint', ...JUSTICE, 'doctor', 'pharos', 'insurer', 'school', 'university', ...OTHERS],
  school: ['school', 'university'],
  platform: [],
};
/** Surfaces that can be notified. Article 16 may not apply to private messengers; mail and pages are no posts. */
const NOTIFIABLE: ReadonlySet<string> = new Set(['post', 'reply', 'comment', 'story', 'review', 'profile']);
/** `web`: independent sites. */
const isNotifiable = ({ platform, surface }: Fiche): boolean =>
  NOTIFIABLE.has(surface) && platform !== 'web' && findPlatform(platform)?.notNotifiable !== true;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const namesSums = (part: LetterPart): boolean => part.kind === 'slot' && part.slot === 'sums';

/**
 * Yields the letters and forms of the person; none unless the option is set. They are in no dossier, which the accused
 * may read. `dossiers`: the files that the letters name as enclosed.
 */
export async function* writeLetters(
  plan: DossierPlan,
  dossiers: readonly EnclosedDossier[],
): AsyncGenerator<LetterFile> {
  const { options, snapshot } = plan;
  if (!resolveParts(options).has('letters')) return;
  const about = (letter: Letter, items: readonly SnapshotItem[]) => ({ letter, items });
  // One block per publication: repeated captures and context items are not reported separately.
  const { publications } = classifyPublications(snapshot.items);
  const primaryItems = selectPrimaryItems(snapshot.items);
  const hasAnyReported = snapshot.items.some(isReported);
  const { role } = options.requester ?? {};
  const complaint = selectComplaint(options);
  const noted = {
    isClosed: complaint !== undefined && dayOf(complaint, 'closed') !== null,
    hasNoNumber: complaint !== undefined && complaint.reference.trim() === '',
  };
  const names = options.purpose === undefined ? ALL_LETTERS : LETTERS_BY_PURPOSE[options.purpose];
  const chosen = names.flatMap((name) => {
    const letter = LETTERS[name](role, noted);
    if (letter === null) return [];
    if (name === 'supplement') {
      const { previous } = options;
      const added = snapshot.items.filter(({ number }) => !previous?.exhibits.includes(number));
      return previous === undefined || added.length === 0 ? [] : [about(letter, added)];
    }
    if (name !== 'pharos') return [about(letter, snapshot.items)];
    const proposed = onlyReported(
      sortByGravity(primaryItems.filter((item) => mayBePublic(item) && !isTakenDown(item, snapshot.items))),
      hasAnyReported,
    );
    return proposed === null ? [] : [about(letter, proposed)];
  });
  const notices =
    options.purpose === undefined || options.purpose === 'platform'
      ? noticesOf(publications, snapshot.items, { hasAnyReported, role })
      : [];
  const all = [...chosen, ...notices.map(([letter, items]) => about(letter, items))];
  // The texts of files are read for it.
  const sums = all.some(({ letter }) => letter.parts.some(namesSums)) ? await citeSums(plan) : null;
  for (const { letter, items } of all) {
    const bytes = await docxBytes(letter, fillLetter(letter, { plan, items, dossiers, sums }));
    yield {
      fileName: `${letter.file}.docx`,
      title: letter.title,
      file: new Blob([bytes], { type: DOCX }),
      advice: listAdvice(letter, items).join(' '),
    };
  }
}

/** What pour-vous.pdf says of a letter: nothing of it stands in the letter itself, which may be sent as it is. */
function listAdvice({ parts }: Letter, items: readonly SnapshotItem[]): readonly string[] {
  const isBlank = items.length === 0 && parts.some((part) => part.kind === 'slot' && REPORT_SLOTS.has(part.slot));
  return [
    ...(isBlank ? [reportSections.letter.nothingReported] : []),
    ...parts.flatMap((part) => (part.kind === 'advice' ? [part.text] : [])),
  ];
}

const REPORT_SLOTS: ReadonlySet<string> = new Set(['reports', 'notices', 'addresses']);

/**
 * A notice accuses the accounts that it names: it holds only what the person reports. Where they reported nothing yet,
 * it is left blank, and pour-vous.pdf says so. Null: no notice.
 */
function onlyReported(items: readonly SnapshotItem[], hasAnyReported: boolean): readonly SnapshotItem[] | null {
  const reported = items.filter(isReported);
  return items.length === 0 || (hasAnyReported && reported.length === 0) ? null : reported;
}

/** The gravest first, without what the person found taken down. `all`: every item of the dossier. */
function noticesOf(
  items: readonly SnapshotItem[],
  all: readonly SnapshotItem[],
  { hasAnyReported, role }: { readonly hasAnyReported: boolean; readonly role: RequesterRole | undefined },
): (readonly [Letter, readonly SnapshotItem[]])[] {
  const notified = sortByGravity(
    items.filter((item) => isLinkAllowed(item) && isNotifiable(item.fiche) && !isTakenDown(item, all)),
  );
  return [...Map.groupBy(notified, addresseeOf)].flatMap(([name, group]) => {
    const isSelfHosted = findPlatform(group[0]?.fiche.platform ?? '')?.selfHosted === true;
    const file = isSelfHosted ? name : group[0]?.fiche.platform;
    const slug = file?.replaceAll('.', '-') ?? '';
    const proposed = onlyReported(group, hasAnyReported);
    if (proposed === null || !/^[a-z0-9-]{1,40}$/.test(slug)) return [];
    const intimate = proposed.filter(({ notes }) => notes !== null && isIntimate(notes));
    return [
      [platformNotice(`notification-${slug}`, name, role), proposed] as const,
      ...(intimate.length === 0 || isSelfHosted
        ? []
        : [[usNotice(`notice-48-hours-${slug}`, name), intimate] as const]),
    ];
  });
}

/** A forum or a server answers for itself: the software it runs on receives no notice. */
function addresseeOf(item: SnapshotItem): string {
  const { platform } = item.fiche;
  const isSelfHosted = findPlatform(platform)?.selfHosted === true;
  return (isSelfHosted && URL.parse(getItemAddress(item) ?? '')?.hostname) || codes.platformName(platform);
}

/** Whether the publication has an address and is public, or may be: its visibility is neither read nor stated. */
function mayBePublic(item: SnapshotItem): boolean {
  const { surface } = item.fiche;
  if (getItemAddress(item) === null) return false;
  const visibility = getVisibility(item);
  return visibility === null ? NOTIFIABLE.has(surface) : visibility === 'public' && surface !== 'message';
}

/** Font sizes in half-points. */
const SIZE = 22;
const SMALL = 19;
/** Line spacing in 240ths of a line. */
const LINE = 276;
/** Width of the text in twentieths of a point, on A4 with the library's margins. */
const RIGHT = 9_026;
const BLANK = '_'.repeat(28);
const FONT = 'Georgia';
const INK = { font: FONT, color: '000000' };
/** Closing parts that stay on one page, so that a signature is never alone on its page. */
const ENDING = 3;
const LAST_ITEMS = 2;
/** Characters, about half a page. Longer paragraphs may break over pages. */
const KEEP_TOGETHER_MAX = 1_500;
/** Ruled lines that stay with the heading above them. */
const FIRST_LINES = 3;

/**
 * Returns a letter as .docx, to be completed by hand or in a word processor. Its only fields are the page numbers; it
 * contains no link, macro or external reference.
 */
async function docxBytes(
  { title, language = 'fr-FR' }: Letter,
  parts: readonly FilledPart[],
): Promise<Uint8Array<ArrayBuffer>> {
  const run = { font: FONT, size: SIZE, language: { value: language } };
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { after: 240 },
    children: [new TextRun({ ...INK, text: xmlText(title), bold: true, size: 30 })],
  });
  const children = [heading, ...parts.flatMap((part, index) => paragraphsOf(part, index - parts.length))];
  const document = new Document({
    title: xmlText(title),
    creator: 'Recueil',
    lastModifiedBy: 'Recueil',
    styles: { default: { document: { run, paragraph: { spacing: { line: LINE } } } } },
    sections: [{ footers: { default: new Footer({ children: [pageNumbers()] }) }, children }],
  });
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}

/** `fromEnd`: −1 for the last part. */
function paragraphsOf(part: FilledPart, fromEnd: number): (Paragraph | Table)[] {
  const ending = fromEnd >= -ENDING;
  switch (part.kind) {
    case 'heading':
      return [paragraph(part.runs, HEADING, { bold: true })];
    case 'text':
      return [
        paragraph(part.runs, {
          spacing: { after: 140 },
          keepNext: ending || part.runs.at(-1)?.endsWith(' :') === true,
          keepLines: part.runs.join('').length < KEEP_TOGETHER_MAX,
        }),
      ];
    case 'note':
      return [paragraph(part.runs, { spacing: { after: 200 } }, { italics: true, size: SMALL })];
    case 'right':
      return [paragraph(part.runs, { spacing: { after: 200 }, alignment: AlignmentType.RIGHT })];
    case 'list':
      return part.items.map((runs, index) =>
        paragraph(['– ', ...runs], {
          ...ITEM,
          // The last list items stay on the page of the closing words.
          ...(ending && index >= part.items.length - LAST_ITEMS && { keepNext: true }),
        }),
      );
    case 'boxes':
      return part.items.map((runs, index) => paragraph([part.ticked?.has(index) ? '☒ ' : '☐ ', ...runs], ITEM));
    case 'fields':
      return part.labels.map(
        (label) =>
          new Paragraph({
            spacing: { after: 160 },
            keepNext: ending,
            tabStops: [{ type: TabStopType.RIGHT, position: RIGHT, leader: LeaderType.UNDERSCORE }],
            children: [new TextRun({ text: `${label} : \t` })],
          }),
      );
    case 'table':
      // A table has no space after it.
      return [
        fillInTable(part.head, part.filled, part.rows),
        new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT } }),
      ];
    case 'lines':
      return Array.from({ length: part.count }, (_, index) => {
        const last = index === part.count - 1;
        return ruledLine(last, !last && index < FIRST_LINES);
      });
  }
}

const HEADING = { heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 80 }, keepNext: true };
const ITEM: IParagraphOptions = { spacing: { after: 80 }, indent: { left: 284, hanging: 284 } };

function paragraph(
  runs: readonly (string | null)[],
  options: IParagraphOptions,
  look: { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number } = {},
): Paragraph {
  const children = runs.flatMap((run) =>
    (run ?? BLANK)
      .split('\n')
      .map(
        (text, at) => new TextRun({ ...INK, text: xmlText(text), size: SIZE, ...look, ...(at > 0 && { break: 1 }) }),
      ),
  );
  return new Paragraph({ ...options, children });
}

const RULE = { style: BorderStyle.SINGLE, size: 4, space: 1, color: '444444' };

/** A line to write on. `between`: word processors draw one border around consecutive identical paragraphs. */
function ruledLine(last: boolean, keepNext: boolean): Paragraph {
  return new Paragraph({
    spacing: { after: last ? 160 : 0, line: 480, lineRule: LineRuleType.EXACT },
    keepNext,
    border: { between: RULE, bottom: RULE },
    children: [],
  });
}

/** A table whose rows are high enough to write in. Its head is repeated on each page. */
function fillInTable(head: readonly string[], filled: readonly (readonly string[])[], rows: number): Table {
  // The second column holds sentences: it is twice as wide as the others.
  const share = Math.floor(RIGHT / (head.length + 1));
  const widths = head.map((_, column) => (column === 1 ? 2 * share : share));
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? share, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [new Paragraph({ children: [new TextRun({ ...INK, text: xmlText(text), bold, size: SMALL })] })],
    });
  const row = (texts: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      height: { value: 480, rule: HeightRule.ATLEAST },
      children: texts.map((text, column) => cell(text, column, tableHeader)),
    });
  return new Table({
    width: { size: share * (head.length + 1), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(head, true),
      ...[...filled, ...Array.from({ length: rows }, () => head.map(() => ''))].map((texts) => row(texts, false)),
    ],
  });
}

/** « n / N ». */
function pageNumbers(): Paragraph {
  const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  const run = new TextRun({ ...INK, size: SMALL, children });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run] });
}

/**
 * Replaces what XML 1.0 forbids: control characters, lone surrogates, U+FFFE and U+FFFF. Bidirectional controls are
 * written as code points: in a name, they would reverse the text of the letter.
 */
const xmlText = (text: string): string =>
  showDirections(showControls(text.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD')))
    .replaceAll('\n', '\u240A')
    .replaceAll('\r', '\u240D');
