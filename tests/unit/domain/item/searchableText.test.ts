import { describe, expect, it } from 'vitest';
import { decodeText, hasSearchableText } from '../../../../src/domain/item/searchableText.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('decodeText', () => {
  it('decodes quoted-printable and base64 parts of a page archive, and skips images', () => {
    const archive = [
      'From: <Saved by Blink>',
      'Subject: =?utf-8?Q?Num=C3=A9ro_06?= =?utf-8?B?IDEyIDM0?=',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----MultipartBoundary--inv----"',
      '',
      '------MultipartBoundary--inv----',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p>06 12 34=',
      ' 56 78 =C3=A9t=C3=A9 =3D</p>',
      '------MultipartBoundary--inv----',
      'Content-Type: text/css; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('/* Éléonore */').toString('base64'),
      '------MultipartBoundary--inv----',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('pixels').toString('base64'),
      '------MultipartBoundary--inv------',
    ].join('\r\n');
    const { text, isWhole } = decodeText(bytes(archive), 'multipart/related');
    // The image.
    expect(isWhole).toBe(false);
    expect(text).toContain('06 12 34 56 78 été =');
    expect(text).toContain('/* Éléonore */');
    expect(text).toMatch(/Numéro 06.*12 34/);
    expect(text).not.toContain('pixels');
  });

  it('reads UTF-16 and windows-1252 where the bytes are no UTF-8', () => {
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0xe9, 0]), 'text/plain')).toEqual({ text: 'é', isWhole: true });
    expect(decodeText(Uint8Array.from([0x65, 0xe9]), 'text/plain').text).toBe('eé');
  });
});

describe('attack: N8: a part of an e-mail', () => {
  const email =
    (...head: readonly string[]) =>
    (body: string) =>
      decodeText(
        bytes(
          ['Subject: a', 'Content-Type: multipart/mixed; boundary=b', '', '--b', ...head, '', body, '--b--'].join('\n'),
        ),
        'message/rfc822',
      );
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each([
    'application/pdf',
    'application/octet-stream',
    'image/png',
    'audio/amr',
    'application/zip',
    'text/rtf',
    'text/plain; charset=utf-7',
  ])('counts as not searched where its words are not decoded: %s', (type) => {
    expect(email(`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64')(base64('mot')).isWhole).toBe(false);
  });

  it.each(['x-uuencode', 'base64'])('counts as not searched where its encoding is not understood: %s', (encoding) => {
    expect(email('Content-Type: text/plain', `Content-Transfer-Encoding: ${encoding}`)('a').isWhole).toBe(false);
  });

  it('is searched inside the messages that are joined, and in its own character set', () => {
    const inner = `Subject: b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${base64('<p>caché</p>')}`;
    for (const part of [
      email('Content-Type: message/rfc822')(inner),
      email('Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64')(base64(inner)),
    ])
      expect(part).toEqual({ text: expect.stringContaining('caché'), isWhole: true });
    expect(
      email('Content-Type: text/plain; charset=koi8-r', 'Content-Transfer-Encoding: base64')('1Nk=').text,
    ).toContain('ты');
    const deep = Array.from({ length: 30 }, () => 'Content-Type: message/rfc822\n').join('\n');
    expect(email('Content-Type: message/rfc822')(`${deep}\nmot`).isWhole).toBe(false);
  });
});

describe('attack: N8: an e-mail that other programs take apart otherwise', () => {
  const number = '06 12 34 56 78';
  const base64 = Buffer.from(`Mme Dupont ${number}, 3 rue X`).toString('base64');
  const quoted = '=30=36 12 34 56 =37=38';
  const multipart = (field: string) => `Content-Type: multipart/mixed; ${field}\n\n`;
  const encoded = `Content-Transfer-Encoding: base64\n\n${base64}\n`;
  it.each([
    ['a boundary of no part', `X: boundary=zz\nContent-Transfer-Encoding: quoted-printable\n\nv\n--zz\n${quoted}\n`],
    ['spaces around its sign', `${multipart('boundary = "ab"')}--ab\n${encoded}--ab--\n`],
    ['a boundary in parts', `${multipart('boundary*0="ab"')}--ab\n${encoded}--ab--\n`],
    [
      'a line that begins like a boundary',
      `${multipart('boundary=a')}--a\nContent-Type: text/plain\n${encoded.replace('\n\n', '\n\n--ab\n')}--a--\n`,
    ],
    ['ends of lines of an old Mac', `${multipart('boundary=ab')}--ab\n${encoded}--ab--\n`.replaceAll('\n', '\r')],
    ['a space before the sign of a header', `Content-Transfer-Encoding : base64\n\n${base64}\n`],
    ['the name of a file in parts', 'Content-Type: text/plain; name*0="06 12 3"; name*1="4 56 78"\n\na'],
  ])('is searched: %s', (_, message) => {
    expect(decodeText(bytes(`From: a@b.example\n${message}`), 'message/rfc822').text).toContain(number);
  });

  it('reads a subject in its own character set', () => {
    expect(decodeText(bytes('Subject: =?koi8-r?B?1Nk=?=\n\na'), 'message/rfc822').text).toContain('ты');
  });
});

it('hasSearchableText is true for text, e-mails and archives of pages, false for images and PDFs', () => {
  const types = ['text/html', 'message/rfc822', 'multipart/related', 'application/json', 'image/png'];
  expect([...types, 'application/pdf'].map(hasSearchableText)).toEqual([true, true, true, true, false, false]);
});
