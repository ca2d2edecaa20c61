import type { PageFields } from '../../../src/domain/capture/reading.ts';
import { EMPTY_USER_INPUT } from '../../../src/domain/item/importedFiles.ts';
import type { CaptureMode } from '../../../src/domain/item/item.ts';
import type { Kind } from '../../../src/domain/item/kind.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { importFile } from '../../../src/workflow/importFiles.ts';
import { importMessages } from '../../../src/workflow/importMessages.ts';
import { buildMessageImport, inventContents, inventConversation, inventMessage } from '../import/inventedMessages.ts';
import { filmHead, opus } from '../import/mediaFiles.ts';
import { bytes, EMAIL, png, WHATSAPP } from '../import/sampleFiles.ts';
import { buildImportDependencies } from '../importDependencies.ts';
import {
  buildCapturedPage,
  buildMeasures,
  buildRecordRequest,
  createEncryptedTestDependencies,
  type TestDependencies,
} from '../testDependencies.ts';

/** One item of each kind in one case, sealed by the product's own ways: a capture, a file or an archive. */

const ACCOUNT = { displayName: 'Alex Inventé', handle: 'alex_inv', profileUrl: null, platformId: null };
const NO_ACCOUNT = { displayName: null, handle: null, profileUrl: null, platformId: null };

type PageMode = Exclude<CaptureMode, 'import' | 'address'>;
type Seal = (deps: TestDependencies) => Promise<unknown>;

const capture =
  (mode: PageMode, seen: Partial<PageFields>): Seal =>
  (deps) => {
    const hasPart = mode === 'post' || mode === 'zone';
    const measured = async () => buildMeasures(hasPart ? {} : { rect: null });
    const permalink = hasPart && seen.surface !== 'page' ? `https://exemple.invalid/${seen.surface}` : null;
    const address = { page: 'https://exemple.invalid/fil', permalink, canonical: permalink, dropped: [] };
    return recordItem(deps, buildCapturedPage({ measured }, { ...seen, address }), buildRecordRequest(deps, { mode }));
  };

const importOne =
  (name: string, content: BlobPart): Seal =>
  (deps) =>
    importFile(buildImportDependencies(deps), {
      id: deps.ids.uuid(),
      file: new File([content], name, { lastModified: Date.UTC(2026, 0, 2) }),
      userInput: EMPTY_USER_INPUT,
    });

/** Nothing was chosen on the page, so nothing of a post was read. */
const WHOLE: Partial<PageFields> = { surface: 'page', author: NO_ACCOUNT, text: null };

export const SEARCHED_WORD = 'mirabelle';
const TEXT = `Un texte inventé : ${SEARCHED_WORD}.`;

const CONVERSATION = inventConversation('fil_1', { id: 'fil_1' });

const importMessage: Seal = (deps) => {
  const chosen = [{ message: inventMessage(0, { text: TEXT }), conversation: CONVERSATION }];
  const request = buildMessageImport(chosen, inventContents([CONVERSATION]));
  return importMessages(buildImportDependencies(deps), request, () => undefined, new AbortController().signal);
};

/** How things of each kind come into a case, in the order of their numbers. */
const SEALED_THINGS = {
  post: {
    post: capture('post', { surface: 'post', author: ACCOUNT, text: TEXT }),
    'message on a page': capture('post', { surface: 'message', author: ACCOUNT, text: TEXT }),
    'e-mail on a page': capture('post', { surface: 'email', author: ACCOUNT, text: TEXT }),
    'part of an error page': capture('post', {
      ...WHOLE,
      text: TEXT,
      warnings: ['page-error'],
      http: { status: 404, protocol: 'h2' },
    }),
  },
  'account-page': { 'page of an account': capture('post', { surface: 'profile', author: ACCOUNT, text: TEXT }) },
  region: { region: capture('zone', WHOLE) },
  screen: { screen: capture('screen', WHOLE) },
  'whole-page': { 'whole page': capture('page', WHOLE) },
  picture: { picture: importOne('photo.png', png(40, 30)) },
  document: {
    document: importOne('lettre.pdf', bytes('%PDF-1.4\n%%EOF')),
    text: importOne('note.txt', TEXT),
    conversation: importOne('_chat.txt', WHATSAPP.replace('réponse inventée', TEXT)),
  },
  sound: { sound: importOne('vocal.opus', opus(96_312)) },
  film: { film: importOne('film.mp4', filmHead({ timescale: 1000, duration: 1600 })) },
  email: { 'e-mail': importOne('message.eml', EMAIL.replace('Un texte inventé.', TEXT)) },
  message: { message: importMessage },
  'unknown-file': { 'file not understood': importOne('dossier.zip', bytes('PK', [3, 4], new Array(40).fill(0))) },
} as const satisfies Readonly<Record<Kind, Readonly<Record<string, Seal>>>>;

type Things = typeof SEALED_THINGS;
export type SealedThing = { [K in Kind]: keyof Things[K] }[Kind];

/** Each thing with its kind and how it is sealed. */
export const SEALED: readonly (readonly [SealedThing, Kind, Seal])[] = Object.entries(SEALED_THINGS).flatMap(
  ([kind, things]) =>
    Object.entries<Seal>(things).map(([thing, seal]) => [thing as SealedThing, kind as Kind, seal] as const),
);

/** Seals every thing, and returns the id of each. */
export async function createKindCase() {
  const deps = createEncryptedTestDependencies();
  for (const [, , seal] of SEALED) await seal(deps);
  const head = await deps.store.currentCase();
  if (head === null) throw new Error('no case');
  const items = await deps.store.listItems(head.caseId);
  const ids = new Map(SEALED.map(([thing], index) => [thing, items[index]?.id ?? ''] as const));
  return { deps, caseId: head.caseId, ids };
}
