import { describe, expect, it } from 'vitest';
import {
  correctLine,
  findFirstLine,
  type ImageText,
  imageTextDocument,
  isSureWord,
  joinImageText,
  readableImages,
} from '../../../../src/domain/item/imageText.ts';
import type { FileEntry, FileRole } from '../../../../src/domain/item/item.ts';

const AT = '2026-11-20T08:00:00.000Z';
const { parse, empty } = imageTextDocument('x');

const TEXT: ImageText = {
  schema: 'recueil/image-text/1',
  checkedAt: null,
  images: [
    {
      path: 'document-1.png',
      sha256: 'a'.repeat(64),
      width: 1080,
      height: 2340,
      at: AT,
      versions: { engine: 'e', data: 'd', preparation: 'p' },
      lines: [
        {
          box: [0, 0, 10, 10],
          script: 'latin',
          words: [{ text: 'Tu', confidence: 96, box: [0, 0, 5, 5] }],
          correction: null,
        },
        { box: [0, 20, 10, 10], script: 'unknown', words: [], correction: null },
      ],
    },
  ],
};

const file = (path: string, role: FileRole, mediaType = 'image/png'): FileEntry => ({
  ...{ path, role, mediaType, bytes: 1, sha256: 'a'.repeat(64), salt: '', commitment: '', transformations: [] },
});

describe('imageTextDocument', () => {
  it('parses what it stores, and is empty at first', () => {
    expect(parse(structuredClone(TEXT))).toEqual(TEXT);
    expect(parse(empty)).toEqual(empty);
  });

  it('refuses a confidence over 100, a box of three numbers and another digest', () => {
    const [image] = TEXT.images;
    const [line] = image?.lines ?? [];
    const withLine = (changed: object) => ({ ...TEXT, images: [{ ...image, lines: [{ ...line, ...changed }] }] });
    expect(parse(withLine({ words: [{ text: 'Tu', confidence: 101, box: [0, 0, 1, 1] }] }))).toBeNull();
    expect(parse(withLine({ box: [0, 0, 1] }))).toBeNull();
    expect(parse({ ...TEXT, images: [{ ...image, sha256: 'abc' }] })).toBeNull();
  });
});

it.each([
  ['21:42 4G 87 %\nIlona\nJe sais où tu habites\nRéponds', 'Je sais où tu habites'],
  ['21:42\nIlona', '21:42'],
  ['\n  \n', null],
  ['', null],
  [`${'mot '.repeat(30)}`, `${'mot '.repeat(20)}…`],
  ['🎉🎉 non', '🎉🎉 non'],
])('findFirstLine returns what may be a sentence, else the first line, shortened: %j', (text, line) => {
  expect(findFirstLine(text)).toBe(line);
});

it('joinImageText has what the person typed in place of a line, and no line in an unknown script', () => {
  const [image] = TEXT.images;
  const unknown = { ...image?.lines[1], words: [{ text: 'JlsÈ', confidence: 40, box: [0, 0, 5, 5] as const }] };
  const read = { ...TEXT, images: [{ ...image, lines: [image?.lines[0], unknown] }] } as ImageText;
  expect(joinImageText(read)).toBe('Tu');
  const place = { path: 'document-1.png', line: 1 };
  expect(joinImageText(correctLine(read, place, { at: AT, text: 'Toi' }))).toBe('Tu\nToi');
  expect(joinImageText(empty)).toBe('');
});

it('correctLine keeps the words of the machine beside what the person typed, and takes a correction back', () => {
  const place = { path: 'document-1.png', line: 0 };
  const corrected = correctLine(TEXT, place, { at: AT, text: '  Toi  ' });
  expect(corrected.images[0]?.lines[0]).toEqual({ ...TEXT.images[0]?.lines[0], correction: { at: AT, text: 'Toi' } });
  expect(corrected.images[0]?.lines[1]).toEqual(TEXT.images[0]?.lines[1]);
  expect(correctLine(corrected, place, { at: AT, text: ' ' })).toEqual(TEXT);
  expect(correctLine(TEXT, { path: 'other.png', line: 0 }, { at: AT, text: 'Toi' })).toEqual(TEXT);
});

describe('readableImages', () => {
  const paths = (...[fiche, erased]: Parameters<typeof readableImages>) =>
    readableImages(fiche, erased).map(({ path }) => path);
  const screenshot = { files: [file('document-1.png', 'document')], warnings: [], text: null };

  it('has the image of an item without text, unless it was erased or cannot be decoded', () => {
    expect(paths(screenshot)).toEqual(['document-1.png']);
    expect(paths({ ...screenshot, text: 'Tu vas voir' })).toEqual([]);
    expect(paths(screenshot, ['document-1.png'])).toEqual([]);
    expect(paths({ ...screenshot, warnings: ['image-not-shown'] })).toEqual([]);
    expect(paths({ ...screenshot, files: [file('document-1.heic', 'document', 'image/heic')] })).toEqual([]);
  });

  it("has a capture's own image in place of the screen", () => {
    const files = [file('viewport.png', 'viewport'), file('zone.png', 'zone')];
    expect(paths({ files, warnings: [], text: null })).toEqual(['zone.png']);
    expect(paths({ files: files.slice(0, 1), warnings: [], text: null })).toEqual(['viewport.png']);
  });
});

describe('isSureWord', () => {
  const sureWords = (...read: readonly (readonly [text: string, confidence: number])[]) => {
    const words = read.map(([text, confidence]) => ({ text, confidence, box: [0, 0, 1, 1] as const }));
    const sure = words.filter((word) => isSureWord(word, { words }));
    return sure.map(({ text }) => text).join(' ');
  };

  it('has the words from 90 on', () => {
    expect(sureWords(['Tu', 96], ['vas', 90], ["t'arriver", 89], ['demain', 97])).toBe('Tu vas demain');
  });

  it('has no handle, whole or in parts, and has times and counts', () => {
    expect(sureWords(['vu', 96], ['@llonax', 95], ['kevin_du', 95], ['r010', 95], ['demain', 96])).toBe('vu demain');
    expect(sureWords(['@i', 95], ['clara', 95], ['r.010', 95])).toBe('');
    expect(sureWords(['21:43', 96])).toBe('21:43');
    expect(sureWords(['il', 96], ['y', 95], ['a', 95], ['3h', 96], ['(15k)', 95])).toBe('il y a 3h (15k)');
  });

  it('has no word of a line of low confidence', () => {
    expect(sureWords(['UHoIU', 30], ['MHe', 91], ['He', 92])).toBe('');
  });

  it('has no number, other than a time, that stands beside no sure word', () => {
    expect(sureWords(['21:30', 97], ['SFRAG', 71], ['1%', 96])).toBe('21:30');
    expect(sureWords(['Clara', 97], ['@llonax', 39], ['7', 93], ['h', 93], ['encore', 96])).toBe('Clara h encore');
    expect(sureWords(['64', 96], ['1,2', 95], ['21h30', 95])).toBe('21h30');
    expect(sureWords(['64', 96], ['vues', 95])).toBe('64 vues');
    expect(sureWords(['500€', 96], ['demain', 95])).toBe('500€ demain');
  });

  it('has no letter where a picture may be: alone, or at the end of a line', () => {
    expect(sureWords(['CM', 95])).toBe('');
    expect(sureWords(['22:03', 97], ['Ÿ', 92])).toBe('22:03');
    expect(sureWords(['Non', 97])).toBe('Non');
    expect(sureWords(['photos', 97], ['à', 96], ['tout', 96])).toBe('photos à tout');
  });
});
