import { CHECKED } from '../entry.ts';
import { heading, type Letter, list, right, SIGNATURE, slot, text } from './letter.ts';

/** Its seven contents are those service-public.fr asks for. It names no offence: that is for the procureur. */
export const PROSECUTOR: Letter = {
  file: 'lettre-procureur',
  title: 'Lettre de plainte au procureur de la République',
  sources: ['service-public-plainte', 'code-procedure-penale'],
  checked: CHECKED,
  parts: [
    text('{name}\n{address}\n{phone}\n{email}'),
    right('Madame, Monsieur le Procureur de la République\nTribunal judiciaire de {court}'),
    right('{place}, le {day}'),
    text('Objet : plainte pour des faits commis en ligne'),
    text('Madame, Monsieur le Procureur de la République,'),
    text(
      'Je soussigné(e) {name}, né(e) le {birth} à {birthplace}, de nationalité {nationality}, exerçant la profession de {profession}, demeurant {address}, {phone}, ai l’honneur de porter à votre connaissance les faits suivants, publiés entre {first} et {last} au moyen de {platforms}, et de déposer plainte contre X, ou contre {against}.',
    ),
    text('Personne concernée, si ce n’est pas moi : {concerned}.'),
    heading('Les faits'),
    slot('account'),
    text('Les publications que j’ai enregistrées, par date ; leur texte est dans le dossier joint :'),
    slot('chronology'),
    heading('Les comptes à l’origine des publications'),
    text('Je ne connais pas l’identité des personnes qui s’en servent, ou : {identity}.'),
    slot('accounts'),
    heading('Les témoins'),
    slot('witnesses'),
    heading('Les conséquences et le préjudice'),
    slot('impact'),
    text('Estimation, provisoire ou définitive, du préjudice : {damage}.'),
    heading('Mes demandes'),
    text(
      'Je demande en urgence la conservation des données d’identification et de connexion des comptes listés ci-dessus, ces données n’étant conservées que pour une durée limitée.',
    ),
    text('Je vous laisse le soin de qualifier ces faits.'),
    text('Je me réserve la possibilité de me constituer partie civile.'),
    heading('Pièces jointes'),
    list(
      'dossier de captures {file}, {exhibits}, avec son bordereau',
      'empreinte SHA-256 du manifeste, notée sur remise.pdf : {manifest}',
      'copie de ma pièce d’identité : {identityPaper}',
      'autres documents (certificat médical, arrêt de travail, constat) : {others}',
    ),
    text(
      'Je vous prie d’agréer, Madame, Monsieur le Procureur de la République, l’expression de ma haute considération.',
    ),
    SIGNATURE,
  ],
};
