import type { Doubt } from '../law/deadlines.ts';

/** Words of pour-vous.pdf alone: none of them may stand in what is handed over. */

export const title = 'Pour vous';
export const forYouAlone = [
  'Ce document est pour vous seul·e. Ne le joignez pas au dossier et ne le remettez à personne d’autre que votre avocat.',
  'Si quelqu’un d’autre utilise cet ordinateur, gardez ce document ailleurs.',
];
export const deadlines = 'Vos délais';
export const noDeadline = 'Aucune publication enregistrée ne fait courir de délai connu.';
export const suggestions = 'Textes possibles, à titre indicatif';
export const indication =
  'D’après vos réponses dans le carnet. C’est la justice qui décide de la qualification, c’est-à-dire du nom que la loi donne aux faits.';
export const noAnswer =
  'Vous n’avez pas répondu aux questions. Elles sont dans le carnet, sous « Ce que dit la loi ».';
export const complaintNeeded = 'Il faut votre plainte pour que la justice agisse.';
export const complaintFree = 'La justice peut agir aussi sans votre plainte.';
export const help = 'Qui peut aider';
export const sources = 'Sources';

export const doubt: Readonly<Record<Doubt, string>> = {
  'posting-unread':
    'Pour certaines publications, la date de mise en ligne n’a pas été lue : le délai est compté depuis la première capture. Il peut finir plus tôt, ou être déjà passé.',
  'posting-rough':
    'Pour certaines, la date n’est connue qu’au jour, au mois ou à l’année : le premier jour possible est compté.',
  'posting-relative':
    'Pour certaines, la page disait « il y a … » : un jour de plus est retiré, et la vraie date peut encore être un peu plus ancienne.',
  'visibility-unread':
    'Pour certaines, on ne sait pas si la publication est publique : c’est le délai le plus court qui est donné.',
};

const DAY = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-11-20` → `20 novembre 2026` */
const longDay = (day: string): string => DAY.format(new Date(`${day}T12:00:00Z`)).replace(/^1 /, '1er ');

/** `2025`, `mars 2025`, `31 octobre 2025` */
export function partialDay(dated: string): string {
  if (dated.length === 10) return longDay(dated);
  return dated.length === 7 ? MONTH.format(new Date(`${dated}-15T12:00:00Z`)) : dated;
}

export const until = (day: string): string => `Jusqu’au ${longDay(day)}`;
export const between = (first: string, last: string): string =>
  `Entre le ${longDay(first)} et le ${longDay(last)}, car la date est mal connue : voyez un avocat au plus tôt`;
export const wasUntil = (day: string): string => `C’était jusqu’au ${longDay(day)}`;
export const moreDates = (count: number): string =>
  count === 1 ? 'et 1 autre date, dans le carnet' : `et ${count} autres dates, dans le carnet`;

export function items(ordinals: readonly number[], most: number): string {
  const [only] = ordinals;
  if (ordinals.length === 1) return `élément n° ${only}`;
  const more = ordinals.length - most;
  // One more takes no more room than saying so.
  if (more <= 1) return `éléments n° ${ordinals.join(', ')}`;
  return `éléments n° ${ordinals.slice(0, most).join(', ')} et ${more} autres`;
}

export const checked = (checkedOn: string, lawAsOf: string): string =>
  `Relues le ${longDay(checkedOn)} ; codes : état au ${longDay(lawAsOf)}. Information générale, pas un conseil d’avocat.`;
