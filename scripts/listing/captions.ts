import type { GuideLanguage } from '../../src/domain/shared/languages.ts';

/** The pictures of a first capture and of checking a dossier, in order. */
export const SHOTS = ['page', 'popup', 'picker', 'kept', 'captures', 'ready', 'checked'] as const;
export type Shot = (typeof SHOTS)[number];

export const SECONDS_PER_SHOT = 4;

export const CAPTIONS: Readonly<Record<GuideLanguage, Readonly<Record<Shot, string>>>> = {
  fr: {
    page: '1. Ouvrez la page du message.',
    popup: "2. Cliquez sur l'icône de Recueil, puis sur « Capturer une publication ».",
    picker: '3. Cliquez sur le message.',
    kept: "4. C'est gardé : image, adresse, compte et heure.",
    captures: "5. Tout reste sur l'ordinateur, masqué. Rien n'est envoyé.",
    ready: '6. Le dossier est prêt, pour la police ou un avocat.',
    checked: '7. Qui le reçoit le vérifie, sans Recueil.',
  },
  en: {
    page: '1. Open the page of the message.',
    popup: '2. Click the icon of Recueil, then “Capture a post”.',
    picker: '3. Click the message.',
    kept: '4. It is kept: image, address, account and time.',
    captures: '5. Everything stays on the computer, masked. Nothing is sent.',
    ready: '6. The dossier is ready, for the police or a lawyer.',
    checked: '7. Whoever receives it checks it, without Recueil.',
  },
};

/** Instead of the words of the sample page, which are abusive. */
export const NEUTRAL_POST: Readonly<Record<GuideLanguage, string>> = {
  fr: 'Texte inventé, pour montrer une capture.',
  en: 'Invented text, to show a capture.',
};
