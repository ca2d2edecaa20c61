import { expect, it } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import type { DossierContext } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf, summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost } from '../../support/dossier/inventedPosts.ts';
import { readPdf } from '../../support/dossier/withPdf.ts';
import { buildReceivedDossier } from '../../support/receivedDossier.ts';

const inventedCase = await inventCase([inventPost({})]);

type Write = (context: DossierContext) => ReadableStream<Uint8Array<ArrayBuffer>>;
const report: Write = (context) => reportPdf(context, () => {});

const textOf = (write: Write, options: DossierOptions, from = inventedCase): Promise<string> =>
  readPdf(write(buildDossierContext(from, { options })));

it.each([
  ['parent', { role: 'parent', name: 'Claude Exemple' }, null],
  ['relative', { role: 'relative', name: 'Claude Exemple', concerned: 'Camille Exemple' }, 'Camille Exemple'],
  ['person who did not say who they are', { name: 'Claude Exemple' }, null],
  ['person concerned', { role: 'self', name: 'Claude Exemple' }, 'Claude Exemple', 'la victime'],
] as const)(
  'the cover and the summary never mix the person concerned and a %s who hands over',
  async (_, requester, concerned, giver: string = 'Claude Exemple') => {
    for (const write of [report, summaryPdf]) {
      const text = await textOf(write, { requester });
      // The next label follows a blank to fill in.
      expect(text).toContain(stripWhitespace(`Victime ${concerned ?? 'Date de naissance'}`));
      // poppler reads the box for a minor between a label and its value.
      expect(text.replace('☐personnemineure', '')).toContain(stripWhitespace(`Remis par ${giver}`));
    }
  },
);

it.each([
  ['parent', true, false],
  ['minor', true, false],
  ['self', false, false],
  ['relative', true, true],
] as const)('the cover states that the person is under 18 when the role says so: %s', async (role, isStated, isBox) => {
  const text = await textOf(report, { requester: { role, name: 'Claude Exemple' } });
  expect(text.includes('personnemineure')).toBe(isStated);
  expect(text.includes('☐personnemineure')).toBe(isBox);
});

it.each([
  ['parent', 'Selon le parent'],
  ['relative', 'Selon le proche'],
  ['professional', 'Selon le professionnel'],
  ['self', 'Selon la victime'],
] as const)('says whose words they are: %s', async (role, said) => {
  const options = {
    requester: { role, name: 'Claude Exemple' },
    narrative: '@compte_a et @compte_b sont la même personne.',
    impact: 'Plus de sommeil.',
    parts: { impact: true },
    danger: 'yes' as const,
  };
  const posts = ['compte_a', 'compte_b'].map((handle) => inventPost({ author: { handle } }));
  const text = await textOf(report, options, await inventCase(posts));
  const isOther = role !== 'self';
  expect(text).toContain(stripWhitespace(`${said} : « @compte_a et @compte_b`));
  expect(text).toContain(stripWhitespace(`Danger actuel, ${said.replace('S', 's')}`));
  expect(text).toContain(
    stripWhitespace(`Récit ${said.replace('Selon', 'de').replace('de le ', 'du ')}, dans ses mots`),
  );
  expect(text.includes(stripWhitespace('« qui remet » est la personne qui a fait ce dossier'))).toBe(isOther);
});

it('the times of a received dossier are in the time zone of the others', async () => {
  const dossier = buildReceivedDossier({ addedAt: '2026-11-19T09:30:00.000Z', created: '2026-07-01T22:15:00.000Z' });
  const receivedDossiers = [{ dossier, file: async () => new Blob([]) }];
  const text = await textOf(report, {}, { ...inventedCase, snapshot: { ...inventedCase.snapshot, receivedDossiers } });
  expect(text).toContain(stripWhitespace('2 juillet 2026, 00:15:00 (UTC+02:00), d’après l’appareil'));
  expect(text).toContain(stripWhitespace('19 novembre 2026, 10:30:00 (UTC+01:00). Vérifié alors'));
});
