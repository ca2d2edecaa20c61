import type { CaseDocument } from '../../../src/domain/case/case.ts';
import {
  caseNameDocument,
  diaryDocument,
  narrativeDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../../src/domain/case/caseDocuments.ts';
import type { Observed } from '../../../src/domain/item/item.ts';
import { type ItemNotes, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import { buildStep } from '../indexItem.ts';
import {
  capture,
  type createNumberedDependencies,
  drawScreen,
  importNumbered,
  NUMBER,
  NUMBER_AREA,
} from './numberedCase.ts';

/** Places where a telephone number stands in a case, one for each row. */

export type NumberedDependencies = ReturnType<typeof createNumberedDependencies>;
const { x, y, width, height } = NUMBER_AREA;
export const AT = '2026-11-21T09:00:00.000Z';

/** How a dossier announces or prevents a trace. */
type Outcome =
  /** A redacted copy, or a file left out, without any question. */
  | 'hidden'
  /** The capture is listed with the two choices. */
  | 'asked'
  /** What the person wrote, or a received dossier, is listed. */
  | 'listed';

interface Trace {
  readonly place: string;
  readonly outcome: Outcome;
  /** Returns the ids of the captures where the number now stands. */
  readonly put: (deps: NumberedDependencies, shared: SharedScreen) => Promise<readonly string[]>;
}

/** The screen on which the person hides the number; `own`: the capture where they do. */
export interface SharedScreen {
  readonly screen: Blob;
  readonly own: string;
}

export const blank = () => drawScreen(null);
export const post = { x: 10, y: 20, width: 150, height: 90 };
const aroundNumber = { x: x - 20, y: y - 20, width: width + 40, height: height + 40 };
/** A post of a page of its own, without the number but for what is given. */
const posted = (some: Partial<Parameters<typeof capture>[1]>) => async (deps: NumberedDependencies) => [
  await capture(deps, { screen: blank(), rect: post, ...some }),
];
const reading = (seen: object) => posted({ seen });
const source = (html: string) => posted({ source: html });
/** A capture of what the shared screen shows of a rectangle. */
const cropped =
  (rect: typeof post) =>
  async (deps: NumberedDependencies, { screen }: SharedScreen) => [await capture(deps, { screen, rect })];
const imported = (name: string, content: string) => async (deps: NumberedDependencies) => [
  await importNumbered(deps, name, content),
];
/** What the person writes into a document of the case. */
const own =
  <T extends object>(document: CaseDocument<T>, written: Partial<T>) =>
  async (deps: NumberedDependencies) => {
    const head = await deps.store.currentCase();
    await updateDocument(deps, head?.caseId ?? '', document, (before) => ({ ...before, ...written }));
    return [];
  };
/** A capture without the number, and what the person notes of it. */
const noted =
  (notes: Partial<ItemNotes>, shown: Parameters<typeof capture>[1] = { screen: blank(), rect: post }) =>
  async (deps: NumberedDependencies) => {
    const id = await capture(deps, shown);
    await own(notesDocument(id), notes)(deps);
    return [id];
  };
const account = (author: Partial<Observed['author']>) =>
  reading({ author: { displayName: null, handle: 'inv', profileUrl: null, platformId: null, ...author } });
const pageOf = async (deps: NumberedDependencies, id: string) => {
  const { address } = (await openItem(deps.store, id)).fiche;
  return { ...address, page: address.page ?? '' };
};

const ELSEWHERE = { at: AT, file: 'capture.png', way: 'mask', x: 200, y: 20, width: 60, height: 40 } as const;
const multipart = (encoding: string, body: string) =>
  [
    'Content-Type: multipart/related; boundary="inv"\r\n\r\n--inv\r\nContent-Type: text/html',
    `Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n--inv--\r\n`,
  ].join('\r\n');
const E_MAIL =
  'From: a@exemple.invalid\r\nTo: b@exemple.invalid\r\nSubject: Bonjour\r\nDate: Fri, 20 Nov 2026 08:00:00 +0000\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n06 12=\r\n 34 56 78\r\n';

export const TRACES: readonly Trace[] = [
  { place: 'the image where it is hidden', outcome: 'hidden', put: async (_, { own: id }) => [id] },
  {
    place: 'the same screen, captured alone',
    outcome: 'hidden',
    put: async (deps, { screen }) => [await capture(deps, { screen })],
  },
  { place: 'the shared screen of a post elsewhere on it', outcome: 'hidden', put: cropped(post) },
  { place: 'a post of that screen that shows it whole', outcome: 'hidden', put: cropped(aroundNumber) },
  {
    place: 'a post of that screen that shows its left half',
    outcome: 'hidden',
    put: cropped({ x: x - 30, y: y - 5, width: 110, height: 50 }),
  },
  {
    place: 'a post of that screen that shows its lower part',
    outcome: 'hidden',
    put: cropped({ x: x - 5, y: y + 14, width: 200, height: 60 }),
  },
  {
    place: 'the page code of another post of that screen',
    outcome: 'asked',
    put: async (deps, { screen }) => [
      await capture(deps, { screen, rect: { ...post, width: 120 }, source: `<p>${NUMBER}</p>` }),
    ],
  },
  {
    place: 'a screenshot scrolled a little, of the same page',
    outcome: 'asked',
    put: async (deps, { own: id }) => [
      await capture(deps, { screen: drawScreen({ x, y: y - 60 }), seen: { address: await pageOf(deps, id) } }),
    ],
  },
  {
    place: 'another screenshot, by the same image of a post',
    outcome: 'hidden',
    put: async (deps) => [
      await capture(deps, { screen: drawScreen({ x, y: y - 40 }), rect: { ...aroundNumber, y: y - 60 } }),
    ],
  },
  {
    place: 'a post on a scrolled screenshot of the same page',
    outcome: 'asked',
    put: async (deps, { own: id }) => [
      await capture(deps, {
        screen: drawScreen({ x, y: y - 50 }),
        rect: { ...aroundNumber, y: y - 65 },
        seen: { address: await pageOf(deps, id) },
      }),
    ],
  },
  {
    place: 'a screenshot of the same page with another fragment',
    outcome: 'asked',
    put: async (deps, { own: id }) => {
      const address = await pageOf(deps, id);
      const seen = { address: { ...address, page: `${address.page}#suite`, permalink: null, canonical: null } };
      return [await capture(deps, { screen: drawScreen({ x: 20, y: 200 }), seen })];
    },
  },
  {
    place: 'the image of a post whose words have it',
    outcome: 'asked',
    put: async (deps) => [
      await capture(deps, { screen: drawScreen(), rect: aroundNumber, seen: { text: `Appelle ${NUMBER}` } }),
    ],
  },
  {
    place: 'the image of a page that shows it',
    outcome: 'asked',
    put: async (deps) => [
      await capture(deps, { screen: drawScreen(), source: '<p>0612345678</p>', text: '0612345678' }),
    ],
  },
  {
    place: 'a screen where something else is hidden, with page code',
    outcome: 'asked',
    put: noted({ redactions: [ELSEWHERE] }, { screen: drawScreen(), source: `<p>${NUMBER}</p>`, text: NUMBER }),
  },
  { place: 'the words of a post', outcome: 'asked', put: reading({ text: 'Son numéro : 06.12.34.56.78 !' }) },
  { place: 'the words of a post, with +33', outcome: 'asked', put: reading({ text: '+33 6 12 34 56 78' }) },
  { place: 'the words of a post, on two lines', outcome: 'asked', put: reading({ text: '06 12 34\n56 78' }) },
  { place: 'the display name of an account', outcome: 'asked', put: account({ displayName: `Appelle le ${NUMBER}` }) },
  { place: 'the handle of an account', outcome: 'asked', put: account({ handle: 'tel0612345678' }) },
  { place: 'the title of a page', outcome: 'asked', put: reading({ page: { title: `${NUMBER} - Fil`, lang: 'fr' } }) },
  {
    place: 'an address',
    outcome: 'asked',
    put: reading({
      address: {
        page: 'https://exemple.invalid/?q=06%2012%2034%2056%2078',
        permalink: null,
        canonical: null,
        dropped: [],
      },
    }),
  },
  {
    place: 'the address of a profile',
    outcome: 'asked',
    put: account({ profileUrl: 'https://exemple.invalid/u/0612345678' }),
  },
  {
    place: 'a quoted post',
    outcome: 'asked',
    put: reading({ context: { quoted: { author: 'a', permalink: null, text: NUMBER }, replyTo: null } }),
  },
  {
    place: 'the alternative text of an image of a post',
    outcome: 'asked',
    put: reading({ media: [{ kind: 'image', url: null, alt: `Carte de visite, ${NUMBER}` }] }),
  },
  {
    place: 'the address of an image of a post',
    outcome: 'asked',
    put: reading({ media: [{ kind: 'image', url: 'https://exemple.invalid/0612345678.png', alt: null }] }),
  },
  { place: 'page code', outcome: 'asked', put: source(`<p>${NUMBER}</p>`) },
  { place: 'page code, split over tags', outcome: 'asked', put: source('<b>06</b>12<i>34 </i><span>56</span>78') },
  { place: 'page code, with references', outcome: 'asked', put: source('&#48;6&nbsp;12&#160;34&nbsp;56&nbsp;78') },
  { place: 'an alternative text of page code', outcome: 'asked', put: source(`<img alt="${NUMBER}">`) },
  { place: 'a link of page code', outcome: 'asked', put: source('<a href="tel:+33612345678">Appeler</a>') },
  {
    place: 'the text file of a screen',
    outcome: 'asked',
    put: async (deps) => [await capture(deps, { screen: blank(), text: `Bonjour\n${NUMBER}`, seen: { text: null } })],
  },
  {
    place: 'a page archive, quoted-printable',
    outcome: 'asked',
    put: posted({ archive: multipart('quoted-printable', '<p>06=2012=20=\r\n34=C2=A056=2078</p>') }),
  },
  {
    place: 'a page archive, base64',
    outcome: 'asked',
    put: posted({ archive: multipart('base64', Buffer.from(`<p>${NUMBER}</p>`).toString('base64')) }),
  },
  {
    place: 'the name of an imported file',
    outcome: 'asked',
    put: imported(`capture ${NUMBER}.txt`, 'Bonjour, ceci est un texte.'),
  },
  {
    place: 'the text of an imported file',
    outcome: 'asked',
    put: imported('note.txt', `Il a écrit : ${NUMBER}, encore.`),
  },
  { place: 'an imported e-mail', outcome: 'asked', put: imported('message.eml', E_MAIL) },
  {
    place: 'the note on a capture',
    outcome: 'asked',
    put: noted({ note: { value: `Mon numéro, ${NUMBER}`, at: AT } }),
  },
  {
    place: 'the translation of a capture',
    outcome: 'asked',
    put: noted({ translation: { at: AT, text: `Call ${NUMBER}`, from: 'anglais', by: 'moi' } }),
  },
  {
    place: 'the name of the case, in no dossier',
    outcome: 'hidden',
    put: own(caseNameDocument, { name: `Affaire ${NUMBER}` }),
  },
  { place: 'the récit', outcome: 'listed', put: own(narrativeDocument, { text: `Le ${NUMBER}.` }) },
  {
    place: 'the diary',
    outcome: 'listed',
    put: own(diaryDocument, { entries: [{ id: 'a', at: AT, date: '2026-11-20', text: `Ils ont ${NUMBER}` }] }),
  },
  { place: 'the person who makes the dossier', outcome: 'listed', put: own(requesterDocument, { contact: NUMBER }) },
  {
    place: 'a witness',
    outcome: 'listed',
    put: own(witnessesDocument, {
      witnesses: [{ id: 'a', at: AT, name: 'Dominique', contact: '', saw: `Le ${NUMBER}`, items: [] }],
    }),
  },
  {
    place: 'a démarche',
    outcome: 'listed',
    put: own(stepsDocument, {
      steps: [buildStep('plainte-police', { where: 'commissariat', date: '2026-11-20', reference: NUMBER })],
    }),
  },
];
