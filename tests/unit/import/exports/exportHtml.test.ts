import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtmlPieces, readPage } from '../../../../src/import/exports/exportHtml.ts';
import { openSample, readSample, textFile, zipFile } from '../../../support/import/exportSamples.ts';
import { measureProcessorMs } from '../../../support/processorTime.ts';

const INSTAGRAM = 'your_instagram_activity/messages/inbox/theo_1';
const page = (...blocks: readonly string[]) =>
  `<!DOCTYPE html><html><head><title>Théo</title><style>._a6-g{}</style></head><body><h1>Théo</h1>${blocks.join('')}</body></html>`;
const block = (
  body: string,
  { sender = '<h2 class="_3-95 _2pim _a6-h _a6-i">Théo</h2>', date = 'Sep 22, 2017 6:33 am' } = {},
) =>
  `<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">${sender}<div class="_3-95 _a6-p"><div><div></div>${body}</div></div><div class="_3-94 _a6-o">${date}</div></div>`;

describe('a page read in pieces', () => {
  /** The text of each block, then that of the rest, of a page that comes in chunks of `size` bytes. */
  const readTexts = async (html: string, size: number, signal?: AbortSignal): Promise<readonly string[]> => {
    const bytes = new TextEncoder().encode(html);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.slice(at * size, (at + 1) * size),
    );
    const stream = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(chunk);
          controller.close();
        },
      });
    const file = { path: null, archive: 0, bytes: bytes.length, stream };
    const texts: string[] = [];
    let rest = '';
    for await (const piece of readHtmlPieces(file, (classes) => classes.includes('m'), signal ?? null)) {
      if (piece.isRest) rest = piece.document.documentElement.textContent ?? '';
      else for (const one of piece.document.querySelectorAll('body > *')) texts.push(one.textContent ?? '');
    }
    return [...texts, rest];
  };

  it('finds the same blocks however the bytes arrive', async () => {
    const html =
      '<!DOCTYPE html><html><head><title>Théo</title></head><body><p class="m">un<p class=\'x m\'>deux é 😀<div class="m"><div class="m">trois</div> et <br> quatre</div>' +
      '<!-- <div class="m">non</div> --><section>autour <div class="m">cinq<span></section>après<div class="m">six';
    const expected = ['un', 'deux é 😀', 'trois et  quatre', 'cinq', 'six', 'Théoautour après'];
    expect(await readTexts(html, html.length * 2)).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 80 }), async (size) => {
        expect(await readTexts(html, size)).toEqual(expected);
      }),
    );
  });

  it('lets the page answer, so that « Annuler » is heard, though the whole file is one chunk', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort());
    const html = '<div class="m">a</div>'.repeat(100_000);
    await expect(readTexts(html, html.length, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reads a page of 40 MB, and refuses one message of 5 MB', async () => {
    const one = `<div class="m">${'a'.repeat(1_000_000)}</div>`;
    const { result, ms } = await measureProcessorMs(() => readTexts(`<body>${one.repeat(40)}</body>`, 1_000_000));
    expect(result).toHaveLength(41);
    expect(ms).toBeLessThan(60_000);
    const damaged = { code: 'archive-damaged' };
    await expect(readTexts(`<div class="m">${'a'.repeat(5_000_000)}</div>`, 100_000)).rejects.toMatchObject(damaged);
    await expect(readTexts(`${'a'.repeat(1_000_000)}${one}`.repeat(5), 100_000)).rejects.toMatchObject(damaged);
  });
});

describe('message_N.html of Meta', () => {
  const read = async (...blocks: readonly string[]) =>
    readSample(
      await zipFile('a.zip', { [`${INSTAGRAM}/message_1.html`]: page(...blocks), [`${INSTAGRAM}/photos/1.jpg`]: 'x' }),
    );

  it.each([
    ['Sep 22, 2017, 6:33 PM', '2017-09-22T18:33'],
    ['22 sept. 2017, 06:33', '2017-09-22T06:33'],
    ['22 août 2017 06:33:05', '2017-08-22T06:33:05'],
    ['22 de enero de 2017 6:33', '2017-01-22T06:33'],
  ])('reads the date %s', async (date, expected) => {
    expect((await read(block('<div>a</div>', { date })))[0]?.localTime).toBe(expected);
  });

  it.each(['09/08/2017 6:33', '22 brumaire 2017 6:33', 'Feb 31, 2017 6:33 am', '2017', ''])(
    'keeps only the words of the date « %s »',
    async (date) => {
      const [one] = await read(block('<div>a</div>', { date }));
      expect([one?.posting.iso, one?.localTime, one?.posting.raw ?? '']).toEqual([null, null, date]);
    },
  );

  it('reads pictures, voice messages and reactions, which are no words', async () => {
    const [one] = await read(
      block(
        `<div>vois</div><div><a href="${INSTAGRAM}/photos/1.jpg"><img src="${INSTAGRAM}/photos/1.jpg"/></a></div>` +
          `<div><video src="${INSTAGRAM}/audio/2.mp4"><a href="${INSTAGRAM}/audio/2.mp4"><div>Click for video</div></a></video></div>` +
          '<div><a href="https://exemple.invalid/p">https://exemple.invalid/p</a></div>' +
          '<ul class="_a6-q"><li><span>❤️Lina</span></li><li><span>👍🏽Théo (Sep 22, 2017 6:33 am)</span></li></ul>',
      ),
    );
    expect(one?.text).toBe('vois\nhttps://exemple.invalid/p');
    expect(one?.media.map(({ kind, path }) => [kind, path !== null])).toEqual([
      ['image', true],
      ['audio', false],
    ]);
    expect(one?.reactions).toEqual([
      { actor: 'Lina', value: '❤️' },
      { actor: 'Théo', value: '👍🏽' },
    ]);
  });

  it('recognises a request by its heading, and the platform by its folder', async () => {
    const pending = '<h2 class="_a6-h">Mailbox thread pending</h2><div>Yes</div>';
    const path = 'your_facebook_activity/messages/inbox/theo_1/message_1.html';
    const { contents } = await openSample(await zipFile('a.zip', { [path]: page(pending, block('<div>a</div>')) }));
    expect(contents).toMatchObject({ format: 'messenger-html', conversations: [{ isRequest: true, title: 'Théo' }] });
  });

  it('attack: a page whose form shadows its properties is damaged, not a bug', () => {
    const shadowed = { querySelector: 'a field' };
    const read = () => (shadowed as unknown as Element).querySelector('a');
    expect(() => readPage(read)).toThrow(expect.objectContaining({ code: 'archive-damaged' }));
  });

  it('attack: nothing of a page is run or loaded', async () => {
    const [one] = await read(
      block('<div>a<script>document.title = "b"</script><img src="x" onerror="alert(1)"></div>'),
    );
    expect(one?.sender).toBe('Théo');
  });
});

const telegram = (...messages: readonly string[]) =>
  `<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Théo</div></div></div>
   <div class="page_body chat_page"><div class="history">${messages.join('\n')}</div></div></div></body></html>`;
const chat = (id: number, body: string, { joined = '', title = '17.11.2025 18:20:11 UTC+01:00' } = {}) =>
  `<div class="message default clearfix ${joined}" id="message${id}"><div class="body"><div class="pull_right date details" title="${title}">18:20</div>${body}</div></div>`;

it('messages.html of Telegram reads joined messages, instants, forwarded words, media and reactions', async () => {
  const html = telegram(
    '<div class="message service" id="message-1"><div class="body details">17 November 2025</div></div>',
    '<div class="message service" id="message1"><div class="body details">Lina joined</div></div>',
    chat(2, '<div class="from_name">\nTh&eacute;o\n</div><div class="text">\ntu vas<br>voir\n</div>'),
    chat(
      3,
      '<div class="text">encore</div><span class="reactions"><span class="reaction"><span class="emoji">❤</span><span class="count">2</span></span></span>',
      { joined: 'joined' },
    ),
    chat(
      4,
      '<div class="from_name">Lina</div><div class="forwarded body"><div class="from_name">Paul <span class="date details" title="01.01.2020 00:00:00">x</span></div><div class="text">copie</div></div>',
    ),
    chat(
      5,
      '<div class="from_name">Lina</div><div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/1.jpg"><img src="photos/1_thumb.jpg"></a></div>',
      { title: '17.11.2025 18:20:11' },
    ),
    chat(
      6,
      '<div class="from_name">Lina</div><div class="media_wrap clearfix"><div class="media clearfix pull_left media_voice_message"><div class="body"><div class="title bold">Voice message</div><div class="status details">Not included</div></div></div></div>',
    ),
    chat(
      7,
      '<div class="from_name">Lina</div><div class="media_wrap clearfix"><div class="media clearfix pull_left media_call"><div class="body"><div class="title bold">Théo</div><div class="status details">Outgoing (12 seconds)</div></div></div></div>',
    ),
  );
  const opened = await openSample(
    await zipFile('a.zip', {
      'e/messages.html': html,
      'e/photos/1.jpg': 'x',
      'e/messages2.html': telegram(chat(8, '<div class="from_name">Lina</div><div class="text">fin</div>')),
    }),
  );
  expect(opened.contents).toMatchObject({
    format: 'telegram-html',
    conversations: [{ title: 'Théo', messages: 8, missingMedia: 1 }],
  });
  const read = await readSample(textFile('messages.html', html));
  expect(read.map(({ index, id, kind, sender, text }) => [index, id, kind, sender, text])).toEqual([
    [0, '1', 'notice', null, 'Lina joined'],
    [1, '2', 'message', 'Théo', 'tu vas\nvoir'],
    [2, '3', 'message', 'Théo', 'encore'],
    [3, '4', 'message', 'Lina', 'copie'],
    [4, '5', 'message', 'Lina', null],
    [5, '6', 'message', 'Lina', null],
    [6, '7', 'call', 'Lina', 'Théo\nOutgoing (12 seconds)'],
  ]);
  expect(read.flatMap(({ id, forwarded }) => (forwarded === undefined ? [] : [[id, forwarded]]))).toEqual([
    ['4', { from: 'Paul' }],
  ]);
  expect(read[1]?.posting).toEqual({
    raw: '17.11.2025 18:20:11 UTC+01:00',
    iso: '2025-11-17T17:20:11Z',
    precision: 's',
    source: 'file',
  });
  expect(read[4]).toMatchObject({ posting: { iso: '2025-11-17', precision: 'day' }, localTime: '2025-11-17T18:20:11' });
  expect(read[2]?.reactions).toHaveLength(2);
  expect(read[5]?.media).toEqual([{ kind: 'audio', name: 'Voice message', path: null }]);
});
