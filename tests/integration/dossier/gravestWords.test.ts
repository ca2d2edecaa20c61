import { describe, expect, it } from 'vitest';
import { exhibitOf } from '../../../src/domain/export/exhibitNumber.ts';
import { stripWhitespace } from '../../support/dossier/externalTools.ts';
import { changeItems, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { readReport } from '../../support/dossier/withPdf.ts';

/** Returns the text of dossier.pdf when the person rated these exhibits 3. */
async function readRated(rated: readonly number[], posts = inventSixPosts()): Promise<string> {
  const invented = await inventCase(posts);
  const changed = changeItems(invented, (item) =>
    rated.includes(exhibitOf(item.number)) ? { ...item, rating: { seriousness: 3 } } : item,
  );
  return readReport(changed, { options: {} });
}

const find = (text: string, words: string) => text.indexOf(stripWhitespace(words));
/** The list of exhibits, between its title and the exhibits. */
const listOf = (text: string) =>
  text.slice(text.lastIndexOf(stripWhitespace('dite à la page de la pièce.')), find(text, 'Par compte, puis par date'));

describe('the gravest words', () => {
  it('are before the narrative and the list of exhibits, which marks them', async () => {
    const text = await readRated([1]);
    const quoted = find(text, 'La pièce la plus grave, mot pour mot');
    expect(quoted).toBeGreaterThan(-1);
    expect(quoted).toBeLessThan(text.indexOf(listOf(text)));
    expect(quoted).toBeLessThan(find(text, 'Récit, à compléter'));
    expect(listOf(text).split('très')).toHaveLength(2);
  });

  it('are not said to be word for word where one has no words', async () => {
    const text = await readRated([1], [inventPost({ text: null }), ...inventSixPosts()]);
    expect(find(text, 'La pièce la plus grave')).toBeGreaterThan(-1);
    expect(text).not.toContain(stripWhitespace('mot pour mot'));
  });

  it('say a call in words, and quote its codes only where its record is', async () => {
    const exported = { kind: 'call', format: 'telegram-json' } as const;
    const rated = await inventCase([inventMessage({ index: 0, text: 'missed', exported })]);
    const text = await readReport(
      changeItems(rated, (item) => ({ ...item, rating: { seriousness: 3 } })),
      { options: {} },
    );
    expect(text.split('«Appelmanqué»').length).toBeGreaterThan(1);
    expect(text).not.toContain('«missed»');
    expect(text.split('missed')).toHaveLength(2);
    expect(text).not.toContain(stripWhitespace('mot pour mot'));
  });

  it('leave nothing in dossier.pdf when the person marked none', async () => {
    const text = await readRated([]);
    expect(text).not.toContain(stripWhitespace('mot pour mot'));
    expect(listOf(text)).toContain('6');
    expect(listOf(text)).not.toMatch(/oui|très/);
  });
});

it('the words that give her address stay at the page of the exhibit, unless she joins her address', async () => {
  const posts = [inventPost({ text: 'Elle habite au 12 rue du Lac-Inventé.' })];
  const categories = ['private-life'] as const;
  const changed = changeItems(await inventCase(posts), (item) => ({ ...item, rating: { seriousness: 3, categories } }));
  const quotes = async (address: boolean) => {
    const text = await readReport(changed, { options: { parts: { address } } });
    return text.split(stripWhitespace('« Elle habite au 12 rue du Lac-Inventé. »')).length - 1;
  };
  expect(await readReport(changed, { options: {} })).toContain(
    stripWhitespace('Mots non repris ici : voir la page de la pièce, et chronologie.csv.'),
  );
  // In a list, whose last column is the page.
  expect(await readReport(changed, { options: {} })).toContain(stripWhitespace('Mots non repris : à sa page'));
  expect((await quotes(true)) - (await quotes(false))).toBe(1);
});

it.each([
  ['for anybody, what she marked', {}, ['private-life']],
  ['for a school, also what nobody marked, whatever she joins', { purpose: 'school', parts: { address: true } }, []],
] as const)('no list repeats an address: %s', async (_, options, categories) => {
  const invented = await inventCase([inventPost({ text: 'Elle habite au 12 rue du Lac-Inventé.' })]);
  const changed = changeItems(invented, (item) => ({ ...item, rating: { seriousness: 3, categories } }));
  const text = await readReport(changed, { options });
  // At the page of the exhibit.
  expect(text.split(stripWhitespace('Elle habite au 12')).length - 1).toBe(1);
});

it('every exhibit that nobody rated is listed, however many there are', async () => {
  const posts = Array.from({ length: 300 }, (_, index) =>
    inventPost({ address: { permalink: `https://x.com/a/status/${index}` } }),
  );
  const numbers = posts.map((_, index) => index + 1);
  const text = await readRated(
    numbers.filter((number) => number % 2 === 0),
    posts,
  );
  const unrated = numbers.filter((number) => number % 2 === 1);
  expect(text).toContain(stripWhitespace(`Non évaluées par qui remet le dossier : pièces n° ${unrated.join(', ')}.`));
});
