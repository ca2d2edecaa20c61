import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isPartial } from '../../../src/domain/capture/captureWarnings.ts';
import { questionSchema } from '../../../src/messages/pageQuestions.ts';
import { diagnosticsSchema, fromPageSchema, postsOfferedSchema } from '../../../src/messages/pageSchemas.ts';
import { parseWithinBounds } from '../../../src/messages/parseWithinBounds.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { listBeyondBounds } from '../../support/messages/boundaryValues.ts';
import { buildCapturedPage, buildRecordRequest, createTestDependencies } from '../../support/testDependencies.ts';

describe.each([
  ['a message of a capture', fromPageSchema],
  ['a question', questionSchema],
  ['the list of posts', postsOfferedSchema],
  ['a diagnosis', diagnosticsSchema],
])('each bound of %s', (_, schema) => {
  const beyond = listBeyondBounds(schema);
  it('cuts what is beyond it and warns', { timeout: 120_000 }, () => {
    expect(beyond.length).toBeGreaterThan(0);
    for (const { path, value } of beyond)
      fc.assert(
        fc.property(value, (message) => {
          expect(v.is(schema, message), `${path} within`).toBe(false);
          const parsed = parseWithinBounds(schema, message);
          expect(parsed, path).not.toBeNull();
          expect(isPartial(parsed?.cuts ?? []), path).toBe(true);
          expect(v.is(schema, parsed?.output), path).toBe(true);
        }),
        { numRuns: 4 },
      );
  });
});

it('attack: any reading beyond a bound becomes an item', { timeout: 120_000 }, async () => {
  const read = fromPageSchema.options.find(({ entries }) => entries.type.literal === 'read');
  if (read === undefined) throw new Error('no such message');
  const deps = createTestDependencies();
  for (const { path, value } of listBeyondBounds(read)) {
    const [message] = fc.sample(value, 1);
    const parsed = parseWithinBounds(fromPageSchema, message);
    if (parsed?.output.type !== 'read') throw new Error(path);
    const { reading } = parsed.output;
    const request = buildRecordRequest(deps);
    const sent = { reading, source: null, text: null, archive: null };
    await recordItem(deps, buildCapturedPage({ finished: async () => sent }), request);
    expect(await deps.store.item(request.id), path).not.toBeNull();
  }
});

describe('parseWithinBounds', () => {
  const schema = v.object({
    name: v.pipe(v.string(), v.maxLength(3)),
    counts: v.exactOptional(v.pipe(v.record(v.pipe(v.string(), v.maxLength(2)), v.string()), v.maxEntries(2))),
  });

  it('returns a value within its bounds as it is', () => {
    expect(parseWithinBounds(schema, { name: 'mot' })).toEqual({ output: { name: 'mot' }, cuts: [] });
  });

  it('cuts a text before a character that does not fit', () => {
    expect(parseWithinBounds(schema, { name: 'mo😀' })).toEqual({ output: { name: 'mo' }, cuts: ['value-cut'] });
  });

  it('keeps the first of two names that are the same once cut', () => {
    const parsed = parseWithinBounds(schema, { name: '', counts: { abc: '1', abd: '2', ...{ __proto__: null } } });
    expect(parsed).toEqual({ output: { name: '', counts: { ab: '1' } }, cuts: ['value-cut'] });
  });

  it.each([null, [], 'mot', {}, { name: 3 }, { name: ['mot'] }, { name: 'mots', counts: 3 }, { name: { length: 9 } }])(
    'refuses what has another shape: %j',
    (value) => {
      expect(parseWithinBounds(schema, value)).toBeNull();
    },
  );
});
