import type { BilingualText } from '../legalSources.ts';
import type { FollowUpRuleId } from './followUp.ts';

/** Of a brief title, in each language: with its day it fits two lines of 320 px above the list. */
export const MAX_BRIEF_LENGTH = 45;

/** The titles of followUpRules.ts in a few words, for the list. « Mon suivi » shows the whole title, and why. */
export const FOLLOW_UP_BRIEFS: Readonly<Record<FollowUpRuleId, BilingualText>> = {
  press: { fr: 'Un avocat, si c’est une insulte', en: 'A lawyer, if it is an insult' },
  'say-kind': { fr: 'Dire où la plainte a été déposée', en: 'Say where the complaint was filed' },
  'appeal-judgment': { fr: 'Voir votre avocat, pour un appel', en: 'See your lawyer, for an appeal' },
  appeal: { fr: 'Contester le classement, si vous le voulez', en: 'Contest the closing, if you wish' },
  'pay-deposit': { fr: 'Payer la consignation', en: 'Pay the deposit (consignation)' },
  'send-copy': { fr: 'Envoyer une copie au procureur', en: 'Send the prosecutor a copy' },
  'note-reached': { fr: 'Noter le jour d’arrivée de la plainte', en: 'Note the day the complaint arrived' },
  'administrative-court': {
    fr: 'Tribunal administratif, si vous le voulez',
    en: 'Tribunal administratif, if you wish',
  },
  'late-refusal': { fr: 'Voir vite un avocat : refus reçu tard', en: 'See a lawyer fast: late refusal' },
  'civil-party': { fr: 'Envoyer la lettre de partie civile', en: 'Send the letter as partie civile' },
  hearing: { fr: 'L’audience', en: 'The hearing' },
  'note-judgment': { fr: 'Noter le jour du jugement', en: 'Note the day of the judgment' },
  'ask-news': { fr: 'Demander des nouvelles au procureur', en: 'Ask the prosecutor for news' },
  'ask-judge': { fr: 'Voir un avocat, pour le juge', en: 'See a lawyer, about the judge' },
  'judge-after-closing': { fr: 'Voir un avocat, après le classement', en: 'See a lawyer, after the closing' },
  'ask-cnil': { fr: 'Se plaindre à la CNIL, si vous le voulez', en: 'Complain to the CNIL, if you wish' },
  'platform-contest': { fr: 'Contester le refus de la plateforme', en: 'Contest the platform’s refusal' },
  'out-of-court': { fr: 'Un organisme certifié, si vous le voulez', en: 'A certified body, if you wish' },
  'file-complaint': { fr: 'Porter plainte, si vous voulez', en: 'File a complaint, if you wish' },
  sarvi: { fr: 'Demander au SARVI la somme non payée', en: 'Ask SARVI for the unpaid sum' },
  'wait-three-months': { fr: 'Attendre la réponse du procureur', en: 'Wait for the prosecutor’s answer' },
  'wait-protection': { fr: 'Attendre la réponse de l’administration', en: 'Wait for the administration’s answer' },
  'wait-erasure': { fr: 'Attendre la réponse du site', en: 'Wait for the site’s answer' },
  'wait-sarvi': { fr: 'Attendre le paiement', en: 'Wait for the payment' },
  civi: { fr: 'Demande à la CIVI, si le dommage est grave', en: 'A request to the CIVI, for serious harm' },
};
