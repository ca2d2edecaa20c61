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
    const text = decodeText(bytes(archive), 'multipart/related');
    expect(text).toContain('06 12 34 56 78 été =');
    expect(text).toContain('/* Éléonore */');
    expect(text).toMatch(/Numéro 06.*12 34/);
    expect(text).not.toContain('pixels');
  });

  it('reads UTF-16 and windows-1252 where the bytes are no UTF-8', () => {
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0xe9, 0]), 'text/plain')).toBe('é');
    expect(decodeText(Uint8Array.from([0x65, 0xe9]), 'text/plain')).toBe('eé');
  });
});

describe('hasSearchableText', () => {
  it('is true for text, e-mails and archives of pages, false for images and PDFs', () => {
    const types = ['text/html', 'message/rfc822', 'multipart/related', 'application/json', 'image/png'];
    expect([...types, 'application/pdf'].map(hasSearchableText)).toEqual([true, true, true, true, false, false]);
  });
});
