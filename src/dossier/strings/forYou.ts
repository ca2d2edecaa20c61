import type { Uncertainty } from '../../law/legalDeadlines.ts';
import { partialDay } from './formatTime.ts';

/** Texts of pour-vous.pdf, which is for the person only: none of them may appear in the dossier. */

export const forYouTitle = 'Pour vous';
export const confidentialNotice = [
  'Ce document est seulement pour vous. Ne le joignez pas au dossier et ne le remettez à personne d’autre que votre avocat.',
  'Si quelqu’un d’autre utilise cet ordinateur, gardez ce document ailleurs.',
];
export const deadlinesTitle = 'Vos délais';
export const noDeadline = 'Aucune publication enregistrée ne fait courir de délai connu.';
export const suggestionsTitle = 'Textes possibles, à titre indicatif';
export const suggestionsNotice =
  'D’après vos réponses dans le carnet. C’est la justice qui décide de la qualification, c’est-à-dire du nom que la loi donne aux faits.';
export const noAnswer = 'Vous n’avez pas répondu aux questions. Elles sont dans le carnet, sous « Ce que dit la loi ».';
export const complaintNeeded =
  'Il faut votre plainte pour que la justice agisse. Avant 18 ans, vous ou vos parents pouvez la déposer.';
export const complaintFree = 'La justice peut agir aussi sans votre plainte.';
export const helpTitle = 'Qui peut aider';
export const sourcesTitle = 'Sources';

export const doubt: Readonly<Record<Uncertainty, string>> = {
  'posting-unread':
    'Pour certaines publications, la date de mise en ligne n’a pas été lue. Le délai est compté depuis la première capture. Il peut finir plus tôt, ou être déjà passé.',
  'posting-rough':
    'Pour certaines, la date n’est connue qu’au jour, au mois ou à l’année : le premier jour possible est compté.',
  'posting-relative':
    'Pour certaines, la page disait « il y a … » : un jour de plus est retiré. La vraie date peut encore être un peu plus ancienne.',
  'visibility-unread':
    'Pour certaines, on ne sait pas si la publication est publique : c’est le délai le plus court qui est donné.',
};

export const until = (day: string): string => `Jusqu’au ${partialDay(day)}`;
export const between = (first: string, last: string): string =>
  `Entre le ${partialDay(first)} et le ${partialDay(last)}, car la date est mal connue : voyez un avocat au plus tôt`;
export const lastDay = (day: string): string =>
  `C’est sans doute le dernier jour, le ${partialDay(day)} : voyez un avocat aujourd’hui`;
export const wasUntil = (day: string): string => `C’était jusqu’au ${partialDay(day)}`;
export const itemsColumn = 'Éléments n°';

export const lastReviewed = (checkedOn: string, lawAsOf: string): string =>
  `Relues le ${partialDay(checkedOn)} ; codes : état au ${partialDay(lawAsOf)}. Information générale, pas un conseil d’avocat.`;
