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
  /(?:^|, |: )(?:appelez|remplissez|parlez|capturez|gardez|allez|demandez|écrivez|voyez|cherchez|déclarez|signalez|ne payez|ne capturez|envoyez|ouvrez|contestez|changez)/i;

describe('the guide', () => {
  test('is in five groups, and each screen is in exactly one', () => {
    expect(GUIDE_GROUPS).toHaveLength(5);
    expect(GUIDE_GROUPS.flatMap(({ screens }) => screens).toSorted()).toEqual(IDS.toSorted());
  });

  // Once released, a number stays: printed cards name it. A new screen comes after the last.
  test('has its numbers in the order of the list, and keeps those that printed cards name', () => {
    const order =
      'danger order not-responsible under-18 relative associations preserve threats partner insult group-attack ' +
      'intimate blackmail impersonation hacked new-accounts school work public-role platform contest pharos ' +
      'child-images erase complain remote refused prosecutor not-believed health medical-exam lawyer money constat ' +
      'recordings after-complaint protection legal-aid compensation';
    expect(IDS.slice(0, 39).join(' ')).toBe(order);
    const listed = GUIDE_GROUPS.flatMap(({ screens }) => numberedScreens(screens));
    expect(listed.map(({ number }) => number)).toEqual(IDS.map((_id, index) => index + 1));
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

  test('has no point médian', () => expect(JSON.stringify([GUIDE, GUIDE_GROUPS, HELPER_CARD])).not.toContain('·'));
});

/** The French words of a screen that may be shown, with the names of its help lines. */
function shownText(id: string): string {
  const screen = GUIDE.find((one) => one.id === id);
  const lines = helpLinesById(screen?.help ?? []).map(({ name, forWhom }) => `${name} ${forWhom.fr}`);
  return [screen?.title.fr, ...selectVerified(screen?.lines ?? []).map(({ fr }) => fr), ...lines].join('\n');
}

/** What the legal readings corrected or asked for: each row failed before its reading. */
test.each([
  // The second.
  ['prosecutor', /injure ou une diffamation, n’attendez pas ces trois mois\. L’attente n’est pas exigée/],
  ['prosecutor', /celui de votre domicile convient/],
  ['blackmail', /^.*\nNe payez pas, n’envoyez rien de plus/],
  ['blackmail', /Payer ne fait pas cesser/],
  ['blackmail', /toute la conversation. Ensuite seulement, bloquez/],
  ['intimate', /venir de vous, même avant 18 ans, ou de vos parents/],
  ['intimate', /la justice peut agir sans plainte/],
  ['constat', /Sauf danger ou image intime qui circule : capturez et faites retirer tout de suite \(3018\)/],
  ['constat', /Image sexuelle d’un mineur : ne capturez pas/],
  ['order', /Capturez d’abord, sauf une image sexuelle d’un mineur/],
  ['order', /faites retirer tout de suite, avec le 3018/],
  ['order', /même privée, appel public à la violence/],
  ['insult', /en public et en privé/],
  ['insult', /Peut-être 1 an, si un juge y voit une discrimination : ne comptez pas dessus/],
  ['lawyer', /Insulte, accusation, appel public à la violence : voyez-le cette semaine, le délai est de 3 mois/],
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
  ['threats', /est punie : délit \(222-17\), ou contravention prescrite en un an \(R623-1\)/],
  ['contest', /au moins six mois/],
  ['compensation', /SARVI/],
  ['compensation', /CIVI/],
  // The third.
  ['insult', /harcèlement \(6 ans\), avec d’autres faits répétés et un effet sur la santé/],
  ['insult', /Un juge peut refuser de contourner ainsi les 3 mois/],
  ['group-attack', /parquet de Paris .*haine en ligne\) peut agir \(à vérifier\)/],
  ['hacked', /De l’argent a été demandé à vos contacts en votre nom \?/],
  ['blackmail', /THESEE : signalement sans donner son nom, ouvert aux mineurs/],
  ['blackmail', /Actes imposés devant une caméra \? Peut-être une agression sexuelle/],
  ['legal-aid', /Au civil : 50 € par procès depuis le 1er mars 2026\. Gratuit avec l’aide/],
  ['legal-aid', /n’autorise pas à laisser passer les 3 mois : voyez l’avocat avant/],
  ['legal-aid', /cerfa 16146/],
  ['compensation', /sans droit à la CIVI : le SARVI. Entre 2 mois et 1 an après la décision définitive/],
  ['compensation', /CIVI, 3 ans après les faits, ou 1 an après la décision pénale définitive/],
  [
    'compensation',
    /sans condition de ressources : ITT d’un mois au moins, incapacité permanente, infraction sexuelle grave/,
  ],
  ['public-role', /Sans réponse pendant deux mois : c’est un refus\.\nVous avez alors deux mois/],
  ['public-role', /protection de la commune \(CGCT L2123-35\)/],
  ['school', /protocole pHARe\. Université : demandez le dispositif de signalement/],
  ['contest', /organisme certifié \(DSA, article 21\), gratuit ou presque/],
  ['after-complaint', /Ne publiez ni la plainte ni le procès-verbal avant l’audience \(loi de 1881, article 38\)/],
  ['after-complaint', /copie au procureur, en recommandé : les trois mois partent de là \(CPP 85\)/],
  ['recordings', /preuve est libre \(CPP 427\)/],
  ['recordings', /indispensable et l’atteinte proportionnée/],
  ['recordings', /n’efface pas l’infraction commise pour l’obtenir \(226-1, 226-15, 323-1\)/],
  ['protection', /Violences d’un conjoint ou d’un ex, viol : le procureur peut donner un téléphone grave danger/],
  // A criminal lawyer’s.
  ['after-complaint', /Classée sans suite \? Écrivez au procureur général \(40-3\)/],
  ['after-complaint', /avec l’autorisation du procureur \(R155\), sans retarder le recours/],
  ['after-complaint', /Pour un délit.* citation directe \(CPP 392-1\)/],
  ['hacked', /^.*\nD’abord, capturez.*\n.*3919.*\nChangez ensuite le mot de passe/],
  // The fifth.
  ['compensation', /Violences d’un conjoint, d’un ex ou sur un mineur : plus de 8 jours d’ITT\. .* à vérifier/],
  ['after-complaint', /3 mois, qui repartent après chaque acte de l’avocat\. Demandez-lui la prochaine date/],
  ['preserve', /ni le nom, le compte, la photo de l’auteur\. Il pourrait porter plainte/],
  ['preserve', /Mineur : toujours interdit \(CJPM, L13-3\)/],
  ['platform', /parfois par qui \(DSA 17, à vérifier\)/],
  ['platform', /Un e-mail qu’il ne connaît pas, ou le 3018/],
])('%s says %s', (id, words) => {
  expect(shownText(id)).toMatch(words);
});

test('the card forbids naming the author too, a minor above all', () => {
  expect(HELPER_CARD.parts.flatMap(({ lines }) => lines.map(({ fr }) => fr)).join(' ')).toMatch(
    /N’affichez ni le nom, ni le compte, ni la photo de l’auteur\. .*Mineur : c’est toujours interdit \(CJPM, L13-3\)/,
  );
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
    /menace.*punie : délit \(222-17\).*ce n’est pas réel.*puni par la loi/s,
  ],
] as const)('%s: the screens %j answer', (_asked, ids, words) => {
  expect(ids.map(shownText).join('\n')).toMatch(words);
});
