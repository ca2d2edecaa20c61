import { expect, test } from 'vitest';
import { LIMITATION_PERIODS } from '../../../src/law/limitationPeriods.ts';

const wordsOf = (id: string): string => JSON.stringify(LIMITATION_PERIODS.find((period) => period.id === id));

/** What the third and the fifth legal readings corrected: each row failed before it. */
test.each([
  ['delit', 'Pour un harcèlement, les six ans courent du dernier acte (Crim., 19 juin 2019, n° 18-85.725).'],
  ['delit', 'Par prudence, chaque publication est comptée à part.'],
  [
    'press',
    'avec d’autres faits répétés et un effet sur la santé. Un juge peut refuser de contourner ainsi les 3 mois.',
  ],
  ['press-discriminatory', 'Un juge peut refuser de contourner ainsi les 3 mois.'],
  ['connection', 'ni pour un délit puni de moins d’un an de prison'],
  ['connection', 'Pour un harcèlement en ligne, elle le peut.'],
  ['delit', 'Un viol est un crime : 20 ans, ou 30 ans après les 18 ans d’une victime mineure (CPP 7).'],
  ['delit', 'Mineur(e) au moment des faits ? Certains délits sexuels durent 10 ou 20 ans après les 18 ans (CPP 8).'],
  ['delit', 'Un viol : 20 ans, ou 30 ans après les 18 ans d’une victime mineure (CPP 7).'],
  [
    'press',
    'Une copie, un lien ou une remise en ligne peut être une nouvelle publication. Elle a alors ses trois mois',
  ],
  ['press', 'Capturez-la, et voyez un avocat.'],
])('the period %s says « %s »', (id, words) => {
  expect(wordsOf(id)).toContain(words);
});
