import { describe, expect, it } from 'vitest';
import {
  createWordFinder,
  hiddenDocument,
  isSearchable,
  listStrings,
  withWord,
} from '../../../../src/domain/item/hiddenWords.ts';
import { toAsciiDigits } from '../../../../src/domain/shared/foldedLetters.ts';

const finds = (word: string, text: string): boolean => createWordFinder([word])(text).length > 0;

describe('createWordFinder', () => {
  it('finds a word written with look-alike letters or with marks inside it', () => {
    expect(finds('Camille Durand', 'voici C\u0430mille D\u200burand')).toBe(true);
    expect(finds('Léa', 'c’est\u200bLéa\u200bqui')).toBe(true);
  });

  it.each([
    '06 12 34 56 78',
    '0612345678',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '06\u00a012\u00a034\u202f56\u00ad78',
    '+33 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
    'Appelle :0033612345678!',
    '<b>06</b> 12 <i>34</i>5678',
    '06&nbsp;12&#160;34&#x2009;56&thinsp;78',
    '&#48;612345678',
    '<a href="tel:+33612345678">appelle</a>',
    '<img alt="carte de visite 06 12 34 56 78">',
    'https://exemple.invalid/?q=06%2012%2034%2056%2078',
    '{"t":"06\\u002012345678"}',
    '０６１２３４５６７８',
    '0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
  ])('finds a telephone number written %j, from any writing of it', (text) => {
    for (const word of ['06 12 34 56 78', '0612345678', '+33 6 12 34 56 78']) expect(finds(word, text)).toBe(true);
  });

  it.each([
    '٠٦ ١٢ ٣٤ ٥٦ ٧٨',
    '۰۶۱۲۳۴۵۶۷۸',
    '०६१२३४५६७८',
    '๐๖ ๑๒ ๓๔ ๕๖ ๗๘',
    '০৬১২৩৪৫৬৭৮',
    '𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
    '\u202e87 65 43 21 60',
    '<bdo dir="rtl">8765432160</bdo>',
    '<p style="unicode-bidi: bidi-override; direction: rtl">87 65 43 21 60</p>',
    '&#x202e;87 65 43 21 60&#x202c;',
    '\u202e٨٧٦٥٤٣٢١٦٠',
    '06\u316412\u316434\u115f56\uffa078',
    '⓿❻❶❷❸❹❺❻❼❽',
    '🄋➅➀➁➂➃➄➅➆➇',
    '⓿⓺⓵⓶⓷⓸⓹⓺⓻⓼',
    '0፮፩፪፫፬፭፮፯፰',
    'o6 l2 34 56 78',
    '06 12 <style>.a{}</style>34 56 78',
    '\u202e87 65 \u202a\u202c43 21 60',
  ])('attack: N8: finds a number in other digits, or drawn from right to left: %j', (text) => {
    for (const word of ['06 12 34 56 78', '+33 6 12 34 56 78']) expect(finds(word, text)).toBe(true);
  });

  it('attack: N8: finds a word that is drawn from right to left, and takes no other for it', () => {
    expect(finds('Léon', 'voici \u202enoéL\u202c, là')).toBe(true);
    expect(finds('Léon', '<bdo dir=rtl>noéL</bdo>')).toBe(true);
    expect(finds('Léon', '<bdo dir=rtl><b>n&#111;</b><bdo dir=rtl><i>é</i>L</bdo></bdo>')).toBe(true);
    expect(finds('Léon', '<p><bdo dir="rtl">no<bdo dir="ltr">Lé</bdo></bdo>, là</p>')).toBe(true);
    expect(finds('Dupont', '<bdo dir=rtl>tnop<bdo dir=ltr>Du</bdo>')).toBe(true);
    expect(finds('Léon', 'Joyeux Noël')).toBe(false);
  });

  it('knows every decimal digit of Unicode', () => {
    const digits = Array.from({ length: 0x1_fc00 }, (_, code) => String.fromCodePoint(code)).filter((char) =>
      /\p{Nd}/u.test(char),
    );
    expect(digits.length).toBeGreaterThan(600);
    const values = digits.map((char) => toAsciiDigits(char)).join('');
    expect(values).toBe('0123456789'.repeat(digits.length / 10));
  });

  it('takes no word for a short number', () => {
    expect(finds('10', 'lo')).toBe(false);
    expect(finds('10', 'au 10')).toBe(true);
  });

  it('does not find another number', () => {
    for (const text of ['06 12 34 56 79', '06 12 34 56', '06 12 34 56 87'])
      expect(finds('06 12 34 56 78', text), text).toBe(false);
  });

  it.each([
    ['Éléonore', 'ELEONORE'],
    ['Eleonore', 'E\u0301le\u0301onore'],
    ['Éléonore', '&Eacute;l&eacute;onore'],
    ['Sœur Marie', 'soeur-marie'],
    ['camille.dupont@exemple.invalid', 'mailto:Camille.Dupont%40exemple.invalid'],
    ['Jean Dupont', '<b>Du</b>pont, puis <i>Je</i>an <u>Du</u><wbr>pont'],
    ['Léa', 'Bonjour<b>L</b>éa!'],
    ['12 rue des Lilas', '12, rue des Lilas'],
    ['rue des Lilas', 'rue d%E9s Lilas rue des%20Lilas'],
    ["N'Guessan", 'M. N\u02bcGuessan'],
    ['N\u02bcGuessan', "M. N'Guessan"],
    ['Dupont', '🅳🆄🅿🅾🅽🆃'],
    ['Dupont', '🅓🅤🅟🅞🅝🅣'],
    ['Dupont', '🇩🇺🇵🇴🇳🇹'],
    ['Dupont', 'Dup<b title="a>b">ont'],
    ['Strasse', 'STRA\u1e9eE'],
    ['أحمد علي', 'أحـمد عـلي'],
    ['Dupont', 'voici \u202etno\u202a\u202cpuD'],
  ])('finds %j in %j', (word, text) => {
    expect(finds(word, text)).toBe(true);
  });

  it('searches a short word as a whole word', () => {
    expect(finds('Léa', 'la galéasse')).toBe(false);
    expect(finds('Léa', 'Léa.')).toBe(true);
    expect(finds('camille', 'camillette99')).toBe(true);
  });

  it('names the words found by index, and ignores words without letters or digits', () => {
    const find = createWordFinder(['', '…', 'Lac', 'Montagne']);
    expect(find('Le lac et la montagne')).toEqual([2, 3]);
    expect([isSearchable(' . '), isSearchable('a'), isSearchable('ab')]).toEqual([false, false, true]);
  });
});

it('listStrings returns values and keys at any depth', () => {
  expect(listStrings({ a: [{ b: 'c' }, null, 3], d: true })).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd']));
});

it('hiddenDocument refuses what is no document of this version', () => {
  expect(hiddenDocument.parse(hiddenDocument.empty)).toEqual(hiddenDocument.empty);
  expect(hiddenDocument.parse({ ...hiddenDocument.empty, schema: 'recueil/hidden/2' })).toBeNull();
});

it('withWord keeps since when a word is hidden, so that the answers to it stay', () => {
  const [before, later] = ['2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z'];
  const once = withWord(hiddenDocument.empty, 'Camille', before);
  expect(once.words).toEqual([{ at: before, text: 'Camille' }]);
  for (const same of ['Camille', 'camille', 'CA-MILLE']) expect(withWord(once, same, later)).toEqual(once);
  expect(withWord(once, 'Sacha', later).words).toEqual([...once.words, { at: later, text: 'Sacha' }]);
});
