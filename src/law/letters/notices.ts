import { CHECKED } from '../entry.ts';
import { fields, heading, type Letter, lines, note, SIGNATURE, slot, text } from './letter.ts';

/** One ready block an address; only what is public and not a private matter goes to PHAROS. */
export const PHAROS: Letter = {
  file: 'signalement-pharos',
  title: 'Signalement à PHAROS',
  sources: ['service-public-pharos'],
  checked: CHECKED,
  parts: [
    note(
      'Un bloc par adresse, à reporter dans le formulaire de internet-signalement.gouv.fr. Seulement des contenus visibles par tous, qui ne sont pas une affaire privée avec une personne connue. Un signalement n’est pas une plainte.',
    ),
    slot('reports'),
    heading('Coordonnées, facultatives'),
    fields('Nom et prénom', 'Adresse électronique'),
  ],
};

/** The four contents of article 16, paragraph 2, of regulation (EU) 2022/2065. */
export const notice = (file: string, platform: string): Letter => ({
  file,
  title: `Notification d’un contenu illicite : ${platform}`,
  sources: ['reglement-dsa', 'service-public-cyberharcelement'],
  checked: CHECKED,
  parts: [
    note(
      `À envoyer par le formulaire ou à l’adresse électronique que ${platform} indique pour les notifications.`,
    ),
    text('Notification selon l’article 16 du règlement (UE) 2022/2065 sur les services numériques'),
    heading('Contenus notifiés et leur emplacement exact'),
    slot('notices'),
    heading('Raisons pour lesquelles ces contenus sont illicites'),
    lines(6),
    heading('Démarches déjà faites'),
    lines(2),
    heading('Auteur de la notification'),
    text('Nom : {name}\nAdresse électronique : {email}'),
    text(
      'Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes.',
    ),
    text('Le {day}'),
    SIGNATURE,
  ],
});
