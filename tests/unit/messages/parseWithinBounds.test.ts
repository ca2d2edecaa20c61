import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isPartial } from '../../../src/domain/capture/captureWarnings.ts';
import { questionSchema } from '../../../src/messages/pageQuestions.ts';
import { diagnosticsSchema, fromPageSchema, postsOfferedSchema } from '../../../src/messages/pageSchemas.ts';
import { parseWithinBounds, type SchemaNode } from '../../../src/messages/parseWithinBounds.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { buildCapturedPage, buildRecordRequest, createTestDependencies } from '../../support/testDependencies.ts';

/** The parts of valibot's schemas that are read here. */
/** A value with exactly one part beyond a bound. */
interface BeyondBound {
  readonly path: string;
  readonly value: fc.Arbitrary<unknown>;
}

/** Texts of the schemas that have a form, by the check that asks for it. */
const SAMPLE_TEXTS = [
  ['uuid', '00000000-0000-4000-8000-000000000001'],
  ['iso_timestamp', '2026-11-22T10:00:00.000Z'],
  ['iso_date', '2026-11-22'],
] as const;
const SAMPLE_FORMS = ['1', '+01:00', 'code'];

const boundOf = ({ pipe = [] }: SchemaNode, type: string): number | undefined =>
  pipe.map((check) => (check.type === type ? check.requirement : undefined)).find((bound) => typeof bound === 'number');

const has = ({ pipe = [] }: SchemaNode, type: string): boolean => pipe.some((check) => check.type === type);

function sampleText(node: SchemaNode): string {
  const known = SAMPLE_TEXTS.find(([type]) => has(node, type));
  if (known) return known[1];
  const form = node.pipe?.find(({ type }) => type === 'regex')?.requirement;
  return SAMPLE_FORMS.find((text) => !(form instanceof RegExp) || form.test(text)) ?? '';
}

/** Returns a valid value of the schema, with every optional part. */
function sample(node: SchemaNode): unknown {
  if (node.wrapped) return sample(node.wrapped);
  if (node.type === 'literal') return node.literal;
  if (node.type === 'picklist') return node.options?.[0];
  if (node.type === 'boolean') return true;
  if (node.type === 'string') return sampleText(node);
  if (node.type === 'number') return Math.max(1, boundOf(node, 'min_value') ?? 1);
  if (node.type === 'array' && node.item)
    return Array.from({ length: boundOf(node, 'length') ?? 0 }, () => node.item && sample(node.item));
  if (node.type === 'record') return {};
  if (node.type === 'variant' || node.type === 'union') return sample(node.options?.[0] as SchemaNode);
  if (node.entries) return Object.fromEntries(Object.entries(node.entries).map(([name, own]) => [name, sample(own)]));
  throw new Error(`no sample of ${node.type}`);
}

/** Lists, for each bound of the schema, the values that are beyond it there and valid elsewhere. */
const listBeyondBounds = (schema: v.GenericSchema): readonly BeyondBound[] =>
  listBeyond(schema as unknown as SchemaNode); // valibot's own objects

function listBeyond(node: SchemaNode): readonly BeyondBound[] {
  if (node.wrapped) return listBeyond(node.wrapped);
  if (node.type === 'string') return listBeyondText(node);
  if (node.type === 'number') return listBeyondNumber(node);
  if (node.type === 'variant' || node.type === 'union')
    return (node.options as readonly SchemaNode[]).flatMap((option, index) => within(`${index}`, listBeyond(option)));
  if (node.type === 'array' && node.item) return listBeyondList(node, node.item);
  if (node.type === 'record' && node.value && typeof node.key === 'object')
    return listBeyondRecord(node, node.key, node.value);
  const whole = node.entries ? (sample(node) as Readonly<Record<string, unknown>>) : {};
  const parts = Object.entries(node.entries ?? {}).flatMap(([name, own]) =>
    within(name, listBeyond(own), (part) => ({ ...whole, [name]: part })),
  );
  const rest = node.rest ? within('*', listBeyond(node.rest), (part) => ({ ...whole, detail: part })) : [];
  return [...parts, ...rest];
}

const within = (
  name: string,
  values: readonly BeyondBound[],
  wrap: (part: unknown) => unknown = (part) => part,
): BeyondBound[] => values.map(({ path, value }) => ({ path: `${name} ${path}`, value: value.map(wrap) }));

/** Units that a cut may not split, or that escape to several bytes in a message. */
const unit = fc.constantFrom('a', 'é', '😀', '"', '\n', '\u0001', '\u202e');

function listBeyondText(node: SchemaNode): readonly BeyondBound[] {
  const max = boundOf(node, 'max_length');
  if (max === undefined) return [];
  const long = fc
    .tuple(unit, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 2000 }))
    .map(([sign, before, more]) => 'x'.repeat(before) + sign.repeat(max + more));
  const broken = fc.constantFrom('\ud83d', 'mot \ude00', '\ud800\ud800');
  return [
    { path: `${max + 1} units`, value: long },
    ...(has(node, 'check') ? [{ path: 'half a pair', value: broken }] : []),
  ];
}

function listBeyondNumber(node: SchemaNode): readonly BeyondBound[] {
  const [min, max] = [boundOf(node, 'min_value'), boundOf(node, 'max_value')];
  const whole = has(node, 'safe_integer');
  const step = whole ? fc.integer({ min: 1 }) : fc.double({ min: 0.001, max: 1e9, noNaN: true });
  const limits = whole ? [2 ** 53, -(2 ** 60)] : has(node, 'finite') ? [Infinity, -Infinity] : [];
  return [
    ...(max === undefined ? [] : [{ path: 'above', value: step.map((by) => max + by) }]),
    ...(min === undefined ? [] : [{ path: 'below', value: step.map((by) => min - by) }]),
    ...(limits.length === 0 ? [] : [{ path: 'no limit', value: fc.constantFrom(...limits) }]),
  ];
}

function listBeyondList(node: SchemaNode, item: SchemaNode): readonly BeyondBound[] {
  const max = boundOf(node, 'max_length');
  const exact = boundOf(node, 'length');
  const more = (by: number): unknown[] => Array.from({ length: (max ?? 0) + by }, () => sample(item));
  const parts = within('[]', listBeyond(item), (part) =>
    exact === undefined ? [part] : [part, ...(sample(node) as unknown[]).slice(1)],
  );
  return max === undefined
    ? parts
    : [{ path: `${max + 1} parts`, value: fc.integer({ min: 1, max: 500 }).map(more) }, ...parts];
}

function listBeyondRecord(node: SchemaNode, key: SchemaNode, value: SchemaNode): readonly BeyondBound[] {
  const max = boundOf(node, 'max_entries') ?? 0;
  const many = fc
    .integer({ min: 1, max: 500 })
    .map((by) => Object.fromEntries(Array.from({ length: max + by }, (_, n) => [`n${n}`, sample(value)])));
  return [
    ...(max === 0 ? [] : [{ path: `${max + 1} entries`, value: many }]),
    ...within('name', listBeyond(key), (name) => ({ [String(name)]: sample(value) })),
    ...within('value', listBeyond(value), (part) => ({ name: part })),
  ];
}

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
