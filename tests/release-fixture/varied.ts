import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  diaryDocument,
  operatorDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../src/domain/case/caseDocuments.ts';
import { EMPTY_USER_INPUT, type ImportUserInput } from '../../src/domain/item/importedFiles.ts';
import { type ItemNotes, notesDocument } from '../../src/domain/item/itemNotes.ts';
import { STEP_KINDS, type Step } from '../../src/domain/item/step.ts';
import { QUESTION_IDS } from '../../src/law/questions.ts';
import { sealItem } from '../../src/seal/sealItem.ts';
import { appendToJournal } from '../../src/workflow/case/caseJournal.ts';
import { withdrawItem } from '../../src/workflow/case/eraseAndWithdraw.ts';
import { requestTimestamp } from '../../src/workflow/case/obtainTimestamp.ts';
import { addAttachment } from '../../src/workflow/case/stepAttachments.ts';
import { updateDocument } from '../../src/workflow/case/storedDocuments.ts';
import { importFile, sealAddress } from '../../src/workflow/importFiles.ts';
import { dumpDatabases } from '../support/databaseDump.ts';
import { inventFullPosts } from '../support/dossier/fullPosts.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../support/dossier/hostilePosts.ts';
import { type InventedPost, inventPost, inventSixPosts } from '../support/dossier/inventedPosts.ts';
import { inventThread } from '../support/dossier/inventedThread.ts';
import { grayJpeg, grayPng } from '../support/dossier/pictures.ts';
import { buildImportDependencies } from '../support/importDependencies.ts';
import { openDump, readDump } from '../support/releaseFolder.ts';
import { saveAnswer } from '../support/saveAnswer.ts';
import { openTestAuthority } from '../support/vectors/timestampAuthority.ts';

/**
 * Writes `store-varied.json` of a release: the store without a passphrase, and many items, notes and documents that a
 * browser would take long to enter. tests/unit/dossierDigests.test.ts exports it.
 */
export async function writeVariedStore(dir: string): Promise<void> {
  const opened = await openDump((await readDump(dir, 'store-open')).databases);
  let seconds = 0;
  const clock = { ...opened.clock, now: () => new Date(Date.UTC(2026, 10, 22, 14, 0, seconds++)) };
  const deps = { ...opened, clock };
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  const posts = await sealPosts(deps, caseId);
  const files = await importFiles(deps);
  const at = clock.now().toISOString();
  await writeCaseDocuments(deps, caseId, at, files, posts);
  for (const [id, notes] of describeNotes(at, posts, files))
    await updateDocument(deps, caseId, notesDocument(id), (before) => ({ ...before, ...notes }));
  for (const [index, question] of QUESTION_IDS.entries()) {
    await saveAnswer(deps, question, (['yes', 'yes', 'no', 'unsure'] as const)[index % 4] ?? 'yes');
  }
  await withdrawItem(deps, posts.at(-1) ?? '');
  await stampJournal(deps, caseId);
  await writeFile(
    join(dir, 'store-varied.json'),
    `${JSON.stringify({ databases: await dumpDatabases(), settings: {} })}\n`,
  );
}

type Dependencies = Awaited<ReturnType<typeof openDump>>;

/** Posts with a value for every key, posts that are hard to lay out, posts of other platforms and a thread. */
function inventPosts(): readonly InventedPost[] {
  const reply = inventPost({
    surface: 'reply',
    author: { displayName: 'Compte Inventé', handle: 'compte_invente', platformId: '9000000000000000001' },
    posting: { raw: '3 nov.', iso: '2026-11-03T16:10:00.000Z', precision: 's', source: 'dom' },
    text: 'Une réponse qui répète la menace.',
  });
  const platforms = ['instagram', 'facebook', 'tiktok', 'youtube', 'bluesky', 'mastodon', 'reddit', 'snapchat'].map(
    (platform, index) =>
      inventPost({
        platform,
        surface: (['story', 'comment', 'profile', 'message'] as const)[index % 4] ?? 'post',
        author: {
          displayName: `Compte ${index}`,
          handle: `compte_${platform}`,
          profileUrl: `https://${platform}.example/c`,
        },
        address: {
          page: `https://${platform}.example/p/${index}`,
          permalink: `https://${platform}.example/p/${index}`,
        },
        posting: {
          raw: null,
          iso: `2026-1${index % 2}-1${index}T0${index}:00:00.000Z`,
          precision: 'min',
          source: 'dom',
        },
        text: `Un message inventé, sur ${platform}.`,
        warnings: index % 2 === 0 ? ['edited'] : ['relative-time-only'],
      }),
  );
  const hostile = [0, 3, 5, 6, 8, 11].map((index) => buildHostilePost(HOSTILE_TEXTS[index] ?? ''));
  const alone = [...inventSixPosts(), ...inventFullPosts(), reply, ...platforms, ...hostile];
  // Four posts of a thread share one screenshot.
  return [...alone.map(redrawImages), ...inventThread(12, 8)];
}

/** Gives a post images of its own: a dossier that hides an image hides the same image in every other item. */
function redrawImages(post: InventedPost, index: number): InventedPost {
  const files = post.files.map((file) => {
    if (file.mediaType !== 'image/png' || typeof file.content === 'string') return file;
    // Width and height of a PNG (IHDR).
    const header = new DataView(file.content.buffer, file.content.byteOffset + 16, 8);
    const shade = (x: number, y: number) => (y % 24 < 8 || x % 64 > 40 ? 244 : 80 + index);
    return { ...file, content: grayPng(header.getUint32(0), header.getUint32(4), shade) };
  });
  return { ...post, files };
}

async function sealPosts(deps: Dependencies, caseId: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, { observed, files, preview }] of inventPosts().entries()) {
    const id = `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
    const acquired = files.map(({ content, ...file }) => ({
      ...file,
      content: new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content),
      transformations:
        file.role === 'post' ? [{ name: 'crop', from: 'capture.png', x: 12, y: 40, width: 60, height: 30 }] : [],
    }));
    await appendToJournal(deps, caseId, async ({ items }) => {
      const item = await sealItem(
        { observed, files: acquired, preview: new Blob([new Uint8Array(preview)]) },
        { id, caseId, ordinal: items + 1 },
      );
      return { event: { event: 'item.sealed', item: id, digest: item.digest }, item };
    });
    ids.push(id);
  }
  return ids;
}

const WHATSAPP = [
  '[12/11/2026 21:04:11] Malo K.: Tu vas le regretter.',
  '[12/11/2026 21:05:40] Inès R.: Arrête de m’écrire.',
  '[12/11/2026 21:06:02] Malo K.: Jamais.',
].join('\n');
const EMAIL = [
  'From: Malo K. <malo@exemple.invalid>\r\nTo: Inès R. <ines@exemple.invalid>',
  'Subject: Dernier avertissement\r\nDate: Thu, 12 Nov 2026 21:04:11 +0100',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Un courriel invente.',
].join('\r\n');

/** Imports a conversation, an e-mail, a picture, and two receipts; then an address without its image. */
async function importFiles(opened: Dependencies): Promise<readonly string[]> {
  const preview = async () => ({ preview: new Blob([new Uint8Array(grayJpeg(200, 120, () => 180))]), shown: true });
  const deps = buildImportDependencies(opened, { preview });
  const stated = {
    platform: 'whatsapp',
    account: 'malo',
    address: null,
    date: '2026-11-12',
    takenBy: 'Dominique Essai',
  };
  const files: readonly (readonly [string, string | Uint8Array, ImportUserInput])[] = [
    ['WhatsApp Chat - Malo.txt', WHATSAPP, stated],
    ['courriel.eml', EMAIL, EMPTY_USER_INPUT],
    ['Screenshot_20261112-210411.png', grayPng(200, 120, (x, y) => (x * y) % 256), { ...stated, platform: 'phone' }],
    ['recepisse.png', grayPng(120, 200, (x) => x % 256), EMPTY_USER_INPUT],
    ['reponse.txt', 'Votre signalement a été reçu.\n', EMPTY_USER_INPUT],
  ];
  const ids: string[] = [];
  for (const [index, [name, content, userInput]] of files.entries()) {
    const id = `00000000-0000-4000-9000-${String(index + 1).padStart(12, '0')}`;
    const bytes = typeof content === 'string' ? content : new Uint8Array(content);
    await importFile(deps, { id, file: new File([bytes], name, { lastModified: Date.UTC(2026, 10, 13) }), userInput });
    ids.push(id);
  }
  await sealAddress(deps, {
    ...EMPTY_USER_INPUT,
    platform: 'x',
    address: 'https://x.com/exemple_malo/status/1',
    account: 'exemple_malo',
  });
  return ids;
}

const stepId = (index: number): string => `00000000-0000-4000-a000-${String(index + 1).padStart(12, '0')}`;

function buildStep(index: number, at: string, changes: Partial<Step> = {}): Step {
  return {
    id: stepId(index),
    at,
    kind: STEP_KINDS[index % STEP_KINDS.length] ?? 'other',
    where: `Un lieu inventé ${index}`,
    date: index % 3 === 0 ? null : `2026-11-1${index % 10}`,
    reference: `REF-${index}`,
    investigator: '',
    answer: index % 2 === 0 ? 'Une réponse inventée.' : '',
    events: [],
    next: 'Rappeler',
    nextDate: '2026-12-01',
    items: [],
    receipts: [],
    ...changes,
  };
}

async function writeCaseDocuments(
  deps: Dependencies,
  caseId: string,
  at: string,
  files: readonly string[],
  posts: readonly string[],
): Promise<void> {
  const [, , , receipt = '', answer = ''] = files;
  await updateDocument(deps, caseId, stepsDocument, (before) => ({
    ...before,
    steps: [...before.steps, ...STEP_KINDS.map((_, index) => buildStep(index, at, { items: posts.slice(0, 2) }))],
  }));
  await addAttachment(deps, caseId, { kind: 'step', step: stepId(0), item: null }, receipt);
  await addAttachment(deps, caseId, { kind: 'authorisation' }, answer);
  await updateDocument(deps, caseId, diaryDocument, (before) => ({
    ...before,
    entries: [
      ...before.entries,
      { id: stepId(90), at, date: '2026-11-12', text: 'Arrêt de travail.\nPeur de sortir.' },
    ],
  }));
  await updateDocument(deps, caseId, witnessesDocument, (before) => ({
    ...before,
    witnesses: [
      ...before.witnesses,
      { id: stepId(91), at, name: 'Sacha Exemple', contact: '01 00 00 00 00', saw: 'tous les messages', items: [] },
    ],
  }));
  await updateDocument(deps, caseId, requesterDocument, (before) => ({
    ...before,
    birth: '1 janvier 1990',
    contact: 'ines@exemple.invalid',
    address: '1 rue Inventée, 00000 Nulle-Part',
  }));
  await updateDocument(deps, caseId, operatorDocument, (before) => ({ ...before, forWhom: 'Claude Exemple' }));
}

function describeNotes(
  at: string,
  posts: readonly string[],
  files: readonly string[],
): ReadonlyMap<string, Partial<ItemNotes>> {
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', full = ''] = posts;
  const redaction = { at, file: 'publication.png', way: 'mask', x: 10, y: 10, width: 200, height: 60 } as const;
  return new Map<string, Partial<ItemNotes>>([
    [
      first,
      {
        categories: { value: ['threat', 'insult', 'insistence'], at },
        seriousness: { value: 3, at },
        visibility: { value: 'public', at },
        references: [{ at, text: 'La régate du 3 novembre' }],
        note: { value: 'Une note de la personne.', at },
        online: [
          { at, address: 'https://x.com/compte_invente/status/1900000000000000001', result: 'present', item: null },
          { at, address: 'https://x.com/compte_invente/status/1900000000000000001', result: 'deleted', item: second },
        ],
        reports: [buildStep(70, at, { kind: 'platform' }), buildStep(71, at, { kind: 'health' })],
      },
    ],
    [
      second,
      {
        translation: { at, text: 'Tu ne te cacheras pas longtemps.', from: 'arabe', by: 'Dominique Essai' },
        seriousness: { value: 3, at },
        categories: { value: ['threat', 'private-life'], at },
      },
    ],
    [third, { redactions: [redaction, { ...redaction, way: 'blur', x: 300 }], minor: { value: true, at } }],
    [fourth, { minor: { value: true, at }, categories: { value: ['other'], at } }],
    [fifth, { intimate: { value: true, at }, categories: { value: ['intimate-image', 'blackmail'], at } }],
    [sixth, { redactions: [{ ...redaction, file: 'capture.png' }], seriousness: { value: 1, at } }],
    [
      full,
      {
        categories: { value: ['accusation', 'hate', 'sexual', 'impersonation', 'incitement'], at },
        seriousness: { value: 2, at },
      },
    ],
    [files[2] ?? '', { intimate: { value: true, at }, note: { value: 'Reçue par une amie.', at } }],
  ]);
}

/** Time-stamps the head of the journal, with an authority whose certificates are made for this. */
async function stampJournal(deps: Dependencies, caseId: string): Promise<void> {
  const authority = openTestAuthority();
  try {
    const head = await deps.store.caseHead(caseId);
    if (head === null) throw new Error('no case');
    const asking = {
      clock: { now: () => new Date() },
      askAuthority: async (_: string, query: Uint8Array) => authority.reply(query),
      nonce: () => new Uint8Array(8).fill(1),
    };
    const { response, chain } = await requestTimestamp(asking, 'https://horodatage.example/', head.hash);
    await appendToJournal(deps, caseId, async () => ({
      event: { event: 'timestamp.obtained', payload: { line: head.seq } },
      timestamp: { seq: head.seq, response, chain },
    }));
  } finally {
    authority.close();
  }
}
