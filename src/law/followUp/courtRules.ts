import {
  type BilingualText,
  listSources,
  SEVENTH_READING,
  SIXTH_READING,
  type SourcedEntry,
  type SourceId,
  THIRD_READING,
} from '../legalSources.ts';

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

/** Without more, a rule has no letters and was read at the third reading. */
export const followUpRule = (
  sources: SourceId | readonly SourceId[],
  rule: Pick<FollowUpRule, 'title' | 'meaning' | 'brief' | 'screen'> &
    Partial<Pick<FollowUpRule, 'confidence' | 'checked' | 'letters'>>,
): Omit<FollowUpRule, 'id'> => ({
  sources: listSources(sources),
  confidence: 'read',
  checked: THIRD_READING,
  letters: [],
  ...rule,
});

/* The juge d'instruction, the court, and who pays the damages. */

export const COURT_RULES = {
  'civil-party': followUpRule(['cpp-proces', 'de-memoire'], {
    title: {
      fr: 'Faites arriver votre lettre de partie civile (pour demander réparation au procès)',
      en: 'Have your letter as partie civile arrive (to ask for damages at the trial)',
    },
    meaning: {
      fr: 'Un crime (un viol) ? Une lettre ne suffit pas : venez avec un avocat (à vérifier). Elle doit arriver 24 heures au moins avant l’audience. Par la poste, comptez dix jours. Moins de dix jours ? Envoyez-la au courriel du greffe, avant ce jour. Notez ici son arrivée, pas son envoi. Lettre en retard ? Elle reste valable si le tribunal la lit avant les réquisitions (la demande de peine). Vous pouvez aussi demander réparation à l’audience même, avant les réquisitions. Audience d’appel, sans demande au tribunal avant ? C’est trop tard ici : voyez un avocat. Pour une personne mineure, un parent signe. Curatelle : le curateur agit avec vous. Tutelle : le tuteur agit, parfois avec l’autorisation du juge (à vérifier). Ce parent est accusé ? Demandez au procureur ou au juge de nommer quelqu’un d’autre.',
      en: 'A crime (a rape)? A letter is not enough: come with a lawyer (to be checked). It must arrive at least 24 hours before the hearing. By post, count ten days. Fewer than ten days? Send it to the e-mail address of the court’s office, before that day. Note its arrival here, not its sending. A late letter? It is valid if the court reads it before the réquisitions (the request for a sentence). You may also ask at the hearing itself, before the réquisitions. Hearing on appeal, without a request to the court before? It is too late here: see a lawyer. For somebody under 18, a parent signs. Under curatelle: the curateur acts with you. Under tutelle: the tuteur acts, sometimes once the judge allows it (to be checked). That parent is accused? Ask the prosecutor or the judge to name somebody else.',
    },
    brief: { fr: 'Envoyer la lettre de partie civile', en: 'Send the letter as partie civile' },
    screen: 'after-complaint',
    letters: [
      {
        file: 'partie-civile',
        label: { fr: 'Constitution de partie civile par lettre', en: 'Letter as partie civile' },
      },
    ],
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  hearing: followUpRule(['loi-1881-suite', 'france-victimes'], {
    title: { fr: 'L’audience a lieu ce jour-là', en: 'The hearing is on that day' },
    meaning: {
      fr: 'Votre avocat ou le 116 006 vous explique comment cela se passe. Homologation (CRPC) : venez, ou écrivez avant. Auteur mineur : deux audiences, demandez réparation dès la première. Votre lettre est envoyée ? Appelez le greffe : est-elle arrivée ? Sans preuve d’arrivée, venez et demandez réparation avant les réquisitions (la demande de peine). Vous avez demandé réparation autrement que par lettre ? Venez, ou l’avocat vient. Audience reportée ? Notez la nouvelle date. Insulte ou accusation : demandez à l’avocat quel acte arrête les trois mois. Ne publiez ni la plainte ni le procès-verbal avant.',
      en: 'Your lawyer or 116 006 explains how it goes. Homologation (CRPC): come, or write before. Author under 18: two hearings, ask for damages at the first. You sent your letter? Call the court’s office: has it arrived? Without proof that it arrived, come and ask for damages before the réquisitions (the request for a sentence). You asked for damages otherwise than by letter? Come, or the lawyer comes. Hearing put off? Note the new day. Insult or accusation: ask the lawyer which act stops the three months. Publish neither the complaint nor the procès-verbal before it.',
    },
    brief: { fr: 'L’audience', en: 'The hearing' },
    screen: 'after-complaint',
    checked: SEVENTH_READING,
  }),
  // CPP 425 and 392-1; law of 1881, article 49.
  'own-hearing': followUpRule(['cpp-425', 'presse-jugement'], {
    title: {
      fr: 'Allez à cette audience, ou faites-vous représenter',
      en: 'Go to this hearing, or have somebody represent you',
    },
    meaning: {
      fr: 'Vous avez agi par citation, ou devant le juge d’instruction (le juge qui enquête) ? Votre absence peut valoir abandon : l’action s’arrête. Sans opposition ni appel, elle ne recommence pas (à vérifier). N’attendez pas le rappel : notez l’heure et la salle ailleurs. Allez-y, ou l’avocat y va, même si elle fixe seulement une somme à payer. Une lettre ne suffit peut-être pas. Empêché(e) ? Appelez l’avocat avant ce jour. Le tribunal demande une consignation ? Payez-la bien avant le jour fixé, et notez ce jour ici. Absence déjà constatée ? Appelez l’avocat aujourd’hui : une opposition ou un appel est parfois possible. Audience reportée ? Notez la nouvelle date. Demandez à l’avocat quel acte arrête les trois mois. Ne publiez ni la plainte ni le procès-verbal avant.',
      en: 'You acted by a citation, or before the juge d’instruction (the judge who investigates)? Your absence may count as giving up: the action ends. Without opposition or appeal it does not start again (to be checked). Do not wait for the reminder: note the hour and the room elsewhere. Go, or the lawyer goes, even if it only sets a sum to pay. A letter is perhaps not enough. You cannot come? Call the lawyer before that day. The court asks for a deposit? Pay it well before the day set, and note that day here. Absence already noted? Call the lawyer today: an opposition or an appeal is sometimes possible. Hearing put off? Note the new day. Ask the lawyer which act stops the three months. Publish neither the complaint nor the procès-verbal before it.',
    },
    brief: { fr: 'Aller à l’audience, ou y être représenté', en: 'Go to the hearing, or be represented' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  'note-judgment': followUpRule(['cpp-proces', 'fonds-garantie', 'presse-jugement'], {
    title: {
      fr: 'Notez le jour du jugement, puis celui où il est définitif',
      en: 'Note the day of the judgment, then the day it is final',
    },
    meaning: {
      fr: 'Votre avocat ou le greffe le dit. Pas de procès, mais une ordonnance pénale ? Notez-la : elle a ses propres jours. Une composition pénale (une peine acceptée) ? Voyez vite un avocat, pour la réparation. L’appel n’a que 10 jours après le jugement. Cinq de plus si une autre partie a fait appel. Contre un arrêt : trois ou cinq jours. Insulte ou diffamation : trois mois courent encore. L’avocat doit agir. Les délais du SARVI et de la CIVI se comptent de la décision définitive.',
      en: 'Your lawyer or the court’s office says it. No trial, but an ordonnance pénale? Note it: it has days of its own. A composition pénale (a penalty accepted)? See a lawyer soon, for damages. An appeal has only 10 days after the judgment. Five more if another party appealed. Against a judgment on appeal: three or five days. Insult or defamation: three months still run. The lawyer must act. The times of SARVI and CIVI count from the final decision.',
    },
    brief: { fr: 'Noter le jour du jugement', en: 'Note the day of the judgment' },
    screen: 'compensation',
    checked: SEVENTH_READING,
  }),
  // Before the Cour de cassation: CPP 568; law of 1881, article 59.
  'appeal-judgment': followUpRule(['cpp-proces', 'cpp-495', 'loi-1881-suite', 'presse-jugement'], {
    title: { fr: 'Jugement : votre avocat avant ce jour', en: 'Judgment: your lawyer before that day' },
    meaning: {
      fr: 'Appel : 10 jours après le prononcé, sur vos intérêts civils seulement. Si personne ne vous a dit le jour du jugement, le délai court de la signification. Nous enlevons un jour, pour être sûrs. Une autre partie a fait appel dans les dix jours ? Vous avez alors cinq jours de plus. Pas d’avocat ? Allez au greffe du tribunal signer l’appel. Arrêt d’une cour d’appel ? Pas dix jours : notez-le comme arrêt. Appelez l’avocat aujourd’hui. CRPC (l’auteur a reconnu les faits) : dix jours aussi pour l’appel (à vérifier). Rien n’a été décidé, et vous n’avez pas pu venir ? Demandez une audience au procureur (à vérifier). Insulte ou diffamation : trois mois courent encore après le jugement, puis après l’appel. N’attendez ni l’huissier, ni la convocation. L’avocat fait signifier le jugement, ou cite l’autre partie, avant.',
      en: 'Appeal: 10 days after the judgment is given, on your civil interests only. If nobody told you the day of the judgment, the time runs from the signification (its delivery by an officer). We take off one day, to be safe. Another party appealed within the ten days? You then have five more days. No lawyer? Go to the court’s office and sign the appeal. A judgment of a cour d’appel? Not ten days: note it as a judgment on appeal. Call the lawyer today. CRPC (the author admitted the facts): ten days too for an appeal (to be checked). Nothing was decided, and you could not come? Ask the prosecutor for a hearing (to be checked). Insult or defamation: three months still run after the judgment, then after the appeal. Wait for no officer and no summons. The lawyer has the judgment served, or summons the other party, before.',
    },
    brief: { fr: 'Voir votre avocat, pour un appel', en: 'See your lawyer, for an appeal' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  // Law of 1881, article 59; CPP 568.
  cassation: followUpRule(['loi-1881-suite', 'cpp-5'], {
    title: {
      fr: 'Arrêt de la cour d’appel : votre avocat aujourd’hui',
      en: 'Judgment of the cour d’appel: your lawyer today',
    },
    meaning: {
      fr: 'Cassation : trois jours pour une insulte, une accusation ou un appel public à la violence. Cinq jours entiers sinon (à vérifier). Nous comptons trois jours d’abord, et enlevons un jour, pour être sûrs. Absent(e), et personne ne vous a dit le jour ? Le délai court de la signification, sa remise par huissier (presse : à vérifier). Trois jours passés ? Pour ces mots, c’est sans doute fini. Pour autre chose, le jour donné est le dernier : appelez maintenant. Insulte ou diffamation : trois mois courent encore. L’avocat doit agir.',
      en: 'Cassation: three days for an insult, an accusation or a public call to violence. Five whole days otherwise (to be checked). We count three days first, and take off one day, to be safe. You were absent, and nobody told you the day? The time runs from the signification, its delivery by an officer (press: to be checked). Three days over? For these words it is probably too late. For anything else, the day given is the last: call now. Insult or defamation: three months still run. The lawyer must act.',
    },
    brief: { fr: 'Voir votre avocat aujourd’hui : arrêt d’appel', en: 'See your lawyer today: judgment on appeal' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  // CPP 495-3-1 and 801; a hearing for the damages: CPP 495-6 and, after a CRPC, 495-13.
  'oppose-order': followUpRule('cpp-495', {
    title: {
      fr: 'Ordonnance pénale (décision sans procès) : un avocat avant ce jour',
      en: 'Ordonnance pénale (a decision without a trial): a lawyer before that day',
    },
    meaning: {
      fr: 'La somme décidée pour vous ne convient pas ? Vous avez 45 jours pour la contester. Nous comptons depuis l’envoi de la lettre, et enlevons un jour, pour être sûrs. Rien n’est décidé pour vous ? Demandez au procureur une audience pour votre réparation. Cette demande n’a pas de délai connu (à vérifier) : faites-la vite. Tribunal de police ? D’autres règles : appelez l’avocat. L’auteur peut contester aussi : notez alors l’audience ici. CRPC (l’auteur a reconnu les faits) ? Pas 45 jours : dix, pour l’appel (à vérifier). Notez-la comme jugement. Rien n’a été décidé, et vous n’avez pas pu venir ? Demandez une audience au procureur. Appelez l’avocat ou le 116 006 aujourd’hui.',
      en: 'The sum decided for you is not right? You have 45 days to contest it. We count from the sending of the letter, and take off one day, to be safe. Nothing is decided for you? Ask the prosecutor for a hearing about your damages. That request has no known time (to be checked): make it soon. A tribunal de police? Other rules: call the lawyer. The author may contest too: then note the hearing here. CRPC (the author admitted the facts)? Not 45 days: ten, for an appeal (to be checked). Note it as a judgment. Nothing was decided, and you could not come? Ask the prosecutor for a hearing. Call the lawyer or 116 006 today.',
    },
    brief: { fr: 'Voir un avocat : ordonnance pénale', en: 'See a lawyer: ordonnance pénale' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  // CPP 186, 801; Crim., 17 December 2013, n° 12-87.467.
  'appeal-order': followUpRule('cpp-ordonnances', {
    title: {
      fr: 'Refus, somme à payer ou non-lieu du juge d’instruction (le juge qui enquête) : votre avocat avant ce jour',
      en: 'Refusal, sum to pay or non-lieu of the juge d’instruction (the judge who investigates): your lawyer before that day',
    },
    meaning: {
      fr: 'Appel : dix jours depuis l’envoi de la lettre du juge, et non depuis sa réception. Nous enlevons un jour, pour être sûrs. Appelez l’avocat aujourd’hui. Pas d’avocat ? Allez signer l’appel au greffe (le bureau) de ce juge. Une lettre ne vaut rien. Lettre arrivée trop tard ? Gardez l’enveloppe : un appel reste parfois possible. Non-lieu pour une partie des auteurs seulement ? Les dix jours courent aussi. Somme trop élevée ? L’appel n’arrête peut-être pas le délai pour payer (à vérifier). La cour confirme ? Cassation : cinq jours, trois pour une insulte (à vérifier). L’avocat le jour même.',
      en: 'Appeal: ten days from the sending of the judge’s letter, not from its arrival. We take off one day, to be safe. Call the lawyer today. No lawyer? Go and sign the appeal at that judge’s court office (greffe). A letter is worth nothing. The letter came too late? Keep the envelope: an appeal is sometimes still possible. Non-lieu for some of the authors only? The ten days run too. The sum is too high? The appeal perhaps does not stop the time to pay (to be checked). The court confirms? Cassation: five days, three for an insult (to be checked). The lawyer the same day.',
    },
    brief: { fr: 'Voir votre avocat, pour un appel', en: 'See your lawyer, for an appeal' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  // CPP 186, 89.
  'note-order': followUpRule(['cpp-ordonnances', 'cpp-5'], {
    title: {
      fr: 'Le juge d’instruction (le juge qui enquête) a la plainte : ouvrez vite ses lettres',
      en: 'The juge d’instruction (the judge who investigates) has the complaint: open their letters at once',
    },
    meaning: {
      fr: 'Refus ou non-lieu : dix jours pour l’appel, depuis l’envoi de la lettre. Notez ce jour ici, et appelez l’avocat. Avis de fin d’enquête ? Appelez l’avocat aujourd’hui. Quinze jours pour annoncer vos demandes, un ou trois mois pour les faire, depuis l’envoi. Pour une insulte, parfois moins (à vérifier). Insulte ou accusation, et rien depuis deux mois ? L’avocat demande un acte avant trois mois (à vérifier). Adresse changée ? Écrivez-le au juge, en recommandé. Adresse cachée ? Celle d’un tiers d’accord.',
      en: 'Refusal or non-lieu: ten days to appeal, from the sending of the letter. Note that day here, and call the lawyer. Notice that the investigation ends? Call the lawyer today. Fifteen days to announce your requests, one or three months to make them, from the sending. For an insult, sometimes less (to be checked). Insult or accusation, and nothing for two months? The lawyer asks for an act before three months (to be checked). Address changed? Write to the judge, by registered letter. Hidden address? That of a third party who agrees.',
    },
    brief: { fr: 'Ouvrir les lettres du juge', en: 'Open the judge’s letters' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  'ask-judge': followUpRule(['cpp-suites', 'cpp-5'], {
    title: {
      fr: 'Un avocat peut vous aider à vous adresser au juge d’instruction (le juge qui enquête)',
      en: 'A lawyer may help you go to the juge d’instruction (the judge who investigates)',
    },
    meaning: {
      fr: 'Trois mois sont passés depuis que le procureur a la plainte. Vous n’êtes pas obligé(e) de vous adresser à un juge. L’avocat dit si c’est utile. Une contravention : pas de juge d’instruction, une citation. Une plainte jugée abusive peut coûter une amende (à vérifier).',
      en: 'Three months are over since the prosecutor has the complaint. You do not have to go to a judge. The lawyer says whether it is useful. A contravention: no juge d’instruction, a citation. A complaint found abusive may cost a fine (to be checked).',
    },
    brief: { fr: 'Voir un avocat, pour le juge', en: 'See a lawyer, about the judge' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  'judge-after-closing': followUpRule(['cpp-suites', 'de-memoire'], {
    title: {
      fr: 'Après un classement, vous pouvez vous adresser au juge d’instruction (le juge qui enquête)',
      en: 'After a closing, you may go to the juge d’instruction (the judge who investigates)',
    },
    meaning: {
      fr: 'Il n’y a pas trois mois à attendre : voyez un avocat. Une contravention : pas de juge, mais une citation (faire venir l’auteur au tribunal). Il faut son nom et son adresse. Auteur mineur : pas de citation (à vérifier). Injure ou diffamation privée : trois mois. Les autres : un an après les faits, ou après le dernier acte d’enquête (à vérifier). Aucun délai connu pour la réponse du procureur général, le chef du procureur (à vérifier).',
      en: 'There are no three months to wait: see a lawyer. A contravention: no judge, but a citation (a summons to the author). It needs their name and address. Author under 18: no citation (to be checked). Insult or defamation in private: three months. Others: one year after the facts, or after the last act of investigation (to be checked). No time is known for the answer of the procureur général, the prosecutor’s superior (to be checked).',
    },
    brief: { fr: 'Voir un avocat, après le classement', en: 'See a lawyer, after the closing' },
    screen: 'lawyer',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  'pay-deposit': followUpRule(['cpp-proces', 'consignation', 'cpp-ordonnances'], {
    title: {
      fr: 'Payez la consignation dans le délai fixé',
      en: 'Pay the deposit (consignation) within the time that is set',
    },
    meaning: {
      fr: 'C’est une somme que le juge demande. Le procureur est allé devant ce juge ? Rien à payer. Sans elle, la plainte est irrecevable. Par virement, compte le jour où l’argent arrive au tribunal, pas celui de l’ordre. Par chèque, le jour où le tribunal le reçoit. Payez une semaine avant au moins, et gardez la preuve. Aide juridictionnelle accordée : rien à payer, mais envoyez la décision au juge avant ce jour. Aide seulement demandée : le délai court toujours. Payez, ou voyez l’avocat avant. Notez ici le dernier jour pour payer. Insulte ou diffamation : non payée à temps, cette plainte n’a pas arrêté les trois mois. Voyez l’avocat aujourd’hui. Le juge demande trop ? Dix jours pour l’appel, depuis l’envoi de sa lettre : appelez l’avocat aujourd’hui. Demandez aussi une dispense au juge. L’appel n’arrête peut-être pas le délai pour payer (à vérifier). De même pour un refus, une plainte irrecevable ou un non-lieu : notez ici le jour d’envoi.',
      en: 'It is a sum that the judge asks for. The prosecutor went to that judge? Nothing to pay. Without it, the complaint is not admitted. By transfer, the day counts when the money reaches the court, not that of the order. By cheque, the day when the court receives it. Pay a week before at least, and keep the proof. Aide juridictionnelle granted: nothing to pay, but send the decision to the judge before that day. Only asked for: the time still runs. Pay, or see the lawyer before. Note the last day to pay here. Insult or defamation: if not paid in time, this complaint did not stop the three months. See the lawyer today. The judge asks too much? Ten days to appeal, from the sending of the letter: call the lawyer today. Ask the judge for a waiver too. The appeal perhaps does not stop the time to pay (to be checked). The same for a refusal, a complaint not admitted, or a non-lieu: note here the day of sending.',
    },
    brief: { fr: 'Payer la consignation', en: 'Pay the deposit (consignation)' },
    screen: 'legal-aid',
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  sarvi: followUpRule('fonds-garantie', {
    title: {
      fr: 'Somme gagnée mais pas payée : la CIVI si le dommage est grave, sinon le SARVI',
      en: 'Sum won but not paid: the CIVI for serious harm, otherwise SARVI',
    },
    meaning: {
      fr: 'Le SARVI est pour qui n’a pas droit à la CIVI. Chaque jugement a sa demande et son année. Demandez-lui entre deux mois et un an après la décision définitive. Décision de moins de dix jours ? Un appel est peut-être possible : voyez un avocat aujourd’hui. Un doute ? Demandez aux deux avant ce jour. Jour passé ? Demandez quand même, avec une bonne raison (à vérifier). La CIVI dit la demande irrecevable ? Un an pour le SARVI, depuis la lettre qui vous le dit (à vérifier). Nous enlevons un jour, pour être sûrs.',
      en: 'SARVI is for whoever has no right to the CIVI. Each judgment has its own request and its own year. Ask it between two months and one year after the final decision. A decision of less than ten days? An appeal is perhaps possible: see a lawyer today. In doubt? Ask both before that day. Day over? Ask all the same, with a good reason (to be checked). The CIVI says the request is not admissible? One year for SARVI, from the letter that tells you so (to be checked). We take off one day, to be safe.',
    },
    brief: { fr: 'Demander au SARVI la somme non payée', en: 'Ask SARVI for the unpaid sum' },
    screen: 'compensation',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  'wait-sarvi': followUpRule('fonds-garantie', {
    title: { fr: 'Si la somme n’est pas payée, le SARVI pourra aider', en: 'If the sum is not paid, SARVI may help' },
    meaning: {
      fr: 'Il faut attendre deux mois après la décision définitive.',
      en: 'Two months after the final decision must pass first.',
    },
    brief: { fr: 'Attendre le paiement', en: 'Wait for the payment' },
    screen: 'compensation',
  }),
  civi: followUpRule(['cpp-proces', 'fonds-garantie', 'cpp-civi'], {
    title: {
      fr: 'Dommage grave : une demande à la CIVI (commission d’indemnisation) est possible',
      en: 'Serious harm: a request to the CIVI (compensation board) is possible',
    },
    meaning: {
      fr: 'Dès la plainte, pendant trois ans après les faits, ou un an après la décision pénale définitive. Moins de 18 ans lors des faits ? Ce jour n’est peut-être pas le bon : appelez le 116 006. Pour des faits après le 20 novembre 2023 : trois ans après ses 18 ans (à vérifier). Avant : demandez vite, un retard peut être excusé. Une capture sans date peut être plus ancienne : demandez sans attendre. Il faut une ITT d’un mois au moins, une incapacité permanente, ou une infraction sexuelle grave. Victime décédée : ses proches demandent. Chantage, extorsion, piratage, abus de faiblesse ou ITT plus courte : parfois, selon vos revenus. Violences d’un conjoint, d’un ex ou sur un mineur : plus de 8 jours d’ITT. L’âge de ce mineur et les violences psychologiques sont à vérifier. Sinon, demandez au 116 006. Délai passé ? La commission peut relever de la forclusion (accepter quand même).',
      en: 'From the complaint on, for three years after the facts, or one year after the final criminal decision. Under 18 at the time? That day is perhaps not the right one: call 116 006. For facts after 20 November 2023: three years after turning 18 (to be checked). Before: ask soon, a late request may be excused. A capture without a date may be older: ask without waiting. It needs an ITT of at least one month, a permanent incapacity, or a grave sexual offence. The victim died: their family asks. Blackmail, extortion, hacking, abuse of weakness or a shorter ITT: sometimes, by your income. Violence by a partner, by an ex or against a minor: over 8 days of ITT. The age of that minor and psychological violence are to be checked. Otherwise, ask 116 006. Time over? The commission may lift the forclusion (accept all the same).',
    },
    brief: { fr: 'Demande à la CIVI, si le dommage est grave', en: 'A request to the CIVI, for serious harm' },
    screen: 'compensation',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
};
