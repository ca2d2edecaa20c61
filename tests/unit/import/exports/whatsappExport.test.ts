import { describe, expect, it } from 'vitest';
import { openSample, readSample, textFile, zipFile, zipOfRecords } from '../../../support/import/exportSamples.ts';
import { inventMessage } from '../../../support/import/inventedMessages.ts';
import { latin1 } from '../../../support/import/sampleFiles.ts';
import { deflated } from '../../../support/zipWriter.ts';

const iphone = async (...bodies: readonly string[]) =>
  readSample(
    await zipFile('a.zip', {
      '_chat.txt': bodies.map((body, index) => `[17/11/2025, 18:20:${10 + index}] ${body}`).join('\r\n'),
      '00000012-PHOTO-2025-11-17-18-20-11.jpg': 'x',
    }),
  );
const android = (...bodies: readonly string[]) =>
  readSample(textFile('a.txt', bodies.map((body) => `17/11/2025, 18:20 - ${body}`).join('\n')));

describe('a conversation of WhatsApp', () => {
  it('reads a message with its day, and its time without zone', async () => {
    expect((await android('Théo: tu vas voir\nla suite\n\nla fin'))[0]).toEqual(
      inventMessage(0, {
        path: null,
        sender: 'Théo',
        text: 'tu vas voir\nla suite\n\nla fin',
        posting: { raw: '17/11/2025, 18:20', iso: '2025-11-17', precision: 'day', source: 'file' },
        localTime: '2025-11-17T18:20',
      }),
    );
  });

  it('counts dated lines of the form of the first one', async () => {
    const [first, second, ...others] = await iphone('Théo: vois\n17/11/2025, 18:19 - Lina: a', 'Lina: b');
    expect([first?.text, second?.index, second?.text, others]).toEqual([
      'vois\n17/11/2025, 18:19 - Lina: a',
      1,
      'b',
      [],
    ]);
  });

  it.each([
    ['\u200e<attached: 00000012-PHOTO-2025-11-17-18-20-11.jpg>', 'image', true],
    ['\u200e<pièce jointe : 00000012-PHOTO-2025-11-17-18-20-11.jpg>', 'image', true],
    ['\u200e‹ pièce jointe : 00000012-PHOTO-2025-11-17-18-20-11.jpg ›', 'image', true],
    ['\u200e<\u202fjoint\u00a0: 00000012-PHOTO-2025-11-17-18-20-11.jpg\u202f>', 'image', true],
    ['\u200e<附件：00000013-AUDIO-2025-11-17-18-20-11.opus>', 'audio', false],
    ['\u200e<Anhang: rapport.pdf>', 'file', false],
  ])('reads the file of an iPhone: %s', async (body, kind, isThere) => {
    const [read] = await iphone(`Théo: regarde ${body}`);
    expect(read).toMatchObject({ text: 'regarde', media: [{ kind }] });
    expect(read?.media[0]?.path !== null).toBe(isThere);
  });

  it.each([
    ['IMG-20251117-WA0001.jpg (fichier joint)', 'image'],
    ['\u200ePTT-20251117-WA0001.opus (file attached)', 'audio'],
    ['rapport.pdf (archivo adjunto)', 'file'],
    ['VID-20251117-WA0001.mp4 (file attached)', 'video'],
  ])('reads the file of an Android phone: %s', async (body, kind) => {
    const [read] = await android(`Théo: ${body}\nla légende`);
    expect(read).toMatchObject({ text: 'la légende', media: [{ kind, path: null }] });
  });

  it('finds the file that a message names beside it, with the slash of Windows', async () => {
    const chat = new TextEncoder().encode('17/11/2025, 18:20 - Théo: IMG-20251117-WA0001.jpg (fichier joint)');
    const [read] = await readSample(
      zipOfRecords([
        deflated('Théo\\Discussion WhatsApp avec Théo.txt', chat),
        deflated('Théo\\IMG-20251117-WA0001.jpg', new Uint8Array(8)),
      ]),
    );
    expect(read?.media).toMatchObject([{ path: 'Théo/IMG-20251117-WA0001.jpg' }]);
  });

  it('keeps words that only look like a file or a mark', async () => {
    const typed = ['vois rapport.pdf (page 3)', '<note: a.txt>', '<je te hais>', 'image absente', 'Appel vocal manqué'];
    const read = await android(...typed.map((words) => `Théo: ${words}`));
    expect(read.map(({ kind, text, media }) => ({ kind, text, media }))).toEqual(
      typed.map((text) => ({ kind: 'message', text, media: [] })),
    );
  });

  it.each([
    ['words that say « deleted » and more', 'This message was deleted by your lover, and I know it', false],
    ['other capitals', 'ce message a été supprimé', false],
    ['a file with a word that is not known', 'VID-20251117-WA0001.mp4 (regarde)', false],
    ['the form of a file without its mark', 'vois <attached: 00000012-PHOTO-2025-11-17-18-20-11.jpg>', true],
    ['the words of a message taken back', 'Ce message a été supprimé.', true],
    ['the words of a file left out', '<Médias omis>', true],
    ['the words of an edit', 'pardon <This message was edited>', true],
    ['marked words like a notice', '\u200eje sais que tu changed admin', true],
    ['marked words after a notice', '\u200eMessages and calls are end-to-end encrypted. Je te tue.', true],
  ])('attack: keeps all words and the sender of %s', async (_, words, isIphone) => {
    const [read] = await (isIphone ? iphone : android)(`Théo: ${words}`);
    expect(read).toMatchObject({
      kind: 'message',
      sender: 'Théo',
      text: words.replace('\u200e', ''),
      media: [],
      isEdited: false,
    });
  });

  it('does not tell who took a message back, and knows the whole sentence alone', async () => {
    const read = await android('Lina: Vous avez supprimé ce message', 'Théo: This message was deleted');
    expect(read.map(({ kind, text, fromHolder }) => [kind, text, fromHolder])).toEqual([
      ['unsent', null, null],
      ['unsent', null, null],
    ]);
  });

  it.each(['<Médias omis>', '‹Médias omis>', '<Media omitted>'])(
    'has a missing file without name: %s',
    async (words) => {
      expect((await android(`Théo: ${words}`))[0]).toMatchObject({ text: null, media: [{ name: words, path: null }] });
      const { contents } = await openSample(textFile('a', `17/11/2025, 18:20 - Théo: ${words}`));
      expect(contents.conversations).toMatchObject([{ missingMedia: 1 }]);
    },
  );

  it('has no words for a file that an iPhone left out', async () => {
    expect((await iphone('Théo: \u200eimage absente'))[0]).toMatchObject({
      kind: 'message',
      sender: 'Théo',
      text: null,
    });
  });

  const ENCRYPTED = 'Les messages et les appels sont chiffrés de bout en bout.';
  /** A conversation of an iPhone, with its title in the name of the zip. */
  const titled = async (title: string, ...lines: readonly string[]) => {
    const text = lines.map((line) => `[17/11/2025 18:20:11] ${line}`).join('\n');
    const read = await readSample(await zipFile(`WhatsApp Chat - ${title}.zip`, { '_chat.txt': text }));
    return read.map(({ kind, sender, text: words }) => [kind, sender, words]);
  };

  it.each([
    `${ENCRYPTED} Seules les personnes dans cette discussion peuvent les lire, les écouter ou les partager.`,
    `${ENCRYPTED} Aucun tiers, pas même WhatsApp, ne peut les lire ou les écouter. Appuyez pour en savoir plus.`,
    `${ENCRYPTED} Seules les personnes dans cette discussion peuvent les lire, les écouter ou les partager. En savoir plus`,
    `${ENCRYPTED} Seules les personnes prenant part à cette discussion peuvent les lire, les écouter ou les partager.`,
    'Los mensajes y las llamadas están cifrados de extremo a extremo. Solo las personas en este chat pueden leerlos, escucharlos o compartirlos.',
    'Los mensajes y las llamadas están cifrados de extremo a extremo. Solo las personas en este chat pueden leerlos, escucharlos o compartirlos. *Más información*',
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Nur Personen in diesem Chat können sie lesen, anhören oder teilen.',
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Nur Personen in diesem Chat können sie lesen, anhören oder teilen. Mehr\u00a0erfahren',
    'I messaggi e le chiamate sono crittografati end-to-end. Solo le persone in questa chat possono leggerne, ascoltarne o condividerne il contenuto.',
    'As mensagens e ligações são protegidas com a criptografia de ponta a ponta. Somente as pessoas que fazem parte da conversa podem ler, ouvir e compartilhar esse conteúdo. Saiba mais',
    'As mensagens e as chamadas são encriptadas ponto a ponto. Só as pessoas nesta conversa as podem ler, ouvir ou partilhar.',
    'Théo est un contact.',
    'Votre code de sécurité avec Théo a changé. Appuyez pour en savoir plus.',
    'Vous avez bloqué ce contact.',
  ])('takes for a notice what WhatsApp writes under a person: %s', async (words) => {
    const read = await titled('Théo', `Théo: \u200e${words}`, 'Théo: salut', 'Lina: oui');
    expect(read[0]).toEqual(['notice', null, words]);
    expect(read[1]).toEqual(['message', 'Théo', 'salut']);
    expect((await titled('Théo', `Théo: ${words}`, 'Lina: oui'))[0]).toEqual(['message', 'Théo', words]);
  });

  it.each([
    'je sais que tu changed admin',
    'Lina est un contact.',
    'Votre code de sécurité avec Théo a changé. Je sais où tu habites.',
    `${ENCRYPTED} Je te tue.`,
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Nur Personen in diesem Chat finden dich.',
    'je vais te trouver',
  ])('attack: keeps the words and the sender of a person who types the mark: %s', async (words) => {
    for (const others of [['Lina: oui'], ['Lina: oui', 'Zoé: non', 'Théo: salut']])
      expect((await titled('Théo', `Théo: \u200e${words}`, ...others))[0]).toEqual(['message', 'Théo', words]);
  });

  it('takes every marked line under the subject of a group for WhatsApp’s', async () => {
    const notices = [
      ENCRYPTED,
      'Théo a créé le groupe “La bande”',
      'Vous avez été ajouté·e',
      'Seuls les admins écrivent',
    ];
    const lines = notices.map((words) => `La bande: \u200e${words}`);
    const read = await titled('La bande', ...lines, 'Théo: salut', 'Zoé: \u200eje sais tout', 'Lina: oui');
    expect(read.slice(0, 4)).toEqual(notices.map((words) => ['notice', null, words]));
    expect(read.slice(4)).toEqual([
      ['message', 'Théo', 'salut'],
      ['message', 'Zoé', 'je sais tout'],
      ['message', 'Lina', 'oui'],
    ]);
  });

  it('attack: keeps the lines of a person whose name is the subject of the group', async () => {
    const read = await titled('Théo', 'Théo: \u200eje te vois', 'Théo: salut', 'Zoé: a', 'Lina: oui');
    expect(read[0]).toEqual(['message', 'Théo', 'je te vois']);
  });

  it('takes a pasted line of another order of dates for words of the message before', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => `${index + 20}/11/2025, 18:20 - Théo: ${index}`);
    lines.splice(5, 0, '12/25/2025, 18:20 - Lina: faux');
    const read = await readSample(textFile('a.txt', lines.join('\n')));
    expect(read.length).toBe(8);
    expect(read[4]?.text).toBe('4\n12/25/2025, 18:20 - Lina: faux');
    expect(read[5]?.posting.iso).toBe('2025-11-25');
    // Without a first line that proves the order, the line may be another message.
    const open = await readSample(textFile('a.txt', ['1/11/2025, 18:20 - Théo: a', ...lines].join('\n')));
    expect([open.length, new Set(open.map(({ posting }) => posting.iso))]).toEqual([10, new Set([null])]);
  });

  it('states no day before 2009 or after tomorrow, and keeps its words', async () => {
    const read = await readSample(
      textFile('a.txt', ['13/11/2008', '13/11/2026', '24/11/2026'].map((day) => `${day}, 18:20 - Théo: a`).join('\n')),
      textFile('b.txt', '25/11/2026, 18:20 - Théo: a'),
    );
    expect(read.map(({ posting, localTime }) => [posting.raw, posting.iso, localTime])).toEqual([
      ['13/11/2008, 18:20', null, null],
      ['13/11/2026, 18:20', '2026-11-13', '2026-11-13T18:20'],
      ['24/11/2026, 18:20', '2026-11-24', '2026-11-24T18:20'],
      ['25/11/2026, 18:20', null, null],
    ]);
  });

  it('takes the title from the name of the file, when WhatsApp wrote it', async () => {
    const chat = '17/11/2025, 18:20 - Théo: a';
    const title = async (...files: File[]) => (await openSample(...files)).contents.conversations[0]?.title;
    expect(await title(textFile('Discussion WhatsApp avec Théo.txt', chat))).toBe('Théo');
    expect(await title(await zipFile('WhatsApp Chat - Théo.zip', { '_chat.txt': chat }))).toBe('Théo');
    expect(await title(await zipFile('a.zip', { 'b\\WhatsApp Chat - Théo.txt': chat }))).toBe('Théo');
    expect(await title(await zipFile('Discussion WhatsApp - Théo.zip', { '_chat.txt': chat }))).toBe('Théo');
    expect(await title(textFile('notes.txt', chat))).toBeNull();
  });

  it.each([
    ['nothing of WhatsApp', 'copie.txt', '17/11/2025, 18:20 - Théo: a', false],
    [
      'only the words of a message',
      'copie.txt',
      '17/11/2025, 18:20 - Théo: a\n17/11/2025, 18:21 - Théo: end-to-end encrypted',
      false,
    ],
    [
      'its notice of 2017',
      'copie.txt',
      '17/11/2017, 18:19 - Messages to this chat and calls are now secured with end-to-end encryption.\n17/11/2017, 18:20 - Théo: a',
      true,
    ],
    ['its name', 'Discussion WhatsApp avec Théo.txt', '17/11/2025, 18:20 - Théo: a', true],
    ['the name of an iPhone', '_chat.txt', '[17/11/2025, 18:20:11] Théo: a', true],
    [
      'its first notice',
      'copie.txt',
      '17/11/2025, 18:19 - Les messages et les appels sont chiffrés de bout en bout.\n17/11/2025, 18:20 - Théo: a',
      true,
    ],
  ])('is confirmed by a sign of WhatsApp: %s', async (_, name, text, isConfirmed) => {
    const { contents } = await openSample(textFile(name, text));
    expect(contents).toMatchObject({ format: 'whatsapp', isConfirmed });
  });

  it('finds media that were chosen beside the text', async () => {
    const chat = textFile('chat.txt', '17/11/2025, 18:20 - Théo: IMG-20251117-WA0001.jpg (fichier joint)');
    const opened = await openSample(chat, textFile('IMG-20251117-WA0001.jpg', 'x'));
    expect(opened.contents.conversations).toMatchObject([{ missingMedia: 0 }]);
    expect(await (await opened.readMedia('IMG-20251117-WA0001.jpg', 1, 10)).text()).toBe('x');
  });

  it('reads UTF-16, a mark at the start, and a text that ends in a line', async () => {
    const bytes = Uint8Array.from('\ufeff17/11/2025, 18:20 - Théo: é', (char) => char.charCodeAt(0));
    const wide = new Uint8Array(bytes.length * 2);
    new DataView(wide.buffer).setUint16(0, 0xfeff, true);
    for (let at = 1; at < bytes.length; at++) wide[at * 2] = bytes[at] ?? 0;
    const [read] = await readSample(new File([wide], 'a.txt'));
    expect(read?.text).toBe('é');
    expect((await readSample(textFile('a', '\ufeff17/11/2025, 18:20 - Théo: é\n')))[0]?.text).toBe('é');
  });

  it.each([
    ['windows-1252', latin1, []],
    ['macintosh', (text: string) => latin1(text.replaceAll('é', '\x8e').replaceAll('ê', '\x90')), []],
    ['UTF-8, but one line', latin1, [...Buffer.from('17/11/2025, 18:19 - Zoé: déjà\n')]],
  ])('reads letters of %s, says that they are not sure, and loses none', async (_, encode, before) => {
    const file = new File([Uint8Array.from(before), encode('17/11/2025, 18:20 - Théo: arrête\n')], 'a.txt');
    const { contents } = await openSample(file);
    expect(contents.warnings).toEqual(['message-imitable', 'letters-guessed']);
    expect((await readSample(file)).at(-1)).toMatchObject({ sender: 'Théo', text: 'arrête' });
    expect(JSON.stringify(await readSample(file))).not.toContain('\ufffd');
  });
});
