import { describe, expect, test } from 'vitest';
import { GUIDE_GROUPS } from '../../../../src/law/guide/guideGroups.ts';
import { GUIDE, numberedScreens } from '../../../../src/law/guide/guideScreens.ts';
import { HELPER_CARD } from '../../../../src/law/helperCard.ts';
import { helpLinesById } from '../../../../src/law/helpLines.ts';
import { selectVerified } from '../../../../src/law/legalSources.ts';
import { countWords, findLongSentences } from '../../../support/law/wordCounts.ts';

const LANGUAGES = ['fr', 'en'] as const;
const IDS = GUIDE.map(({ id }) => id);

/** Verbs and situations that a first action begins with. */
const ACTION =
  /(?:^|, |: )(?:appelez|parlez|capturez|gardez|allez|demandez|écrivez|voyez|cherchez|déclarez|signalez|ne payez|ne capturez|envoyez|ouvrez|contestez|changez)/i;

describe('the guide', () => {
  test('is in four groups, and each screen is in exactly one', () => {
    expect(GUIDE_GROUPS).toHaveLength(4);
    expect(GUIDE_GROUPS.flatMap(({ screens }) => screens).toSorted()).toEqual(IDS.toSorted());
  });

  test('keeps the numbers of the screens that printed cards name', () => {
    const before =
      'danger not-responsible order preserve complain refused prosecutor insult constat money platform pharos ' +
      'intimate blackmail impersonation erase under-18 child-images school relative partner health recordings';
    expect(IDS.slice(0, 23).join(' ')).toBe(before);
    expect(numberedScreens(['complain'])[0]?.number).toBe(5);
  });

  test.each(LANGUAGES)('has sentences of 20 words at most in %s, like the card', (lang) => {
    const texts = [...GUIDE, ...HELPER_CARD.parts].flatMap(({ title, lines }) => [title, ...lines]);
    expect(texts.flatMap((text) => findLongSentences(text[lang]))).toEqual([]);
  });

  test('says one thing to do first, in 20 words at most', () => {
    const first = GUIDE.map(({ id, lines }) => [id, lines[0]?.fr ?? '', lines[0]?.en ?? ''] as const);
    expect(first.filter(([, fr]) => !ACTION.test(fr))).toEqual([]);
    expect(first.filter(([, fr, en]) => countWords(fr) > 20 || countWords(en) > 20)).toEqual([]);
  });

  test('leads from each screen to others that exist', () => {
    expect(GUIDE.filter(({ id, also }) => also.length === 0 || also.includes(id))).toEqual([]);
    expect(GUIDE.flatMap(({ also }) => also).filter((id) => !IDS.includes(id))).toEqual([]);
  });

  test('has no point médian', () => {
    expect(JSON.stringify([GUIDE, GUIDE_GROUPS, HELPER_CARD])).not.toContain('·');
  });
});

/** The French words of a screen that may be shown, with the names of its help lines. */
function shownText(id: string): string {
  const screen = GUIDE.find((one) => one.id === id);
  const lines = helpLinesById(screen?.help ?? []).map(({ name, forWhom }) => `${name} ${forWhom.fr}`);
  return [screen?.title.fr, ...selectVerified(screen?.lines ?? []).map(({ fr }) => fr), ...lines].join('\n');
}

/** What the second legal reading corrected or asked for: each row failed before it. */
test.each([
  ['prosecutor', /injure ou une diffamation, n’attendez pas ces trois mois\. L’attente n’est pas exigée/],
  ['prosecutor', /celui de votre domicile convient/],
  ['blackmail', /^.*\nNe payez pas, n’envoyez rien de plus/],
  ['blackmail', /Payer ne fait pas cesser/],
  ['blackmail', /puis bloquez et cachez votre liste de contacts/],
  ['blackmail', /porter plainte en ligne si de l’argent est demandé, ou de signaler sans porter plainte/],
  ['intimate', /venir de vous, même avant 18 ans, ou de vos parents/],
  ['intimate', /la justice peut agir sans plainte/],
  ['constat', /Sauf danger ou image intime qui circule : capturez et faites retirer tout de suite \(3018\)/],
  ['constat', /Image sexuelle d’un mineur : ne capturez pas/],
  ['order', /Capturez d’abord, sauf une image sexuelle d’un mineur/],
  ['order', /faites retirer tout de suite, avec le 3018/],
  ['order', /publique ou privée/],
  ['insult', /en public et en privé/],
  ['insult', /Peut-être 1 an, si un juge y voit une discrimination : ne comptez pas dessus/],
  ['lawyer', /insulte ou une accusation, voyez-le cette semaine : le délai est de 3 mois/],
  ['remote', /Une plainte en ligne pour harcèlement a reçu une réponse, une fois : n’y comptez pas \(à vérifier\)/],
  ['school', /même si l’auteur ou la victime a quitté l’établissement depuis/],
  ['remote', /atteintes aux biens par un inconnu \(vol, dégradation, escroquerie hors internet\)/],
  ['remote', /plainte par vidéo .* cyberharcèlement, avec FranceConnect \(à vérifier\)/],
  ['work', /écrivez à votre employeur : il doit vous protéger/],
  ['work', /CSE .* médecin du travail/],
  ['work', /demandez par écrit la protection fonctionnelle/],
  ['work', /39 28/],
  ['medical-exam', /L’ITT n’est pas l’arrêt de travail/],
  ['medical-exam', /Demandez à l’enquêteur un examen par un médecin légiste/],
  ['threats', /« ce n’est pas réel » \? Une menace écrite en ligne est un délit \(222-17\)/],
  ['contest', /au moins six mois/],
  ['contest', /Arcom.* \(à vérifier\)/],
  ['compensation', /SARVI/],
  ['compensation', /CIVI/],
])('%s says %s', (id, words) => {
  expect(shownText(id)).toMatch(words);
});

test('nothing tells to wait until the end of the three months of an insult', () => {
  expect(JSON.stringify([GUIDE, HELPER_CARD])).not.toMatch(/avant 3 mois|within 3 months/);
});

test('nothing says without exception not to block or report before a constat', () => {
  for (const { id, lines } of GUIDE.filter((screen) => JSON.stringify(screen).includes('ne signalez pas')))
    expect(
      lines.some(({ fr }) => /Sauf danger/.test(fr)),
      id,
    ).toBe(true);
});

/** What the two source documents ask for, and the screens that answer. */
test.each([
  ['schools', ['school'], /chef d’établissement.*pHARe/s],
  ['doctors', ['health', 'medical-exam'], /certificat.*médecin légiste/s],
  ['a doctor who does not believe', ['health', 'not-believed'], /changez de médecin.*Changez d’avocat ou de médecin/s],
  ['police refusal', ['refused', 'not-believed'], /tenues de la recevoir.*procureur.*Défenseur des droits/s],
  ['insurance', ['money', 'constat'], /protection juridique.*avant de payer/s],
  ['legal aid', ['money'], /aide juridictionnelle/],
  ['a free lawyer, and how to choose', ['lawyer'], /consultation gratuite.*Changez d’avocat/s],
  ['identity theft', ['impersonation', 'hacked'], /faux compte.*puni par la loi.*17Cyber/s],
  ['accounts created again', ['new-accounts'], /revient après un blocage.*tous les comptes/s],
  ['minors', ['under-18', 'child-images'], /3018.*porter plainte vous-même.*ne capturez pas/is],
  ['PHAROS', ['pharos'], /PHAROS.*Pas les messages privés.*pas une plainte/s],
  ['associations', ['associations'], /116 006.*association.*département/s],
  ['witnesses', ['relative'], /attestation.*à la main/s],
  ['a constat', ['constat'], /payant et facultatif/],
  [
    '« ce n’est pas réel »',
    ['threats', 'not-believed'],
    /ce n’est pas réel.*délit \(222-17\).*ce n’est pas réel.*puni par la loi/s,
  ],
] as const)('%s: the screens %j answer', (_asked, ids, words) => {
  expect(ids.map(shownText).join('\n')).toMatch(words);
});
