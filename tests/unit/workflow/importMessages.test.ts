import { describe, expect, it } from 'vitest';
import type { ExportedMessage } from '../../../src/domain/item/exportedMessage.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { type ImportDependencies, listUnfinishedImports } from '../../../src/workflow/importFiles.ts';
import { importMessages, type MessageImport } from '../../../src/workflow/importMessages.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildMessageImport,
  inventContents,
  inventConversation,
  inventMessage,
} from '../../support/import/inventedMessages.ts';
import { filmHead, opus, webmHead } from '../../support/import/mediaFiles.ts';
import { png } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies, readFiches } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';

const CONVERSATION = inventConversation('c1', { id: 'fil_1', isRequest: true });
const buildMessage = (index: number, some: Partial<ExportedMessage> = {}) =>
  inventMessage(index, { sender: 'Alix Inventé', ...some });

const ARCHIVE = new File(['octets inventés'], 'instagram.zip');

const buildRequest = (
  messages: readonly ReturnType<typeof buildMessage>[],
  some: Partial<MessageImport> = {},
): MessageImport => {
  const chosen = messages.map((message) => ({ message, conversation: CONVERSATION }));
  const request = buildMessageImport(chosen, inventContents([CONVERSATION]), { archives: [ARCHIVE], ...some });
  const readMedia = async (path: string) => {
    if (path.endsWith('absent.jpg')) throw new Refusal('file-unreadable');
    return new Blob([png(40, 30)]);
  };
  return { ...request, opened: { ...request.opened, readMedia } };
};

const PHOTO = { kind: 'image' as const, name: 'photo.png', path: 'media/photo.png' };

const setup = () => buildImportDependencies(createTestDependencies());
const run = (deps: ImportDependencies, request: MessageImport, signal = new AbortController().signal) =>
  importMessages(deps, request, () => undefined, signal);

/** The record of one message that is kept alone, as its page opens it. */
async function keepOne(some: Partial<ExportedMessage>, request: Partial<MessageImport> = {}) {
  const deps = setup();
  await run(deps, buildRequest([buildMessage(0, some)], request));
  const [{ id } = expect.fail('nothing kept')] = await readFiches(deps);
  return (await openItem(deps.store, id)).fiche;
}

describe('importMessages', () => {
  it('seals each message with the digest of its archive and its place there', async () => {
    const deps = setup();
    const expected = { sealed: 2, known: 0, left: 0, refusal: null };
    expect(await run(deps, buildRequest([buildMessage(0), buildMessage(1)]))).toEqual(expected);
    const fiches = await readFiches(deps);
    expect(fiches.map(({ text }) => text)).toEqual(['Message inventé 0', 'Message inventé 1']);
    expect(fiches[1]?.exported).toMatchObject({
      archive: { name: 'instagram.zip', bytes: ARCHIVE.size, sha256: await sha256Hex(ARCHIVE) },
      format: 'instagram-json',
      path: 'messages/inbox/fil_1/message_1.json',
      index: 1,
      conversation: { id: 'fil_1', title: 'Alix Inventé', isRequest: true },
    });
    expect(fiches[0]).toMatchObject({
      surface: 'message',
      platform: 'instagram',
      author: { displayName: 'Alix Inventé', handle: null },
      received: { name: 'instagram.zip', family: 'message' },
      provenance: { options: { mode: 'import', entry: 'archive' } },
      outcome: 'complete',
    });
  });

  it('lists a message with its hour, also when its zone is unknown', async () => {
    const deps = setup();
    await run(deps, buildRequest([buildMessage(0, { localTime: '2026-03-01T18:20' }), buildMessage(1)]));
    const posted = (await readFiches(deps)).map(async ({ id }) => (await openItem(deps.store, id)).summary.posted);
    expect(await Promise.all(posted)).toEqual(['2026-03-01T18:20', '2026-03-01T12:00:00.000Z']);
  });

  it('lists a line of the platform as one, which nobody sent', async () => {
    const deps = setup();
    await run(deps, buildRequest([buildMessage(0), buildMessage(1, { kind: 'notice', sender: null })]));
    const listed = (await readFiches(deps)).map(async ({ id }) => (await openItem(deps.store, id)).summary.isNotice);
    expect(await Promise.all(listed)).toEqual([undefined, true]);
  });

  it('is searched by the title of its conversation too', async () => {
    const stored = createTestDependencies();
    await run(buildImportDependencies(stored), buildRequest([buildMessage(0)]));
    const [{ caseId } = expect.fail('nothing kept')] = await readFiches(stored);
    const [indexed] = await stored.itemIndex.itemsFrom(caseId, 1);
    expect(indexed?.title).toBe(CONVERSATION.title);
  });

  it('keeps the files of a message, and names those that the archive does not have', async () => {
    const deps = setup();
    const media = [
      PHOTO,
      { kind: 'image' as const, name: 'absente.jpg', path: null },
      { kind: 'image' as const, name: 'illisible.jpg', path: 'media/absent.jpg' },
    ];
    await run(deps, buildRequest([buildMessage(0, { media })]));
    const [fiche] = await readFiches(deps);
    expect((await openItem(deps.store, fiche?.id ?? '')).fiche).toEqual(fiche);
    expect(fiche?.files.map(({ path, role }) => [path, role])).toEqual([['media-1.png', 'media']]);
    expect(fiche?.exported?.missingMedia).toEqual(['absente.jpg', 'illisible.jpg']);
    expect([fiche?.outcome, fiche?.warnings]).toEqual(['partial', ['media-missing']]);
  });

  it('seals again a message that was withdrawn, which no dossier has any more', async () => {
    const deps = setup();
    const request = buildRequest([buildMessage(0), buildMessage(1)]);
    await run(deps, request);
    const [withdrawn] = await readFiches(deps);
    deps.store.withdrawnItems = async () => new Set([withdrawn?.id ?? '']);
    expect(await run(deps, request)).toEqual({ sealed: 1, known: 1, left: 0, refusal: null });
  });

  it('states the name and the length of each sound and video, and the frames that its preview shows', async () => {
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async (_file, { format }) =>
        format.family === 'video'
          ? { preview: new Blob(['sheet']), shown: true, framesMs: [400, 1200] }
          : { preview: new Blob(['card']), shown: false },
    });
    const contents: Record<string, Uint8Array<ArrayBuffer>> = {
      'media/vocal.opus': opus(96_312),
      'media/film.mp4': filmHead({ timescale: 1000, duration: 1600 }),
      'media/film2.webm': webmHead(null),
    };
    const media = Object.keys(contents).map((path) => ({ kind: 'file' as const, name: path.slice(6), path }));
    const request = buildRequest([buildMessage(0, { media })]);
    const readMedia = async (path: string) => new Blob([contents[path] ?? '']);
    await run(deps, { ...request, opened: { ...request.opened, readMedia } });
    const [fiche] = await readFiches(deps);
    expect(fiche?.files.map(({ path, name, durationMs, framesMs }) => [path, name, durationMs, framesMs])).toEqual([
      ['media-1.ogg', 'vocal.opus', 2000, undefined],
      ['media-2.mp4', 'film.mp4', 1600, [400, 1200]],
      ['media-3.webm', 'film2.webm', undefined, undefined],
    ]);
  });

  it('takes the preview from the first picture alone, so that a document knows which file it shows', async () => {
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async (_file, { format }) => ({ preview: new Blob(['shown']), shown: format.family === 'image' }),
    });
    const media = ['film.mp4', 'photo.png'].map((name) => ({ kind: 'file' as const, name, path: name }));
    const request = buildRequest([buildMessage(0, { media })]);
    const contents: Record<string, Uint8Array<ArrayBuffer>> = {
      'film.mp4': filmHead({ timescale: 1000, duration: 1600 }),
      'photo.png': png(40, 30),
    };
    const readMedia = async (path: string) => new Blob([contents[path] ?? '']);
    await run(deps, { ...request, opened: { ...request.opened, readMedia } });
    const [fiche] = await readFiches(deps);
    expect(fiche?.files).toHaveLength(2);
    expect(await deps.store.preview(fiche?.id ?? '')).toBeNull();
  });

  it('seals no message whose picture she stopped, and goes on later', async () => {
    const stop = new AbortController();
    const deps = buildImportDependencies(createTestDependencies(), {
      preview: async (_file, _inspection, signal) => {
        stop.abort();
        expect(signal.aborted).toBe(true);
        throw new Refusal('cancelled');
      },
    });
    const request = buildRequest([buildMessage(0), buildMessage(1, { media: [PHOTO] })]);
    expect(await run(deps, request, stop.signal)).toEqual({ sealed: 1, known: 0, left: 1, refusal: null });
    expect((await readFiches(deps)).map(({ ordinal }) => ordinal)).toEqual([1]);
  });

  it('leaves the files where she did not tick them, and names them', async () => {
    const { files, exported, outcome } = await keepOne({ media: [PHOTO] }, { withMedia: false });
    expect([files, exported?.missingMedia, outcome]).toEqual([[], ['photo.png'], 'complete']);
  });

  it('goes on after a stop without sealing a message twice', async () => {
    const deps = setup();
    const messages = [0, 1, 2, 3].map((index) => buildMessage(index));
    const controller = new AbortController();
    const stopAfterTwo = ({ name, done }: { readonly name: string; readonly done: number }) => {
      if (name === 'messages' && done === 1) controller.abort();
    };
    const expected = { sealed: 2, known: 0, left: 2, refusal: null };
    expect(await importMessages(deps, buildRequest(messages), stopAfterTwo, controller.signal)).toEqual(expected);
    expect(await readFiches(deps)).toHaveLength(2);
    expect(await run(deps, buildRequest(messages))).toEqual({ sealed: 2, known: 2, left: 0, refusal: null });
    expect((await readFiches(deps)).map(({ exported }) => exported?.index)).toEqual([0, 1, 2, 3]);
    expect(await listUnfinishedImports(deps)).toEqual([]);
  });

  it('takes the same message of another archive for another message', async () => {
    const deps = setup();
    await run(deps, buildRequest([buildMessage(0)]));
    const other = { archives: [new File(['autres octets'], 'instagram.zip')] };
    const expected = { sealed: 1, known: 0, left: 0, refusal: null };
    expect(await run(deps, buildRequest([buildMessage(0)], other))).toEqual(expected);
  });

  it('says that a field which the archive gives twice was not read', async () => {
    const { outcome, warnings } = await keepOne({ hasRepeatedField: true });
    expect([outcome, warnings]).toEqual(['partial', ['field-repeated']]);
  });

  it('marks messages as intimate before they are sealed', async () => {
    const deps = setup();
    await run(deps, buildRequest([buildMessage(0)], { intimate: true }));
    const [fiche] = await readFiches(deps);
    const notes = await readDocument(deps.documentStore, fiche?.caseId ?? '', notesDocument(fiche?.id ?? ''));
    expect(notes.intimate?.value).toBe(true);
  });

  it('says whose words were forwarded', async () => {
    const deps = setup();
    const messages = [buildMessage(0, { forwarded: { from: 'Camille' } }), buildMessage(1)];
    await run(deps, buildRequest(messages));
    const [forwarded, own] = await readFiches(deps);
    expect([forwarded?.exported?.forwarded, forwarded?.warnings]).toEqual([{ from: 'Camille' }, ['forwarded']]);
    expect(own?.exported).not.toHaveProperty('forwarded');
  });

  it('attack: says that a sender looks like another one of the conversation', async () => {
    const deps = setup();
    const senders = [
      { name: 'Alix Inventé', id: null, messages: 1 },
      { name: 'Camille', id: null, messages: 1 },
    ];
    const conversation = inventConversation('c1', { senders });
    const messages = [
      buildMessage(0),
      buildMessage(1, { sender: 'Camille' }),
      // Not listed: a file may name more senders than are counted.
      buildMessage(2, { sender: 'Al\u0456x Inventé' }),
      buildMessage(3, { sender: null, kind: 'notice' }),
    ];
    const chosen = messages.map((message) => ({ message, conversation }));
    await run(deps, buildRequest(messages, { chosen }));
    const fiches = await readFiches(deps);
    expect(fiches.map(({ warnings }) => warnings)).toEqual([[], [], ['sender-alike'], []]);
    expect(fiches.every(({ outcome }) => outcome === 'complete')).toBe(true);
  });

  it('attack: N3: says that a sender looks like a participant who wrote nothing', async () => {
    const deps = setup();
    const conversation = inventConversation('c1', { alikeNames: ['Camille', 'Cam\u0456lle'] });
    const messages = [buildMessage(0), buildMessage(1, { sender: 'Cam\u0456lle' })];
    await run(deps, buildRequest(messages, { chosen: messages.map((message) => ({ message, conversation })) }));
    expect((await readFiches(deps)).map(({ warnings }) => warnings)).toEqual([[], ['sender-alike']]);
  });

  it('attack: N3: reads no sender whose name two participants have, and says why', async () => {
    const deps = setup();
    const conversation = inventConversation('c1', { namesakes: ['Alix Inventé'] });
    const messages = [buildMessage(0), buildMessage(1, { sender: 'Camille' })];
    const request = buildRequest(messages, { chosen: messages.map((message) => ({ message, conversation })) });
    await run(deps, request);
    const fiches = await readFiches(deps);
    expect(fiches.map(({ author, warnings }) => [author.displayName, warnings])).toEqual([
      [null, ['sender-alike']],
      ['Camille', []],
    ]);
    expect(fiches[0]?.reading.fields['author.displayName']).toEqual({ how: 'not-stated', confidence: null });
    expect(await run(deps, request)).toMatchObject({ sealed: 0, known: 2 });
  });

  it('attack: says that a message may imitate others, and that nothing of it is sure', async () => {
    const deps = setup();
    const conversation = inventConversation('c1', { isImitable: true });
    const message = buildMessage(0);
    await run(deps, buildRequest([message], { chosen: [{ message, conversation }] }));
    const [fiche] = await readFiches(deps);
    expect(fiche?.warnings).toEqual(['message-imitable']);
    const { platform: _, ...fields } = fiche?.reading.fields ?? {};
    expect(Object.values(fields).filter(({ confidence }) => confidence !== null && confidence !== 'low')).toEqual([]);
  });

  it('says what it does not know: the order of day and month, an unconfirmed format, a cut text', async () => {
    const deps = setup();
    const posting = { raw: '03/04/2026, 10:00', iso: null, precision: null, source: 'export' };
    const message = buildMessage(0, { posting, isDateOrderUnknown: true, text: 'é'.repeat(5_000_001) });
    const request = buildRequest([message]);
    const contents = { ...request.opened.contents, isConfirmed: false };
    await run(deps, { ...request, opened: { ...request.opened, contents } });
    const [fiche] = await readFiches(deps);
    expect(fiche?.warnings).toEqual(['export-format-unconfirmed', 'date-order-unknown', 'value-cut']);
    expect(fiche?.posting).toMatchObject({ raw: '03/04/2026, 10:00', iso: null });
    expect([fiche?.text?.length, fiche?.outcome]).toEqual([5_000_000, 'partial']);
    expect(fiche?.reading.fields['author.displayName']).toEqual({ how: 'file', confidence: 'low' });
  });

  it('says of a date that was not read for another reason only that it was not', async () => {
    const posting = { raw: '7 luglio 2024 ore 10', iso: null, precision: null, source: 'file' };
    const { outcome, warnings } = await keepOne({ posting });
    expect([outcome, warnings]).toEqual(['complete', ['date-not-understood']]);
  });

  it('leaves a line when the page is closed, and none when she stops', async () => {
    const deps = setup();
    const crash = { ...deps, preview: () => Promise.reject(new Error('the page is gone')) };
    await expect(run(crash, buildRequest([buildMessage(0, { media: [PHOTO] })]))).rejects.toThrow();
    expect((await listUnfinishedImports(deps)).map(({ names }) => names)).toEqual([['instagram.zip']]);
  });

  it('says what is kept when the disk is full', async () => {
    const deps = setup();
    let seals = 0;
    const commit: typeof deps.store.commit = (change) => {
      seals += 1;
      return seals > 2 ? Promise.reject(new Refusal('disk-full')) : deps.store.commit(change);
    };
    const store = new Proxy(deps.store, {
      get: (target, name) => (name === 'commit' ? commit : Reflect.get(target, name).bind(target)),
    });
    const messages = [0, 1, 2].map((index) => buildMessage(index));
    const result = await run({ ...deps, store }, buildRequest(messages));
    expect(result).toMatchObject({ sealed: 2, known: 0, left: 1, refusal: { code: 'disk-full' } });
    expect(await readFiches(deps)).toHaveLength(2);
  });

  it('seals nothing while it cannot read what is already kept', async () => {
    const deps = setup();
    await run(deps, buildRequest([buildMessage(0)]));
    const openItems = () => Promise.reject(new Refusal('locked'));
    const store = new Proxy(deps.store, {
      get: (target, name) => (name === 'openItems' ? openItems : Reflect.get(target, name).bind(target)),
    });
    await expect(run({ ...deps, store }, buildRequest([buildMessage(0)]))).rejects.toMatchObject({ code: 'locked' });
    expect(await readFiches(deps)).toHaveLength(1);
  });

  it('refuses an archive that changed since it was opened', async () => {
    const deps = setup();
    const request = buildRequest([buildMessage(0)]);
    const messages = async function* () {
      yield buildMessage(0, { text: 'Autre chose' });
    };
    const changed = { ...request, opened: { ...request.opened, messages } };
    await expect(run(deps, changed)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(await readFiches(deps)).toEqual([]);
  });

  it('keeps two messages that a zip has at one place', async () => {
    const deps = setup();
    const two = [buildMessage(0), buildMessage(0, { text: 'Autre chose' })];
    expect(await run(deps, buildRequest(two))).toEqual({ sealed: 2, known: 0, left: 0, refusal: null });
    expect(await run(deps, buildRequest(two))).toEqual({ sealed: 0, known: 2, left: 0, refusal: null });
  });
});
