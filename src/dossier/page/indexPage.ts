import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { cleanCopyPath, exhibitFolder, readableCopyPath, redactedCopyPath } from '../../domain/export/dossierLayout.ts';
import { exhibitOf } from '../../domain/export/exhibitNumber.ts';
import { listCopied, listFilesHere, listShown } from '../../domain/export/fileDecisions.ts';
import { dossierLabel, FICHE_FACTS, SHOWN } from '../../domain/item/ficheFacts.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';
import { showDirections } from '../controlCharacters.ts';
import { listConversations } from '../data/conversations.ts';
import {
  formatDateLine,
  formatGravity,
  formatTicked,
  labelFact,
  listEmailFacts,
  platformOf,
} from '../data/exhibitLabels.ts';
import { factLine } from '../data/factLines.ts';
import {
  classifyContext,
  getItemAddress,
  isConversationFile,
  isLinkAllowed,
  isTextFile,
} from '../data/publications.ts';
import { formatDoubt, type PrintedValue, printedFacts, withDoubt } from '../data/readingDoubts.ts';
import { type DossierContext, findOtherVolume, isAnnex } from '../dossierPlan.ts';
import * as codes from '../strings/codes.ts';
import * as coverAndMethod from '../strings/coverAndMethod.ts';
import * as exhibitWords from '../strings/exhibitWords.ts';
import { localDate } from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';
import { CONVERSATION_STYLE, conversationSection } from './conversationSection.ts';
import { documentBytes, linkElement } from './documentPage.ts';
import { type Child, element, type HtmlElement } from './html.ts';

/** Returns `index.html`: the exhibits, readable in any browser without network or scripts. Images are collapsed. */
export async function indexPage(context: DossierContext): Promise<Uint8Array<ArrayBuffer>> {
  const { snapshot, createdAt, timeZone, fileName, volumeSet } = context;
  const { items, counts } = snapshot;
  const { page } = reportSections;
  const name = isAnnex(context) ? reportSections.volumeSplit.annexTitle : coverAndMethod.documentTitle.dossier;
  const title = `${name}, ${localDate(createdAt, timeZone)}`;
  const conversations = listConversations(items);
  const numbers = [...new Set(items.map(({ number }) => exhibitOf(number)))];
  const links = numbers.map((number) =>
    element('li', {}, element('a', { href: `#p${number}` }, exhibitWords.exhibit.title(number))),
  );
  const style = conversations.size === 0 ? '' : CONVERSATION_STYLE;
  const articles = numbers.flatMap((number) => {
    const messages = conversations.get(number);
    if (messages !== undefined) return conversationSection(number, messages, context, imagesOf);
    return items.filter((item) => item.number === number).map((item) => exhibitArticle(item, context));
  });
  return documentBytes(
    { title, style },
    element(
      'header',
      {},
      element('h1', {}, title),
      element('p', {}, coverAndMethod.cover.counts(counts.sealed, items.length, counts.withdrawn, counts.notIncluded)),
      ...(volumeSet === undefined ? [] : reportSections.volumeSplit.lines(volumeSet)).map((line) =>
        element('p', {}, line),
      ),
      element('p', { class: 'note' }, page.intro(fileName)),
      ...[coverAndMethod.cover.madeBy(context.options.requester?.role), ...coverAndMethod.cover.notice].map((text) =>
        element('p', {}, text),
      ),
    ),
    element('nav', {}, element('ol', { class: 'list' }, ...links)),
    element('main', {}, ...articles),
  );
}

function exhibitArticle(item: SnapshotItem, context: DossierContext): HtmlElement {
  const { number, digest } = item;
  const { exhibit } = exhibitWords;
  const contextKind = classifyContext(item);
  const [gravity, ticked] = [formatGravity(item), formatTicked(item)];
  return element(
    'article',
    { id: `p${number}` },
    element('h2', {}, exhibit.title(number)),
    ...(contextKind === null ? [] : [element('p', { class: 'note' }, `${reportSections.contextKind[contextKind]}.`)]),
    element(
      'dl',
      {},
      ...listFactRows(item).flatMap(([label, value, mark]) => [
        element('dt', {}, label),
        element('dd', { dir: 'auto' }, shownValue(value), ...(mark === '' ? [] : [` (${mark})`])),
      ]),
      ...(gravity === '' ? [] : [element('dt', {}, reportSections.page.grave), element('dd', {}, gravity)]),
      ...(ticked === '' ? [] : [element('dt', {}, codes.userNotes.category), element('dd', {}, ticked)]),
      element('dt', {}, reportSections.page.seal),
      element('dd', { dir: 'auto' }, element('code', {}, digest)),
    ),
    ...textOf(item),
    ...warningsOf(item),
    ...imagesOf(item, context),
  );
}

/** Other words follow a value on its line: they must not be turned by it. */
const shownValue = (value: Child): Child => (typeof value === 'string' ? showDirections(value) : value);

type FactRow = readonly [label: string, value: Child, mark: string];

/** Rows that join several facts, or whose value depends on more than the fact. */
const OWN_ROWS = {
  address: (item: SnapshotItem): FactRow => {
    const address = getItemAddress(item);
    const value = address === null ? codes.NOT_READ : linkElement(address, isLinkAllowed(item));
    return [dossierLabel('address.permalink'), value, printedMark(item, 'address')];
  },
  account: (item: SnapshotItem): FactRow => {
    const { platform, author } = item.fiche;
    const value = formatAccountName(platform, author) ?? codes.NOT_READ;
    return [exhibitWords.exhibit.account, value, printedMark(item, 'account')];
  },
  posting: (item: SnapshotItem): FactRow => {
    const value = item.fiche.posting.iso === null ? codes.NOT_READ : formatDateLine(item);
    return [labelFact('posting', item), value, printedMark(item, 'date')];
  },
  kind: ({ fiche, isDocument }: SnapshotItem): FactRow => {
    const kind = withDoubt(codes.surface[fiche.surface], formatDoubt(fiche, ['surface']));
    const visibility = fiche.visibility === null ? codes.NOT_READ : codes.visibility[fiche.visibility];
    const visible = withDoubt(visibility, formatDoubt(fiche, ['visibility']));
    // Of a document of the person, such as a receipt, the platform is only the choice in a list.
    const value = `${isDocument ? kind : `${kind}, ${platformOf(fiche)}`} ; ${exhibitWords.exhibit.visibility} : ${visible}`;
    return [exhibitWords.exhibit.kind, value, ''];
  },
};

const printedMark = ({ fiche }: SnapshotItem, value: PrintedValue): string =>
  formatDoubt(fiche, printedFacts(fiche, value));

const hasOwnRow = (row: string): row is keyof typeof OWN_ROWS => Object.hasOwn(OWN_ROWS, row);

function listFactRows(item: SnapshotItem): FactRow[] {
  const { fiche } = item;
  const email = listEmailFacts(fiche).map(([label, value]): FactRow => [label, value, '']);
  const rows = SHOWN.page.flatMap((row): FactRow[] => {
    if (hasOwnRow(row)) return [OWN_ROWS[row](item)];
    const { kind, value } = FICHE_FACTS[row];
    const read = value(fiche);
    if (read === null || read === undefined) return [];
    return [[labelFact(row, item), factLine(kind, read, fiche), formatDoubt(fiche, [row])]];
  });
  return [...rows, ...email];
}

function textOf(item: SnapshotItem): HtmlElement[] {
  const { fiche, number } = item;
  if (fiche.text === null) {
    const { textUnread, textFile, conversationFile, fileText } = exhibitWords.exhibit;
    const [role, say] = isConversationFile(item)
      ? ['document', conversationFile]
      : isTextFile(item)
        ? ['document', fileText]
        : ['text', textFile];
    const file = listFilesHere(item).find((one) => one.role === role);
    const note = file === undefined ? textUnread : say(`${exhibitFolder(number)}/${file.path}`);
    return [element('p', { class: 'note' }, note)];
  }
  return [
    element('h3', {}, withDoubt(exhibitWords.exhibit.text, formatDoubt(fiche, ['text']))),
    element('p', { class: 'posted', dir: 'auto' }, fiche.text),
  ];
}

function warningsOf({ fiche }: SnapshotItem): HtmlElement[] {
  if (fiche.warnings.length === 0) return [];
  const sentences = fiche.warnings.map(codes.warningSentence);
  return [
    element('h3', {}, exhibitWords.exhibit.remarks),
    element('ul', {}, ...sentences.map((text) => element('li', {}, text))),
  ];
}

/**
 * Returns the item's images in this zip, each collapsed, the post's own first; after its redacted copies, only those
 * that show nothing of what the copies hide.
 */
function imagesOf(item: SnapshotItem, context: DossierContext): HtmlElement[] {
  const otherVolume = findOtherVolume(item, 'post', context);
  if (otherVolume !== null) {
    const { annexed, inOtherVolume } = reportSections.volumeSplit;
    const sentence = otherVolume.kind === 'annex' ? annexed(otherVolume.fileName) : inOtherVolume(otherVolume.fileName);
    return [element('p', { class: 'note' }, sentence)];
  }
  const folder = exhibitFolder(item.number);
  const readableCopies = listCopied(item, 'readable');
  const originals = listShown(item)
    .filter((file) => file.mediaType.startsWith('image/') && !readableCopies.includes(file))
    .toSorted((a, b) => Number(b.role === 'post') - Number(a.role === 'post'))
    .map(({ path }) => `${folder}/${path}`);
  const copies = listCopied(item, 'redacted').map(({ path }) => redactedCopyPath(item.number, path));
  const clean = listCopied(item, 'clean')
    .filter((file) => file.mediaType.startsWith('image/') && !readableCopies.includes(file))
    .map(({ path }) => cleanCopyPath(item.number, path));
  const readable = readableCopies.map(({ path }) => readableCopyPath(item.number, path));
  const { masked, maskedCopy, alt } = reportSections.page;
  return [...copies, ...readable, ...originals, ...clean].map((path) =>
    element(
      'details',
      {},
      element('summary', {}, copies.includes(path) ? maskedCopy(path) : masked(path)),
      element('img', { src: path, loading: 'lazy', alt: alt(item.number) }),
    ),
  );
}
