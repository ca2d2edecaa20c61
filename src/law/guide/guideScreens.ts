import {
  adviceStatement,
  cautiousStatement,
  fifthReading,
  SEVENTH_READING,
  seventhReading,
  sourcedStatement,
} from '../legalSources.ts';
import { AFTER_COMPLAINT_SCREENS } from './guideAfterComplaint.ts';
import { COMPLAINT_SCREENS } from './guideComplaint.ts';
import { GUIDE_GROUPS, type GuideScreen } from './guideGroups.ts';
import { ONLINE_SCREENS } from './guideOnline.ts';
import { PEOPLE_SCREENS } from './guidePeople.ts';
import { REMEDY_SCREENS } from './guideRemedies.ts';
import { SITUATION_SCREENS } from './guideSituations.ts';

/** First steps, whatever happened. */
const FIRST_SCREENS: readonly GuideScreen[] = [
  {
    id: 'danger',
    title: { fr: 'Si vous êtes en danger', en: 'If you are in danger' },
    lines: [
      sourcedStatement('urgences', {
        fr: 'En danger maintenant : appelez le 17 ou le 112.',
        en: 'In danger now: call 17 or 112.',
      }),
      sourcedStatement('urgences', {
        fr: 'Si vous ne pouvez pas parler : envoyez un SMS au 114.',
        en: 'If you cannot speak: send a text message to 114.',
      }),
      sourcedStatement('3114', {
        fr: 'Si vous pensez à mourir : le 3114 répond jour et nuit.',
        en: 'If you think of dying: 3114 answers day and night.',
      }),
      adviceStatement(
        'Mettez-vous d’abord en sécurité. Le reste de ce guide attendra.',
        'Be safe first. The rest of this guide can wait.',
      ),
    ],
    help: ['17', '112', '114', '3114'],
  },
  {
    id: 'not-responsible',
    title: { fr: 'Vous n’êtes pas responsable', en: 'You are not responsible' },
    lines: [
      adviceStatement(
        'Parlez-en à quelqu’un de confiance, ou appelez le 116 006.',
        'Talk to somebody you trust, or call 116 006.',
      ),
      adviceStatement(
        'Ce que d’autres écrivent ou publient vient d’eux, pas de vous.',
        'What others write or publish comes from them, not from you.',
      ),
      sourcedStatement('code-penal', {
        fr: 'Une image envoyée en confiance ne donne à personne le droit de la montrer.',
        en: 'An image sent in trust gives nobody the right to show it.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Quelqu’un peut lire et capturer à votre place.',
        en: 'Somebody can read and capture for you.',
      }),
      adviceStatement(
        'Vous pouvez vous arrêter quand vous voulez. Ce qui est enregistré reste.',
        'You can stop whenever you like. What is recorded stays.',
      ),
    ],
    help: ['116006', '3018', '3114'],
  },
  {
    id: 'order',
    title: { fr: 'Que faire, dans quel ordre', en: 'What to do, in what order' },
    ordered: true,
    lines: [
      sourcedStatement(['guides-victimes', 'code-penal'], {
        fr: 'Capturez d’abord, sauf une image sexuelle d’un mineur. Ne supprimez rien et ne répondez pas.',
        en: 'Capture first, except a sexual image of a minor. Delete nothing, do not answer.',
      }),
      seventhReading('guides-victimes', {
        fr: 'Bloquez ou signalez ensuite : une publication retirée ne se capture plus. Un ex ? Avant, le 3919, ou le 116 006 pour toute personne.',
        en: 'Block or report after that: a post taken down can no longer be captured. An ex? First 3919, or 116 006 for anybody.',
      }),
      adviceStatement(
        'Danger : 17, capturez la menace avant tout retrait. Image intime, image d’un mineur : notez adresse et compte, faites retirer tout de suite, avec le 3018.',
        'Danger: 17, capture the threat before any take-down. Intimate image, image of a minor: note address and account. Have it taken down at once: 3018.',
      ),
      sourcedStatement('loi-1881', {
        fr: 'Insulte ou accusation, même privée, appel public à la violence : un avocat sans attendre, le délai est de 3 mois.',
        en: 'Insult or accusation, private too, public call to violence: an avocat (lawyer) now, the time limit is 3 months.',
      }),
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Portez plainte avec le dossier.',
        en: 'File a complaint with the dossier.',
      }),
      sourcedStatement('service-public-cyberharcelement', {
        fr: 'Si cela vous touche, voyez un médecin et gardez le certificat.',
        en: 'If it affects you, see a doctor and keep the certificate.',
      }),
    ],
    help: ['3018', '116006'],
  },
  {
    id: 'preserve',
    title: { fr: 'Garder ce qui compte', en: 'Keeping what counts' },
    lines: [
      sourcedStatement('guides-victimes', {
        fr: 'Capturez la publication, puis le profil du compte : son nom peut changer.',
        en: 'Capture the post, then the profile of the account: its name may change.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Gardez toute la conversation, vos réponses aussi : un extrait seul peut se retourner contre vous.',
        en: 'Keep the whole conversation, your answers too: an extract alone can be turned against you.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Gardez les e-mails et messages vocaux d’origine, sur leur appareil.',
        en: 'Keep original e-mails and voice messages on their device.',
      }),
      cautiousStatement('advice', {
        fr: 'Messages privés : demandez l’archive (« Importer des fichiers »). Éphémères (Snapchat) : une capture peut prévenir l’auteur (à vérifier). Photographiez l’écran avec un autre appareil. Image sexuelle d’un mineur : jamais, le 3018.',
        en: 'Private messages: request your archive (“Import files”). Disappearing (Snapchat): a capture may warn the author (to be checked). Photograph the screen with another device. Sexual image of a minor: never, 3018.',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Faites deux copies du dossier, dont une hors d’un appareil partagé.',
        en: 'Make two copies of the dossier, one away from a shared device.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Ne modifiez jamais une image d’origine. Floutez seulement une copie.',
        en: 'Never change an original image. Blur only a copy.',
      }),
      fifthReading(['loi-1881', 'code-penal', 'cjpm'], {
        fr: 'Ne publiez ni le dossier, ni le nom, le compte, la photo de l’auteur. Il pourrait porter plainte. Mineur : toujours interdit (CJPM, L13-3). Ne lui envoyez pas le dossier.',
        en: 'Publish neither the dossier nor the author’s name, account or photo. They could file a complaint. Under 18: always forbidden (CJPM, L13-3). Do not send them the dossier.',
      }),
    ],
    help: [],
    asksData: true,
  },
];

export type { GuideScreen } from './guideGroups.ts';

const SCREENS: readonly GuideScreen[] = [
  ...FIRST_SCREENS,
  ...COMPLAINT_SCREENS,
  ...ONLINE_SCREENS,
  ...PEOPLE_SCREENS,
  ...SITUATION_SCREENS,
  ...REMEDY_SCREENS,
  ...AFTER_COMPLAINT_SCREENS,
];

/** In the order of their numbers, which is that of the list. Throws when a group names a screen that does not exist. */
export const GUIDE: readonly GuideScreen[] = GUIDE_GROUPS.flatMap(({ screens }) => screens).map((id) => {
  const screen = SCREENS.find((one) => one.id === id);
  if (screen === undefined) throw new Error(`The guide has no screen ${id}`);
  return screen;
});

interface NumberedScreen {
  /** From 1. */
  readonly number: number;
  readonly screen: GuideScreen;
}

/** Returns the screens with these ids, in the order of their numbers. A test rules out unknown ids. */
export const numberedScreens = (ids: readonly string[]): readonly NumberedScreen[] =>
  GUIDE.flatMap((screen, index) => (ids.includes(screen.id) ? [{ number: index + 1, screen }] : []));

/** Returns the number of a screen, from 1. Throws on an unknown id: a link would lead nowhere. */
export function guideNumber(id: string): number {
  const [found] = numberedScreens([id]);
  if (found === undefined) throw new Error(`The guide has no screen ${id}`);
  return found.number;
}
