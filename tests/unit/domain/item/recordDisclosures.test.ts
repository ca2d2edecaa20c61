import { describe, expect, it } from 'vitest';
import { listDisclosures } from '../../../../src/domain/item/recordDisclosures.ts';
import { inventFullPosts } from '../../../support/dossier/fullPosts.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';

describe('listDisclosures', () => {
  it('finds what older records say of the person', async () => {
    const { snapshot } = await inventCase(inventFullPosts());
    const fiches = snapshot.items.map(({ fiche }) => fiche);
    expect(listDisclosures(fiches)).toEqual(['account', 'referrer', 'system', 'languages']);
    expect(listDisclosures([])).toEqual([]);
  });

  it.each([
    ['https://reseau.example', []],
    ['https://reseau.example/', []],
    ['https://reseau.example/?moi=victime', ['referrer']],
    ['https://reseau.example/victime', ['referrer']],
  ])('of the referrer %s: %j', async (referrer, expected) => {
    const { snapshot } = await inventCase(inventFullPosts());
    const fiches = snapshot.items.map(({ fiche: { environment, ...fiche } }) => {
      const { os: _os, languages: _languages, ...kept } = environment;
      return { ...fiche, session: { account: null }, accessPath: { referrer, captured: [] }, environment: kept };
    });
    expect(listDisclosures(fiches)).toEqual(expected);
  });
});
