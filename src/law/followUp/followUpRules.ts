import { FIFTH_READING, FOURTH_READING, SEVENTH_READING, SIXTH_READING } from '../legalSources.ts';
import { COURT_RULES, type FollowUpRule, followUpRule } from './courtRules.ts';
import type { FollowUpRuleId } from './followUp.ts';

/*
 * What may come after a complaint, a refusal or a request: what to do, and why. The days are computed in
 * followUp.ts, without these texts: the background computes days and shows nothing.
 */

export const FOLLOW_UP_RULES: Readonly<Record<FollowUpRuleId, Omit<FollowUpRule, 'id'>>> = {
  ...COURT_RULES,
  press: followUpRule(['loi-1881', 'cedh-diemert'], {
    title: {
      fr: 'Insulte, diffamation, appel public à la violence : voyez un avocat avant ce jour',
      en: 'Insult, defamation, public call to violence: see an avocat (lawyer) before that day',
    },
    meaning: {
      fr: 'L’avocat doit agir dans les trois mois, aussi pour un appel public à la violence. Un dimanche ou un jour férié ne les prolonge pas. Ni la plainte, ni l’attente du procureur n’arrêtent ce délai. Après son acte, trois mois repartent, et encore après chaque acte. Demandez-lui la prochaine date. Notez chaque acte ici.',
      en: 'The lawyer must act within three months, also for a public call to violence. A Sunday or a holiday does not extend them. Neither the complaint nor waiting for the prosecutor stops this time. After their act, three months start again, and again after each act. Ask them for the next date. Note each act here.',
    },
    brief: { fr: 'Un avocat : insulte ou accusation', en: 'A lawyer: insult or accusation' },
    screen: 'insult',
    checked: SIXTH_READING,
  }),
  'press-perhaps-over': followUpRule('loi-1881', {
    title: {
      fr: 'Insulte, accusation, appel à la violence : peut-être trop tard, voyez un avocat aujourd’hui',
      en: 'Insult, accusation, call to violence: it may be too late, see an avocat (lawyer) today',
    },
    meaning: {
      fr: 'Pour une insulte ou une diffamation, les trois mois sont peut-être finis. Le jour de la mise en ligne n’est pas sûr, ou n’est pas le même ici et à Paris. Précisez-le si vous le pouvez. Les autres publications gardent leur jour à elles.',
      en: 'For an insult or a defamation, the three months may be over. The day of posting is not sure, or is not the same here and in Paris. State it if you can. The other posts keep their own day.',
    },
    brief: { fr: 'Un avocat aujourd’hui : insulte, accusation', en: 'A lawyer today: insult, accusation' },
    screen: 'insult',
    checked: SIXTH_READING,
  }),
  'press-undated': followUpRule('loi-1881', {
    title: {
      fr: 'Des captures sont sans date de publication : indiquez-la, ou voyez un avocat',
      en: 'Some captures have no date of posting: state it, or see an avocat (lawyer)',
    },
    meaning: {
      fr: 'Insulte, diffamation, appel public à la violence : les trois mois partent de la mise en ligne. Sans date, Recueil ne peut pas les calculer. Ils courent, et sont peut-être déjà finis. « Délais », plus bas, donne ces captures. Une conversation importée en un fichier n’est pas comptée. Insulte ou accusation dedans : trois mois depuis chaque message. Notez le jour du plus ancien, ou voyez un avocat.',
      en: 'Insult, defamation, public call to violence: the three months run from the posting. Without a date, Recueil cannot count them. They run, and may be over already. “Time limits”, below, lists these captures. A conversation imported as one file is not counted. An insult or accusation in it: three months from each message. Note the day of the oldest, or see an avocat (lawyer).',
    },
    brief: { fr: 'Indiquer la date des captures sans date', en: 'State the date of undated captures' },
    screen: 'insult',
    checked: SEVENTH_READING,
  }),
  'press-year': followUpRule(['loi-1881', 'vie-publique-2014'], {
    title: {
      fr: 'Insulte, accusation ou appel à la haine discriminatoire : un avocat avant ce jour',
      en: 'Discriminatory insult, accusation or call to hatred: an avocat (lawyer) before that day',
    },
    meaning: {
      fr: 'Les trois mois sont passés, ou peut-être. Si c’était public, le délai est peut-être d’un an. Un juge décide : n’attendez pas la fin. Une plainte simple n’arrête pas ce délai.',
      en: 'The three months are over, or perhaps. If it was public, the time is perhaps one year. A judge decides: do not wait for its end. An ordinary complaint does not stop this time.',
    },
    brief: { fr: 'Un avocat : il reste peut-être du temps', en: 'A lawyer: there may be time left' },
    screen: 'insult',
    checked: SIXTH_READING,
  }),
  appeal: followUpRule('cpp-suites', {
    title: {
      fr: 'Vous pouvez contester le classement : écrivez au procureur général (le chef du procureur)',
      en: 'You may contest the closing: write to the procureur général (the prosecutor’s superior)',
    },
    meaning: {
      fr: 'Classement sans suite : le procureur arrête là, sans procès. Cela ne veut pas dire que vous avez menti. La raison est écrite sur le courrier. Une copie du dossier se demande avec l’autorisation du procureur : ne retardez pas le recours pour elle. Le texte ne fixe pas de délai. La prescription continue : n’attendez pas.',
      en: 'Closed without action: the prosecutor stops there, without a trial. It does not mean that you lied. The reason is written in the letter. A copy of the file needs the prosecutor’s permission: do not delay the recours for it. The text sets no time limit. Limitation goes on: do not wait.',
    },
    brief: { fr: 'Contester le classement, si vous le voulez', en: 'Contest the closing, if you wish' },
    screen: 'after-complaint',
    letters: [
      {
        file: 'demande-avis-et-copie',
        label: { fr: 'Demander une copie du dossier', en: 'Ask for a copy of the file' },
      },
      {
        file: 'recours-classement',
        label: { fr: 'Recours contre un classement sans suite', en: 'Appeal against a closing without action' },
      },
    ],
    checked: FOURTH_READING,
  }),
  'send-copy': followUpRule('cpp-suites', {
    title: { fr: 'Envoyez une copie de la plainte au procureur', en: 'Send a copy of the complaint to the prosecutor' },
    meaning: {
      fr: 'En recommandé avec avis de réception, ou au tribunal contre un récépissé. La loi compte les trois mois de l’envoi en recommandé ; par prudence, comptez de l’arrivée. Déjà envoyée ? Sous votre plainte, notez le jour d’arrivée : « Compléter ou effacer ».',
      en: 'By registered post with acknowledgement of receipt, or at the court against a receipt. The law counts the three months from the registered sending; to be careful, count from the arrival. Already sent? Under your complaint, note the day of arrival: “Complete or erase”.',
    },
    brief: { fr: 'Envoyer une copie au procureur', en: 'Send the prosecutor a copy' },
    screen: 'after-complaint',
    letters: [
      {
        file: 'copie-plainte-procureur',
        label: {
          fr: 'Copie de la plainte au procureur de la République',
          en: 'Copy of the complaint to the prosecutor',
        },
      },
    ],
  }),
  'note-reached': followUpRule('cpp-suites', {
    title: {
      fr: 'Notez le jour où le procureur a reçu votre plainte',
      en: 'Note the day the prosecutor received your complaint',
    },
    meaning: {
      fr: 'Il est sur l’avis de réception ou le récépissé. Notez-le dans « Compléter ou effacer », sous votre plainte. Par prudence, nous comptons les trois mois de ce jour.',
      en: 'It is on the acknowledgement of receipt or the receipt. Note it under “Complete or erase”, below your complaint. To be careful, we count the three months from that day.',
    },
    brief: { fr: 'Noter le jour d’arrivée de la plainte', en: 'Note the day the complaint arrived' },
    screen: 'after-complaint',
  }),
  'administrative-court': followUpRule(['refus-implicite', 'cja-delai-franc', 'cgfp'], {
    title: {
      fr: 'Vous pouvez vous adresser au tribunal administratif',
      en: 'You may go to the tribunal administratif',
    },
    meaning: {
      fr: 'Vous avez deux mois après le refus, écrit ou par silence, même sans accusé de réception. Nous enlevons un jour, pour être sûrs. Recours à votre administration, ou aide juridictionnelle, demandés avant ce jour ? Le délai est prolongé : voyez l’avocat. Militaire ou gendarme : un recours d’abord, en deux mois (à vérifier).',
      en: 'You have two months after the refusal, in writing or by silence, even without an acknowledgement. We take off one day, to be safe. An appeal to your administration, or aide juridictionnelle, asked for before that day? The time is longer: see the lawyer. Military, gendarme: first an internal appeal, in two months (to be checked).',
    },
    brief: { fr: 'Tribunal administratif, si vous le voulez', en: 'Tribunal administratif, if you wish' },
    screen: 'public-role',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  'elected-proof': followUpRule('cgct', {
    title: {
      fr: 'Demandez la preuve que le préfet a votre demande',
      en: 'Ask for the proof that the préfet has your request',
    },
    meaning: {
      fr: 'La protection commence cinq jours francs après la demande, si le préfet et le conseil sont informés. Sinon, quand ils le sont (à vérifier). Preuve reçue ? Notez-en le jour ici. Pas de réponse ? Écrivez au préfet. Refus, ou retrait dans les quatre mois ? Deux mois pour le tribunal administratif : voyez un avocat. Une insulte ou une accusation garde ses trois mois.',
      en: 'The protection begins five clear days after the request, if préfet and council are informed. Otherwise, once they are (to be checked). Proof received? Note its day here. No answer? Write to the préfet. Refused, or withdrawn within four months? Two months for the tribunal administratif: see an avocat (lawyer). An insult or an accusation keeps its three months.',
    },
    brief: { fr: 'Demander la preuve à la mairie', en: 'Ask the mairie for the proof' },
    screen: 'public-role',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  'late-refusal': followUpRule(['refus-implicite', 'refus-tardif', 'cgfp'], {
    title: {
      fr: 'Refus écrit, reçu tard : voyez un avocat aujourd’hui',
      en: 'A refusal in writing, received late: see a lawyer today',
    },
    meaning: {
      fr: 'Ce refus arrive sans doute trop tard pour le tribunal administratif (à vérifier). L’administration vous a fait attendre, ou un fait est nouveau ? Dites-le à l’avocat. Vous avez noté l’envoi, pas la réception ? Notez ici le jour de réception : ce refus est peut-être dans les temps. Une insulte ou une accusation garde ses trois mois.',
      en: 'This refusal probably comes too late for the tribunal administratif (to be checked). The administration made you wait, or there is a new fact? Tell the lawyer. You noted the sending, not the arrival? Note the day of arrival here: this refusal is perhaps in time. An insult or an accusation keeps its three months.',
    },
    brief: { fr: 'Voir un avocat : refus reçu tard', en: 'See a lawyer: late refusal' },
    screen: 'public-role',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  'ask-news': followUpRule(['cpp-saisine', 'cpp-suites'], {
    title: {
      fr: 'Demandez au procureur ce que devient la plainte',
      en: 'Ask the prosecutor what becomes of the complaint',
    },
    meaning: {
      fr: 'Les trois mois sont passés. Il doit dire les suites données. Écrivez au tribunal où la plainte, ou sa copie, est arrivée : son nom est sur l’avis de réception. Pas besoin d’avocat. Vous payez seulement l’envoi. Composition pénale (une peine acceptée, sans procès) ? Voyez vite un avocat : le tribunal peut encore décider d’une réparation.',
      en: 'The three months are over. They must say what was decided. Write to the court where the complaint, or its copy, arrived: its name is on the acknowledgement. You need no lawyer. You pay only the postage. Composition pénale (a penalty accepted, without a trial)? See a lawyer soon: the court can still decide on damages.',
    },
    brief: { fr: 'Demander des nouvelles au procureur', en: 'Ask the prosecutor for news' },
    screen: 'after-complaint',
    letters: [
      {
        file: 'demande-avis-et-copie',
        label: { fr: 'Demander des nouvelles de la plainte', en: 'Ask for news of the complaint' },
      },
    ],
  }),
  'ask-cnil': followUpRule(['rgpd', 'loi-1978-mineurs'], {
    title: { fr: 'Vous pouvez vous plaindre à la CNIL', en: 'You may complain to the CNIL' },
    meaning: {
      fr: 'Le site a refusé, ou n’a pas répondu en un mois. C’est gratuit. Vous aviez moins de 18 ans ? Dites-le : la réponse doit venir plus vite (à vérifier).',
      en: 'The site refused, or did not answer within a month. It is free of charge. You were under 18? Say so: the answer must come sooner (to be checked).',
    },
    brief: { fr: 'Se plaindre à la CNIL, si vous le voulez', en: 'Complain to the CNIL, if you wish' },
    screen: 'erase',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  'check-removal': followUpRule(['take-it-down-act', 'e-enfance'], {
    title: { fr: 'Vérifiez que l’image intime est retirée', en: 'Check that the intimate image is gone' },
    meaning: {
      fr: 'La plateforme a 48 heures après votre demande (à vérifier hors des États-Unis). Image d’un mineur : n’allez pas voir, demandez au 3018. Toujours là ? Relancez, et appelez le 3018. Notez la réponse sous cette démarche.',
      en: 'The platform has 48 hours from your notice (to be checked outside the United States). Image of a minor: do not go and look, ask 3018. Still there? Write again, and call 3018. Note the answer under this step.',
    },
    brief: { fr: 'Vérifier que l’image est retirée', en: 'Check that the image is gone' },
    screen: 'intimate',
    confidence: 'verify',
    checked: FIFTH_READING,
  }),
  'platform-contest': followUpRule('reglement-dsa', {
    title: { fr: 'Vous pouvez contester le refus de la plateforme', en: 'You may contest the platform’s refusal' },
    meaning: {
      fr: 'Sur la plateforme, pendant six mois au moins après sa décision : c’est gratuit. Nous enlevons un jour, pour être sûrs.',
      en: 'On the platform, for at least six months after its decision: it is free of charge. We take off one day, to be safe.',
    },
    brief: { fr: 'Contester le refus de la plateforme', en: 'Contest the platform’s refusal' },
    screen: 'contest',
  }),
  'out-of-court': followUpRule('reglement-dsa', {
    title: { fr: 'Vous pouvez vous adresser à un organisme certifié', en: 'You may go to a certified body' },
    meaning: {
      fr: 'Gratuit ou presque, après ce recours ou sans lui. Aucun délai connu (à vérifier).',
      en: 'Free of charge or nearly, after that recourse or without it. No time limit is known (to be checked).',
    },
    brief: { fr: 'Un organisme certifié, si vous le voulez', en: 'A certified body, if you wish' },
    screen: 'contest',
    confidence: 'verify',
  }),
  'file-complaint': followUpRule('code-procedure-penale', {
    title: {
      fr: 'Après une main courante, une plainte reste possible',
      en: 'After a main courante, a complaint is still possible',
    },
    meaning: {
      fr: 'Une main courante n’ouvre pas d’enquête. La police et la gendarmerie doivent prendre une plainte.',
      en: 'A main courante opens no investigation. The police and the gendarmerie must take a complaint.',
    },
    brief: { fr: 'Porter plainte, si vous voulez', en: 'File a complaint, if you wish' },
    screen: 'complain',
    letters: [
      {
        file: 'aide-memoire-plainte',
        label: { fr: 'Aide-mémoire pour le dépôt de plainte', en: 'Notes for filing the complaint' },
      },
    ],
  }),
  'wait-three-months': followUpRule(['cpp-suites', 'code-procedure-penale', 'code-postes', 'de-memoire'], {
    title: {
      fr: 'Le procureur a reçu votre plainte : trois mois avant de pouvoir aller devant un juge',
      en: 'The prosecutor has received your complaint: three months before you may go to a judge',
    },
    meaning: {
      fr: 'En danger : appelez le 17. Une menace avec un jour ou un lieu ? Au commissariat ou à la brigade aujourd’hui, pas par la poste. Une insulte ou une accusation n’attend pas : son délai continue. Inutile de relancer avant cette date, sauf menace de violences ou outrage sexiste : dès le premier mois. Du nouveau : une publication, un compte, une menace, une peur ? Envoyez tout de suite un complément de plainte. Menace de violences, outrage sexiste : leur année court aussi. Demandez si une enquête est ouverte. Un viol : le juge d’instruction (le juge qui enquête), sans attendre, avec un avocat. Médiation proposée par le procureur ? Elle demande votre accord. Violences d’un conjoint ou d’un ex : la loi l’exclut (à vérifier). Les données des comptes, elles, s’effacent en un an environ, parfois bien avant à l’étranger. Demandez leur conservation dès la plainte. Harcèlement : six ans après le dernier acte. Attendre ces trois mois ne vous fait pas perdre ce droit, mais la plainte n’arrête pas les six ans.',
      en: 'In danger: call 17. A threat with a day or a place? To a police station or gendarmerie today, not by post. An insult or an accusation does not wait: its time goes on. No need to remind them before that date, except a threat of violence or sexist insult: from the first month. Something new: a post, an account, a threat, a fear? Send a supplement to the complaint at once. A threat of violence, a sexist insult: their year runs too. Ask whether an investigation is open. A rape: the juge d’instruction (the judge who investigates), without waiting, with a lawyer. The prosecutor proposes a mediation? It needs your consent. Violence by a partner or an ex: the law excludes it (to be checked). The data of the accounts is erased in about a year, sometimes well before abroad. Ask in the complaint that it be kept. Harassment: six years after the last act. Waiting these three months does not lose you that right, but the complaint does not stop the six years.',
    },
    brief: { fr: 'Attendre la réponse du procureur', en: 'Wait for the prosecutor’s answer' },
    screen: 'after-complaint',
    letters: [
      {
        file: 'complement-plainte',
        label: { fr: 'Préparer un complément de plainte', en: 'Prepare a supplement to the complaint' },
        comesWithDossier: true,
      },
    ],
    confidence: 'verify',
    checked: SEVENTH_READING,
  }),
  'wait-protection': followUpRule('refus-implicite', {
    title: {
      fr: 'Protection fonctionnelle demandée : l’administration a deux mois pour répondre',
      en: 'Protection fonctionnelle is asked for: the administration has two months to answer',
    },
    meaning: {
      fr: 'Inutile de relancer avant cette date. Une nouvelle menace, une peur ? Écrivez-le tout de suite à l’administration. En danger : appelez le 17. Deux mois sans réponse sont un refus. Vous avez alors deux mois pour le tribunal administratif. Une insulte ou une accusation garde ses trois mois : voyez un avocat.',
      en: 'There is no need to remind them before that date. A new threat, a fear? Write it to the administration at once. In danger: call 17. Two months without an answer are a refusal. You then have two months for the tribunal administratif. An insult or an accusation keeps its three months: see a lawyer.',
    },
    brief: { fr: 'Attendre la réponse de l’administration', en: 'Wait for the administration’s answer' },
    screen: 'public-role',
    checked: FIFTH_READING,
  }),
  'wait-erasure': followUpRule('rgpd', {
    title: {
      fr: 'Effacement demandé : le site a un mois pour répondre',
      en: 'The erasure is asked for: the site has one month to answer',
    },
    meaning: {
      fr: 'Inutile de relancer avant cette date. Nous comptons de l’envoi : la loi compte de la réception. Du nouveau, ou un danger ? N’attendez pas. Le site peut ajouter deux mois, s’il vous le dit avec ses raisons.',
      en: 'There is no need to remind them before that date. We count from the sending: the law counts from the arrival. Something new, or a danger? Do not wait. The site may add two months, if it tells you so with its reasons.',
    },
    brief: { fr: 'Attendre la réponse du site', en: 'Wait for the site’s answer' },
    screen: 'erase',
  }),
};

export const getFollowUpRule = (id: FollowUpRuleId): FollowUpRule => ({ id, ...FOLLOW_UP_RULES[id] });
