import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/import/exports/openExport.ts';
import { NEVER, NOW, openSample, readSample, textFile, zipFile } from '../../../support/import/exportSamples.ts';
import { deflated, writeZip, type ZipParts, type ZipRecord, zip64End, zip64Field } from '../../../support/zipWriter.ts';

/** What people have instead of a whole archive: each is read as far as it goes, or refused with one code. */

const INBOX = 'your_instagram_activity/messages/inbox';
const thread = (...texts: readonly string[]) => ({
  messages: texts.map((content) => ({ sender_name: 'Théo', timestamp_ms: 1763400011123, content })),
  title: 'Théo',
});
const record = (path: string, content: string): ZipRecord => deflated(path, Buffer.from(content));
const toZip = (records: readonly ZipRecord[], parts?: ZipParts) => new File([writeZip(records, parts)], 'a.zip');
const open = (...files: readonly File[]) => openExport(files, () => undefined, NEVER, NOW);
const MESSAGES = record(`${INBOX}/theo_1/message_1.json`, JSON.stringify(thread('a', 'b')));

it('a zip as large tools write it is read with the fields of Zip64', async () => {
  const full = 0xffffffff;
  const { length } = MESSAGES.data;
  const sizes = zip64Field(MESSAGES.size ?? length, length);
  const zip = toZip([{ ...MESSAGES, size: full, compressedSize: full, extra: sizes }], {
    zip64: (offset, count, size) => zip64End({ count, size, offset, at: offset + size }),
  });
  expect((await readSample(zip)).map(({ text }) => text)).toEqual(['a', 'b']);
  expect((await openSample(zip)).contents.warnings).toEqual([]);
});

describe('a part of an archive', () => {
  it('is refused where one file alone has a password', async () => {
    const photo = { ...record(`${INBOX}/theo_1/photos/1.jpg`, 'x'), flags: 0x801 };
    await expect(open(toZip([MESSAGES, photo]))).rejects.toMatchObject({ code: 'archive-encrypted' });
  });

  it.each([
    ['export-1-of-3.zip', 'export-3-of-3.zip'],
    ['instagram-lea-part_1.zip', 'instagram-lea-part_3.zip'],
    ['facebook-lea-2025-11-17-AbCdEf-1.zip', 'facebook-lea-2025-11-17-AbCdEf-3.zip'],
    ['instagram 1 sur 3.zip', 'instagram 3 sur 3.zip'],
  ])('says that the second of three is missing: %s, %s', async (first, third) => {
    const part = (name: string, folder: string) =>
      zipFile(name, { [`${INBOX}/${folder}/message_1.json`]: thread(folder) });
    const { contents } = await openSample(await part(first, 'a'), await part(third, 'c'));
    expect(contents.warnings).toEqual(['part-missing']);
    expect(contents.conversations.map(({ messages }) => messages)).toEqual([1, 1]);
  });

  it('takes the day at the end of a name for no part', async () => {
    const one = await zipFile('instagram-lea-2025-11-17.zip', { [`${INBOX}/a/message_1.json`]: thread('a') });
    expect((await openSample(one)).contents.warnings).toEqual([]);
  });

  it('is no archive where it is a page of HTML in the place of the download', async () => {
    const page = '<!DOCTYPE html><html><body>Connectez-vous pour continuer</body></html>';
    for (const name of ['instagram.zip', 'message_1.json', 'result.json', '_chat.txt'])
      expect(await open(textFile(name, page)), name).toBeNull();
  });
});

it.each([
  ['of a parent folder', '../../etc/passwd'],
  ['that Windows keeps for itself', 'con'],
  ['that shows backwards', '\u202egpj.exe'],
  ['of 5,000 letters', 'a'.repeat(5000)],
  ['of half a character', '\ud800'],
  ['of a prototype', '__proto__'],
  ['of a space', ' '],
  ['of markup', '<img src=x>'],
])('attack: a file with a hostile name is read as any other: one %s', async (_, name) => {
  const path = `${INBOX}/${name}/message_1.json`;
  const zip = new File([await zipFile('x', { [path]: thread('a') })], `${name}.zip`);
  expect((await readSample(zip)).map(({ text }) => text)).toEqual(['a']);
});
