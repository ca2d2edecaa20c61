import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { THIRD_READING } from '../legalSources.ts';
import {
  checkboxesPart,
  headingPart,
  type Letter,
  listPart,
  notePart,
  slotPart,
  tablePart,
  textPart,
} from './letter.ts';

/** For the doctor: dates and the person's own words. It states no diagnosis: that is the doctor's. */
export const doctorSheet = (role: RequesterRole | undefined): Letter => ({
  file: 'fiche-medecin',
  title: 'Fiche pour le médecin',
  sources: ['has-certificat'],
  checked: THIRD_READING,
  confidence: 'read',
  parts: [
    notePart(
      'À lire avant de la donner. Retirez ce que vous ne voulez pas dire. Écrivez vos mots, pas un nom de maladie. Ne donnez pas le dossier entier. Demandez l’original du certificat pour vous. En détresse : le 3114, jour et nuit.',
    ),
    textPart('Personne : {patient}'),
    textPart(
      `Des publications en ligne ${role === 'parent' ? 'visent mon enfant' : 'me visent'}. Elles ont été {putOnline} {published}, sur {platforms}.`,
    ),
    headingPart('Ce qui a changé, avec les mots de la personne'),
    slotPart('impact'),
    checkboxesPart(
      'sommeil',
      'appétit',
      'peur, alertes du téléphone',
      'sorties, transports',
      'travail ou études',
      'autre : ____________',
    ),
    headingPart('Depuis quand'),
    tablePart(6, 'Depuis le', 'Ce que je ressens ou ne fais plus', 'Combien de fois, combien de temps'),
    headingPart('Ce qu’un certificat peut contenir'),
    listPart(
      'la date de l’examen, et le nom de la personne examinée',
      'ses paroles, entre guillemets',
      'ce que le médecin constate : signes, durée, soins proposés',
      'la gêne dans la vie de tous les jours, et sa durée',
      'aucun nom d’auteur : le médecin n’a pas vu les faits',
      'la date, la signature, et la remise à la personne elle-même',
    ),
    textPart(
      'L’incapacité totale de travail (ITT) est fixée, de préférence, par un médecin légiste, à la demande de l’enquêteur.',
    ),
  ],
});
