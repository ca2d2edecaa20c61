import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSavedEmail } from '../../../src/import/savedEmail.ts';
import { EMAIL, latin1, utf16 } from '../../support/import/sampleFiles.ts';

const read = (...lines: readonly string[]) => readSavedEmail(new Blob([lines.join('\r\n')]));
/** The bytes of UTF-8, one sign each. */
const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const HEAD = ['From: Sacha <sacha@courriel.example>', 'Date: Mon, 17 Nov 2025 18:20:11 +0100'];

describe('a saved e-mail', () => {
  it('is read with its headers as written, its text and what is joined to it', async () => {
    expect(await readSavedEmail(new Blob([EMAIL]))).toMatchObject({
      from: 'Sacha éssai <sacha@courriel.example>',
      to: '<camille@boite.example>',
      subject: 'Message inventé',
      date: 'Mon, 17 Nov 2025 18:20:11 +0100',
    });
    const joined = await read(
      ...HEAD,
      'To: Camille <camille@boite.example>, alix@boite.example',
      'Cc: Groupe: a@boite.example, b@boite.example;',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Un texte=20invent=E9',
      '--b',
      'Content-Type: image/png; name="photo.png"',
      'Content-Disposition: attachment; filename="photo.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--b--',
    );
    expect(joined).toMatchObject({
      to: 'Camille <camille@boite.example>, <alix@boite.example>',
      cc: '<a@boite.example>, <b@boite.example>',
      texts: ['Un texte inventé'],
      isFromHtml: false,
      attachments: [{ name: 'photo.png', bytes: 3 }],
    });
  });

  it('in HTML alone gives its words, without scripts, styles or images', async () => {
    const html =
      '<html><head><style>p{color:red}</style></head><body><p>Bonjour &eacute;lue</p><script>mot()</script>' +
      '<p>part<br>suite</p><img src="https://ailleurs.example/pixel.png"></body></html>';
    expect(await read(...HEAD, 'Content-Type: text/html; charset=utf-8', '', html)).toMatchObject({
      texts: ['Bonjour élue\n\npart\nsuite'],
      isFromHtml: true,
    });
  });

  it.each([
    ['a second body', '<body><p>Je sais</p><body><p>où tu habites</p>'],
    ['an end of the body before the end', '<body><p>Je sais</p></body></html><p>où tu habites</p>'],
    ['a second head', '<p>Je sais</p><head></head><p>où tu habites</p>'],
    ['a sign in an attribute', '<p title="a>b">Je sais</p><p data-x=\'</body>\'>où tu habites</p>'],
    ['a style in the body', '<p>Je sais</p><style>p { margin: 0; }</style><p>où tu habites</p>'],
    ['a title with a link', '<p>Je sais</p><title><a href="https://site.example/">x</a></title><p>où tu habites</p>'],
    ['a template', '<p>Je sais</p><template><p>où tu habites</p></template>'],
    ['a comment that ends with no dash', '<p>Je sais</p><!-- -- > <b> --><p>où tu habites</p>'],
    ['no style', '<div>Je <b>sa</b>is</div><div>où\r\n tu&nbsp;habites</div>'],
  ])('attack: in HTML alone gives the words that programs show, with %s', async (_, html) => {
    const found = await read(...HEAD, 'Content-Type: text/html; charset=utf-8', '', html);
    expect(found?.texts[0]?.replace(/\s+/g, ' ')).toBe('Je sais où tu habites');
  });

  it('attack: says that words below a thousand elements were not read', async () => {
    const nest = (depth: number) => read(...HEAD, 'Content-Type: text/html', '', `<p>un</p>${'<b>'.repeat(depth)}deux`);
    expect(await nest(900)).toMatchObject({ texts: ['un\n\ndeux'], isCut: false });
    expect(await nest(1100)).toMatchObject({ texts: ['un'], isCut: true });
  });

  it('keeps every word of an HTML message, whatever looks like a boundary or a head there', async () => {
    const word = fc.constantFrom('part', '--part', 'part-2', '--part2--', 'Content-Type: text/plain', 'mot', '-');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), async (words) => {
        const html = words.map((one) => `<p>${one}</p>`).join('\r\n');
        const found = await read(...HEAD, 'Content-Type: text/html', '', html);
        expect(found?.texts[0]?.split(/\s*\n\s*/)).toEqual(words);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['Bonjour, comment vas-tu ?', '<p>Je sais où tu habites.</p>', 2],
    ["Votre logiciel ne peut pas l'afficher.", '<p>Je sais où tu habites.</p><p>Tu vas le regretter.</p>', 2],
    ['', '<p>Je sais où tu habites.</p>', 1],
    ['\u00a0', '<p>Je sais où tu habites.</p>', 1],
    ['Je sais où tu habites.\r\n\r\n> hier', '<p>Je <b>sais</b> où tu habites.</p><blockquote>hier</blockquote>', 1],
    ['Voici <https://exemple.example/a>', '<p><a href="https://exemple.example/a">Voici</a></p>', 1],
    // What a program makes of a page is not said again, but where somebody wrote it.
    ['Merci', '<p>Merci [image: je sais où tu habites]</p>', 2],
    ['Merci', '<p>Merci (mailto:je sais où tu habites)</p>', 2],
    ['Merci', '<p>Merci https://exemple.example/ou-tu-habites</p>', 2],
    // What browsers show, and the words of which other programs skip.
    ['Merci', '<p>Merci</p><!-- x --!>Je sais où tu habites<!-- -->', 2],
    ['Merci', '<p>Merci</p><svg><title></svg>Je sais où tu habites', 2],
    ['Merci', '<p>Merci</p><iframe><style></iframe>Je sais où tu habites', 2],
    ['Merci', '<p>Merci</p><!-- <plaintext> --><plaintext><!-- Je sais où tu habites', 2],
    ['Merci', '<p>Merci</p><input value="Je sais où tu habites">', 2],
    // Shown until the images are loaded.
    ['Merci', `<p>Merci</p>${'<img alt="Je sais où tu habites">'.repeat(9)}`, 2],
    ['Merci', `<p>Merci</p>${Array.from({ length: 99 }, (_, at) => `<img alt="habites ${at}">`).join('')}`, 2],
    ['Merci', '<p>Merci</p><img alt="Je sais où tu habites" src="https://exemple.example/a.png">', 2],
    ['Merci [a.png]', '<p>Merci</p><img alt="a.png"><img alt=""><img alt="–">', 1],
    ['Merci', '<p>Merci</p><![CDATA[>Je sais où tu habites]]>', 2],
    [
      'Voir https://exemple.example/a [image: a.png]',
      '<p>Voir <a href="https://exemple.example/a">https://exemple.example/a</a><img></p>',
      1,
    ],
    [
      'Merci',
      '<!--[if mso]><noscript><xml></xml></noscript><![endif]--><style>p { margin: 0; }</style><svg><title>Logo</title></svg><p>Merci</p>',
      1,
    ],
    // As Gmail, then Outlook write them.
    [
      '*Un*\r\n\r\n   - deux\r\n\r\n   1. trois\r\n\r\n[image: a.png]\r\nLéa <lea@boite.example> a écrit :\r\n> Salut',
      '<b>Un</b><ul><li>deux</li></ul><ol><li>trois</li></ol><img alt="a.png"><div>Léa &lt;<a href="mailto:lea@boite.example">lea@boite.example</a>&gt; a écrit :</div><blockquote>Salut</blockquote>',
      1,
    ],
    [
      'Oui.\r\n________________________________\r\nDe : Léa <lea@boite.example>\r\nSite<http://site.example/a> lea@boite.example<mailto:lea@boite.example>',
      '<head><style>p { margin: 0; }</style></head><p>Oui.</p><hr><b>De :</b> Léa &lt;lea@boite.example&gt;<br><a href="http://site.example/a">Site</a> <a href="mailto:lea@boite.example">lea@boite.example</a>',
      1,
    ],
  ])('attack: N10: is read in both its texts where they say different things: %s', async (plain, html, count) => {
    const email = await read(
      ...[...HEAD, 'Content-Type: multipart/alternative; boundary=b', ''],
      ...['--b', 'Content-Type: text/plain; charset=utf-8', '', plain],
      ...['--b', 'Content-Type: text/html; charset=utf-8', '', html, '--b--'],
    );
    expect(email?.texts).toHaveLength(count);
    expect(email?.texts.at(-1)).toContain(count === 2 || plain.trim() === '' ? 'habites' : plain.slice(0, 3));
    expect(email?.isFromHtml).toBe(count === 2 || plain.trim() === '');
  });

  it.each(['x-amp-html', 'enriched'])('attack: N10: is read in its other form too, text/%s', async (type) => {
    const readWith = (other: string) =>
      read(
        ...[...HEAD, 'Content-Type: multipart/alternative; boundary=b', ''],
        ...['--b', 'Content-Type: text/plain; charset=utf-8', '', 'Merci'],
        ...['--b', `Content-Type: text/${type}; charset=utf-8`, '', other],
        ...['--b', 'Content-Type: text/html; charset=utf-8', '', '<p>Merci</p>', '--b--'],
      );
    expect((await readWith('<p>Je sais où tu habites</p>'))?.texts).toEqual(['Merci', 'Je sais où tu habites']);
    expect((await readWith('<p>Merci</p>'))?.texts).toEqual(['Merci']);
  });

  it('attack: N10: a word more, less or elsewhere in one of its texts is read', async () => {
    const word = fc.constantFrom('je', 'ne', 'viendrai', 'pas', 'te', 'tuer', '500', 'demain', 'où');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1 }), fc.array(word, { minLength: 1 }), async (plain, inHtml) => {
        const email = await read(
          ...[...HEAD, 'Content-Type: multipart/alternative; boundary=b', ''],
          ...['--b', 'Content-Type: text/plain; charset=utf-8', '', `${plain.join(' ')} [image: photo.png]`],
          ...['--b', 'Content-Type: text/html; charset=utf-8', '', `<p>${inHtml.join(' <b>–</b> ')}.</p>`, '--b--'],
        );
        expect(email?.texts).toHaveLength(plain.join() === inHtml.join() ? 1 : 2);
      }),
      {
        numRuns: 200,
        examples: [
          [
            ['je', 'te', 'tuer'],
            ['je', 'ne', 'te', 'tuer', 'pas'],
          ],
          [
            ['je', 'tuer'],
            ['je', 'tuer'],
          ],
        ],
      },
    );
  });

  it('attack: N10: names everybody whom it says it is from', async () => {
    expect(await read('From: Lea, Theo <theo@courriel.example>', '', 'a')).toMatchObject({
      from: expect.stringMatching(/Lea.*Theo <theo@courriel\.example>/),
    });
    expect((await read('From: lea@boite.example', 'From: theo@courriel.example', '', 'a'))?.from?.split(', ')).toEqual(
      expect.arrayContaining(['<lea@boite.example>', '<theo@courriel.example>']),
    );
  });

  it('reads the messages attached to it, and those attached to them, as written', async () => {
    const inner = ['From: Malo <malo@x.example>', 'Date: Wed, 12 Nov 2025 10:00:00 +0100', 'Subject: toi', '', 'Mot'];
    const forward = (said: string, message: readonly string[], disposition: readonly string[] = []) => [
      ...['From: a@b.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', said],
      ...['--b', 'Content-Type: message/rfc822', ...disposition, '', ...message, '--b--', ''],
    ];
    const quoted = 'From: Malo <malo@x.example>\nDate: Wed, 12 Nov 2025 10:00:00 +0100\nSubject: toi\n\nMot';
    for (const disposition of [
      [],
      ['Content-Disposition: inline'],
      ['Content-Disposition: attachment; filename=t.eml'],
    ])
      expect(await read(...forward('Regarde.', inner, disposition))).toMatchObject({
        texts: ['Regarde.'],
        forwarded: [quoted],
        attachments: [{}],
      });
    // A program that does not know what it joins, and what is joined in it.
    const asFile = ['Content-Type: application/octet-stream; name="toi.eml"', '', ...forward('Mot', inner), '--b--'];
    const named = await read(
      ...['From: a@b.example', 'Content-Type: multipart/mixed; boundary=c', '', '--c', '', 'Regarde.', '--c'],
      ...[...asFile, '--c--'],
    );
    expect(named?.forwarded).toEqual([expect.stringMatching('Mot'), quoted]);
    expect(named?.attachments).toMatchObject([{ name: 'toi.eml' }, {}]);
    const twice = forward(
      'Elle me l’a transmis.',
      forward('Regarde.', inner).map((line) => line.replace(/\bb\b/, 'c')),
    );
    expect((await read(...twice))?.forwarded).toEqual([expect.stringMatching(/\n\nRegarde\.$/), quoted]);
    expect(await read(...twice)).toMatchObject({ isCut: false });
    // Deeper ones are not read, and it says so.
    let deep: readonly string[] = inner;
    for (let n = 0; n < 5; n += 1)
      deep = forward('Regarde.', deep).map((line) =>
        /^--b|boundary=b$/.test(line) ? line.replace(/\bb\b/, `b${n}`) : line,
      );
    expect(await read(...deep)).toMatchObject({ isCut: true });
  });

  const part = (type: string, body: string, encoding = '8bit') => [
    ...['--b', `Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, '', body],
  ];
  it.each<readonly [string, readonly string[], boolean]>([
    ['says ISO-8859-1', ['Content-Type: text/plain; charset=iso-8859-1', '', 'où'], false],
    ['says nothing', ['', 'où'], true],
    ['says UTF-8', ['Content-Type: text/plain; charset="utf-8"', '', 'où'], true],
    ['says it in its page alone', ['Content-Type: text/html', '', '<meta charset=iso-8859-1><p>où</p>'], true],
    ['is UTF-8', ['Content-Type: text/plain; charset=utf-8', '', utf8('où')], false],
    ['is UTF-8 without saying so', ['', utf8('où')], false],
    ['is UTF-8 and says ISO-8859-1', ['Content-Type: text/plain; charset=iso-8859-1', '', utf8('où')], true],
    ['is UTF-8 and says ASCII', ['Content-Type: text/plain; charset=us-ascii', '', utf8('où')], true],
    ['is UTF-8 and says KOI8-R', ['Content-Type: text/plain; charset=koi8-r', '', utf8('où')], true],
    ['is UTF-8 and says GBK', ['Content-Type: text/plain; charset=gb2312', '', utf8('té où')], true],
    ['says one that nobody knows', ['Content-Type: text/plain; charset=ANSI', '', 'où'], true],
    ['says an empty one', ['Content-Type: text/plain; charset=""', '', 'où'], true],
    [
      'says UTF-16, the other way round',
      [
        ...['Content-Type: text/plain; charset=utf-16', 'Content-Transfer-Encoding: base64', ''],
        Buffer.from(utf16('\ufeffoù', true)).toString('base64'),
      ],
      true,
    ],
    [
      'was taken for MacRoman, and written again',
      ['Content-Type: text/plain; charset=utf-8', '', utf8('√©t√©, o√π')],
      true,
    ],
    ['was written twice', ['Content-Type: text/plain; charset=utf-8', '', utf8(utf8('où'))], true],
    [
      'has a page that says another one',
      ['Content-Type: text/html; charset=iso-8859-1', '', '<meta charset="koi8-r"><p>où</p>'],
      true,
    ],
    [
      'has a part of each',
      [
        ...['Content-Type: multipart/mixed; boundary=b', '', ...part('text/plain', 'Bo=F9', 'quoted-printable')],
        ...[...part('text/plain; charset=utf-8', utf8('où')), '--b--'],
      ],
      true,
    ],
  ])('of any encoding is read, and says where its letters are not sure: %s', async (_, lines, hasGuessedLetters) => {
    const email = await readSavedEmail(new Blob([latin1([...HEAD, ...lines].join('\r\n'))]));
    expect(email).toMatchObject({ texts: [expect.stringMatching(/où$/)], hasGuessedLetters });
    expect(JSON.stringify(email)).not.toContain('\ufffd');
  });

  it.each([
    ['From: Hélène <a@b.example>', 'Subject: Où ça'],
    ['From: =?utf-8?Q?H=E9l=E8ne?= <a@b.example>', 'Subject: =?us-ascii?Q?O=F9_=E7a?='],
    [utf8('From: Hélène <a@b.example>'), 'Subject: =?iso-8859-1?Q?O=C3=B9_=C3=A7a?='],
  ])('with letters of another encoding in its head is read: %s', async (...head) => {
    const joined = ['Content-Disposition: attachment; filename="été.txt"', '', 'a', '--b--'];
    const lines = [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', ...joined];
    expect(await readSavedEmail(new Blob([latin1(lines.join('\n'))]))).toMatchObject({
      from: 'Hélène <a@b.example>',
      subject: 'Où ça',
      attachments: [{ name: 'été.txt' }],
      hasGuessedLetters: true,
    });
  });

  it.each([
    ['UTF-7', 'utf-7', 'o+APk-'],
    ['MacRoman as ISO-8859-1', 'iso-8859-1', '\x8et\x8e'],
  ])('is not sure of its letters in %s', async (_, charset, body) => {
    const lines = [...HEAD, `Content-Type: text/plain; charset=${charset}`, '', body];
    expect(await readSavedEmail(new Blob([latin1(lines.join('\n'))]))).toMatchObject({ hasGuessedLetters: true });
  });

  it.each([
    ['with the ends of line of an old Mac', (text: string) => text.replaceAll('\r\n', '\r')],
    ['in UTF-16', (text: string) => utf16(`\ufeff${text}`, true)],
    ['by Apple Mail', (text: string) => `${Buffer.byteLength(text)}      \n${text}<?xml version="1.0"?>\n<plist/>`],
  ])('is read as saved %s', async (_, save) => {
    const text = [...HEAD, 'Content-Type: text/plain; charset=utf-8', '', 'où'].join('\r\n');
    expect(await readSavedEmail(new Blob([save(text)]))).toMatchObject({
      from: 'Sacha <sacha@courriel.example>',
      texts: ['où'],
      hasGuessedLetters: false,
    });
  });

  it('is the first of a mailbox, which says so, whatever stands before', async () => {
    const line = 'From sacha@courriel.example Mon Nov 17 18:20:12 2025';
    expect(await read('', line, ...HEAD, '', 'a', '', 'From here on', line, ...HEAD, '', 'b')).toMatchObject({
      texts: ['a\n\nFrom here on'],
      isFirstOfSeveral: true,
    });
    expect(await read('\ufeff', `>${line}`, ...HEAD, '', 'a')).toMatchObject({ texts: ['a'], isFirstOfSeveral: false });
  });

  it('without any text says that none is from HTML', async () => {
    expect(await read(...HEAD, '', '')).toMatchObject({ texts: [], isFromHtml: false });
  });

  it('without any head of a message, or too large, is none', async () => {
    expect(await read('rien')).toBeNull();
    expect(await readSavedEmail(new Blob([]))).toBeNull();
    const large = { size: 61 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error('read')) };
    expect(await readSavedEmail(large as unknown as Blob)).toBeNull();
  });

  it('attack: of any bytes gives values in bounds or none', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...HEAD,
        '',
        '--b',
        '--b--',
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Type: text/html',
      ),
      fc.string({ maxLength: 60, unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
        const email = await read(...HEAD, ...lines);
        for (const value of [email?.from, email?.subject, ...(email?.texts ?? [])])
          expect(value?.isWellFormed() ?? true).toBe(true);
        expect(email?.attachments.length ?? 0).toBeLessThanOrEqual(200);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['100,000 parts', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`],
    ['300,000 lines in its head', `${'X: a\r\n'.repeat(300_000)}\r\nx`],
    ['80,000 unclosed marks', `Content-Type: text/html\r\n\r\n${'<i>'.repeat(80_000)}`],
  ])('attack: N11: of %s is read or refused at once', async (_, content) => {
    const start = performance.now();
    await read(...HEAD, content);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('of a very long text is cut, and says so', async () => {
    const email = await read(...HEAD, '', 'mot '.repeat(100_000));
    expect([email?.texts[0]?.length, email?.isCut]).toEqual([300_000, true]);
  });
});
