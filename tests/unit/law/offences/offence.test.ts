import { expect, test } from 'vitest';
import { computeDeadlines } from '../../../../src/law/legalDeadlines.ts';
import { OFFENCE_DELAYS } from '../../../../src/law/offences/offence.ts';
import { OFFENCES, suggestOffences } from '../../../../src/law/suggestions.ts';
import { buildPublication } from '../../../support/law/buildPublication.ts';

test('every offence has the delay of a line that is computed for each post, whatever was ticked', () => {
  const posting = { iso: '2026-10-01', precision: null };
  const publication = buildPublication({ posting, discriminatory: true });
  const computed = computeDeadlines(publication).map(({ limitationPeriod }) => limitationPeriod);
  const periods = OFFENCES.map(({ limitationPeriod }) => OFFENCE_DELAYS[limitationPeriod].period);
  expect(new Set(periods)).toEqual(new Set(['press', 'press-discriminatory', 'contravention', 'delit']));
  expect(periods.filter((period) => !computed.includes(period))).toEqual([]);
});

test('the corrected statements of the third reading are in the offences', () => {
  const textOf = (id: string) => JSON.stringify(OFFENCES.find((offence) => offence.id === id));
  const delayOf = (id: string) =>
    OFFENCES.filter((offence) => offence.id === id).map(
      (offence) => OFFENCE_DELAYS[offence.limitationPeriod].text.fr,
    )[0];
  for (const [id, ...expected] of [
    ['menaces', 'un crime, ou d’un délit contre les personnes dont la tentative est punissable'],
    ['injure-diffamation-discriminatoire', '"complaint":"by-ground"'],
    ['injure-non-publique', 'injure : sans provocation de votre part (R621-2)'],
    ['outrage-sexiste', 'hors harcèlement'],
    [
      'outrage-fonction',
      'un professionnel de santé, ou le personnel d’un lieu de soins',
      'l’accord écrit de la victime',
    ],
    ['actes-imposes', '222-22-2', 'à vérifier'],
    ['violences-filmees', '222-33-3'],
    ['menaces-biens', '322-12', 'à vérifier'],
    ['voyeurisme', '226-3-1', 'à vérifier', '"confidence":"verify"'],
    ['provocation-crime', 'à vous tuer, vous violer, vous frapper, vous voler ou détruire', 'à vérifier'],
    ['provocation-haine', 'à vérifier'],
  ] as const)
    for (const words of expected) expect(textOf(id), id).toContain(words);
  expect(delayOf('outrage-sexiste')).toMatch(
    /: 1 an \(contravention\)\. Délit .*222-33-1-1\) : 6 ans\. Une lettre de plainte n’arrête pas l’année/,
  );
  expect(delayOf('actes-imposes')).toContain(
    'Agression sexuelle : 6 ans. Viol : 20 ans. Victime mineure : viol 30 ans',
  );
  expect(delayOf('image-mineur')).toContain('jusqu’à 10 ans après ses 18 ans (CPP 8 et 706-47)');
});

test('a public call to violence suggests the incitement, with the warning on the short time', () => {
  const [call] = suggestOffences({ call: 'yes' });
  expect(call?.id).toBe('provocation-crime');
  expect(call?.note?.fr).toContain('une plainte simple ne l’arrête pas');
});

test('the corrected statements of the second reading are in the offences', () => {
  const textOf = (id: string) => JSON.stringify(OFFENCES.find((offence) => offence.id === id));
  for (const [id, ...expected] of [
    ['harcelement-scolaire', 'même si l’auteur ou la victime a quitté l’établissement depuis'],
    [
      'harcelement-moral-en-ligne',
      'qui ont pour but ou pour effet',
      'au point d’altérer la santé',
      'mineur était présent',
    ],
    ['harcelement-conjugal', 'qui ont pour but ou pour effet', 'au point d’altérer la santé'],
    ['propositions-mineur', 'moins de 15 ans (227-22-1)', 'moins de 18 ans (227-22-2, 227-23-1)'],
    ['messages-malveillants', 'd’un ex, en raison de cette relation, même sans vie commune (132-80)'],
    ['montage', 'montré au public ou à un tiers'],
    ['montage-sexuel', 'montré au public ou à un tiers'],
    ['correspondances', 'par quelqu’un à qui ils n’étaient pas adressés (à vérifier)'],
    ['menaces', '132-76, 132-77'],
    ['harcelement-sexuel', 'plus grave en ligne'],
    ['menaces-violences', 'R623-1', 'contravention'],
    ['message-mineur', '227-24'],
    ['harcelement-travail', '222-33-2'],
    ['pression-plainte', '434-5'],
    ['menaces-fonction', '433-3'],
    ['outrage-fonction', '433-5'],
  ] as const)
    for (const words of expected) expect(textOf(id), id).toContain(words);
});

test('the corrected statements of the fifth reading are in the offences', () => {
  const offenceOf = (id: string) => OFFENCES.find((offence) => offence.id === id);
  for (const id of ['injure-non-publique', 'injure-non-publique-discriminatoire']) {
    expect(offenceOf(id)?.note?.fr, id).toMatch(
      /Trois mois aussi, et une plainte simple ne les arrête pas\. .*pas de juge d’instruction \(CPP 85\), mais une citation directe/,
    );
    // « La justice peut agir aussi sans votre plainte » would say that nothing presses.
    expect(offenceOf(id)?.complaint, id).toBe('unsaid');
  }
  const forced = JSON.stringify(offenceOf('actes-imposes'));
  expect(forced).toContain('sans un consentement libre, éclairé, spécifique, préalable et révocable');
  expect(forced).toContain('le silence n’est pas un consentement');
  expect(forced).not.toContain('par violence, contrainte, menace ou surprise');
});
