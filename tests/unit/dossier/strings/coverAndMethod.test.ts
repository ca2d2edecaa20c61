import { expect, it } from 'vitest';
import { method } from '../../../../src/dossier/strings/coverAndMethod.ts';

it('what is not joined has the number that an earlier dossier gave it, which is given to nothing else', () => {
  const text = method.notIncludedText({
    sealed: 6,
    withdrawn: 2,
    notIncluded: 0,
    numbers: { withdrawn: [3], erased: [5] },
  });
  expect(text).toContain(
    'Retirés pour toujours, empreinte encore dans l’historique : pièce n° 3 d’un dossier précédent.',
  );
  expect(text).toContain('Effacées de l’ordinateur de qui remet le dossier : pièce n° 5. Ce numéro ne sert plus.');
});
