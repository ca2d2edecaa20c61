import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { FileInspection } from '../../../src/domain/item/importedFiles.ts';
import { inspectFile } from '../../../src/import/inspectFile.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import {
  bytes,
  EMAIL,
  exif,
  join,
  jpeg,
  latin1,
  png,
  TELEGRAM,
  u32,
  utf16,
  WHATSAPP,
} from '../../support/import/sampleFiles.ts';
import { deflated, writeZip } from '../../support/zipWriter.ts';

const inspect = (content: BlobPart, name = 'fichier', modified = 0): Promise<FileInspection> =>
  inspectFile(new Blob([content]), name, modified);
/** Longer than what is read of each end of a file. */
const lines = bytes('mot\n'.repeat(400_000));
const idOf = async (content: BlobPart) => (await inspect(content)).format.id;

describe('inspectFile: format', () => {
  it.each([
    ['jpeg', jpeg(4, 3)],
    ['png', png(4, 3)],
    ['gif', bytes('GIF89a', [4, 0, 3, 0])],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', u32(0), u32(0))],
    ['heic', bytes([0, 0, 0, 24], 'ftypheic', u32(0))],
    ['avif', bytes([0, 0, 0, 24], 'ftypavif', u32(0))],
    ['mp4', bytes([0, 0, 0, 24], 'ftypisom', u32(0))],
    ['mov', bytes([0, 0, 0, 24], 'ftypqt  ', u32(0))],
    ['m4a', bytes([0, 0, 0, 24], 'ftypM4A ', u32(0))],
    ['3gp', bytes([0, 0, 0, 24], 'ftyp3gp4', u32(0))],
    ['pdf', bytes('%PDF-1.7\n')],
    ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
    ['ogg', bytes('OggS')],
    ['wav', bytes('RIFF', [0, 0, 0, 0], 'WAVEfmt ')],
    ['mp3', bytes('ID3', [4, 0])],
    ['amr', bytes('#!AMR\n')],
    ['eml', EMAIL],
    ['whatsapp', WHATSAPP],
    ['telegram-json', TELEGRAM],
    ['text', 'Quelques mots notés.'],
    ['text', '[Lundi 17 novembre, 18 h 20] Sacha m’a appelée.'],
    ['text', '[18:20] sacha: mot'],
    ['text', '[2025-11-17] note'],
    ['text', '<Sacha> mot\n<Camille> autre'],
    ['text', '<3 mot'],
    ['text', '{"messages":[{"creator":"Sacha","type":"message","text":"mot"}]}'],
    ['text', '{"chats":[{"type":"private_chat","messages":[]}]}'],
    ['text', '{Sacha} a écrit ceci.'],
    ['text', '{"channel":{"type":"DirectTextChat"},"messages":[{"type":"Default","content":"mot"}]}'],
    ['eml', `X-Long: ${'a'.repeat(70)}\r\n${`ARC-Seal_2: i=1;\r\n ${'b'.repeat(70)}\r\n`.repeat(300)}${EMAIL}`],
    ['eml', `From sacha@courriel.example Mon Nov 17 18:20:12 2025\n${EMAIL}`],
    ['eml', `\ufeff\r\n\r\n>From sacha@courriel.example Mon Nov 17 18:20:12 2025\r\n${EMAIL}`],
    ['eml', latin1(EMAIL.replace('inventé', 'inventé à'))],
    ['eml', `Received: from a by b\r\n${`X-Long: ${'a'.repeat(900)}\r\n`.repeat(100)}${EMAIL}`],
    ['eml', `>>From sacha@courriel.example Mon Nov 17 18:20:12 2025\n${EMAIL}`],
    ['eml', `5432      \n${EMAIL}`],
    ['eml', `${EMAIL}\r\n[17/11/2025, 18:20:11] Sacha: mot`],
    ['eml', EMAIL.replaceAll('\r\n', '\r')],
    ['eml', EMAIL.replace('From:', 'Snapshot-Content-Location: https://a.example/\r\nFrom:')],
  ])('detects %s by its bytes', async (id, content) => {
    expect(await idOf(content)).toBe(id);
  });

  it.each([
    ['a program', bytes('MZ', [0x90, 0, 3, 0, 0, 0]), 'file-unknown'],
    ['a document of Word 97', bytes([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0], 'W\0o\0r\0d\0'), 'file-unknown'],
    [
      'a message of Outlook',
      bytes([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0], [...'__substg1.0_0037001F'].join('\0')),
      'file-outlook',
    ],
    ['a mailbox of Outlook', bytes('!BDN', [0, 0, 0, 0], 'SM'), 'file-outlook'],
    ['RTF', '{\\rtf1\\ansi mot}', 'file-unknown'],
    ['blanks', ' \r\n\n', 'file-empty'],
    ['Zstandard', bytes([0x28, 0xb5, 0x2f, 0xfd, 0]), 'file-packed'],
    [
      'a page that a browser saved',
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://forum.example/\r\nSubject: Forum\r\nDate: Mon, 17 Nov 2025 18:20:11 +0100\r\nMIME-Version: 1.0\r\n\r\nmot',
      'file-page',
    ],
    ['RAR', bytes('Rar!', [0x1a, 7, 1, 0]), 'file-packed'],
    ['7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c, 0]), 'file-packed'],
    [
      'tar',
      bytes(
        'a',
        Array.from({ length: 256 }, () => 0),
        'ustar',
      ),
      'file-packed',
    ],
    ['a part of a page', '<Article id="a">mot</article>', 'file-page'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'file-page'],
    ['a web page', '<!doctype html><script>alert(1)</script>', 'file-page'],
    ['noise', bytes([1, 2, 3, 4, 0, 200, 255]), 'file-unknown'],
  ])('refuses %s whatever its name, and says what to do', async (_, content, code) => {
    await expect(inspect(content, 'photo.jpg')).rejects.toMatchObject({ code });
  });

  it.each<readonly [string, BlobPart, boolean]>([
    ['windows-1252', latin1('appels reçus, durée\n'), true],
    ['macintosh', bytes('re', [0x8d], 'us, dur', [0x8e], 'e\n'), true],
    ['windows-1251', bytes([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], ' ', [0xe4, 0xf0, 0xf3, 0xe3]), true],
    ['UTF-8 with one line of another program', bytes([0xe9], 't\n', [0xc3, 0xa9], '\n'), true],
    ['UTF-8 written twice', 'Ã©tÃ©', true],
    ['UTF-8 taken for MacRoman', 'o√π, √©t√©', true],
    ['UTF-8 taken for windows-1251', 'Р·РЅР°СЋ', true],
    ['UTF-8 taken for the letters of a console', '├®t├®', true],
    ['MacRoman taken for windows-1252', 'o, ŽtŽ', true],
    ['windows-1252 in the middle alone', join(lines, latin1('été\n'), lines), true],
    ['UTF-8 of Ukraine, of Switzerland, of Czechia', 'Він, ВІТІ. «CAFÉ» l’été, “là”… Žižek, Word™', false],
    ['UTF-8 that had lost a letter', '\ufffdt\u00e9', true],
    ['UTF-8', 'été, MANHÃ, Âge', false],
    ...['appels et mots', 'été', 'Я знаю, где ты живёшь', 'أعرف أين تسكن يا أنت'].flatMap((text) =>
      [false, true].map((isBig) => ['UTF-16 without a mark', utf16(text, isBig), false] as const),
    ),
  ])('keeps a text in %s, and says where its letters are not sure', async (_, content, isGuessed) => {
    const { format, warnings } = await inspect(content, 'appels.csv');
    expect([format.id, warnings]).toEqual(['text', isGuessed ? ['letters-guessed'] : []]);
  });

  it('refuses a text that lost some letters, rather than taking it for Chinese', async () => {
    await expect(inspect('mots\0 et des \0 mots\0')).rejects.toMatchObject({ code: 'file-unknown' });
  });

  it('refuses a backup of WhatsApp, and says how to export the chat', async () => {
    const backup = bytes([0xbd, 1, 8, 1, 0x1a, 0, 0xff]);
    await expect(inspect(backup, 'msgstore.db.crypt15')).rejects.toMatchObject({ code: 'file-locked-chat' });
  });

  it('knows the JSON of the program that copies conversations of Discord', async () => {
    const copy = '{"guild":{"id":"0"},"channel":{"type":"DirectTextChat"},"exportedAt":"2026-05-04","messages":[]}';
    expect(await inspect(copy)).toMatchObject({
      format: { id: 'text' },
      facts: { conversation: 'DiscordChatExporter' },
    });
  });

  it('refuses an empty file, and a folder', async () => {
    const folder = { size: 4096, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }) };
    await expect(inspectFile(folder as unknown as Blob, 'a', 0)).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(inspect('')).rejects.toMatchObject({ code: 'file-empty' });
  });

  it('reports a file name with the extension of another format', async () => {
    expect((await inspect(png(1, 1), 'photo.PDF')).warnings).toEqual(['type-differs']);
    expect((await inspect(jpeg(1, 1), 'photo.jpeg')).warnings).toEqual([]);
    expect((await inspect(png(1, 1), 'sans point')).warnings).toEqual([]);
    expect((await inspect('Quelques mots notés.', 'notes.TXT')).warnings).toEqual([]);
    for (const name of ['facture.exe', 'facture.pdf', 'facture.cmd'])
      expect((await inspect('Quelques mots notés.', name)).warnings, name).toEqual(['type-differs']);
  });
});

describe('inspectFile: image size', () => {
  it.each([
    [png(1170, 2532), 1170, 2532],
    [jpeg(3024, 4032), 3024, 4032],
    [jpeg(3024, 4032, exif({ date: '2025:11:17 18:20:11' })), 3024, 4032],
    [bytes('GIF89a', [0x20, 1, 0x10, 0]), 288, 16],
    [png(2 ** 31, 2 ** 31), 2 ** 31, 2 ** 31],
    [
      bytes([0, 0, 0, 24], 'ftypheic', 'ispe', u32(0), u32(320), u32(240), 'ispe', u32(0), u32(4032), u32(3024)),
      4032,
      3024,
    ],
  ])('is read from the header without decoding', async (content, width, height) => {
    expect((await inspect(content)).pixels).toEqual({ width, height });
  });

  it('is null for a truncated header', async () => {
    expect((await inspect(png(10, 10).slice(0, 18))).pixels).toBeNull();
    expect((await inspect(jpeg(10, 10).slice(0, 8))).pixels).toBeNull();
  });
});

describe('inspectFile: dates', () => {
  const dates = async (content: BlobPart, name?: string, modified?: number) =>
    (await inspect(content, name, modified)).dates.map(({ source, iso, precision }) => [source, iso, precision]);

  it('reads a photo’s date, with a time only when the file has an offset', async () => {
    const at = '2025:11:17 18:20:11';
    expect(await dates(jpeg(1, 1, exif({ date: at })))).toEqual([['exif', '2025-11-17', 'day']]);
    expect(await dates(jpeg(1, 1, exif({ date: at, offset: '+01:00' })))).toEqual([
      ['exif', '2025-11-17T17:20:11.000Z', 's'],
    ]);
    expect(await dates(jpeg(1, 1, exif({ date: '2025:02:31 00:00:00' })))).toEqual([]);
  });

  it('tells the last change that a file states from the date when it was taken or made', async () => {
    const changed = jpeg(1, 1, exif({ date: '2025:11:17 18:20:11', tag: 0x0132 }));
    expect(await dates(changed)).toEqual([['changed', '2025-11-17', 'day']]);
    const modified = "/ModDate (D:20251118182011+01'00')";
    expect(await dates(`%PDF-1.4\n${modified}`)).toEqual([['changed', '2025-11-18T17:20:11.000Z', 's']]);
    expect(await dates(`%PDF-1.4\n${modified}\n/CreationDate (D:20251117)`)).toEqual([['pdf', '2025-11-17', 'day']]);
  });

  it('reads the dates of a PDF, an email and a conversation', async () => {
    expect(await dates("%PDF-1.4\n/CreationDate (D:20251117182011+01'00')")).toEqual([
      ['pdf', '2025-11-17T17:20:11.000Z', 's'],
    ]);
    expect(await dates(EMAIL)).toEqual([['email', '2025-11-17T17:20:11.000Z', 's']]);
    expect(await dates(WHATSAPP)).toEqual([
      ['messages-first', '2025-11-03', 'day'],
      ['messages-last', '2025-11-18', 'day'],
    ]);
    expect(await dates(TELEGRAM)).toEqual([
      ['messages-first', '2025-11-17T17:20:11.000Z', 's'],
      ['messages-last', '2025-11-18T09:00:59.000Z', 's'],
    ]);
  });

  it('keeps dates of a conversation as written when the order of day and month is ambiguous', async () => {
    const { dates: found } = await inspect('[03/11/2025, 18:20:11] Sacha: mot');
    expect(found[0]).toEqual({ source: 'messages-first', raw: '03/11/2025, 18:20:11', iso: null, precision: null });
    expect(await dates('11/17/25, 6:20 PM - Sacha: word')).toContainEqual(['messages-first', '2025-11-17', 'day']);
  });

  it('lists the dates of the file name and of the disk last', async () => {
    expect(await dates(png(1, 1), 'Screenshot_20251117-182011.png', Date.UTC(2026, 0, 2))).toEqual([
      ['name', '2025-11-17', 'day'],
      ['modified', '2026-01-02T00:00:00.000Z', 's'],
    ]);
    expect(await dates(png(1, 1), 'Capture d’écran 2025-11-17 à 18.20.11.png')).toEqual([
      ['name', '2025-11-17', 'day'],
    ]);
    expect(await dates(png(1, 1), 'IMG_4521.png')).toEqual([]);
    // The time is quoted, though its zone is not known.
    const [screen] = (await inspect(png(1, 1), 'Screenshot_20251117-182011.png')).dates;
    expect(screen?.raw).toBe('20251117-182011');
  });

  it.each([
    ['Screenshot_20261116-210300.png', '2026-11-16', 'day'],
    ['Screenshot_2026-11-16-21-03-00-123_com.whatsapp.jpg', '2026-11-16', 'day'],
    ['IMG_20261116_210300.jpg', '2026-11-16', 'day'],
    // The camera of a Pixel writes UTC: in Paris, the next day.
    ['PXL_20261116_230300123.jpg', '2026-11-16T23:03:00.123Z', 'ms'],
    ['PXL_20261116_230300123.MP.jpg', '2026-11-16T23:03:00.123Z', 'ms'],
    ['PXL_20261116_230300123.PORTRAIT-01.COVER.jpg', '2026-11-16T23:03:00.123Z', 'ms'],
    ['IMG_PXL_20261116_230300123.jpg', '2026-11-16', 'day'],
    ['PXL_20261116_250300123.jpg', '2026-11-16', 'day'],
    ['PXL_20261116_2303.jpg', '2026-11-16', 'day'],
  ])('takes the time of a name only where its zone is known: %s', async (name, iso, precision) => {
    expect(await dates(png(1, 1), name)).toEqual([['name', iso, precision]]);
  });
});

describe('inspectFile: metadata', () => {
  it('reports a location without storing it', async () => {
    const found = await inspect(jpeg(1, 1, exif({ date: '2025:11:17 18:20:11', gps: true })));
    expect([found.hasLocation, found.facts]).toEqual([true, { camera: 'Essai' }]);
  });

  it('reads the sender and subject of an email', async () => {
    expect((await inspect(EMAIL)).facts).toEqual({
      from: 'Sacha éssai <sacha@courriel.example>',
      subject: 'Message inventé',
      messageId: '<1@courriel.example>',
    });
  });
});

it('says that an image ends before its end, whose part some browsers draw', async () => {
  const whole = png(8, 6);
  expect((await inspect(whole, 'capture.png')).warnings).toEqual([]);
  expect((await inspect(whole.slice(0, -6), 'capture.png')).warnings).toEqual(['image-cut']);
});

const frame = [0x2c, ...Array.from({ length: 8 }, () => 0), 0x80, 0, 0, 0, 0, 0, 0, 2, 1, 0x4c, 0];
const gif = (...blocks: readonly (readonly number[])[]) =>
  bytes('GIF89a', [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255], ...blocks, [0x3b]);
const film = bytes([0, 0, 0, 24], 'ftypmp42', u32(0));
it.each([
  ['a GIF of two frames', gif([0x21, 0xf9, 1, 0x2c, 0], frame, [0x21, 0xfe, 2, 0x2c, 0x2c, 0], frame), true],
  ['a GIF of one frame', gif([0x21, 0xfe, 2, 0x2c, 0x2c, 0], frame), false],
  ['an animated PNG', png(4, 4, [...u32(8), ...bytes('acTL'), ...u32(2), ...u32(0), ...u32(0)]), true],
  ['a PNG', png(4, 4), false],
  ['an animated WebP', bytes('RIFF', [14, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 2, 0]), true],
  ['a WebP', bytes('RIFF', [14, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0]), false],
  ['an AVIF sequence', bytes([0, 0, 0, 24], 'ftypavis', u32(0)), true],
  [
    'a photo with its film, of a telephone',
    bytes([...jpeg(4, 3).slice(0, -2)], [0xff, 0xda, 0, 2, 0xff, 0xd9], [...film]),
    true,
  ],
  ['a HEIC photo with its film', bytes([0, 0, 0, 24], 'ftypheic', u32(0), [...film]), true],
  ['a photo', jpeg(4, 3), false],
])('says whether it moves: %s', async (_, content, moves) => {
  expect((await inspect(content)).warnings).toEqual(moves ? ['image-moves'] : []);
});

describe('inspectFile: zip', () => {
  const zipped = async (files: Record<string, string>) => {
    const zip = new JSZip();
    for (const [name, content] of Object.entries(files)) zip.file(name, content);
    return new Uint8Array(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
  };

  it('reads the first and last message of a WhatsApp or Telegram export', async () => {
    const whatsapp = await inspect(await zipped({ '_chat.txt': WHATSAPP, 'photo.jpg': 'x' }));
    expect(whatsapp.facts).toEqual({ entries: '2', conversation: 'WhatsApp' });
    expect(whatsapp.dates.map(({ iso }) => iso)).toEqual(['2025-11-03', '2025-11-18']);
    const ofWindows = writeZip([deflated('Discussion\\_chat.txt', new TextEncoder().encode(WHATSAPP))]);
    expect((await inspect(ofWindows)).facts).toEqual({ entries: '1', conversation: 'WhatsApp' });
    const telegram = await inspect(await zipped({ 'ChatExport/result.json': TELEGRAM }));
    expect(telegram.facts).toEqual({ entries: '1', conversation: 'Telegram' });
  });

  it('reads a zip bomb in part only', async () => {
    const bomb = await zipped({ '_chat.txt': `${WHATSAPP}\n${'a'.repeat(64 * 1024 * 1024)}` });
    expect(bomb.length).toBeLessThan(200_000);
    const found = await inspect(bomb);
    expect(found.warnings).toEqual(['file-partly-read']);
    expect(found.dates.map(({ source }) => source)).toEqual(['messages-first']);
  });

  it('reads no date of a conversation in a compression that it does not know', async () => {
    const zip = writeZip([{ ...deflated('_chat.txt', new TextEncoder().encode(WHATSAPP)), method: 9 }]);
    expect(await inspect(zip)).toMatchObject({ facts: { entries: '1' }, dates: [], warnings: ['file-partly-read'] });
  });

  it('accepts a broken zip', async () => {
    const cut = (await zipped({ '_chat.txt': WHATSAPP })).slice(0, 60);
    expect(await inspect(cut)).toMatchObject({ format: { id: 'zip' }, warnings: ['file-partly-read'] });
  });
});

describe('inspectFile with arbitrary bytes', () => {
  const starts = [
    jpeg(9, 9, exif({ date: '2025:11:17 18:20:11' })),
    png(9, 9),
    bytes('%PDF-1.4'),
    bytes('PK\x03\x04'),
    bytes(EMAIL),
    bytes(WHATSAPP),
    bytes(TELEGRAM),
    bytes([0, 0, 0, 24], 'ftypheic'),
  ];

  it('returns a result that canonical JSON can encode, or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts, bytes('')),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat({ max: 200 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.double(),
        async (start, noise, at, name, modified) => {
          const mixed = new Uint8Array([...start.slice(0, at), ...noise, ...start.slice(at)]);
          const found = await inspect(mixed, name, modified).catch((error: { code?: string }) => error.code);
          if (typeof found === 'string') expect(['file-empty', 'file-unknown']).toContain(found);
          else expect(canonicalBytes(JSON.parse(JSON.stringify(found))).length).toBeGreaterThan(0);
          expect(found).toBeDefined();
        },
      ),
      { numRuns: 400 },
    );
  });
});

it('takes a film without a picture track for a sound, as telephones record voices; where its tracks are not read, for a film', async () => {
  const boxOf = (type: string, ...content: readonly (readonly number[])[]) => {
    const body = content.flat();
    return [...u32(body.length + 8), ...latin1(type), ...body];
  };
  const track = (handler: string) =>
    boxOf('trak', boxOf('mdia', boxOf('hdlr', [...u32(0), ...u32(0), ...latin1(handler)])));
  const head = boxOf('ftyp', [...latin1('isom'), ...u32(512)]);
  const samples = boxOf('mdat', [...latin1('samples')]);
  const formatOf = (...boxes: readonly (readonly number[])[]) => idOf(new Uint8Array([...head, ...boxes.flat()]));
  expect(await formatOf(samples, boxOf('moov', track('soun')))).toBe('m4a');
  expect(await formatOf(boxOf('moov', track('soun')), samples)).toBe('m4a');
  expect(await formatOf(samples, boxOf('moov', track('soun'), track('vide')))).toBe('mp4');
  // A film that says first that it is a sound.
  expect(await formatOf(boxOf('moov', track('soun')), samples, boxOf('moov', track('vide')))).toBe('mp4');
  expect(await formatOf(samples, boxOf('moov'))).toBe('mp4');
  expect(await formatOf(boxOf('moov', track('soun')).slice(0, -4))).toBe('mp4');
});
