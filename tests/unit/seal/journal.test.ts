import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_HEAD, type JournalEvent } from '../../../src/domain/case/case.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { appendLine, openingEvent, readJournal } from '../../../src/seal/journal.ts';
import { buildJournal, utf8 } from '../../support/vectors/smallDossier.ts';

const AT = '2026-03-02T09:00:00.000Z';
const OPENING = openingEvent({ journal: 'j', caseId: 'c', publicKey: Uint8Array.of(1, 2, 3) });
const SEALED: JournalEvent = { event: 'item.sealed', item: 'i', digest: 'a'.repeat(64) };
const WITHDRAWN: JournalEvent = { event: 'item.withdrawn', item: 'i', payload: { reason: 'person' } };

const codes = async (text: string) => (await readJournal(utf8(text))).faults.map(({ code, line }) => `${code} ${line}`);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('appendLine', () => {
  it('returns canonical lines, each linked to the previous one', async () => {
    const first = await appendLine(EMPTY_HEAD, AT, OPENING);
    const second = await appendLine(first.head, AT, SEALED);
    expect(first.line).toMatchObject({ seq: 1, previous: '0'.repeat(64), event: 'journal.opened' });
    expect(first.line.payload).toEqual({ schema: 'recueil/journal/1', journal: 'j', case: 'c', publicKey: 'AQID' });
    expect(second.line).toEqual({ seq: 2, at: AT, ...SEALED, previous: first.head.hash });
    expect(textOf(second.bytes)).toBe(`${textOf(canonicalBytes(second.line))}\n`);
    expect(second.head.seq).toBe(2);
  });

  it('throws for a time that is not an instant', async () => {
    await expect(appendLine(EMPTY_HEAD, '2026-03-02', OPENING)).rejects.toThrow('not an instant');
  });
});

describe('readJournal', () => {
  it('finds no fault in what appendLine wrote', async () => {
    const payload = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)),
    );
    const event = fc.oneof(
      fc.constant(SEALED),
      payload.map((value) => ({ event: 'journal.signed', payload: value }) as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (events) => {
        const { bytes, head } = await buildJournal([OPENING, ...events]);
        const read = await readJournal(bytes);
        expect(read.faults).toEqual([]);
        expect(read.head).toEqual(head);
        expect(read.lines.length).toBe(events.length + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('detects any changed byte, by a fault or another head', async () => {
    const { bytes, head } = await buildJournal([OPENING, SEALED, WITHDRAWN]);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const changed = bytes.map((byte, index) => (index === place ? byte ^ mask : byte));
        const read = await readJournal(changed);
        expect(read.faults.length > 0 || read.head.hash !== head.hash).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reports a line whose bytes are not canonical', async () => {
    const text = textOf((await buildJournal([OPENING, SEALED, WITHDRAWN])).bytes);
    expect(await codes(text)).toEqual([]);
    expect(await codes(text.slice(0, -1))).toEqual(['form 3']);
    expect(await codes(`\ufeff${text}`)).toEqual(['form 1', 'link 2']);
    expect(await codes(text.replaceAll('\n', '\r\n'))).toEqual(['form 1', 'form 2', 'form 3']);
    expect(await codes(`${text}\n`)).toEqual(['form 4']);
    expect(await codes(text.replace('"at":', '"at": '))).toEqual(['form 1', 'link 2']);
  });

  it('reports gaps, forks, wrong links and wrong payloads', async () => {
    const { bytes } = await buildJournal([OPENING, SEALED, WITHDRAWN]);
    const [one = '', two = '', three = ''] = textOf(bytes).split('\n');
    const joined = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
    expect(await codes(joined(one, three))).toEqual(['sequence 2']);
    expect(await codes(joined(one, three, two))).toEqual(['sequence 2', 'sequence 3']);
    expect(await codes(joined(one, two.replace('aaaa', 'aaab'), three))).toEqual(['link 3']);
    expect(await codes(joined(one, two, three.replace('person', 'autre')))).toEqual(['payload 3']);
    expect(await codes(joined(one, two, three, three))).toEqual(['sequence 4']);
  });

  it('accepts unknown events and keys', async () => {
    const { bytes, head } = await buildJournal([OPENING]);
    const payload = { later: [1, null] };
    const { line } = await appendLine(head, AT, { event: 'journal.signed', payload });
    const later = canonicalBytes({ ...line, event: 'weather.observed', extra: { a: 1 } });
    const read = await readJournal(utf8(`${textOf(bytes)}${textOf(later)}\n`));
    expect(read.faults).toEqual([]);
    expect(read.lines[1]).toMatchObject({ event: 'weather.observed', payload });
  });

  it('reads no bytes as an empty journal', async () => {
    expect(await readJournal(utf8(''))).toEqual({ lines: [], faults: [], head: EMPTY_HEAD });
  });
});
