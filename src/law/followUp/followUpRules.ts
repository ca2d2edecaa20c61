import {
  type BilingualText,
  FIFTH_READING,
  FOURTH_READING,
  SIXTH_READING,
  type SourcedEntry,
  type SourceId,
  THIRD_READING,
} from '../legalSources.ts';
import type { FollowUpRuleId } from './followUp.ts';

/*
 * What may come after a complaint, a refusal or a request: what to do, and why. The days are computed in
 * followUp.ts, without these texts: the background computes days and shows nothing.
 */

export interface FollowUpRule extends SourcedEntry {
  readonly id: string;
  /** What to do, or to wait for. */
  readonly title: BilingualText;
  /** The title in a few words: with its day it fits two lines of 320 px above the list. */
  readonly brief: BilingualText;
  /** Why, and how its day is counted. */
  readonly meaning: BilingualText;
  /** The letters that ask for it, in the order they are sent. */
  readonly letters: readonly FollowUpLetter[];
  /** Id of the screen of the guide that says more. */
  readonly screen: string;
}

export interface FollowUpLetter {
  /** `Letter.file`. */
  readonly file: string;
  /** On its button: what the letter does, or its title. */
  readonly label: BilingualText;
  /** Its numbers are those of a new dossier: it is written with that dossier, never alone. */
  readonly comesWithDossier?: true;
}

const letter = (file: string, fr: string, en: string): FollowUpLetter => ({
  file,
  label: { fr, en },
});

function rule(
  sources: SourceId | readonly SourceId[],
  title: BilingualText,
  meaning: BilingualText,
  more: Pick<FollowUpRule, 'brief' | 'screen'> & Partial<Pick<FollowUpRule, 'confidence' | 'checked' | 'letters'>>,
): Omit<FollowUpRule, 'id'> {
  const all = typeof sources === 'string' ? [sources] : sources;
  return { title, meaning, sources: all, confidence: 'read', checked: THIRD_READING, letters: [], ...more };
}

export const FOLLOW_UP_RULES: Readonly<Record<FollowUpRuleId, Omit<FollowUpRule, 'id'>>> = {
  press: rule(
    ['loi-1881', 'cedh-diemert'],
    {
      fr: 'Insulte, diffamation, appel public à la violence : voyez un avocat avant ce jour',
      en: 'Insult, defamation, public call to violence: see an avocat (lawyer) before that day',
    },
    {
      fr: 'L’avocat doit agir dans les trois mois, aussi pour un appel public à la violence. Un dimanche ou un jour férié ne les prolonge pas. Ni la plainte, ni l’attente du procureur n’arrêtent ce délai. Après son acte, trois mois repartent, et encore après chaque acte. Demandez-lui la prochaine date. Notez chaque acte ici.',
      en: 'The lawyer must act within three months, also for a public call to violence. A Sunday or a holiday does not extend them. Neither the complaint nor waiting for the prosecutor stops this time. After their act, three months start again, and again after each act. Ask them for the next date. Note each act here.',
    },
    {
      brief: { fr: 'Un avocat, si c’est une insulte', en: 'A lawyer, if it is an insult' },
      screen: 'insult',
      checked: SIXTH_READING,
    },
  ),
  'press-perhaps-over': rule(
    'loi-1881',
    {
      fr: 'Insulte ou appel public à la violence : peut-être trop tard, voyez un avocat aujourd’hui',
      en: 'Insult or public call to violence: it may be too late, see an avocat (lawyer) today',
    },
    {
      fr: 'Pour une insulte ou une diffamation, les trois mois sont peut-être finis. Le jour de la mise en ligne n’est pas sûr, ou n’est pas le même ici et à Paris. Précisez-le si vous le pouvez. Les autres publications gardent leur jour à elles.',
      en: 'For an insult or a defamation, the three months may be over. The day of posting is not sure, or is not the same here and in Paris. State it if you can. The other posts keep their own day.',
    },
    {
      brief: { fr: 'Un avocat aujourd’hui, si c’est une insulte', en: 'A lawyer today, if it is an insult' },
      screen: 'insult',
      checked: SIXTH_READING,
    },
  ),
  'press-undated': rule(
    'loi-1881',
    {
      fr: 'Des captures sont sans date de publication : indiquez-la, ou voyez un avocat',
      en: 'Some captures have no date of posting: state it, or see an avocat (lawyer)',
    },
    {
      fr: 'Insulte, diffamation, appel public à la violence : les trois mois partent de la mise en ligne. Sans date, Recueil ne peut pas les calculer. Ils courent, et sont peut-être déjà finis. « Délais », plus bas, donne ces captures.',
      en: 'Insult, defamation, public call to violence: the three months run from the posting. Without a date, Recueil cannot count them. They run, and may be over already. “Time limits”, below, lists these captures.',
    },
    {
      brief: { fr: 'Indiquer la date des captures sans date', en: 'State the date of undated captures' },
      screen: 'insult',
      checked: FIFTH_READING,
    },
  ),
  appeal: rule(
    'cpp-suites',
    {
      fr: 'Vous pouvez contester le classement : écrivez au procureur général (le chef du procureur)',
      en: 'You may contest the closing: write to the procureur général (the prosecutor’s superior)',
    },
    {
      fr: 'Classement sans suite : le procureur arrête là, sans procès. Cela ne veut pas dire que vous avez menti. La raison est écrite sur le courrier. Une copie du dossier se demande avec l’autorisation du procureur : ne retardez pas le recours pour elle. Le texte ne fixe pas de délai. La prescription continue : n’attendez pas.',
      en: 'Closed without action: the prosecutor stops there, without a trial. It does not mean that you lied. The reason is written in the letter. A copy of the file needs the prosecutor’s permission: do not delay the recours for it. The text sets no time limit. Limitation goes on: do not wait.',
    },
    {
      brief: { fr: 'Contester le classement, si vous le voulez', en: 'Contest the closing, if you wish' },
      screen: 'after-complaint',
      letters: [
        letter('demande-avis-et-copie', 'Demander une copie du dossier', 'Ask for a copy of the file'),
        letter(
          'recours-classement',
          'Recours contre un classement sans suite',
          'Appeal against a closing without action',
        ),
      ],
      checked: FOURTH_READING,
    },
  ),
  'send-copy': rule(
    'cpp-suites',
    {
      fr: 'Envoyez une copie de la plainte au procureur',
      en: 'Send a copy of the complaint to the prosecutor',
    },
    {
      fr: 'En recommandé avec avis de réception, ou au tribunal contre un récépissé. Les trois mois se comptent de son arrivée. Déjà envoyée ? Sous votre plainte, notez le jour d’arrivée : « Compléter ou effacer ».',
      en: 'By registered post with acknowledgement of receipt, or at the court against a receipt. The three months count from its arrival. Already sent? Under your complaint, note the day of arrival: “Complete or erase”.',
    },
    {
      brief: { fr: 'Envoyer une copie au procureur', en: 'Send the prosecutor a copy' },
      screen: 'after-complaint',
      letters: [
        letter(
          'copie-plainte-procureur',
          'Copie de la plainte au procureur de la République',
          'Copy of the complaint to the prosecutor',
        ),
      ],
    },
  ),
  'note-reached': rule(
    'cpp-suites',
    {
      fr: 'Notez le jour où le procureur a reçu votre plainte',
      en: 'Note the day the prosecutor received your complaint',
    },
    {
      fr: 'Il est sur l’avis de réception ou le récépissé. Notez-le dans « Compléter ou effacer », sous votre plainte. Par prudence, nous comptons les trois mois de ce jour.',
      en: 'It is on the acknowledgement of receipt or the receipt. Note it under “Complete or erase”, below your complaint. To be careful, we count the three months from that day.',
    },
    {
      brief: { fr: 'Noter le jour d’arrivée de la plainte', en: 'Note the day the complaint arrived' },
      screen: 'after-complaint',
    },
  ),
  'administrative-court': rule(
    ['refus-implicite', 'cgfp'],
    {
      fr: 'Vous pouvez vous adresser au tribunal administratif',
      en: 'You may go to the tribunal administratif',
    },
    {
      fr: 'Vous avez deux mois après le refus, écrit ou par silence, même sans accusé de réception. Nous enlevons un jour, pour être sûrs.',
      en: 'You have two months after the refusal, in writing or by silence, even without an acknowledgement. We take off one day, to be safe.',
    },
    {
      brief: { fr: 'Tribunal administratif, si vous le voulez', en: 'Tribunal administratif, if you wish' },
      screen: 'public-role',
    },
  ),
  'late-refusal': rule(
    ['refus-implicite', 'refus-tardif', 'cgfp'],
    {
      fr: 'Refus écrit, reçu tard : voyez vite un avocat',
      en: 'A refusal in writing, received late: see a lawyer fast',
    },
    {
      fr: 'Il peut donner deux mois pour le tribunal administratif, même tard (à vérifier avec un avocat). Nous enlevons un jour, pour être sûrs.',
      en: 'It may give two months for the tribunal administratif, even late (to be checked with a lawyer). We take off one day, to be safe.',
    },
    {
      brief: { fr: 'Voir vite un avocat : refus reçu tard', en: 'See a lawyer fast: late refusal' },
      screen: 'public-role',
      confidence: 'verify',
      checked: FOURTH_READING,
    },
  ),
  'civil-party': rule(
    'cpp-proces',
    {
      fr: 'Faites arriver votre lettre de partie civile (pour demander réparation au procès)',
      en: 'Have your letter as partie civile arrive (to ask for damages at the trial)',
    },
    {
      fr: 'Elle doit arriver 24 heures au moins avant l’audience. Par la poste, comptez dix jours. Moins de dix jours ? Envoyez-la au courriel du greffe, avant ce jour. Lettre en retard ? Elle reste valable si le tribunal la lit avant les réquisitions (la demande de peine). Vous pouvez aussi demander réparation à l’audience même, avant les réquisitions. Pour une personne mineure, un parent signe.',
      en: 'It must arrive at least 24 hours before the hearing. By post, count ten days. Fewer than ten days? Send it to the e-mail address of the court’s office, before that day. A late letter? It is valid if the court reads it before the réquisitions (the request for a sentence). You may also ask at the hearing itself, before the réquisitions. For somebody under 18, a parent signs.',
    },
    {
      brief: { fr: 'Envoyer la lettre de partie civile', en: 'Send the letter as partie civile' },
      screen: 'after-complaint',
      letters: [letter('partie-civile', 'Constitution de partie civile par lettre', 'Letter as partie civile')],
      checked: FOURTH_READING,
    },
  ),
  hearing: rule(
    ['loi-1881-suite', 'france-victimes'],
    {
      fr: 'L’audience a lieu ce jour-là',
      en: 'The hearing is on that day',
    },
    {
      fr: 'Votre avocat ou le 116 006 vous explique comment cela se passe. Ne publiez ni la plainte ni le procès-verbal avant.',
      en: 'Your lawyer or 116 006 explains how it goes. Publish neither the complaint nor the procès-verbal before it.',
    },
    { brief: { fr: 'L’audience', en: 'The hearing' }, screen: 'after-complaint' },
  ),
  'note-judgment': rule(
    ['cpp-proces', 'fonds-garantie'],
    {
      fr: 'Notez le jour du jugement, puis celui où il est définitif',
      en: 'Note the day of the judgment, then the day it is final',
    },
    {
      fr: 'Votre avocat ou le greffe le dit. L’appel n’a que 10 jours après le jugement. Cinq de plus si une autre partie a fait appel. Contre un arrêt : trois ou cinq jours. Les délais du SARVI et de la CIVI se comptent de la décision définitive.',
      en: 'Your lawyer or the court’s office says it. An appeal has only 10 days after the judgment. Five more if another party appealed. Against a judgment on appeal: three or five days. The times of SARVI and CIVI count from the final decision.',
    },
    {
      brief: { fr: 'Noter le jour du jugement', en: 'Note the day of the judgment' },
      screen: 'compensation',
      checked: FIFTH_READING,
    },
  ),
  // Before the Cour de cassation: CPP 568; law of 1881, article 59.
  'appeal-judgment': rule(
    ['cpp-proces', 'loi-1881-suite'],
    {
      fr: 'Jugement : votre avocat avant ce jour. Arrêt d’appel : aujourd’hui',
      en: 'Jugement: your lawyer before that day. Judgment on appeal: today',
    },
    {
      fr: 'Appel : 10 jours après le prononcé, sur vos intérêts civils seulement. Si personne ne vous a dit le jour du jugement, le délai court de la signification. Nous enlevons un jour, pour être sûrs. Une autre partie a fait appel dans les dix jours ? Vous avez alors cinq jours de plus. Arrêt d’une cour d’appel ? Pas dix jours : trois pour une injure ou une diffamation, cinq sinon. Appelez l’avocat aujourd’hui.',
      en: 'Appeal: 10 days after the judgment is given, on your civil interests only. If nobody told you the day of the judgment, the time runs from the signification (its delivery by an officer). We take off one day, to be safe. Another party appealed within the ten days? You then have five more days. A judgment of a cour d’appel? Not ten days: three for an insult or a defamation, five otherwise. Call the lawyer today.',
    },
    {
      brief: { fr: 'Voir votre avocat, pour un appel', en: 'See your lawyer, for an appeal' },
      screen: 'lawyer',
      checked: FIFTH_READING,
    },
  ),
  // CPP 186, 801; Crim., 17 December 2013, n° 12-87.467.
  'appeal-order': rule(
    'cpp-ordonnances',
    {
      fr: 'Refus ou non-lieu du juge d’instruction (le juge qui enquête) : votre avocat avant ce jour',
      en: 'Refusal or non-lieu of the juge d’instruction (the judge who investigates): your lawyer before that day',
    },
    {
      fr: 'Appel : dix jours depuis l’envoi de la lettre du juge, et non depuis sa réception. Nous enlevons un jour, pour être sûrs. Appelez l’avocat aujourd’hui. Pas d’avocat ? Le greffe (le bureau) de ce juge reçoit l’appel. Lettre arrivée trop tard ? Gardez l’enveloppe : un appel reste parfois possible.',
      en: 'Appeal: ten days from the sending of the judge’s letter, not from its arrival. We take off one day, to be safe. Call the lawyer today. No lawyer? That judge’s court office (greffe) takes the appeal. The letter came too late? Keep the envelope: an appeal is sometimes still possible.',
    },
    {
      brief: { fr: 'Voir votre avocat, pour un appel', en: 'See your lawyer, for an appeal' },
      screen: 'lawyer',
      checked: SIXTH_READING,
    },
  ),
  // CPP 186, 89.
  'note-order': rule(
    'cpp-ordonnances',
    {
      fr: 'Le juge d’instruction (le juge qui enquête) a la plainte : ouvrez vite ses lettres',
      en: 'The juge d’instruction (the judge who investigates) has the complaint: open their letters at once',
    },
    {
      fr: 'Refus ou non-lieu : dix jours pour l’appel, depuis l’envoi de la lettre. Notez ce jour ici, et appelez l’avocat. Nouvelle adresse ? Dites-la au juge.',
      en: 'Refusal or non-lieu: ten days to appeal, from the sending of the letter. Note that day here, and call the lawyer. New address? Tell the judge.',
    },
    {
      brief: { fr: 'Ouvrir les lettres du juge', en: 'Open the judge’s letters' },
      screen: 'lawyer',
      checked: SIXTH_READING,
    },
  ),
  'ask-news': rule(
    ['cpp-saisine', 'cpp-suites'],
    {
      fr: 'Demandez au procureur ce que devient la plainte',
      en: 'Ask the prosecutor what becomes of the complaint',
    },
    {
      fr: 'Les trois mois sont passés. Il doit dire les suites données. Écrivez au tribunal où la plainte, ou sa copie, est arrivée : son nom est sur l’avis de réception. Pas besoin d’avocat. Vous payez seulement l’envoi.',
      en: 'The three months are over. They must say what was decided. Write to the court where the complaint, or its copy, arrived: its name is on the acknowledgement. You need no lawyer. You pay only the postage.',
    },
    {
      brief: { fr: 'Demander des nouvelles au procureur', en: 'Ask the prosecutor for news' },
      screen: 'after-complaint',
      letters: [
        letter('demande-avis-et-copie', 'Demander des nouvelles de la plainte', 'Ask for news of the complaint'),
      ],
    },
  ),
  'ask-judge': rule(
    'cpp-suites',
    {
      fr: 'Un avocat peut vous aider à vous adresser au juge d’instruction (le juge qui enquête)',
      en: 'A lawyer may help you go to the juge d’instruction (the judge who investigates)',
    },
    {
      fr: 'Trois mois sont passés depuis que le procureur a la plainte. Vous n’êtes pas obligé(e) de vous adresser à un juge. L’avocat dit si c’est utile.',
      en: 'Three months are over since the prosecutor has the complaint. You do not have to go to a judge. The lawyer says whether it is useful.',
    },
    { brief: { fr: 'Voir un avocat, pour le juge', en: 'See a lawyer, about the judge' }, screen: 'lawyer' },
  ),
  'judge-after-closing': rule(
    'cpp-suites',
    {
      fr: 'Après un classement, vous pouvez vous adresser au juge d’instruction (le juge qui enquête)',
      en: 'After a closing, you may go to the juge d’instruction (the judge who investigates)',
    },
    {
      fr: 'Il n’y a pas trois mois à attendre : voyez un avocat. Une contravention : pas de juge, mais une citation (faire venir l’auteur au tribunal). Il faut son nom et son adresse. Injure ou diffamation privée : trois mois. Les autres : un an après les faits, ou après le dernier acte d’enquête (à vérifier). Aucun délai connu pour la réponse du procureur général, le chef du procureur (à vérifier).',
      en: 'There are no three months to wait: see a lawyer. A contravention: no judge, but a citation (a summons to the author). It needs their name and address. Insult or defamation in private: three months. Others: one year after the facts, or after the last act of investigation (to be checked). No time is known for the answer of the procureur général, the prosecutor’s superior (to be checked).',
    },
    {
      brief: { fr: 'Voir un avocat, après le classement', en: 'See a lawyer, after the closing' },
      screen: 'lawyer',
      confidence: 'verify',
      checked: SIXTH_READING,
    },
  ),
  'pay-deposit': rule(
    'cpp-proces',
    {
      fr: 'Payez la consignation dans le délai fixé',
      en: 'Pay the deposit (consignation) within the time that is set',
    },
    {
      fr: 'C’est une somme que le juge demande. Sans elle, la plainte est irrecevable. Avec l’aide juridictionnelle, il n’y en a pas. Refus, plainte irrecevable ou non-lieu ? Notez ici le jour d’envoi de la lettre : dix jours pour l’appel.',
      en: 'It is a sum that the judge asks for. Without it, the complaint is not admitted. With aide juridictionnelle, there is none. Refusal, complaint not admitted, or non-lieu? Note here the day the letter was sent: ten days to appeal.',
    },
    {
      brief: { fr: 'Payer la consignation', en: 'Pay the deposit (consignation)' },
      screen: 'legal-aid',
      checked: SIXTH_READING,
    },
  ),
  'ask-cnil': rule(
    'rgpd',
    {
      fr: 'Vous pouvez vous plaindre à la CNIL',
      en: 'You may complain to the CNIL',
    },
    {
      fr: 'Le site a refusé, ou n’a pas répondu en un mois. C’est gratuit.',
      en: 'The site refused, or did not answer within a month. It is free of charge.',
    },
    {
      brief: { fr: 'Se plaindre à la CNIL, si vous le voulez', en: 'Complain to the CNIL, if you wish' },
      screen: 'erase',
    },
  ),
  'check-removal': rule(
    ['take-it-down-act', 'e-enfance'],
    {
      fr: 'Vérifiez que l’image intime est retirée',
      en: 'Check that the intimate image is gone',
    },
    {
      fr: 'La plateforme a 48 heures après votre demande (à vérifier hors des États-Unis). Image d’un mineur : n’allez pas voir, demandez au 3018. Toujours là ? Relancez, et appelez le 3018. Notez la réponse sous cette démarche.',
      en: 'The platform has 48 hours from your notice (to be checked outside the United States). Image of a minor: do not go and look, ask 3018. Still there? Write again, and call 3018. Note the answer under this step.',
    },
    {
      brief: { fr: 'Vérifier que l’image est retirée', en: 'Check that the image is gone' },
      screen: 'intimate',
      confidence: 'verify',
      checked: FIFTH_READING,
    },
  ),
  'platform-contest': rule(
    'reglement-dsa',
    {
      fr: 'Vous pouvez contester le refus de la plateforme',
      en: 'You may contest the platform’s refusal',
    },
    {
      fr: 'Sur la plateforme, pendant six mois au moins après sa décision : c’est gratuit. Nous enlevons un jour, pour être sûrs.',
      en: 'On the platform, for at least six months after its decision: it is free of charge. We take off one day, to be safe.',
    },
    { brief: { fr: 'Contester le refus de la plateforme', en: 'Contest the platform’s refusal' }, screen: 'contest' },
  ),
  'out-of-court': rule(
    'reglement-dsa',
    {
      fr: 'Vous pouvez vous adresser à un organisme certifié',
      en: 'You may go to a certified body',
    },
    {
      fr: 'Gratuit ou presque, après ce recours ou sans lui. Aucun délai connu (à vérifier).',
      en: 'Free of charge or nearly, after that recourse or without it. No time limit is known (to be checked).',
    },
    {
      brief: { fr: 'Un organisme certifié, si vous le voulez', en: 'A certified body, if you wish' },
      screen: 'contest',
      confidence: 'verify',
    },
  ),
  'file-complaint': rule(
    'code-procedure-penale',
    {
      fr: 'Après une main courante, une plainte reste possible',
      en: 'After a main courante, a complaint is still possible',
    },
    {
      fr: 'Une main courante n’ouvre pas d’enquête. La police et la gendarmerie doivent prendre une plainte.',
      en: 'A main courante opens no investigation. The police and the gendarmerie must take a complaint.',
    },
    {
      brief: { fr: 'Porter plainte, si vous voulez', en: 'File a complaint, if you wish' },
      screen: 'complain',
      letters: [
        letter('aide-memoire-plainte', 'Aide-mémoire pour le dépôt de plainte', 'Notes for filing the complaint'),
      ],
    },
  ),
  sarvi: rule(
    'fonds-garantie',
    {
      fr: 'Somme gagnée mais pas payée : la CIVI si le dommage est grave, sinon le SARVI',
      en: 'Sum won but not paid: the CIVI for serious harm, otherwise SARVI',
    },
    {
      fr: 'Le SARVI est pour qui n’a pas droit à la CIVI. Demandez-lui entre deux mois et un an après la décision définitive. Un doute ? Demandez aux deux avant ce jour. Refus de la CIVI : un an de plus pour le SARVI, depuis ce refus (à vérifier). Nous enlevons un jour, pour être sûrs.',
      en: 'SARVI is for whoever has no right to the CIVI. Ask it between two months and one year after the final decision. In doubt? Ask both before that day. The CIVI refuses: one more year for SARVI, from that refusal (to be checked). We take off one day, to be safe.',
    },
    {
      brief: { fr: 'Demander au SARVI la somme non payée', en: 'Ask SARVI for the unpaid sum' },
      screen: 'compensation',
      confidence: 'verify',
      checked: SIXTH_READING,
    },
  ),
  'wait-three-months': rule(
    ['cpp-suites', 'code-procedure-penale', 'code-postes'],
    {
      fr: 'Le procureur a reçu votre plainte : il a trois mois pour répondre',
      en: 'The prosecutor has received your complaint: they have three months to answer',
    },
    {
      fr: 'Inutile de relancer avant cette date. Ensuite, vous pourrez demander des nouvelles : ce sera écrit ici. Un viol : le juge d’instruction (le juge qui enquête), sans attendre, avec un avocat. Du nouveau : une publication, un compte, une menace, une peur ? Envoyez tout de suite un complément de plainte. En danger : appelez le 17. Une insulte n’attend pas : son délai continue. Menace de violences, outrage sexiste : leur année court aussi. Pour un harcèlement, vous avez six ans après le dernier acte. Attendre ces trois mois ne vous fait pas perdre ce droit. Les données des comptes, elles, s’effacent en un an environ, parfois bien avant à l’étranger. Demandez leur conservation dès la plainte.',
      en: 'There is no need to remind them before that date. After it, you may ask for news: it will be written here. A rape: the juge d’instruction (the judge who investigates), without waiting, with a lawyer. Something new: a post, an account, a threat, a fear? Send a supplement to the complaint at once. In danger: call 17. An insult does not wait: its time goes on. A threat of violence, a sexist insult: their year runs too. For harassment, you have six years after the last act. Waiting these three months does not lose you that right. The data of the accounts is erased in about a year, sometimes well before abroad. Ask in the complaint that it be kept.',
    },
    {
      brief: { fr: 'Attendre la réponse du procureur', en: 'Wait for the prosecutor’s answer' },
      screen: 'after-complaint',
      letters: [
        {
          ...letter('complement-plainte', 'Préparer un complément de plainte', 'Prepare a supplement to the complaint'),
          comesWithDossier: true,
        },
      ],
      checked: SIXTH_READING,
    },
  ),
  'wait-protection': rule(
    'refus-implicite',
    {
      fr: 'Protection fonctionnelle demandée : l’administration a deux mois pour répondre',
      en: 'Protection fonctionnelle is asked for: the administration has two months to answer',
    },
    {
      fr: 'Inutile de relancer avant cette date. Une nouvelle menace, une peur ? Écrivez-le tout de suite à l’administration. En danger : appelez le 17. Deux mois sans réponse sont un refus. Vous avez alors deux mois pour le tribunal administratif. Une injure garde ses trois mois : voyez un avocat.',
      en: 'There is no need to remind them before that date. A new threat, a fear? Write it to the administration at once. In danger: call 17. Two months without an answer are a refusal. You then have two months for the tribunal administratif. An insult keeps its three months: see a lawyer.',
    },
    {
      brief: { fr: 'Attendre la réponse de l’administration', en: 'Wait for the administration’s answer' },
      screen: 'public-role',
      checked: FIFTH_READING,
    },
  ),
  'wait-erasure': rule(
    'rgpd',
    {
      fr: 'Effacement demandé : le site a un mois pour répondre',
      en: 'The erasure is asked for: the site has one month to answer',
    },
    {
      fr: 'Inutile de relancer avant cette date. Du nouveau, ou un danger ? N’attendez pas. Le site peut ajouter deux mois, s’il vous le dit avec ses raisons.',
      en: 'There is no need to remind them before that date. Something new, or a danger? Do not wait. The site may add two months, if it tells you so with its reasons.',
    },
    { brief: { fr: 'Attendre la réponse du site', en: 'Wait for the site’s answer' }, screen: 'erase' },
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
    { brief: { fr: 'Attendre le paiement', en: 'Wait for the payment' }, screen: 'compensation' },
  ),
  civi: rule(
    ['cpp-proces', 'fonds-garantie', 'cpp-civi'],
    {
      fr: 'Dommage grave : une demande à la CIVI (commission d’indemnisation) est possible',
      en: 'Serious harm: a request to the CIVI (compensation board) is possible',
    },
    {
      fr: 'Dès la plainte, pendant trois ans après les faits, ou un an après la décision pénale définitive. Pour un mineur, et des faits après le 20 novembre 2023 : trois ans après ses 18 ans (à vérifier). Avant : demandez vite, un retard peut être excusé. Une capture sans date peut être plus ancienne : demandez sans attendre. Il faut une ITT d’un mois au moins, une incapacité permanente, ou une infraction sexuelle grave. Victime décédée : ses proches demandent. Chantage, extorsion, piratage ou ITT plus courte : parfois, selon vos revenus (à vérifier). Violences d’un conjoint, d’un ex ou sur un mineur : plus de 8 jours d’ITT. L’âge de ce mineur et les violences psychologiques sont à vérifier. Sinon, demandez au 116 006. Délai passé ? La commission peut relever de la forclusion (accepter quand même).',
      en: 'From the complaint on, for three years after the facts, or one year after the final criminal decision. For somebody under 18, and facts after 20 November 2023: three years after they turn 18 (to be checked). Before: ask soon, a late request may be excused. A capture without a date may be older: ask without waiting. It needs an ITT of at least one month, a permanent incapacity, or a grave sexual offence. The victim died: their family asks. Blackmail, extortion, hacking or a shorter ITT: sometimes, by your income (to be checked). Violence by a partner, by an ex or against a minor: over 8 days of ITT. The age of that minor and psychological violence are to be checked. Otherwise, ask 116 006. Time over? The commission may lift the forclusion (accept all the same).',
    },
    {
      brief: { fr: 'Demande à la CIVI, si le dommage est grave', en: 'A request to the CIVI, for serious harm' },
      screen: 'compensation',
      confidence: 'verify',
      checked: SIXTH_READING,
    },
  ),
};

export const getFollowUpRule = (id: FollowUpRuleId): FollowUpRule => ({ id, ...FOLLOW_UP_RULES[id] });
