import { LAST_CHECKED } from '../sourcedText.ts';
import { headingPart, type Letter, listPart, rightAlignedPart, SIGNATURE_PART, slotPart, textPart } from './letter.ts';

/** Has the seven contents that service-public.fr requires. Names no offence: the procureur decides that. */
export const PROSECUTOR: Letter = {
  file: 'lettre-procureur',
  title: 'Lettre de plainte au procureur de la République',
  sources: ['service-public-plainte', 'code-procedure-penale'],
  checked: LAST_CHECKED,
  parts: [
    textPart('{name}\n{address}\n{phone}\n{email}'),
    rightAlignedPart('Madame, Monsieur le Procureur de la République\nTribunal judiciaire de {court}'),
    rightAlignedPart('{place}, le {day}'),
    textPart('Objet : plainte pour des faits commis en ligne'),
    textPart('Madame, Monsieur le Procureur de la République,'),
    textPart(
      'Je soussigné(e) {name}, né(e) le {birth} à {birthplace}, de nationalité {nationality}, exerçant la profession de {profession}, demeurant {address}, {phone}, ai l’honneur de porter à votre connaissance les faits suivants, publiés entre {first} et {last} au moyen de {platforms}, et de déposer plainte contre X, ou contre {against}.',
    ),
    textPart('Personne concernée, si ce n’est pas moi : {concerned}.'),
    headingPart('Les faits'),
    slotPart('narrative'),
    textPart('Les publications que j’ai enregistrées, par date ; leur texte est dans le dossier joint :'),
    slotPart('chronology'),
    headingPart('Les comptes à l’origine des publications'),
    textPart('Je ne connais pas l’identité des personnes qui s’en servent, ou : {identity}.'),
    slotPart('accounts'),
    headingPart('Les témoins'),
    slotPart('witnesses'),
    headingPart('Les conséquences et le préjudice'),
    slotPart('impact'),
    textPart('Estimation, provisoire ou définitive, du préjudice : {damage}.'),
    headingPart('Mes demandes'),
    textPart(
      'Je demande en urgence la conservation des données d’identification et de connexion des comptes listés ci-dessus, ces données n’étant conservées que pour une durée limitée.',
    ),
    textPart('Je vous laisse le soin de qualifier ces faits.'),
    textPart('Je me réserve la possibilité de me constituer partie civile.'),
    headingPart('Pièces jointes'),
    listPart(
      'dossier de captures {file}, {exhibits}, avec son bordereau',
      'empreinte SHA-256 du manifeste, notée sur remise.pdf : {manifest}',
      'copie de ma pièce d’identité : {identityPaper}',
      'autres documents (certificat médical, arrêt de travail, constat) : {others}',
    ),
    textPart(
      'Je vous prie d’agréer, Madame, Monsieur le Procureur de la République, l’expression de ma haute considération.',
    ),
    SIGNATURE_PART,
  ],
};
