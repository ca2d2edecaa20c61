import type { CaseDocument } from '../../../src/domain/case/case.ts';
import * as documents from '../../../src/domain/case/caseDocuments.ts';
import type { Observed } from '../../../src/domain/item/item.ts';
import { type ItemNotes, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import { buildStep } from '../indexItem.ts';
import { changeDocument } from './changeDocument.ts';
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

/** Puts the number into a place. Returns the ids of the captures where it now stands. */
type Put = (deps: NumberedDependencies, shared: SharedScreen) => Promise<readonly string[]>;

// How a dossier announces or prevents a trace.
/** A redacted copy, or a file left out, without any question. */
const hidden = (place: string, put: Put) => ({ place, outcome: 'hidden', put }) as const;
/** The capture is listed with the two choices. */
const asked = (place: string, put: Put) => ({ place, outcome: 'asked', put }) as const;
/** What the person wrote, or a received dossier, is listed. */
const listed = (place: string, put: Put) => ({ place, outcome: 'listed', put }) as const;

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
    await changeDocument(deps, head?.caseId ?? '', document, written);
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

export const TRACES = [
  hidden('the image where it is hidden', async (_, { own: id }) => [id]),
  hidden('the same screen, captured alone', async (deps, { screen }) => [await capture(deps, { screen })]),
  hidden('the shared screen of a post elsewhere on it', cropped(post)),
  hidden('a post of that screen that shows it whole', cropped(aroundNumber)),
  hidden('a post of that screen that shows its left half', cropped({ x: x - 30, y: y - 5, width: 110, height: 50 })),
  hidden('a post of that screen that shows its lower part', cropped({ x: x - 5, y: y + 14, width: 200, height: 60 })),
  asked('the page code of another post of that screen', async (deps, { screen }) => [
    await capture(deps, { screen, rect: { ...post, width: 120 }, source: `<p>${NUMBER}</p>` }),
  ]),
  asked('a screenshot scrolled a little, of the same page', async (deps, { own: id }) => [
    await capture(deps, { screen: drawScreen({ x, y: y - 60 }), seen: { address: await pageOf(deps, id) } }),
  ]),
  hidden('another screenshot, by the same image of a post', async (deps) => [
    await capture(deps, { screen: drawScreen({ x, y: y - 40 }), rect: { ...aroundNumber, y: y - 60 } }),
  ]),
  asked('a post on a scrolled screenshot of the same page', async (deps, { own: id }) => [
    await capture(deps, {
      screen: drawScreen({ x, y: y - 50 }),
      rect: { ...aroundNumber, y: y - 65 },
      seen: { address: await pageOf(deps, id) },
    }),
  ]),
  asked('a screenshot of the same page with another fragment', async (deps, { own: id }) => {
    const address = await pageOf(deps, id);
    const seen = { address: { ...address, page: `${address.page}#suite`, permalink: null, canonical: null } };
    return [await capture(deps, { screen: drawScreen({ x: 20, y: 200 }), seen })];
  }),
  asked('the image of a post whose words have it', async (deps) => [
    await capture(deps, { screen: drawScreen(), rect: aroundNumber, seen: { text: `Appelle ${NUMBER}` } }),
  ]),
  asked('the image of a page that shows it', async (deps) => [
    await capture(deps, { screen: drawScreen(), source: '<p>0612345678</p>', text: '0612345678' }),
  ]),
  asked(
    'a screen where something else is hidden, with page code',
    noted({ redactions: [ELSEWHERE] }, { screen: drawScreen(), source: `<p>${NUMBER}</p>`, text: NUMBER }),
  ),
  asked('the words of a post', reading({ text: 'Son numéro : 06.12.34.56.78 !' })),
  asked('the words of a post, with +33', reading({ text: '+33 6 12 34 56 78' })),
  asked('the words of a post, on two lines', reading({ text: '06 12 34\n56 78' })),
  asked('the display name of an account', account({ displayName: `Appelle le ${NUMBER}` })),
  asked('the handle of an account', account({ handle: 'tel0612345678' })),
  asked('the title of a page', reading({ page: { title: `${NUMBER} - Fil`, lang: 'fr' } })),
  asked(
    'an address',
    reading({
      address: {
        page: 'https://exemple.invalid/?q=06%2012%2034%2056%2078',
        permalink: null,
        canonical: null,
        dropped: [],
      },
    }),
  ),
  asked('the address of a profile', account({ profileUrl: 'https://exemple.invalid/u/0612345678' })),
  asked(
    'a quoted post',
    reading({ context: { quoted: { author: 'a', permalink: null, text: NUMBER }, replyTo: null } }),
  ),
  asked(
    'the alternative text of an image of a post',
    reading({ media: [{ kind: 'image', url: null, alt: `Carte de visite, ${NUMBER}` }] }),
  ),
  asked(
    'the address of an image of a post',
    reading({ media: [{ kind: 'image', url: 'https://exemple.invalid/0612345678.png', alt: null }] }),
  ),
  asked('page code', source(`<p>${NUMBER}</p>`)),
  asked('page code, split over tags', source('<b>06</b>12<i>34 </i><span>56</span>78')),
  asked('page code, with references', source('&#48;6&nbsp;12&#160;34&nbsp;56&nbsp;78')),
  asked('an alternative text of page code', source(`<img alt="${NUMBER}">`)),
  asked('a link of page code', source('<a href="tel:+33612345678">Appeler</a>')),
  asked('the text file of a screen', async (deps) => [
    await capture(deps, { screen: blank(), text: `Bonjour\n${NUMBER}`, seen: { text: null } }),
  ]),
  asked(
    'a page archive, quoted-printable',
    posted({ archive: multipart('quoted-printable', '<p>06=2012=20=\r\n34=C2=A056=2078</p>') }),
  ),
  asked(
    'a page archive, base64',
    posted({ archive: multipart('base64', Buffer.from(`<p>${NUMBER}</p>`).toString('base64')) }),
  ),
  asked('the name of an imported file', imported(`capture ${NUMBER}.txt`, 'Bonjour, ceci est un texte.')),
  asked('the text of an imported file', imported('note.txt', `Il a écrit : ${NUMBER}, encore.`)),
  asked('an imported e-mail', imported('message.eml', E_MAIL)),
  asked('the note on a capture', noted({ note: { value: `Mon numéro, ${NUMBER}`, at: AT } })),
  asked(
    'the translation of a capture',
    noted({ translation: { at: AT, text: `Call ${NUMBER}`, from: 'anglais', by: 'moi' } }),
  ),
  hidden('the name of the case, in no dossier', own(documents.caseNameDocument, { name: `Affaire ${NUMBER}` })),
  listed('the récit', own(documents.narrativeDocument, { text: `Le ${NUMBER}.` })),
  listed(
    'the diary',
    own(documents.diaryDocument, { entries: [{ id: 'a', at: AT, date: '2026-11-20', text: `Ils ont ${NUMBER}` }] }),
  ),
  listed('the person who makes the dossier', own(documents.requesterDocument, { contact: NUMBER })),
  listed(
    'a witness',
    own(documents.witnessesDocument, {
      witnesses: [{ id: 'a', at: AT, name: 'Dominique', contact: '', saw: `Le ${NUMBER}`, items: [] }],
    }),
  ),
  listed(
    'a démarche',
    own(documents.stepsDocument, {
      steps: [buildStep('plainte-police', { where: 'commissariat', date: '2026-11-20', reference: NUMBER })],
    }),
  ),
];
