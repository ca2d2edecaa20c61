import { describe, expect, it } from 'vitest';
import { openSample, readAll, readSample, textFile, zipFile } from '../../../support/import/exportSamples.ts';

/** A text of WhatsApp has two authors: the exporter, and whoever writes a message. */

const ENCRYPTED =
  '\u200eLes messages et les appels sont chiffrés de bout en bout. Seules les personnes dans cette discussion peuvent les lire, les écouter ou les partager.';

async function readIphone(text: string, zip = 'export.zip', more: Readonly<Record<string, string>> = {}) {
  const opened = await openSample(await zipFile(zip, { '_chat.txt': text, ...more }));
  const read = await readAll(opened);
  return { contents: opened.contents, lines: read.map(({ kind, sender, text: words }) => [kind, sender, words]), read };
}

describe('the ends of the lines of an iPhone', () => {
  it('attack: tell a pasted line from a message', async () => {
    const { contents, lines } = await readIphone(
      `[17/11/2025, 18:20:11] Odile: ${ENCRYPTED}\r\n` +
        '[17/11/2025, 18:21:02] Gaspard: Tu as la mémoire courte\n' +
        '[17/11/2025, 18:20:40] Odile: je vais te tuer\n' +
        '[17/11/2025, 18:20:50] Odile: et toute ta famille\r\n' +
        '[17/11/2025, 18:22:40] Odile: Laisse-moi tranquille.\r\n',
    );
    expect(lines.slice(1)).toEqual([
      [
        'message',
        'Gaspard',
        'Tu as la mémoire courte\n[17/11/2025, 18:20:40] Odile: je vais te tuer\n[17/11/2025, 18:20:50] Odile: et toute ta famille',
      ],
      ['message', 'Odile', 'Laisse-moi tranquille.'],
    ]);
    expect(contents.warnings).toEqual([]);
  });

  it.each([
    ['CRLF alone', '[17/11/2025, 18:20:11] A: a\r\n[17/11/2025, 18:20:12] B: b\r\n'],
    ['LF alone', '[17/11/2025, 18:20:11] A: a\nb\n[17/11/2025, 18:20:12] B: b\n'],
    ['a CRLF inside a message', '[17/11/2025, 18:20:11] A: a\nb\r\nc\r\n[17/11/2025, 18:20:12] B: b\r\n'],
  ])('say nothing with %s, and the archive says so', async (_, text) => {
    expect((await readIphone(text)).contents).toMatchObject({
      warnings: ['message-imitable'],
      conversations: [{ isImitable: true, messages: 2 }],
    });
  });

  it('say nothing on an Android phone, where words may have a CRLF', async () => {
    const opened = await openSample(
      textFile('_chat.txt', '17/11/2025, 18:20 - A: a\nb\r\n17/11/2025, 18:21 - B: b\r\n'),
    );
    expect(opened.contents.conversations).toMatchObject([{ isImitable: true, messages: 2 }]);
  });
});

describe('the marked lines of an iPhone', () => {
  const GROUP = [
    'Les Voisins: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.',
    'Gaspard: \u200eGaspard created group “Les Voisins”',
    'Les Voisins: \u200eGaspard added you',
    "Gaspard: \u200eGaspard changed this group's icon",
    'Gaspard: bande de nuls',
    "Les Voisins: \u200eYou're now an admin",
    'Odile: \u200eOdile left',
    'Gaspard: \u200eGaspard removed Odile',
    'Mélusine: stop\net encore stop',
    'Gaspard: \u200eWaiting for this message. This may take a while.',
    'Gaspard: \u200eThis message was deleted by admin Mélusine.',
    'Gaspard: \u200eYou deleted this message as admin',
    'Gaspard: \u200ePOLL:\nQui est le plus nul ?\n\u200eOPTION: Mélusine (\u200e3 votes)',
    'Gaspard: \u200eview once photo omitted',
  ];
  const write = (lines: readonly string[]) =>
    lines.map((line, index) => `[14/08/2025, 21:${10 + index}:10] ${line}\r\n`).join('');

  it.each(['WhatsApp Chat - Les Voisins.zip', 'renommée.zip'])('are WhatsApp’s under the group: %s', async (zip) => {
    const { contents, lines, read } = await readIphone(write(GROUP), zip);
    expect(lines.map(([kind]) => kind)).toEqual([
      ...['notice', 'notice', 'notice', 'notice', 'message', 'notice', 'notice', 'notice', 'message', 'notice'],
      ...['unsent', 'unsent', 'message', 'message'],
    ]);
    expect(read.at(-1)).toMatchObject({ text: null, media: [{ name: 'view once photo omitted', path: null }] });
    expect(contents.conversations[0]?.senders.map(({ name }) => name)).toEqual(['Gaspard', 'Mélusine']);
  });

  it.each([
    'Gaspard removed Odile, je vais te tuer',
    'Gaspard removed je vais te tuer',
    'Gaspard created group “je vais te tuer”',
    'Ton frère a supprimé ton compte, je vais te tuer',
    'Ton frère left',
    'Appel vocal manqué, je vais te tuer',
    'Waiting for this message. This may take a while. Je vais te tuer',
    'This message was deleted by admin que je vais tuer.',
  ])('attack: N9: are a person’s under their name, but for what is WhatsApp’s as a whole: %s', async (words) => {
    const { lines } = await readIphone(write([...GROUP, `Gaspard: \u200e${words}`]));
    expect(lines.at(-1)).toEqual(['message', 'Gaspard', words]);
  });

  it('attack: N9: keep a person whose name has one quotation mark', async () => {
    const named = ['~ Lina a changé "x: je vais te tuer', '~ Lina a changé "x: je t’attends "dehors"', 'Mia: non'];
    const { lines } = await readIphone(write(named));
    expect(lines.slice(0, 2)).toEqual([
      ['message', '~ Lina a changé "x', 'je vais te tuer'],
      ['message', '~ Lina a changé "x', 'je t’attends "dehors"'],
    ]);
    // The ends of the lines tell where messages begin: WhatsApp's own are marked.
    const ended = (...bodies: readonly string[]) =>
      bodies.map((body, index) => `[17/11/2025, 18:20:${10 + index}] ${body}\r\n`).join('');
    const quoting = ['~ Max created "z: je te tuerai "demain"', '~ Max created "z: et "ta sœur"'];
    const notice = 'Max: \u200eMax created group “a: b”';
    const known = await readIphone(ended('Mia: salut\nça va', ...quoting, notice));
    expect(known.lines.slice(1)).toEqual([
      ['message', '~ Max created "z', 'je te tuerai "demain"'],
      ['message', '~ Max created "z', 'et "ta sœur"'],
      ['message', 'Max', 'Max created group “a: b”'],
    ]);
    expect((await readIphone(write(['Théo "x: je vais te tuer', 'Mia: non']))).lines[0]).toEqual([
      'message',
      null,
      'Théo "x: je vais te tuer',
    ]);
  });
});

describe('the notice of encryption that begins a conversation', () => {
  const FRENCH =
    'Les messages et les appels sont chiffrés de bout en bout. Aucun tiers, pas même WhatsApp, ne peut les lire ou les écouter. Appuyez pour en savoir plus.';
  const ENGLISH =
    'Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more.';
  const GERMAN =
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören, nicht einmal WhatsApp. Tippe, um mehr zu erfahren.';
  const days = async (...lines: readonly string[]) =>
    (await readSample(textFile('a.txt', lines.join('\n')))).map(({ posting }) => posting.iso);

  it.each([
    ['of an Android phone', `02/11/2025, 18:20 - ${FRENCH}`, '03/11/2025, 09:05 - Théo: a'],
    ['of an iPhone', `[02/11/2025 18:20:11] Théo: \u200e${FRENCH}`, '[03/11/2025 09:05:11] Théo: a'],
    ['in German', `02.11.2025, 18:20 - ${GERMAN}`, '03.11.2025, 09:05 - Théo: a'],
  ])('says that the day is first: %s', async (_, ...lines) => {
    expect(await days(...lines)).toEqual(['2025-11-02', '2025-11-03']);
  });

  it('attack: keeps its order where somebody pastes lines of another', async () => {
    const pasted = Array.from({ length: 40 }, () => '03/25/2025, 09:05 - Théo: b');
    expect(await days(`02/11/2025, 18:20 - ${FRENCH}`, '03/11/2025, 09:05 - Théo: a', ...pasted)).toEqual([
      '2025-11-02',
      '2025-11-03',
    ]);
  });

  it.each([
    ['words of a person', `02/11/2025, 18:20 - Théo: ${FRENCH}`],
    ['words that go on', `02/11/2025, 18:20 - ${FRENCH} Je te tue.`],
    ['a later line', '02/11/2025, 18:20 - Théo: a', `03/11/2025, 18:20 - ${FRENCH}`],
    ['English, whose regions differ', `02/11/2025, 18:20 - ${ENGLISH}`],
    ['a year of two digits, which may be first', `02/11/25, 18:20 - ${FRENCH}`],
  ])('attack: says nothing: %s', async (_, ...lines) => {
    expect(new Set(await days(...lines))).toEqual(new Set([null]));
  });
});

describe('the file of a message', () => {
  const PHOTO = '00000012-PHOTO-2025-11-17-18-21-02.png';
  it.each([
    `\u200e<vedhæftet: ${PHOTO}>`,
    `\u200e<συνημμένο: ${PHOTO}>`,
    `\u200e<צורף: ${PHOTO}>`,
    `\u200e<đính kèm: ${PHOTO}>`,
    `\u200e<salope: ${PHOTO}>`,
    `\u200e<${PHOTO} joint>`,
    `\u200e<${PHOTO}>`,
  ])('is that of the zip whatever the words around its name on an iPhone: %s', async (words) => {
    const { read } = await readIphone(`\u200e[17/11/2025, 18:21:02] Gaspard: ${words}\r\n`, 'a.zip', { [PHOTO]: 'x' });
    expect(read[0]).toMatchObject({ sender: 'Gaspard', text: words.slice(1), media: [{ kind: 'image', path: PHOTO }] });
  });

  it('is missing where a marked line names it', async () => {
    const { read, contents } = await readIphone(`\u200e[17/11/2025, 18:21:02] Gaspard: \u200e<atașat: ${PHOTO}>\r\n`);
    expect(read[0]).toMatchObject({ text: `<atașat: ${PHOTO}>`, media: [{ name: PHOTO, path: null }] });
    expect(contents.conversations).toMatchObject([{ missingMedia: 1 }]);
  });

  it.each([
    'soubor byl přiložen',
    'vedhæftet fil',
    'קובץ מצורף',
    'fișier atașat',
    'bifogad fil',
    'файл додано',
    '文件附件',
  ])('is that of the zip whatever the words around its name on an Android phone: %s', async (words) => {
    const name = 'IMG-20251117-WA0003.png';
    for (const mark of ['', '\u200e']) {
      const text = `17/11/2025, 18:21 - Gaspard: ${mark}${name} (${words})\n`;
      const [read] = await readSample(await zipFile('a.zip', { 'WhatsApp Chat with Gaspard.txt': text, [name]: 'x' }));
      expect(read).toMatchObject({ sender: 'Gaspard', media: [{ kind: 'image', path: name }] });
      expect(read?.text).toContain(words);
    }
  });
});
