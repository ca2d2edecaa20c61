import { type BilingualText, type SourcedEntry, type SourceId, THIRD_READING } from '../legalSources.ts';
import type { FollowUpRuleId } from './followUp.ts';

/*
 * What may come after a complaint, a refusal or a request: what to do, and why. The days are computed in
 * followUp.ts, without these texts: the background computes days and shows nothing.
 */

export interface FollowUpRule extends SourcedEntry {
  readonly id: string;
  /** What to do, or to wait for. */
  readonly title: BilingualText;
  /** Why, and how its day is counted. */
  readonly meaning: BilingualText;
  /** The letter that asks for it: `Letter.file` and `Letter.title`. */
  readonly letter?: { readonly file: string; readonly title: string };
  /** Id of the screen of the guide that says more. */
  readonly screen: string;
}

function rule(
  sources: SourceId | readonly SourceId[],
  title: BilingualText,
  meaning: BilingualText,
  more: Pick<FollowUpRule, 'screen' | 'letter'> & Partial<Pick<FollowUpRule, 'confidence'>>,
): Omit<FollowUpRule, 'id'> {
  const all = typeof sources === 'string' ? [sources] : sources;
  return { title, meaning, sources: all, confidence: 'read', checked: THIRD_READING, ...more };
}

export const FOLLOW_UP_RULES: Readonly<Record<FollowUpRuleId, Omit<FollowUpRule, 'id'>>> = {
  press: rule(
    'loi-1881',
    {
      fr: 'Si c’est une insulte ou une diffamation : voyez un avocat avant ce jour',
      en: 'If it is an insult or a defamation: see an avocat (lawyer) before that day',
    },
    {
      fr: 'Il doit agir dans les trois mois. Ni la plainte, ni l’attente du procureur n’arrêtent ce délai.',
      en: 'They must act within three months. Neither the complaint nor waiting for the prosecutor stops this time.',
    },
    { screen: 'insult' },
  ),
  'say-kind': rule(
    'cpp-suites',
    {
      fr: 'Dites où la plainte a été déposée',
      en: 'Say where the complaint was filed',
    },
    {
      fr: 'Police, gendarmerie ou procureur : la suite n’est pas la même (CPP 85). Choisissez-le dans « Réponse et suite », plus bas.',
      en: 'Police, gendarmerie or prosecutor: what follows is not the same (CPP 85). Choose it under “Answer and next step”, below.',
    },
    { screen: 'after-complaint' },
  ),
  appeal: rule(
    'cpp-suites',
    {
      fr: 'Vous pouvez contester le classement devant le procureur général',
      en: 'You may contest the closing before the procureur général',
    },
    {
      fr: 'Demandez d’abord une copie du dossier (R155). Le texte ne fixe pas de délai (CPP 40-3). La prescription continue : n’attendez pas.',
      en: 'First ask for a copy of the file (R155). The text sets no time limit (CPP 40-3). Limitation goes on: do not wait.',
    },
    {
      screen: 'after-complaint',
      letter: { file: 'recours-classement', title: 'Recours contre un classement sans suite' },
    },
  ),
  'send-copy': rule(
    'cpp-suites',
    {
      fr: 'Envoyez une copie de la plainte au procureur',
      en: 'Send a copy of the complaint to the prosecutor',
    },
    {
      fr: 'En recommandé avec avis de réception, ou au tribunal contre un récépissé. Les trois mois se comptent de son arrivée (CPP 85). Notez ce jour ici.',
      en: 'By registered post with acknowledgement of receipt, or at the court against a receipt. The three months count from its arrival (CPP 85). Note that day here.',
    },
    {
      screen: 'after-complaint',
      letter: { file: 'copie-plainte-procureur', title: 'Copie de la plainte au procureur de la République' },
    },
  ),
  'note-reached': rule(
    'cpp-suites',
    {
      fr: 'Notez le jour où le procureur a reçu votre plainte',
      en: 'Note the day the prosecutor received your complaint',
    },
    {
      fr: 'Il est sur l’avis de réception ou le récépissé. Par prudence, nous comptons les trois mois de ce jour (CPP 85).',
      en: 'It is on the acknowledgement of receipt or the receipt. To be careful, we count the three months from that day (CPP 85).',
    },
    { screen: 'after-complaint' },
  ),
  'administrative-court': rule(
    ['refus-implicite', 'cgfp'],
    {
      fr: 'Vous pouvez saisir le tribunal administratif',
      en: 'You may go to the tribunal administratif',
    },
    {
      fr: 'Vous avez deux mois après le refus, écrit ou par silence, même sans accusé de réception (CJA R421-2). Nous enlevons un jour, pour être sûrs.',
      en: 'You have two months after the refusal, in writing or by silence, even without an acknowledgement (CJA R421-2). We take off one day, to be safe.',
    },
    { screen: 'public-role' },
  ),
  'civil-party': rule(
    'cpp-suites',
    {
      fr: 'Envoyez votre lettre de partie civile',
      en: 'Send your letter as a civil party (partie civile)',
    },
    {
      fr: 'Elle doit arriver 24 heures au moins avant l’audience (CPP 420-1). Nous comptons un jour de plus, pour être sûrs. Pour une personne mineure, un parent signe.',
      en: 'It must arrive at least 24 hours before the hearing (CPP 420-1). We count one more day, to be safe. For somebody under 18, a parent signs.',
    },
    {
      screen: 'after-complaint',
      letter: { file: 'partie-civile', title: 'Constitution de partie civile par lettre' },
    },
  ),
  hearing: rule(
    ['loi-1881-suite', 'france-victimes'],
    {
      fr: 'L’audience a lieu ce jour-là',
      en: 'The hearing is on that day',
    },
    {
      fr: 'Votre avocat ou le 116 006 vous explique comment cela se passe. Ne publiez ni la plainte ni le procès-verbal avant (loi de 1881, article 38).',
      en: 'Your lawyer or 116 006 explains how it goes. Publish neither the complaint nor the procès-verbal before it (law of 1881, article 38).',
    },
    { screen: 'after-complaint' },
  ),
  'note-judgment': rule(
    ['advice', 'fonds-garantie'],
    {
      fr: 'Notez le jour où la décision du tribunal est définitive',
      en: 'Note the day the court’s decision is final',
    },
    {
      fr: 'Votre avocat ou le greffe le dit. Les délais du SARVI et de la CIVI se comptent de ce jour. Pour un appel, voyez vite l’avocat (délai à vérifier).',
      en: 'Your lawyer or the court’s office says it. The times of SARVI and CIVI count from that day. For an appeal, see the lawyer fast (time to be checked).',
    },
    { screen: 'compensation', confidence: 'verify' },
  ),
  'ask-news': rule(
    ['cpp-saisine', 'cpp-suites'],
    {
      fr: 'Demandez au procureur ce que devient la plainte',
      en: 'Ask the prosecutor what becomes of the complaint',
    },
    {
      fr: 'Les trois mois sont passés. Il doit dire les suites données (CPP 40-2). Un avocat peut aussi vous aider à saisir un juge d’instruction (CPP 85).',
      en: 'The three months are over. They must say what was decided (CPP 40-2). A lawyer may also help you go to a judge (juge d’instruction, CPP 85).',
    },
    {
      screen: 'after-complaint',
      letter: { file: 'demande-avis-et-copie', title: 'Demande d’avis sur les suites, et de copie' },
    },
  ),
  'ask-judge': rule(
    'cpp-suites',
    {
      fr: 'Voyez un avocat : un juge d’instruction peut être saisi',
      en: 'See a lawyer: you may go to a judge (juge d’instruction)',
    },
    {
      fr: 'Trois mois sont passés depuis que le procureur a la plainte (CPP 85). L’avocat dit si c’est utile.',
      en: 'Three months are over since the prosecutor has the complaint (CPP 85). The lawyer says whether it is useful.',
    },
    { screen: 'lawyer' },
  ),
  'judge-after-closing': rule(
    'cpp-suites',
    {
      fr: 'Après un classement, un juge d’instruction peut être saisi',
      en: 'After a closing, you may go to a judge (juge d’instruction)',
    },
    {
      fr: 'Il n’y a pas trois mois à attendre (CPP 85) : voyez un avocat. Aucun délai connu pour la réponse du procureur général (à vérifier).',
      en: 'There are no three months to wait (CPP 85): see a lawyer. No time is known for the answer of the procureur général (to be checked).',
    },
    { screen: 'lawyer', confidence: 'verify' },
  ),
  'ask-cnil': rule(
    'rgpd',
    {
      fr: 'Vous pouvez vous plaindre à la CNIL',
      en: 'You may complain to the CNIL',
    },
    {
      fr: 'Le site a refusé, ou n’a pas répondu en un mois (RGPD, articles 12 et 77). C’est gratuit.',
      en: 'The site refused, or did not answer within a month (GDPR, articles 12 and 77). It is free of charge.',
    },
    { screen: 'erase' },
  ),
  'platform-contest': rule(
    'reglement-dsa',
    {
      fr: 'Vous pouvez contester le refus de la plateforme',
      en: 'You may contest the platform’s refusal',
    },
    {
      fr: 'Sur la plateforme, pendant six mois au moins après sa décision : c’est gratuit (DSA, article 20). Nous enlevons un jour, pour être sûrs.',
      en: 'On the platform, for at least six months after its decision: it is free of charge (DSA, article 20). We take off one day, to be safe.',
    },
    { screen: 'contest' },
  ),
  'out-of-court': rule(
    'reglement-dsa',
    {
      fr: 'Vous pouvez saisir un organisme certifié',
      en: 'You may go to a certified body',
    },
    {
      fr: 'Gratuit ou presque, après ce recours ou sans lui (DSA, article 21). Aucun délai connu (à vérifier).',
      en: 'Free of charge or nearly, after that recourse or without it (DSA, article 21). No time limit is known (to be checked).',
    },
    { screen: 'contest', confidence: 'verify' },
  ),
  'file-complaint': rule(
    'code-procedure-penale',
    {
      fr: 'Après une main courante, une plainte reste possible',
      en: 'After a main courante, a complaint is still possible',
    },
    {
      fr: 'Une main courante n’ouvre pas d’enquête. La police et la gendarmerie doivent prendre une plainte (CPP 15-3).',
      en: 'A main courante opens no investigation. The police and the gendarmerie must take a complaint (CPP 15-3).',
    },
    { screen: 'complain', letter: { file: 'aide-memoire-plainte', title: 'Aide-mémoire pour le dépôt de plainte' } },
  ),
  sarvi: rule(
    'fonds-garantie',
    {
      fr: 'Somme gagnée mais pas payée : demandez au SARVI',
      en: 'Sum won but not paid: ask SARVI',
    },
    {
      fr: 'Entre deux mois et un an après la décision définitive. Nous enlevons un jour, pour être sûrs.',
      en: 'Between two months and one year after the final decision. We take off one day, to be safe.',
    },
    { screen: 'compensation' },
  ),
  'wait-three-months': rule(
    'cpp-suites',
    {
      fr: 'Le procureur a la plainte : trois mois s’écoulent',
      en: 'The prosecutor has the complaint: three months run',
    },
    {
      fr: 'Sans réponse, vous pourrez alors demander un avis, ou saisir un juge d’instruction (CPP 85). Une insulte n’attend pas : son délai continue.',
      en: 'Without an answer, you may then ask for news, or go to a judge (CPP 85). An insult does not wait: its time goes on.',
    },
    { screen: 'after-complaint' },
  ),
  'wait-protection': rule(
    'refus-implicite',
    {
      fr: 'La protection fonctionnelle est demandée : deux mois s’écoulent',
      en: 'Protection fonctionnelle is asked for: two months run',
    },
    {
      fr: 'Deux mois sans réponse sont un refus (CRPA L231-4). Vous avez alors deux mois pour le tribunal administratif.',
      en: 'Two months without an answer are a refusal (CRPA L231-4). You then have two months for the tribunal administratif.',
    },
    { screen: 'public-role' },
  ),
  'wait-erasure': rule(
    'rgpd',
    {
      fr: 'L’effacement est demandé : un mois s’écoule',
      en: 'The erasure is asked for: one month runs',
    },
    {
      fr: 'Le site a un mois pour répondre (RGPD, article 12). Il peut ajouter deux mois, s’il vous le dit avec ses raisons.',
      en: 'The site has one month to answer (GDPR, article 12). It may add two months, if it tells you so with its reasons.',
    },
    { screen: 'erase' },
  ),
  'wait-sarvi': rule(
    'fonds-garantie',
    {
      fr: 'Si la somme n’est pas payée, le SARVI pourra aider',
      en: 'If the sum is not paid, SARVI may help',
    },
    {
      fr: 'Il faut attendre deux mois après la décision définitive.',
      en: 'Two months after the final decision must pass first.',
    },
    { screen: 'compensation' },
  ),
  civi: rule(
    'fonds-garantie',
    {
      fr: 'Dommage grave : une demande à la CIVI est possible',
      en: 'Serious harm: a request to the CIVI is possible',
    },
    {
      fr: 'Trois ans après les faits, ou un an après la décision pénale définitive. Il faut une ITT d’un mois au moins, ou une infraction sexuelle grave ; sinon, demandez au 116 006.',
      en: 'Three years after the facts, or one year after the final criminal decision. It needs an ITT of at least one month, or a grave sexual offence; otherwise, ask 116 006.',
    },
    { screen: 'compensation' },
  ),
};

export const getFollowUpRule = (id: FollowUpRuleId): FollowUpRule => ({ id, ...FOLLOW_UP_RULES[id] });
