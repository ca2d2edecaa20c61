import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeVectors } from '../../../../scripts/make-vectors.ts';
import type { Files } from '../../../../scripts/vectors/smallDossier.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';

/** Zips written byte by byte, from which other programs extract something else than what was verified. */

const good: Files = (await makeVectors()).get('good')?.files ?? new Map();
const PATH = 'pieces/P0001/texte.txt';
const FORGED = Buffer.from('Un texte remplacé.');

interface Record {
  readonly name: string;
  readonly data: Uint8Array;
  readonly localName?: string;
  readonly extra?: Buffer;
  readonly crc?: number;
  readonly listed?: boolean;
}

function written(
  records: readonly Record[],
  { count = -1, prefix = '', gap = '', comment = '', tail = '' } = {},
) {
  const parts: Buffer[] = [Buffer.from(prefix)];
  const central: Buffer[] = [];
  let at = 0;
  for (const {
    name,
    data,
    localName = name,
    extra = Buffer.alloc(0),
    crc = crc32(data),
    listed,
  } of records) {
    const fields = (nameOf: string) => {
      const fixed = Buffer.alloc(26);
      fixed.writeUInt16LE(20, 0);
      fixed.writeUInt32LE(crc, 10);
      fixed.writeUInt32LE(data.length, 14);
      fixed.writeUInt32LE(data.length, 18);
      fixed.writeUInt16LE(Buffer.byteLength(nameOf), 22);
      fixed.writeUInt16LE(extra.length, 24);
      return fixed;
    };
    const local = [Buffer.from('PK\x03\x04'), fields(localName), Buffer.from(localName), extra, data];
    if (listed !== false) {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(at, 10);
      const head = [Buffer.from('PK\x01\x02\x14\0'), fields(name), rest];
      central.push(Buffer.concat([...head, Buffer.from(name), extra]));
    }
    parts.push(Buffer.concat(local));
    at += parts.at(-1)?.length ?? 0;
  }
  const end = Buffer.alloc(18);
  const directory = Buffer.concat(central);
  for (const offset of [4, 6]) end.writeUInt16LE(count < 0 ? central.length : count, offset);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at + gap.length, 12);
  end.writeUInt16LE(comment.length, 16);
  return new Uint8Array(
    Buffer.concat([
      ...parts,
      Buffer.from(gap),
      directory,
      Buffer.from('PK\x05\x06'),
      end,
      Buffer.from(comment + tail),
    ]),
  );
}

const records: Record[] = [...good].map(([name, data]) => ({ name, data }));
const others = records.filter(({ name }) => name !== PATH);
const original = good.get(PATH) ?? new Uint8Array();
const verify = async (bytes: Uint8Array<ArrayBuffer>) => verifyDossier(await zipSource(new Blob([bytes])));
const problemsOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await verify(bytes)).problems.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`));

function unicodePath(name: string, of: string): Buffer {
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + name.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(of), 5);
  return Buffer.concat([field, Buffer.from(name)]);
}

describe('a zip that two programs read in two ways', () => {
  it('is coherent as long as nothing is wrong with it, a comment being noted', async () => {
    expect(await verify(written(records))).toMatchObject({ verdict: 'coherent-unanchored', notes: [] });
    const folders = [{ name: 'pieces/', data: new Uint8Array() }, ...records];
    expect(await problemsOf(written(folders))).toEqual([]);
    const same = { name: PATH, data: original, extra: unicodePath(PATH, PATH) };
    expect(await problemsOf(written([...others, same]))).toEqual([]);
    expect(await verify(written(records, { comment: 'un mot' }))).toMatchObject({
      verdict: 'coherent-unanchored',
      notes: [{ code: 'zip-comment' }],
    });
  });

  it('is told when the end record counts one file too few', async () => {
    const twice = written([...records, { name: PATH, data: FORGED }], { count: records.length });
    expect(await problemsOf(twice)).toContain('zip-directory');
  });

  it('is told of a Unicode Path that is another name', async () => {
    const swapped = [
      ...others,
      { name: PATH, data: FORGED, extra: unicodePath('__MACOSX/a', PATH) },
      { name: '__MACOSX/b', data: original, extra: unicodePath(PATH, '__MACOSX/b') },
    ];
    expect(await problemsOf(written(swapped))).toContain(`header-mismatch ${PATH}`);
  });

  it('is told of a record that the directory does not list', async () => {
    const hidden = { name: PATH, data: FORGED, listed: false };
    const last = records.at(-1)?.name;
    expect(await problemsOf(written([...records, hidden]))).toEqual([`record-bounds ${last}`]);
    expect(await problemsOf(written([hidden, ...records]))).toEqual(['bytes-around-zip']);
    const behindIgnored = [...records, { name: '.DS_Store', data: new Uint8Array(4) }, hidden];
    expect(await problemsOf(written(behindIgnored))).toEqual(['record-bounds .DS_Store']);
  });

  it('is told of a folder that is a file, here or there', async () => {
    const folder = { name: 'pieces/', data: new Uint8Array() };
    expect(await problemsOf(written([...records, { ...folder, localName: PATH }]))).toEqual([
      'header-mismatch pieces/',
    ]);
    expect(await problemsOf(written([...records, { ...folder, data: FORGED }]))).toContain(
      'unsafe-name pieces/',
    );
  });

  it('is told of a CRC that is not that of the content', async () => {
    expect(await problemsOf(written([...others, { name: PATH, data: original, crc: 1 }]))).toEqual([
      `unreadable ${PATH}`,
    ]);
  });

  it('is told of bytes before, between and after', async () => {
    const glued = new Uint8Array([...written([{ name: PATH, data: FORGED }]), ...written(records)]);
    expect(await problemsOf(glued)).toContain('bytes-around-zip');
    expect(await problemsOf(written(records, { prefix: '#!/bin/sh\n' }))).toContain('bytes-around-zip');
    expect(await problemsOf(written(records, { tail: 'x' }))).toEqual(['bytes-around-zip']);
    expect(await problemsOf(written(records, { gap: 'x' }))).toEqual([
      `record-bounds ${records.at(-1)?.name}`,
    ]);
  });
});
