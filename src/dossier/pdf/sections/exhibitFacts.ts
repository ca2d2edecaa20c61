import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { cleanCopyPath, readableCopyPath } from '../../../domain/export/dossierLayout.ts';
import type { ExhibitNumber } from '../../../domain/export/exhibitNumber.ts';
import { listCopied, listFilesHere } from '../../../domain/export/fileDecisions.ts';
import {
  ACCOUNT_FACTS,
  dossierLabel,
  type FactKey,
  type FactKind,
  type FactValues,
  FICHE_FACTS,
  type JoinedRow,
  SHOWN,
} from '../../../domain/item/ficheFacts.ts';
import { type Fiche, formatPosition, type ItemLink } from '../../../domain/item/item.ts';
import { kindAnswers } from '../../../domain/item/kind.ts';
import { findPostingAge } from '../../../domain/item/postingWindow.ts';
import { compareIdTime, formatAccountName, formatHandle, readEditMark } from '../../../platforms/platformTable.ts';
import { selectUnrated } from '../../data/accountGroups.ts';
import { labelFact, listEmailFacts, platformOf } from '../../data/exhibitLabels.ts';
import { factLine, type LineKind } from '../../data/factLines.ts';
import { findParent, isConversationFile, isLinkAllowed } from '../../data/publications.ts';
import {
  type DateCertainty,
  formatDoubt,
  getDateCertainty,
  isKindByPlace,
  listAssumptions,
  withDoubt,
} from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import { importedFile, navigation, postDetails } from '../../strings/exhibitWords.ts';
import { fileMoment, formatBoth, formatMoment, postedMoment } from '../../strings/formatText.ts';
import { contextKind } from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { HorizontalSpan, TextStyle } from '../engine/typography.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { addressRows, paragraphRows, STYLE, sideBySideRow, verbatimRows } from '../layout/rows.ts';
import { type Aside, FactTable, NO_ASIDE } from '../layout/table.ts';

/** The page of an exhibit: its facts, one row each, or several joined in one. */

/** Entries listed for a value; the others are counted. */
const VIDEOS_MAX = 10;
const PRESSES_MAX = 10;

/** What the rows of one exhibit are drawn with. */
interface Drawing {
  readonly pdf: PdfDocument;
  readonly item: SnapshotItem;
  readonly context: DossierContext;
  readonly column: HorizontalSpan;
  readonly common: CommonFacts;
  /** Rows that are joined in one. */
  readonly unread: ReadonlySet<UnreadKey>;
}

/** Rows that stand beside the title where there is room: five posts then fit on a page. */
export const BESIDE_TITLE = ['kind', 'context'] as const;
type BesideTitle = (typeof BESIDE_TITLE)[number];

/** Returns what a row says in a few words of ours; null when it says more. */
export function besideTitle(
  row: BesideTitle,
  item: SnapshotItem,
  context: DossierContext,
  common: CommonFacts,
): string | null {
  if (row === 'kind') return kindText(item, common);
  const { replyTo, linked, quoted } = item.fiche.context;
  return replyTo === null && quoted === null && linked !== undefined ? formatLink(linked, context) : null;
}

/** Returns the values read from a post, with how certain they are, and « non lu » for those that were not read. */
export async function exhibitFactRows(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  context: DossierContext,
  {
    aside = NO_ASIDE,
    common,
    said,
  }: { readonly aside?: Aside; readonly common: CommonFacts; readonly said: readonly BesideTitle[] },
): Promise<Row[]> {
  const facts = new FactTable(pdf, section, { dense: true, aside });
  const drawing = {
    pdf,
    item,
    context,
    get column() {
      return facts.column;
    },
    common,
    unread: listUnread(item.fiche),
  };
  for (const row of SHOWN.report) {
    if (said.some((one) => one === row) || (row === 'posting' && drawing.unread.has(row))) continue;
    if (isJoined(row)) await JOINED_ROWS[row](facts, drawing);
    else await addFact(facts, row, drawing);
  }
  if (drawing.unread.size > 0) {
    const names = [...drawing.unread].map((key) => exhibitWords.exhibit.unreadNames[key]);
    await facts.addText(exhibitWords.exhibit.unreadRows, names.join(', '));
  }
  if (isConversationFile(item) && selectUnrated(context.snapshot.items).includes(item))
    await facts.addText(codes.userNotes.seriousness, codes.userNotes.notRated);
  return [...facts.rows, gap(1)];
}

type UnreadKey = keyof typeof exhibitWords.exhibit.unreadNames;

/** What was not read, and of which no more is said, when it is more than one row. */
function listUnread(fiche: Fiche): ReadonlySet<UnreadKey> {
  const { address, author, posting } = fiche;
  const isSilent = (field: string) => unreadText(fiche, field) === codes.NOT_READ;
  const keys: UnreadKey[] = [
    ...(address.permalink === null && isSilent('address.permalink') ? ['address' as const] : []),
    ...(formatAccountName(fiche.platform, author) === null && author.profileUrl === null && isSilent('author.handle')
      ? ['account' as const]
      : []),
    ...(posting.iso === null && posting.raw === null && isSilent('posting.iso') && formatDateReading(fiche) === ''
      ? ['posting' as const]
      : []),
  ];
  return new Set(keys.length > 1 ? keys : []);
}

/** What is stated once, above the exhibits, and not at each. */
export interface CommonFacts {
  /** How dates were read, with the exhibits that have it in common. */
  readonly dates: ReadonlyMap<string, readonly ExhibitNumber[]>;
  /** How their kind was read, likewise. */
  readonly kinds: ReadonlyMap<string, readonly ExhibitNumber[]>;
  /** Whether the ids of several accounts were not read. */
  readonly accountIds: boolean;
  /** The exhibits whose whole screen is beside them, in the zip. */
  readonly screens: readonly ExhibitNumber[];
}

export function findCommonFacts(items: readonly SnapshotItem[]): CommonFacts {
  // A doubt, and what a relative time means, are stated beside the date.
  const dated = items.filter(({ fiche }) => formatDoubt(fiche, ['posting']) === '' && findPostingAge(fiche) === null);
  const shared = (some: readonly SnapshotItem[], how: (fiche: Fiche) => string) =>
    new Map(
      [...Map.groupBy(some, ({ fiche }) => how(fiche))].flatMap(([reading, its]) =>
        reading !== '' && its.length > 1 ? [[reading, its.map(({ number }) => number)] as const] : [],
      ),
    );
  const unread = items.filter(({ fiche }) => fiche.author.platformId === null && kindAnswers(fiche).account === 'read');
  return {
    dates: shared(dated, formatDateReading),
    kinds: shared(items, formatKindDoubt),
    accountIds: unread.length > 1,
    screens: items.filter(hasScreenBeside).map(({ number }) => number),
  };
}

/** Whether its screen is joined, and not shown as its image. */
const hasScreenBeside = (item: SnapshotItem): boolean => {
  const roles = listFilesHere(item).map(({ role }) => role);
  return roles.includes('viewport') && roles.some((role) => role === 'post' || role === 'zone');
};

const JOINED_ROWS: Readonly<Record<JoinedRow, (facts: FactTable, drawing: Drawing) => Promise<void>>> = {
  address: addAddresses,
  account: async (facts, drawing) => {
    if (!drawing.unread.has('account'))
      await facts.add(exhibitWords.exhibit.account, (cell) => accountRows(cell, drawing));
  },
  file: addImportedFile,
  kind: (facts, { item, common }) => facts.addText(exhibitWords.exhibit.kind, kindText(item, common)),
  context: addContext,
};

const isJoined = (row: FactKey | JoinedRow): row is JoinedRow => Object.hasOwn(JOINED_ROWS, row);

/** Adds the row of a fact, when it was read. */
async function addFact(facts: FactTable, key: DrawnKey, drawing: Drawing): Promise<void> {
  const { fiche } = drawing.item;
  const { kind, value } = FICHE_FACTS[key];
  const read = value(fiche);
  if (read === null || read === undefined) return;
  const doubt = formatDoubt(fiche, [key]);
  await facts.add(labelFact(key, drawing.item), (cell) => drawValue(kind, read, { ...drawing, cell, doubt }));
}

interface Cell extends Drawing {
  readonly cell: Tag;
  /** '' when there is none. */
  readonly doubt: string;
}

type DrawnKind = Exclude<LineKind, 'counters'> | 'posting' | 'path';
type DrawnKey = { [K in FactKey]: (typeof FICHE_FACTS)[K]['kind'] extends DrawnKind ? K : never }[FactKey];
type Draw<K extends FactKind> = (value: FactValues[K], at: Cell) => Promise<Row[]> | Row[];

const drawLine =
  <K extends LineKind>(kind: K): Draw<K> =>
  (value, { doubt, ...at }) =>
    valueRows(at, withDoubt(factLine(kind, value, at.item.fiche), doubt));

const DRAW: { readonly [K in DrawnKind]: Draw<K> } = {
  text: drawLine('text'),
  handle: drawLine('handle'),
  address: addressValueRows,
  surface: drawLine('surface'),
  visibility: drawLine('visibility'),
  verified: drawLine('verified'),
  instant: (iso, { pdf, cell, item, column }) => bodyRows({ pdf, cell, column }, factLine('instant', iso, item.fiche)),
  videos: videoRows,
  unfolding: unfoldedRows,
  posting: postingRows,
  path: pathRows,
};

const drawValue = <K extends DrawnKind>(kind: K, value: FactValues[K], at: Cell): Promise<Row[]> | Row[] =>
  DRAW[kind](value, at);

async function addressValueRows(address: string, { pdf, cell, item, doubt, column }: Cell): Promise<Row[]> {
  return [
    // Lowers the address onto the baseline of its label, since the mono typeface is smaller.
    { height: 0.6, draw: () => {}, withNext: true },
    ...(await addressRows(pdf, cell, 'P', address, { ...column, plain: !isLinkAllowed(item, address) })),
    ...noteRows({ pdf, cell, column }, doubt),
  ];
}

/** The post's address and the page's, on one row when they are equal. */
async function addAddresses(facts: FactTable, drawing: Drawing): Promise<void> {
  const { fiche } = drawing.item;
  const { permalink, page } = fiche.address;
  if (permalink === null && !drawing.unread.has('address')) {
    await facts.addText(dossierLabel('address.permalink'), unreadText(fiche, 'address.permalink'));
  }
  const isBoth = permalink !== null && permalink === page;
  await addFact(facts, 'address.permalink', drawing);
  // The title names the exhibit of that page, or the address begins with it; a doubt is stated beside it.
  const isKnown =
    findParent(drawing.item, drawing.context.snapshot.items) !== null || permalink?.split('#')[0] === page;
  const isPageStated = isKnown && formatDoubt(fiche, ['address.page']) === '';
  if (!isBoth && !isPageStated) await addFact(facts, 'address.page', drawing);
  await addFact(facts, 'address.frame', drawing);
}

/** Returns « réponse (lecture probable), X (ex-Twitter) »; how it was read, unless stated above. */
function kindText({ fiche, number, isDocument }: SnapshotItem, { kinds }: CommonFacts): string {
  const { surface, visibility } = fiche;
  const how = formatKindDoubt(fiche);
  const doubt = kinds.get(how)?.includes(number) ? '' : how;
  return [
    [
      isDocument ? contextKind.document : '',
      withDoubt(codes.surface[surface], doubt),
      isDocument ? '' : platformOf(fiche),
    ]
      .filter(Boolean)
      .join(', '),
    visibility === null
      ? ''
      : `${exhibitWords.exhibit.visibility} : ${withDoubt(codes.visibility[visibility], formatDoubt(fiche, ['visibility']))}`,
    readEditMark(fiche) === 'read' ? exhibitWords.exhibit.edited : '',
  ]
    .filter(Boolean)
    .join(' ; ');
}

const formatKindDoubt = (fiche: Fiche): string =>
  [formatDoubt(fiche, ['surface']), isKindByPlace(fiche) ? exhibitWords.exhibit.kindByPlace : '']
    .filter(Boolean)
    .join(', ');

/** The number of videos, then the playback position and addresses of each. The addresses are not links: they expire. */
async function videoRows(videos: FactValues['videos'], { doubt, ...at }: Cell): Promise<Row[]> {
  const lines = videos
    .slice(0, VIDEOS_MAX)
    .flatMap(({ url, poster, frameMs }, index) => [
      postDetails.video(index + 1, frameMs === null ? null : formatPosition(frameMs)),
      ...(url === null ? [] : [postDetails.videoAddress(url)]),
      ...(poster === null ? [] : [postDetails.videoPoster(poster)]),
    ]);
  const more = videos.length > VIDEOS_MAX ? [postDetails.moreVideos(videos.length - VIDEOS_MAX)] : [];
  const rows = await listRows([...lines, ...more], at);
  return [...bodyRows(at, withDoubt(factLine('videos', videos, at.item.fiche), doubt)), ...rows];
}

/** The number of buttons pressed on the page, then those of this item. */
async function unfoldedRows(unfolding: FactValues['unfolding'], at: Cell): Promise<Row[]> {
  const { pressed } = unfolding;
  const lines = pressed
    .slice(0, PRESSES_MAX)
    .map(({ label, at: time }) => postDetails.pressed(label, formatMoment(time, '+00:00').utc));
  const more = pressed.length > PRESSES_MAX ? [postDetails.morePressed(pressed.length - PRESSES_MAX)] : [];
  const rows = await listRows([...lines, ...more], at);
  return [...bodyRows(at, factLine('unfolding', unfolding, at.item.fiche)), ...rows];
}

function pathRows({ referrer, captured }: FactValues['path'], at: Cell): Promise<Row[]> {
  const from = referrer === null ? [] : [navigation.referrer(referrer)];
  const earlier = captured.map((id) => navigation.capturedBefore(exhibitLabelOf(id, at.context)));
  return listRows([...from, ...earlier], at);
}

/** Name, type, author and dates of an imported file, as in the file or as stated by the person. */
async function addImportedFile(facts: FactTable, drawing: Drawing): Promise<void> {
  const { files, received, timeZone } = drawing.item.fiche;
  const here = listFilesHere(drawing.item);
  if (received === undefined) return;
  const { name, family, format, pixels, dates, takenBy } = received;
  const durationMs = files.find(({ role }) => role === 'document')?.durationMs;
  const about = [
    `${importedFile.family[family]} (${format})`,
    pixels && importedFile.pixels(pixels.width, pixels.height),
    durationMs !== undefined && importedFile.duration(formatPosition(durationMs)),
    here.length > 0 && importedFile.octets(here.reduce((sum, { bytes }) => sum + bytes, 0)),
  ];
  await facts.add(importedFile.file, async (cell) => [
    ...(await valueRows({ ...drawing, cell }, `${name} ; ${about.filter(Boolean).join(', ')}`)),
    ...listCopied(drawing.item, 'readable').flatMap(({ path }) =>
      noteRows({ ...drawing, cell }, importedFile.readableCopy(readableCopyPath(drawing.item.number, path))),
    ),
    ...listCopied(drawing.item, 'clean').flatMap(({ path }) =>
      noteRows({ ...drawing, cell }, importedFile.cleanCopy(cleanCopyPath(drawing.item.number, path), family)),
    ),
  ]);
  for (const [label, value] of listEmailFacts(drawing.item.fiche))
    await facts.add(label, (cell) => valueRows({ ...drawing, cell }, value));
  if (takenBy !== null) await facts.add(importedFile.takenBy, (cell) => valueRows({ ...drawing, cell }, takenBy));
  if (dates.length > 0) {
    const sentences = dates.map(({ source, raw }) => `${fileMoment(raw, timeZone)} (${importedFile.source[source]})`);
    await facts.add(importedFile.dates, (cell) => listRows(sentences, { ...drawing, cell }));
  }
}

async function accountRows(cell: Tag, drawing: Drawing): Promise<Row[]> {
  const { pdf, item, column, common } = drawing;
  const { fiche } = item;
  const { displayName, handle, platformId, profileUrl } = fiche.author;
  if (formatAccountName(fiche.platform, fiche.author) === null && profileUrl === null)
    return bodyRows({ pdf, cell, column }, unreadText(fiche, 'author.handle'));
  const shown = handle === null ? null : formatHandle(fiche.platform, handle);
  const name = [...new Set([displayName, shown])].filter(Boolean).join(', ');
  const notes = [
    platformId === null && common.accountIds ? '' : `${exhibitWords.exhibit.accountId} ${platformId ?? codes.NOT_READ}`,
    formatDoubt(fiche, ACCOUNT_FACTS),
  ];
  const at = { ...drawing, cell };
  const nameRows = name === '' ? [] : await valueRows(at, name, STYLE.smallStrong);
  const profileAt = (x: number) => ({ x, width: column.x + column.width - x });
  const profileRows = (x: number) =>
    profileUrl === null
      ? []
      : addressRows(pdf, cell, 'P', profileUrl, { ...profileAt(x), plain: !isLinkAllowed(item, profileUrl) });
  // Name and profile on one line where both fit: five posts then fit on a page.
  const beside = column.x + pdf.widthOf(name, STYLE.smallStrong) + 8;
  const isBeside =
    nameRows.length === 1 &&
    profileUrl !== null &&
    /^[\x20-\x7E\xA0-\xFF]*$/.test(name) &&
    pdf.widthOf(profileUrl, STYLE.address) <= profileAt(beside).width;
  return [
    ...(isBeside
      ? [sideBySideRow([nameRows, [gap(0.6), ...(await profileRows(beside))]])]
      : [...nameRows, ...(await profileRows(column.x))]),
    ...(notes.every((note) => note === '') ? [] : await valueRows(at, notes.filter(Boolean).join(' ; '), STYLE.note)),
  ];
}

const formatLink = ({ item, relation }: ItemLink, context: DossierContext): string =>
  exhibitWords.exhibit.linked[relation](exhibitLabelOf(item, context));

/** Returns the exhibit number of an item, or a sentence when the dossier does not include it. */
function exhibitLabelOf(item: string, { snapshot }: DossierContext): string {
  const number = snapshot.items.find(({ fiche }) => fiche.id === item)?.number;
  return number === undefined ? exhibitWords.exhibit.linkedElsewhere : exhibitWords.exhibit.linkedTo(number);
}

/** The item that it was captured for, whom it answers, and what it quotes. */
async function addContext(facts: FactTable, drawing: Drawing): Promise<void> {
  const { fiche } = drawing.item;
  const { replyTo, linked, quoted } = fiche.context;
  const { exhibit } = exhibitWords;
  const lines = [
    ...(linked ? [formatLink(linked, drawing.context)] : []),
    ...(replyTo === null ? [] : [withDoubt(`${exhibit.replyTo} ${replyTo}`, formatDoubt(fiche, ['context.replyTo']))]),
  ];
  if (lines.length === 0 && quoted === null) return;
  await facts.add(exhibit.context, async (cell) => {
    const at = { ...drawing, cell };
    return [...(await listRows(lines, at, STYLE.small)), ...(quoted === null ? [] : await quotedRows(quoted, at))];
  });
}

async function quotedRows(
  { author, permalink, text }: FactValues['quoted'],
  at: Drawing & { readonly cell: Tag },
): Promise<Row[]> {
  const { pdf, cell, item, column } = at;
  const { quoted, quotedUnread } = exhibitWords.exhibit;
  const head = author === null ? quotedUnread : `${quoted} ${author}`;
  return [
    ...(await valueRows(at, withDoubt(head, formatDoubt(item.fiche, ['context.quoted'])))),
    ...(permalink
      ? await addressRows(pdf, cell, 'P', permalink, { ...column, plain: !isLinkAllowed(item, permalink) })
      : []),
    ...(text ? await valueRows(at, text) : []),
  ];
}

/** Returns the date of a post, how it was read, and whether the platform's id contains the same time. */
async function postingRows({ raw }: FactValues['posting'], at: Cell): Promise<Row[]> {
  const { fiche } = at.item;
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  const line =
    posted === null ? unreadText(fiche, 'posting.iso') : typeof posted === 'string' ? posted : formatBoth(posted);
  const shown = raw === null ? '' : `«\u00a0${raw}\u00a0»`;
  if (at.common.dates.get(formatDateReading(fiche))?.includes(at.item.number))
    return valueRows(at, [line, shown].filter(Boolean).join(' ; '));
  const isRelative = findPostingAge(fiche) !== null;
  const read = isRelative ? exhibitWords.exhibit.shownWhen(formatMoment(fiche.acquiredAt, fiche.utcOffset).local) : '';
  const origin = shown === '' ? '' : `${dateOrigin(getDateCertainty(fiche))} ${shown}${read}`;
  const note = [...listDateReading(fiche), origin, idTimeText(fiche)].filter(Boolean).join('\u00a0; ');
  return [...bodyRows(at, line), ...(note === '' ? [] : await valueRows(at, note, STYLE.note))];
}

/** How the date was read, and how sure it is; [] when none was read. */
function listDateReading(fiche: Fiche): string[] {
  const certainty = getDateCertainty(fiche);
  const source = codes.postingSource.get(fiche.posting.source ?? '') ?? '';
  return [
    ...(certainty === 'unread' ? [] : [codes.dateCertainty[certainty](source)]),
    ...listAssumptions(fiche),
    ...(certainty === 'declared' || certainty === 'file' ? [] : [formatDoubt(fiche, ['posting'])]),
  ];
}

/** What is stated beside a date, but for the words on the page. */
const formatDateReading = (fiche: Fiche): string =>
  [...listDateReading(fiche), idTimeText(fiche)].filter(Boolean).join('\u00a0; ');

function idTimeText(fiche: Fiche): string {
  const idTime = compareIdTime(fiche);
  if (idTime === null) return '';
  if (idTime.same === true) return exhibitWords.exhibit.idTimeSame;
  const { utc } = formatMoment(idTime.at, '+00:00');
  return idTime.same === null ? exhibitWords.exhibit.idTimeAlone(utc) : exhibitWords.exhibit.idTime(utc);
}

function dateOrigin(certainty: DateCertainty): string {
  if (certainty === 'declared') return importedFile.asStated;
  return certainty === 'file' ? importedFile.asInFile : exhibitWords.exhibit.asShown;
}

/** Returns somebody else's text, and notes on how it is displayed. */
async function valueRows(
  { pdf, cell, context, item, column }: Place & Pick<Cell, 'context' | 'item'>,
  text: string,
  style: TextStyle = STYLE.small,
): Promise<Row[]> {
  const rows = await verbatimRows(pdf, cell, text, { ...column, style, of: item }, context.drawText);
  return [...rows.text, ...rows.notes];
}

async function listRows(
  lines: readonly string[],
  at: Place & Pick<Cell, 'context' | 'item'>,
  style: TextStyle = STYLE.note,
): Promise<Row[]> {
  const rows = await Promise.all(lines.map((line) => valueRows(at, line, style)));
  return rows.flat();
}

/** Returns « non lu », with the reason when there is one. */
function unreadText({ reading }: Fiche, field: string): string {
  const why = codes.unreadReason.get(reading.fields[field]?.how ?? '');
  return why === undefined ? codes.NOT_READ : `${codes.NOT_READ} : ${why}`;
}

type Place = Pick<Cell, 'pdf' | 'cell' | 'column'>;

const bodyRows = ({ pdf, cell, column }: Place, ...lines: readonly string[]): Row[] =>
  lines.flatMap((text) => paragraphRows(pdf, cell, text, { ...column, style: STYLE.small }));

const noteRows = ({ pdf, cell, column }: Place, text: string): Row[] =>
  text === '' ? [] : paragraphRows(pdf, cell, text, { ...column, style: STYLE.note });
