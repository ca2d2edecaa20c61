import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonValues } from '../../../../src/import/exports/exportJson.ts';
import type { JsonValue } from '../../../../src/import/exports/jsonValues.ts';
import { jsonFile, NEVER, openSample, readAll, textFile, zipFile } from '../../../support/import/exportSamples.ts';

/** The same JSON with a field that is a number, which is never parsed as a whole. */
const inPieces = (json: string): string => `{"0":0,${json.slice(1)}`;

async function read(text: string, paths: readonly string[], hasPrefix = false): Promise<readonly JsonValue[]> {
  const file = { path: null, archive: 0, bytes: text.length, stream: () => new Blob([text]).stream() };
  return (await Array.fromAsync(readJsonValues(file, paths, NEVER, { hasPrefix }))).flat();
}

const message = (text: string): string => `{"sender_name":"Théo","timestamp_ms":1763400011123,${text}}`;
const thread = (...messages: readonly string[]): string =>
  `{"participants":[{"name":"Lina"}],"messages":[${messages.join(',')}],"title":"Théo","thread_path":"inbox/theo_1"}`;
const PATH = 'your_instagram_activity/messages/inbox/theo_1/message_1.json';

describe('the values of a JSON file', () => {
  it('are the same whether it is parsed as a whole or piece by piece', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          messages: fc.array(fc.oneof(fc.jsonValue(), fc.record({ content: fc.string(), '"x":': fc.jsonValue() }))),
          title: fc.jsonValue(),
          other: fc.jsonValue(),
        }),
        async (value) => {
          const text = JSON.stringify(value);
          const paths = ['$.messages.*', '$.title', '$.other.name'];
          expect(await read(text, paths)).toEqual(await read(inPieces(text), paths));
        },
      ),
    );
  });

  it('are without a field given twice, however deep it is', async () => {
    for (let depth = 1; depth < 70; depth += 1) {
      const deep = `${'{"a":'.repeat(depth)}{"b":1,"b":2}${'}'.repeat(depth)}`;
      const [found] = await read(`{"m":[{"kept":1,"x":${deep}}]}`, ['$.m.*']);
      expect(found, `${depth}`).toMatchObject({ hasRepeatedField: true, value: { kept: 1 } });
      expect(JSON.stringify(found?.value), `${depth}`).not.toContain('"b"');
    }
  });

  it('keep the order of the file, long numbers and what stands before and after', async () => {
    const text = '{"b":[1],"2":[{"a":1}],"1":[12345678901234567890]}';
    expect(await read(text, ['$.*.*'])).toEqual([
      { path: ['b', 0], value: 1 },
      { path: ['2', 0], value: { a: 1 } },
      { path: ['1', 0], value: '12345678901234567890' },
    ]);
    expect(await read('window.YTD.part0 = [{"a":1}];', ['$.*'], true)).toEqual([{ path: [0], value: { a: 1 } }]);
  });
});

describe('a field that a file gives twice', () => {
  const values = async (text: string) => (await read(text, ['$.messages.*'])).map(({ path: _, ...one }) => one);

  it('attack: is not read, and the value says so', async () => {
    expect(await values('{"messages":[{"a":1,"b":2,"a":3},{"a":1}]}')).toEqual([
      { value: { b: 2 }, hasRepeatedField: true },
      { value: { a: 1 } },
    ]);
    expect(await values('{"messages":[{"a":{"x":1,"y":2,"x":1},"b":[{"c":1,"c":2}],"d":4}]}')).toEqual([
      { value: { a: { y: 2 }, d: 4 }, hasRepeatedField: true },
    ]);
    expect(await values('{"messages":[{"\\u0061":1,"a":2,"c":"\\"a\\":"}]}')).toEqual([
      { value: { c: '"a":' }, hasRepeatedField: true },
    ]);
  });

  it('attack: ends the reading where it leads to messages', async () => {
    await expect(values('{"messages":[{"a":1}],"messages":[{"a":2}]}')).rejects.toMatchObject({
      code: 'archive-damaged',
    });
    expect(await values('{"x":1,"x":2,"messages":[{"a":1}]}')).toEqual([{ value: { a: 1 } }]);
  });

  it.each([
    ['Instagram', () => zipFile('a.zip', { [PATH]: thread(message('"content":"un","content":"deux"')) })],
    [
      'Telegram',
      async () =>
        textFile(
          'result.json',
          '{"name":"Théo","type":"personal_chat","id":1,"messages":[{"id":1,"type":"message","date_unixtime":"1763400011","text":"un","text":"deux"}]}',
        ),
    ],
  ])('attack: is left out of a message of %s', async (_, makeFile) => {
    const [one] = await readAll(await openSample(await makeFile()));
    expect(one).toMatchObject({ text: null, hasRepeatedField: true });
  });

  it('is no field of an ordinary message', async () => {
    const [one] = await readAll(
      await openSample(jsonFile('message_1.json', JSON.parse(thread(message('"content":"un"'))))),
    );
    expect(one).toMatchObject({ text: 'un' });
    expect(one).not.toHaveProperty('hasRepeatedField');
  });
});
