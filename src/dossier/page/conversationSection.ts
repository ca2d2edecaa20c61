import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { splitNumber } from '../../domain/export/exhibitNumber.ts';
import { showDirections } from '../controlCharacters.ts';
import {
  findSharedRemarks,
  formatMessageTime,
  formatSender,
  formatZone,
  hasSeveralZones,
  isOwnMessage,
  listGaps,
  listHeadFacts,
  listMessageNotes,
  type MessageItem,
  type SharedRemarks,
} from '../data/conversations.ts';
import { formatGravity, formatTicked, platformOf } from '../data/exhibitLabels.ts';
import { type DossierContext, isAnnex } from '../dossierPlan.ts';
import { listMessageMedia } from '../pdf/sections/messageMedia.ts';
import * as codes from '../strings/codes.ts';
import { conversation as words } from '../strings/conversationWords.ts';
import { exhibit } from '../strings/exhibitWords.ts';
import { formatRanges } from '../strings/formatText.ts';
import { page } from '../strings/reportSections.ts';
import { element, type HtmlElement } from './html.ts';

/** Only in a page with a conversation: messages by side, with a line that shows the side without colour. */
export const CONVERSATION_STYLE = `
.message{max-width:32rem;margin:.75rem 0;padding-left:.5rem;border-left:1px solid #444}
.own{margin-left:auto;border-left:5px solid #444}
.message h3{margin:0}
`;

/** Returns a conversation of `index.html`: the head of its archive, then each message with the id of its number. */
export function conversationSection(
  number: number,
  messages: readonly MessageItem[],
  context: DossierContext,
  imagesOf: (item: SnapshotItem, context: DossierContext) => readonly HtmlElement[],
): HtmlElement {
  const [first] = messages;
  const places = messages.map((message) => splitNumber(message.number).message ?? 0).toSorted((a, b) => a - b);
  const facts = listHeadFacts(messages, formatRanges(places), first === undefined ? '' : platformOf(first.fiche));
  const hasOwnZone = hasSeveralZones(messages);
  const shared = findSharedRemarks(messages);
  const gaps = listGaps(messages);
  return element(
    'section',
    { id: `p${number}` },
    element('h2', {}, exhibit.title(number)),
    element(
      'dl',
      {},
      ...facts.flatMap(({ label, lines }) => [
        element('dt', {}, label),
        element('dd', { dir: 'auto' }, showDirections(lines.join(' '))),
      ]),
    ),
    ...messages.flatMap((message, at) => [
      ...betweenOf(isAnnex(context) ? null : gaps[at]),
      messageArticle(message, { hasOwnZone, shared }, imagesOf(message, context)),
    ]),
    ...betweenOf(isAnnex(context) ? null : gaps.at(-1)),
  );
}

const betweenOf = (gap: ReturnType<typeof listGaps>[number] | undefined): HtmlElement[] =>
  gap === null || gap === undefined
    ? []
    : [element('p', { class: 'note' }, gap === 'other-file' ? words.otherFile : words.gap(gap))];

function messageArticle(
  message: MessageItem,
  { hasOwnZone, shared }: { readonly hasOwnZone: boolean; readonly shared: SharedRemarks },
  images: readonly HtmlElement[],
): HtmlElement {
  const { fiche, number, digest } = message;
  const time = formatMessageTime(message.fiche) + (hasOwnZone ? ` (${formatZone(message)})` : '');
  const line = [words.message(splitNumber(number).message ?? 0), formatSender(message), time].map(showDirections);
  const [gravity, ticked] = [formatGravity(message), formatTicked(message)];
  const notes = [
    ...(gravity === '' ? [] : [`${page.grave} : ${gravity}`]),
    ...(ticked === '' ? [] : [`${codes.userNotes.category} : ${ticked}`]),
    ...listMessageNotes(fiche),
    ...listMessageMedia(message).map(({ digest: sha256, path, note }) =>
      [path === null ? note : words.media(path, sha256), ...(path === null || note === '' ? [] : [note])].join(' ; '),
    ),
    ...fiche.warnings.filter((code) => !shared.warnings.has(code)).map(codes.warningSentence),
  ];
  return element(
    'article',
    { id: `p${number}`, class: isOwnMessage(message) ? 'message own' : 'message' },
    element('h3', { dir: 'auto' }, line.join(' · ')),
    ...(fiche.text === null ? [] : [element('p', { class: 'posted', dir: 'auto' }, fiche.text)]),
    ...notes.map((note) => element('p', { class: 'note' }, showDirections(note))),
    ...images,
    element('p', { class: 'note' }, `${page.seal} `, element('code', {}, digest)),
  );
}
