import { describe, expect, it } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { selectExportedSteps } from '../../../src/domain/item/step.ts';
import { inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { parseLetters, textOfLetter } from '../../support/dossier/parseLetters.ts';

type StepTaken = NonNullable<DossierOptions['steps']>[number];

const complaint = (changes: Partial<StepTaken>): StepTaken => ({
  date: '2026-08-20',
  kind: 'plainte-police',
  where: 'Commissariat',
  reference: '',
  answer: '',
  receipts: [],
  ...changes,
});

const invented = await inventCase(inventSixPosts());

const write = (file: string, ...steps: readonly StepTaken[]) =>
  textOfLetter(file, invented, { requester: { role: 'self' }, parts: { steps: true }, steps });

const NUMBERED = [
  'copie-plainte-procureur',
  'demande-avis-et-copie',
  'recours-classement',
  'demande-interdiction-contact',
];

describe('the letters after the complaint', () => {
  it.each(NUMBERED)('says in %s that the number is not known, and names it once it is', async (file) => {
    const without = await write(file, complaint({}));
    expect(without).toContain('Je ne connais pas le numéro de la procédure.');
    expect(without).not.toContain('Référence :');
    const known = await write(file, complaint({ reference: '0001/2026' }));
    expect(known).toContain('Référence : 0001/2026.');
    expect(known).not.toContain('Je ne connais pas');
    // Nothing noted: a blank to fill in.
    expect(await write(file)).toMatch(/Référence : _+\./);
  });

  it('ask for the copy of the file alone once a classement is noted', async () => {
    const closed = await write(
      'demande-avis-et-copie',
      complaint({ events: [{ event: 'closed', day: '2026-10-02' }] }),
    );
    expect(closed).toContain('J’ai reçu l’avis de classement du 2 octobre 2026. Je demande une copie du dossier');
    expect(closed).not.toContain('Je n’ai pas reçu d’avis.');
    expect(await write('demande-avis-et-copie', complaint({}))).toContain('Je n’ai pas reçu d’avis.');
  });

  it('name the complaint with the newest event, not the last one entered', async () => {
    const first = complaint({ events: [{ event: 'reached', day: '2026-08-29' }] });
    const second = complaint({ kind: 'plainte-procureur', date: '2026-08-29' });
    const letter = await write('demande-avis-et-copie', first, second);
    expect(letter).toContain('J’ai déposé plainte le 20 août 2026');
    const later = { ...second, events: [{ event: 'reached' as const, day: '2026-09-05' }] };
    expect(await write('demande-avis-et-copie', later, first)).toContain('J’ai déposé plainte le 29 août 2026');
    // Without an event, the last one.
    expect(await write('demande-avis-et-copie', complaint({}), second)).toContain('le 29 août 2026');
  });

  it('lists what was paid or lost in the letter for damages alone', async () => {
    const cost = { date: '2026-10-02', what: 'Psychologue', amount: '60 €', hasReceipt: true };
    const plan: DossierOptions = { requester: { role: 'self' }, costs: [cost, { ...cost, date: null, what: 'Taxi' }] };
    const all = await parseLetters(invented, plan);
    const [letter, ...others] = [...all].filter(([, { text }]) => text.includes('Psychologue'));
    expect([letter?.[0], others]).toEqual(['partie-civile.docx', []]);
    expect(letter?.[1].text).toMatch(/\n2 octobre 2026\nPsychologue\n60 €\noui\n\nTaxi\n60 €\noui\n/);
    // It is hers until she sends that letter.
    const step = { ...complaint({}), kind: 'cost' } as const;
    expect(selectExportedSteps([step], new Set(['steps', 'privateSteps']))).toEqual([]);
  });
});
