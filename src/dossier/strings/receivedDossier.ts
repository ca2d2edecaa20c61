import type { ReceivedDossier } from '../../domain/case/receivedDossiers.ts';
import { plural } from './formatNumber.ts';

/** Texts about a received dossier that is included: what it is, and that Recueil did not make it. */
export const receivedDossier = {
  title: 'Dossiers reçus',
  intro:
    'La personne a reçu ces dossiers d’ailleurs : d’un proche, ou d’un autre de ses appareils. Chacun est joint entier, tel qu’il a été reçu, dans son propre dossier. Ses pièces ne sont pas parmi celles numérotées ici ; son journal, sa signature et ses dates sont les siens. Il se vérifie à part, par sa propre empreinte.',
  name: (number: number) => `Dossier reçu n° ${number}`,
  folder: 'Emplacement',
  made: 'Fait le',
  madeText: (instant: string) => `${instant}, d’après l’appareil qui l’a fait`,
  receivedOn: 'Reçu le',
  receivedOnText: (instant: string) => `${instant}. Vérifié alors : cohérent en lui-même.`,
  exhibits: 'Contenu',
  exhibitsText: (count: number) => plural(count, 'pièce', 'pièces'),
  dated: 'Horodaté',
  datedText: ({ when, authority, known }: ReceivedDossier['timestamps'][number]) =>
    `${when}, par ${authority}${known ? '' : ' (autorité non connue de Recueil)'}`,
  manifest: 'manifest.json',
  key: 'Sa clé',
  readMe: "origines/O1 ...       dossiers reçus d'ailleurs, entiers ; chacun se vérifie à part",
};
