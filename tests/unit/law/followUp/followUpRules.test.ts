import { describe, expect, it } from 'vitest';
import { FOLLOW_UP_RULE_IDS } from '../../../../src/law/followUp/followUp.ts';
import { getFollowUpRule } from '../../../../src/law/followUp/followUpRules.ts';
import { GUIDE } from '../../../../src/law/guide/guideScreens.ts';
import en from '../../../../src/ui/locales/en/followUp.ts';
import fr from '../../../../src/ui/locales/fr/followUp.ts';

const RULES = FOLLOW_UP_RULE_IDS.map(getFollowUpRule);
const french = RULES.map(({ id, title, meaning }) => [id, `${title.fr} ${meaning.fr}`] as const);
const english = RULES.map(({ id, title, meaning }) => [id, `${title.en} ${meaning.en}`] as const);

/** A word of the law, and what it means. Any rule may be the first that a person reads. */
const EXPLAINED = [
  ['juge d’instruction', 'le juge qui enquête'],
  ['procureur général', 'le chef du procureur'],
  ['partie civile', 'demander réparation au procès'],
] as const;

describe('the words of « Ma plainte »', () => {
  it('name the fold of a démarche as the page does', () => {
    const named = (texts: typeof french, quotation: RegExp) =>
      texts.flatMap(([, text]) => [...text.matchAll(quotation)].map(([, name]) => name));
    expect(new Set(named(french, /dans «\s([^»]+)\s», (?:plus bas|sous)/g))).toEqual(new Set([fr['steps.edit']]));
    expect(new Set(named(english, /under “([^”]+)”(?:,| under)/g))).toEqual(new Set([en['steps.edit']]));
  });

  it('leave the numbers of articles to the sources', () => {
    for (const [id, text] of [...french, ...english])
      expect(text, id).not.toMatch(/\b(?:CPP|CJA|CRPA|RGPD|GDPR|DSA|articles?|[LRD]\d{2,})\b|\d-\d/);
  });

  it.each(EXPLAINED)('explain « %s » wherever it stands', (term, meaning) => {
    const using = french.filter(([, text]) => text.includes(term));
    expect(using.length).toBeGreaterThan(0);
    for (const [id, text] of using) expect(text, id).toContain(meaning);
  });

  it('never say « saisir »', () => {
    for (const [id, text] of french) expect(text, id).not.toMatch(/\bsaisi/);
  });

  it('say what a wait is: no need to remind, and no right lost', () => {
    const { title, meaning } = getFollowUpRule('wait-three-months');
    expect(title.fr).toBe('Le procureur a reçu votre plainte : trois mois avant de pouvoir aller devant un juge');
    expect(meaning.fr).toContain('Les données des comptes, elles, s’effacent en un an environ');
    expect(getFollowUpRule('wait-erasure').meaning.fr).toContain('Inutile de relancer avant cette date.');
  });

  /** What the fifth legal reading corrected: each row failed before it. */
  it.each([
    ['wait-three-months', 'Inutile de relancer avant cette date'],
    ['wait-three-months', 'une menace, une peur ? Envoyez tout de suite un complément de plainte.'],
    ['wait-three-months', 'En danger : appelez le 17.'],
    ['wait-protection', 'Une nouvelle menace, une peur ? Écrivez-le tout de suite à l’administration.'],
    // What is shown once the ten days are over.
    ['note-judgment', 'L’appel n’a que 10 jours après le jugement. Cinq de plus si une autre partie a fait appel.'],
    ['civi', 'Violences d’un conjoint, d’un ex ou sur un mineur : plus de 8 jours d’ITT.'],
    ['appeal-judgment', 'Une autre partie a fait appel dans les dix jours ? Vous avez alors cinq jours de plus.'],
    ['press', 'Après son acte, trois mois repartent, et encore après chaque acte. Demandez-lui la prochaine date.'],
  ] as const)('fifth reading: %s says « %s »', (id, words) => {
    expect(getFollowUpRule(id).meaning.fr).toContain(words);
  });

  it('lead from the wait for the procureur to a complement, which comes with a dossier', () => {
    expect(getFollowUpRule('wait-three-months').letters).toMatchObject([
      { file: 'complement-plainte', comesWithDossier: true },
    ]);
  });

  it('agree with the guide: the letter that asks for news, without a lawyer or a number', () => {
    const lines = GUIDE.find(({ id }) => id === 'after-complaint')?.lines.map(({ fr }) => fr) ?? [];
    const [news] = getFollowUpRule('ask-news').letters;
    expect(lines).toContainEqual(expect.stringContaining(`« ${news?.label.fr} »`));
    expect(lines).toContainEqual(expect.stringContaining('Pas de numéro ? Écrivez sans lui'));
    expect(getFollowUpRule('ask-news').meaning.fr).toContain('Pas besoin d’avocat. Vous payez seulement l’envoi.');
  });

  it('offer the copy of the file after a closing, with the appeal', () => {
    const expected = ['demande-avis-et-copie', 'recours-classement'];
    expect(getFollowUpRule('appeal').letters.map(({ file }) => file)).toEqual(expected);
    expect(getFollowUpRule('appeal').meaning.fr).toContain('Cela ne veut pas dire que vous avez menti.');
  });
});

/** With its day, it fits two lines of 320 px above the list. */
const MAX_BRIEF_LENGTH = 45;

it('the brief titles above the list are short in each language, without a number or a date', () => {
  for (const { id, brief } of RULES)
    for (const title of [brief.fr, brief.en]) {
      expect(title.length, id).toBeLessThanOrEqual(MAX_BRIEF_LENGTH);
      expect(title, id).not.toMatch(/\d/);
    }
});
