import {
  adviceStatement,
  cautiousStatement,
  fifthReading,
  SEVENTH_READING,
  seventhReading,
  sixthReading,
  sourcedStatement,
  THIRD_READING,
  unverifiedStatement,
} from '../legalSources.ts';
import type { GuideScreen } from './guideGroups.ts';

/** What happens to the person, beyond the screens of `ONLINE_SCREENS`. */
export const SITUATION_SCREENS: readonly GuideScreen[] = [
  {
    id: 'threats',
    title: { fr: 'On vous menace', en: 'You are threatened' },
    lines: [
      sourcedStatement('urgences', {
        fr: 'En danger maintenant, appelez le 17. Sinon, capturez la menace et portez plainte.',
        en: 'In danger now, call 17. Otherwise, capture the threat and file a complaint.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Une menace écrite en ligne est punie : délit (222-17), ou contravention prescrite en un an (R623-1).',
        en: 'A threat written online is punished: délit (222-17), or contravention, one year to act (R623-1).',
      }),
      seventhReading(['loi-1881', 'loi-1881-suite'], {
        fr: 'On appelle en public à vous tuer, violer ou frapper ? Trois mois : un avocat. Menace parfois aussi : six ans.',
        en: 'Somebody calls in public to kill, rape or hit you? Three months: a lawyer. A threat too: six years.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Ne répondez pas, ne supprimez rien.',
        en: 'Do not answer and delete nothing.',
      }),
      adviceStatement(
        'Dites à l’enquêteur vos craintes, ce que l’auteur sait de vous, s’il a une arme.',
        'Tell the investigator your fears, what the author knows about you, and any weapon.',
      ),
      sourcedStatement('code-penal', {
        fr: 'Publier votre adresse pour vous nuire est puni.',
        en: 'Publishing your address to put you in danger is punished.',
      }),
      adviceStatement(
        'On vous demande de retirer votre plainte ? Dites-le à l’enquêteur.',
        'They ask you to withdraw your complaint? Tell the investigator.',
      ),
      sixthReading('retrait-plainte', {
        fr: 'Injure, diffamation, vie privée, image intime : la retirer arrête tout. Un avocat avant.',
        en: 'Insult, defamation, private life, intimate image: withdrawing it ends all. A lawyer before.',
      }),
    ],
    help: ['17', '116006', '17cyber'],
  },
  {
    id: 'group-attack',
    title: { fr: 'Plusieurs personnes s’en prennent à vous', en: 'Several people target you' },
    lines: [
      sourcedStatement('guides-victimes', {
        fr: 'Capturez, ou demandez à un proche de le faire : chaque message avec son compte.',
        en: 'Capture, or ask somebody close to do it: each message with its account.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Capturez aussi la publication qui a lancé l’attaque.',
        en: 'Capture also the post that started the attack.',
      }),
      sourcedStatement(['code-penal', 'cour-cassation-2024'], {
        fr: 'Un seul message de chaque personne peut suffire pour un harcèlement.',
        en: 'One message from each person may be enough for harassment.',
      }),
      sourcedStatement('guides-victimes', {
        fr: 'Coupez les notifications. Passez ensuite votre compte en privé.',
        en: 'Turn off notifications. Then make your account private.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Portez plainte « contre X », avec la liste des comptes du dossier. Insulte, accusation : elle n’arrête pas les 3 mois.',
        en: 'File “contre X” (against persons unknown), with the list of accounts. Insult, accusation: it does not stop the 3 months.',
      }),
      cautiousStatement('haine-en-ligne', {
        fr: 'Meute ou haine : le parquet de Paris (pôle national de lutte contre la haine en ligne) peut agir (à vérifier).',
        en: 'A group or hatred: the Paris prosecutor (national office against hatred online) may act (to be checked).',
        checked: THIRD_READING,
      }),
      adviceStatement('Faites des pauses. Vous n’avez pas à tout lire.', 'Take breaks. You need not read it all.'),
    ],
    help: ['3018', '17cyber', '116006'],
  },
  {
    id: 'new-accounts',
    title: { fr: 'Après un blocage, un autre compte apparaît', en: 'After a block, another account appears' },
    lines: [
      sourcedStatement('guides-victimes', {
        fr: 'Capturez chaque nouveau compte avant de le bloquer.',
        en: 'Capture each new account before you block it.',
      }),
      adviceStatement(
        'Signalez à la plateforme que ce compte revient après un blocage.',
        'Report to the platform that this account comes back after a block.',
      ),
      adviceStatement(
        'Notez ce qui se ressemble : mots, photos, heures.',
        'Write down what looks alike: words, photos, times.',
      ),
      sourcedStatement('code-penal', {
        fr: 'Un soupçon ? Dites-le comme un soupçon, avec vos raisons. Accuser à tort, en le sachant, est puni.',
        en: 'A suspicion? Say it as one, with your reasons. Accusing falsely, knowing it, is punished.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Donnez tous les comptes à l’enquêteur : la répétition compte pour un harcèlement.',
        en: 'Give every account to the investigator: repetition counts for harassment.',
      }),
      adviceStatement(
        'Une plainte existe déjà ? Donnez son numéro et ajoutez ces comptes.',
        'A complaint exists already? Give its number and add these accounts.',
      ),
      fifthReading('cp-131-35-1', {
        fr: 'Un tribunal peut suspendre les comptes utilisés, et interdire d’en créer d’autres : six mois, un an en récidive (131-35-1).',
        en: 'A court may suspend the accounts used, and forbid new ones: six months, a year for a repeat offence (131-35-1).',
      }),
    ],
    help: ['17cyber', '3018'],
  },
  {
    id: 'work',
    title: { fr: 'Au travail', en: 'At work' },
    lines: [
      sourcedStatement(['guides-victimes', 'code-travail'], {
        fr: 'Capturez les insultes, pas sur l’ordinateur du travail. Puis écrivez à votre employeur : il doit vous protéger.',
        en: 'Capture the insults, not on the work computer. Then write to your employer: they must protect you.',
      }),
      seventhReading('advice', {
        fr: 'Votre chef est l’auteur ? Écrivez au-dessus de lui, et gardez une copie.',
        en: 'Your boss is the author? Write above, keep a copy.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Choc au travail ? Agent public : déclaration en quinze jours. Salarié : à l’employeur en 24 heures (à vérifier). Trop tard ? Déclarez quand même.',
        en: 'Shock at work? Public employee: declare it in fifteen days. Others: tell the employer in 24 hours (to be checked). Too late? Still declare it.',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('code-travail', {
        fr: 'Parlez-en au CSE (les élus du personnel) et au médecin du travail.',
        en: 'Talk to the CSE (staff representatives) and the médecin du travail (company doctor).',
      }),
      sourcedStatement('cgfp', {
        fr: 'Agent public : demandez par écrit la protection fonctionnelle (votre administration vous défend).',
        en: 'Public employee: ask in writing for protection fonctionnelle (your administration defends you).',
      }),
      sixthReading('loi-1881', {
        fr: 'Insulte ou accusation : 3 mois. Voyez un avocat.',
        en: 'Insult or accusation: 3 months. See a lawyer.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Un collègue, un chef peut être poursuivi pour harcèlement : portez plainte.',
        en: 'A colleague, a manager may be prosecuted for harassment: complain.',
      }),
      sourcedStatement('antidiscriminations', {
        fr: 'Une discrimination ? Appelez aussi le 39 28.',
        en: 'A discrimination? Call 39 28 too.',
      }),
      unverifiedStatement('code-travail', {
        fr: 'Vous pouvez aussi écrire à l’inspection du travail.',
        en: 'You may also turn to the inspection du travail (labour inspectorate).',
      }),
    ],
    help: ['116006', '3928'],
  },
];
