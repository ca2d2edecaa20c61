import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  daySchema,
  instantSchema,
  listOf,
  objectOf,
  parseOrNull,
  textUpTo,
} from '../../../../src/domain/shared/schemas.ts';

describe('shared schemas', () => {
  it('accept every instant and day that a clock gives, and no text around them', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.string({ minLength: 1 }), (date, more) => {
        const instant = date.toISOString();
        const day = instant.slice(0, 10);
        return (
          v.is(instantSchema, instant) &&
          v.is(daySchema, day) &&
          [instant + more, more + instant].every((text) => !v.is(instantSchema, text)) &&
          [day + more, more + day, '2026-13-01'].every((text) => !v.is(daySchema, text))
        );
      }),
    );
  });

  it('accept text up to a length in UTF-16 code units, without lone surrogates', () => {
    const text = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(text, fc.nat(20), (value, max) => {
        expect(v.is(textUpTo(max), value)).toBe(value.length <= max && value.isWellFormed());
      }),
    );
  });

  it('accept a list up to its length', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), fc.nat(20), (values, max) => {
        expect(parseOrNull(listOf(v.boolean(), max))(values)).toEqual(values.length <= max ? values : null);
        expect(parseOrNull(listOf(v.boolean()))([...values, 'text'])).toBeNull();
      }),
    );
  });

  it('require each key of an object, except one with a default, and drop unknown keys', () => {
    const parse = parseOrNull(objectOf({ on: v.boolean(), newer: v.optional(v.nullable(v.boolean()), null) }));
    const known = fc.record({ on: fc.boolean(), newer: fc.option(fc.boolean()) });
    fc.assert(
      fc.property(known, fc.dictionary(fc.string(), fc.jsonValue()), (value, unknown) => {
        const { on, newer } = value;
        expect(parse({ ...unknown, ...value })).toEqual(value);
        expect(parse({ on })).toEqual({ on, newer: null });
        expect(parse({ newer })).toBeNull();
      }),
    );
  });

  it('reject any other JSON value', () => {
    const parse = parseOrNull(objectOf({ schema: v.literal('recueil/x/1') }));
    fc.assert(fc.property(fc.jsonValue(), (value) => parse(value) === null));
  });
});
