import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeVectors } from '../../../../scripts/make-vectors.ts';
import type { Files } from '../../../../scripts/vectors/smallDossier.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';

/** Zips built byte by byte, from which another program could extract something other than what was verified. */

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

function writeZip(records: readonly Record[], { count = -1, prefix = '', gap = '', comment = '', tail = '' } = {}) {
  const parts: Buffer[] = [Buffer.from(prefix)];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, localName = name, extra = Buffer.alloc(0), crc = crc32(data), listed } of records) {
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
    Buffer.concat([...parts, Buffer.from(gap), directory, Buffer.from('PK\x05\x06'), end, Buffer.from(comment + tail)]),
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

describe('zips that two programs read differently', () => {
  it('are coherent without faults; a comment is noted', async () => {
    expect(await verify(writeZip(records))).toMatchObject({ verdict: 'coherent-unanchored', notes: [] });
    const folders = [{ name: 'pieces/', data: new Uint8Array() }, ...records];
    expect(await problemsOf(writeZip(folders))).toEqual([]);
    const same = { name: PATH, data: original, extra: unicodePath(PATH, PATH) };
    expect(await problemsOf(writeZip([...others, same]))).toEqual([]);
    expect(await verify(writeZip(records, { comment: 'un mot' }))).toMatchObject({
      verdict: 'coherent-unanchored',
      notes: [{ code: 'zip-comment' }],
    });
  });

  it('are reported when the end record counts too few files', async () => {
    const twice = writeZip([...records, { name: PATH, data: FORGED }], { count: records.length });
    expect(await problemsOf(twice)).toContain('zip-directory');
  });

  it('are reported when a Unicode Path differs from the name', async () => {
    const swapped = [
      ...others,
      { name: PATH, data: FORGED, extra: unicodePath('__MACOSX/a', PATH) },
      { name: '__MACOSX/b', data: original, extra: unicodePath(PATH, '__MACOSX/b') },
    ];
    expect(await problemsOf(writeZip(swapped))).toContain(`header-mismatch ${PATH}`);
  });

  it('are reported when the directory does not list a record', async () => {
    const hidden = { name: PATH, data: FORGED, listed: false };
    const last = records.at(-1)?.name;
    expect(await problemsOf(writeZip([...records, hidden]))).toEqual([`record-bounds ${last}`]);
    expect(await problemsOf(writeZip([hidden, ...records]))).toEqual(['bytes-around-zip']);
    const behindIgnored = [...records, { name: '.DS_Store', data: new Uint8Array(4) }, hidden];
    expect(await problemsOf(writeZip(behindIgnored))).toEqual(['record-bounds .DS_Store']);
  });

  it('are reported when a folder is a file in one of its descriptions', async () => {
    const folder = { name: 'pieces/', data: new Uint8Array() };
    expect(await problemsOf(writeZip([...records, { ...folder, localName: PATH }]))).toEqual([
      'header-mismatch pieces/',
    ]);
    expect(await problemsOf(writeZip([...records, { ...folder, data: FORGED }]))).toContain('unsafe-name pieces/');
  });

  it('are reported when a CRC is not that of the content', async () => {
    expect(await problemsOf(writeZip([...others, { name: PATH, data: original, crc: 1 }]))).toEqual([
      `unreadable ${PATH}`,
    ]);
  });

  it('are reported when they have bytes before, between or after the records', async () => {
    const glued = new Uint8Array([...writeZip([{ name: PATH, data: FORGED }]), ...writeZip(records)]);
    expect(await problemsOf(glued)).toContain('bytes-around-zip');
    expect(await problemsOf(writeZip(records, { prefix: '#!/bin/sh\n' }))).toContain('bytes-around-zip');
    expect(await problemsOf(writeZip(records, { tail: 'x' }))).toEqual(['bytes-around-zip']);
    expect(await problemsOf(writeZip(records, { gap: 'x' }))).toEqual([`record-bounds ${records.at(-1)?.name}`]);
  });
});
