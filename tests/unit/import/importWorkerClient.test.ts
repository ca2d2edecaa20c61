import { afterEach, describe, expect, it, vi } from 'vitest';
import { ALIVE_MS } from '../../../src/domain/shared/workerPaths.ts';
import { createImportServer, type ImportAnswer, type ImportQuestion } from '../../../src/import/importWorker.ts';
import { createEmailReader, openExportIn } from '../../../src/import/importWorkerClient.ts';
import { NEVER, NOW, textFile, zipFile } from '../../support/import/exportSamples.ts';
import { EMAIL } from '../../support/import/sampleFiles.ts';

type Started = Parameters<typeof createEmailReader>[0] extends () => infer W ? W : never;

/** A worker in the same thread. What passes is copied, as between threads, but files, which a copy would lose here. */
function startWorker({ isStuck = () => false }: { readonly isStuck?: (question: ImportQuestion) => boolean } = {}) {
  const asked: string[] = [];
  let ended = 0;
  const start = (): Started => {
    let isEnded = false;
    const worker: Started = {
      onmessage: null,
      onerror: null,
      postMessage: (question: ImportQuestion) => {
        asked.push(question.kind);
        if (!isStuck(question)) void answer(question);
      },
      terminate: () => {
        isEnded = true;
        ended += 1;
      },
    };
    const answer = createImportServer((data: ImportAnswer) => {
      if (isEnded) return;
      const isFile = data.kind === 'answer' && data.answer instanceof Blob;
      worker.onmessage?.call(worker as Worker, { data: isFile ? data : structuredClone(data) } as MessageEvent);
    });
    return worker;
  };
  return { start, asked, ended: () => ended };
}

const CHAT = Array.from({ length: 450 }, (_, n) => `17/11/2025, 18:20 - ${n % 2 ? 'Théo' : 'Lina'}: message ${n}`);
const openChat = async (start: () => Started, signal = NEVER) =>
  openExportIn(start, [await zipFile('WhatsApp.zip', { '_chat.txt': CHAT.join('\n') })], () => undefined, signal, NOW);

afterEach(() => vi.useRealTimers());

describe('an export that a worker opens', () => {
  it('has the conversations, messages and files that were read there', async () => {
    const { start, ended } = startWorker();
    const chat = '17/11/2025, 18:20 - Théo: IMG-1.jpg (fichier joint)\n17/11/2025, 18:21 - Lina: arrête\n';
    const steps: number[] = [];
    const files = [await zipFile('WhatsApp.zip', { '_chat.txt': chat, 'IMG-1.jpg': 'pixels' })];
    const opened = await openExportIn(start, files, ({ done }) => steps.push(done), NEVER, NOW);
    if (opened === null) throw new Error('not recognised');
    const [conversation] = opened.contents.conversations;
    const messages = await Array.fromAsync(opened.messages(conversation?.key ?? '', NEVER));
    expect(messages.map(({ text }) => text)).toEqual([null, 'arrête']);
    const [path] = messages.flatMap(({ media }) => media.map((one) => one.path));
    expect(await (await opened.readMedia(path ?? '', 0, 1000)).text()).toBe('pixels');
    await expect(opened.readMedia('autre.jpg', 0, 1000)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect([...opened.used]).toEqual([0]);
    expect(steps).not.toEqual([]);
    await opened.close();
    expect(ended()).toBe(1);
    // At once, not after thirty turns.
    await expect(opened.readMedia(path ?? '', 0, 1000)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('sends its messages in parts, in their order', async () => {
    const opened = await openChat(startWorker().start);
    const key = opened?.contents.conversations[0]?.key ?? '';
    const texts = (await Array.fromAsync(opened?.messages(key, NEVER) ?? [])).map(({ text }) => text);
    expect(texts).toEqual(CHAT.map((_, n) => `message ${n}`));
  });

  it('is null for files that are none, and its worker ends', async () => {
    const { start, ended } = startWorker();
    expect(await openExportIn(start, [textFile('a.txt', 'une note')], () => undefined, NEVER, NOW)).toBeNull();
    expect(ended()).toBe(1);
  });

  it('is refused with the reason of the worker', async () => {
    const { start, ended } = startWorker();
    const damaged = new File(['PK\u0003\u0004 rien'], 'a.zip');
    const opening = openExportIn(start, [damaged], () => undefined, NEVER, NOW);
    await expect(opening).rejects.toMatchObject({ code: 'archive-damaged' });
    expect(ended()).toBe(1);
  });

  it('is given up at once when the person stops, even if the worker cannot hear it', async () => {
    const { start, asked, ended } = startWorker({ isStuck: () => true });
    const stop = new AbortController();
    const opening = openChat(start, stop.signal);
    await vi.waitFor(() => expect(asked).toEqual(['open']));
    stop.abort();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    expect(ended()).toBe(1);
  });

  it('is ended, by the name of the file, once the worker gives no sign of life', async () => {
    const { start, ended } = startWorker({ isStuck: () => true });
    const files = [textFile('a.txt', ''), textFile('b.txt', '')];
    vi.useFakeTimers();
    const opening = openExportIn(start, files, () => undefined, NEVER, NOW);
    const refused = expect(opening).rejects.toMatchObject({ code: 'file-endless', detail: { name: 'a.txt' } });
    await vi.advanceTimersByTimeAsync(ALIVE_MS * 29);
    expect(ended()).toBe(0);
    await vi.advanceTimersByTimeAsync(ALIVE_MS);
    await refused;
    expect(ended()).toBeGreaterThan(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an e-mail that a worker reads', () => {
  it('is read as in the page, all by one worker', async () => {
    const { start, asked } = startWorker();
    const starting = vi.fn(start);
    const readEmail = createEmailReader(starting);
    const [first, second] = await Promise.all([readEmail(new Blob([EMAIL])), readEmail(new Blob(['rien']))]);
    expect([first?.subject, second]).toEqual(['Message inventé', null]);
    expect(asked).toEqual(['email', 'email']);
    expect(starting).toHaveBeenCalledTimes(1);
  });

  it('is unread when its reading does not end, and the next one is read', async () => {
    let stuck = true;
    const { start } = startWorker({ isStuck: () => stuck });
    const readEmail = createEmailReader(start);
    vi.useFakeTimers();
    const first = readEmail(new Blob([EMAIL]));
    await vi.advanceTimersByTimeAsync(ALIVE_MS * 30);
    expect(await first).toBeNull();
    stuck = false;
    vi.useRealTimers();
    expect((await readEmail(new Blob([EMAIL])))?.subject).toBe('Message inventé');
  });
});
