import type { BilingualText, SourcedEntry, SourceId } from './legalSources.ts';

/**
 * How a person asks a platform for their messages. Found on public pages and in public code, not in the applications:
 * every entry is `verify`, and its page shows `MENUS_CAUTION`.
 */
export interface DataRequest extends SourcedEntry {
  readonly id: string;
  readonly name: string;
  /** Which conversations, where a platform has two archives; null: all of them. */
  readonly about: BilingualText | null;
  /** Who may notice the request. */
  readonly notice: BilingualText;
  readonly steps: readonly BilingualText[];
  /** What to choose; null: there is no archive. */
  readonly format: BilingualText | null;
  /** How long it takes, and how long the file stays; null: there is no archive. */
  readonly delay: BilingualText | null;
  readonly missing: BilingualText;
  readonly caution: BilingualText;
  /** After how many days to look again, while the file can still be downloaded; null: it is there at once. */
  readonly remindAfterDays: number | null;
}

const MENUS_CAUTION: BilingualText = {
  fr: 'Noms des menus à vérifier : ils changent souvent.',
  en: 'Menu names to be checked: yours may differ.',
};

const BY_EMAIL: BilingualText = {
  fr: 'La plateforme envoie un e-mail ou un avis. Qui lit votre boîte ou votre téléphone peut le voir. L’archive contient toutes vos conversations.',
  en: 'The platform sends an e-mail or a notice. Whoever reads your mailbox or telephone may see it. The archive holds all your conversations.',
};

/** ISO day on which the sources were read. */
const READ_ON = '2026-11-23';

function defineDataRequest(
  source: SourceId,
  entry: Pick<DataRequest, 'id' | 'name' | 'steps' | 'missing'> & Partial<DataRequest>,
): DataRequest {
  return {
    about: null,
    notice: BY_EMAIL,
    format: null,
    delay: null,
    caution: MENUS_CAUTION,
    remindAfterDays: null,
    sources: [source],
    confidence: 'verify',
    checked: READ_ON,
    ...entry,
  };
}

/** In the « Espace Comptes » of Meta: the same for Facebook, Messenger and Instagram. */
const META_EXPORT: readonly BilingualText[] = [
  {
    fr: 'Ouvrez les paramètres du compte, puis « Espace Comptes ».',
    en: 'Open the settings of the account, then “Accounts Center”.',
  },
  {
    fr: 'Choisissez « Vos informations et autorisations », puis « Exporter vos informations ».',
    en: 'Choose “Your information and permissions”, then “Export your information”.',
  },
  {
    fr: 'Choisissez « Créer une exportation », le compte, puis « Exporter vers l’appareil ».',
    en: 'Choose “Create export”, the account, then “Export to device”.',
  },
];
const META_FORMAT: BilingualText = {
  fr: 'JSON, toutes les dates, médias en haute qualité.',
  en: 'JSON, all dates, media in high quality.',
};
const META_DELAY: BilingualText = {
  fr: 'De quelques heures à quelques jours. Le fichier reste 4 jours (à vérifier).',
  en: 'From a few hours to a few days. The file stays for 4 days (to be checked).',
};
/** The file of Meta and of TikTok stays four days. */
const BEFORE_FOUR_DAYS = 2;

/** In the order of the page: the messages that are asked for most come first. */
export const DATA_REQUESTS: readonly DataRequest[] = [
  defineDataRequest('donnees-whatsapp', {
    id: 'whatsapp',
    name: 'WhatsApp',
    notice: {
      fr: 'Aucun e-mail n’est envoyé. Le fichier contient toute la conversation : qui ouvre le téléphone peut le lire.',
      en: 'No e-mail is sent. The file holds the whole conversation: whoever opens the telephone can read it.',
    },
    steps: [
      { fr: 'Ouvrez la conversation sur le téléphone.', en: 'Open the conversation on the telephone.' },
      {
        fr: 'Android : « ⋮ », « Plus », « Exporter discussion ». iPhone : touchez le nom, puis « Exporter discussion ».',
        en: 'Android: “⋮”, “More”, “Export chat”. iPhone: touch the name, then “Export chat”.',
      },
      { fr: 'Choisissez d’inclure les médias.', en: 'Choose to include media.' },
      {
        fr: 'Enregistrez le fichier dans le téléphone, ni dans un e-mail ni dans un nuage.',
        en: 'Save the file on the telephone, not in an e-mail or a cloud.',
      },
      { fr: 'Recommencez pour chaque conversation.', en: 'Do it again for each conversation.' },
    ],
    format: { fr: 'Zip avec médias, ou texte. Pas d’autre choix.', en: 'Zip with media, or text. No other choice.' },
    delay: { fr: 'Quelques minutes.', en: 'A few minutes.' },
    missing: {
      fr: 'Réactions, messages supprimés ; les plus anciens, après environ 10 000 messages avec médias (à vérifier).',
      en: 'Reactions, deleted messages; the oldest, beyond some 10,000 messages with media (to be checked).',
    },
  }),
  defineDataRequest('donnees-messenger', {
    id: 'messenger-encrypted',
    name: 'Messenger',
    about: { fr: 'conversations chiffrées', en: 'encrypted conversations' },
    notice: {
      fr: 'Meta peut envoyer un avis (à vérifier). L’archive contient toutes vos conversations chiffrées.',
      en: 'Meta may send a notice (to be checked). The archive holds all your encrypted conversations.',
    },
    steps: [
      { fr: 'Sur un ordinateur, ouvrez Messenger.', en: 'On a computer, open Messenger.' },
      {
        fr: 'Ouvrez « Confidentialité et sécurité », « Discussions chiffrées », « Stockage des messages ».',
        en: 'Open “Privacy & safety”, “End-to-end encrypted chats”, “Message storage”.',
      },
      {
        fr: 'Ou bien : « Options », « Historique des discussions » (à vérifier).',
        en: 'Or: “Options”, “Chat history” (to be checked).',
      },
      {
        fr: 'Téléchargez les données du stockage sécurisé. Il demande votre code PIN.',
        en: 'Download the secure storage data. It asks for your PIN.',
      },
    ],
    format: { fr: 'JSON avec médias, sans choix.', en: 'JSON with media, without a choice.' },
    delay: { fr: 'Quelques minutes, parfois plus (à vérifier).', en: 'A few minutes, sometimes more (to be checked).' },
    missing: {
      fr: 'Tout, si le stockage sécurisé n’était pas activé. Les autres conversations : faites aussi l’autre demande.',
      en: 'Everything, if secure storage was off. The other conversations: make the other request too.',
    },
  }),
  defineDataRequest('donnees-meta', {
    id: 'messenger',
    name: 'Messenger',
    about: { fr: 'autres conversations', en: 'other conversations' },
    steps: [
      ...META_EXPORT,
      {
        fr: 'Cochez « Messages » seulement, le format ci-dessous, puis validez.',
        en: 'Tick “Messages” only, the format below, then confirm.',
      },
    ],
    format: META_FORMAT,
    delay: META_DELAY,
    missing: {
      fr: 'Les conversations chiffrées : elles ont leur propre demande.',
      en: 'The encrypted conversations: they have a request of their own.',
    },
    remindAfterDays: BEFORE_FOUR_DAYS,
  }),
  defineDataRequest('donnees-meta', {
    id: 'instagram',
    name: 'Instagram',
    steps: [
      ...META_EXPORT,
      {
        fr: 'Cochez « Messages », le format ci-dessous, puis validez.',
        en: 'Tick “Messages”, the format below, then confirm.',
      },
    ],
    format: META_FORMAT,
    delay: META_DELAY,
    missing: {
      fr: 'Les commentaires reçus, les messages éphémères, les noms d’utilisateur : capturez chaque profil. Les demandes de message y sont.',
      en: 'Comments received, disappearing messages, user names: capture each profile. Message requests are there.',
    },
    remindAfterDays: BEFORE_FOUR_DAYS,
  }),
  defineDataRequest('donnees-meta', {
    id: 'facebook',
    name: 'Facebook',
    steps: [
      ...META_EXPORT,
      {
        fr: 'Cochez « Messages », « Commentaires », le format ci-dessous, puis validez.',
        en: 'Tick “Messages”, “Comments”, the format below, then confirm.',
      },
    ],
    format: META_FORMAT,
    delay: META_DELAY,
    missing: {
      fr: 'Les commentaires reçus : capturez-les à l’écran. Les conversations chiffrées de Messenger.',
      en: 'Comments received: capture them on screen. The encrypted conversations of Messenger.',
    },
    remindAfterDays: BEFORE_FOUR_DAYS,
  }),
  defineDataRequest('donnees-telegram', {
    id: 'telegram',
    name: 'Telegram',
    notice: {
      fr: 'Telegram peut prévenir vos autres appareils (à vérifier). L’archive contient tout ce que vous cochez.',
      en: 'Telegram may notify your other devices (to be checked). The archive holds all that you tick.',
    },
    steps: [
      {
        fr: 'Sur un ordinateur, ouvrez Telegram Desktop. Le téléphone et le site ne le font pas.',
        en: 'On a computer, open Telegram Desktop. The telephone and the website cannot do it.',
      },
      {
        fr: 'Une conversation : « ⋮ », « Exporter l’historique ».',
        en: 'One conversation: “⋮”, “Export chat history”.',
      },
      {
        fr: 'Toutes : « Paramètres », « Avancé », « Exporter les données de Telegram ».',
        en: 'All: “Settings”, “Advanced”, “Export Telegram data”.',
      },
      { fr: 'Cochez photos, vidéos, vocaux et fichiers.', en: 'Tick photos, videos, voice messages and files.' },
    ],
    format: { fr: 'JSON (« lisible par machine »), toutes les dates.', en: 'JSON (“machine-readable”), all dates.' },
    delay: {
      fr: 'Tout de suite, ou 24 heures si Telegram veut vérifier (à vérifier).',
      en: 'At once, or 24 hours if Telegram wants to check (to be checked).',
    },
    missing: { fr: 'Les échanges secrets, et ce qui a été supprimé.', en: 'Secret chats, and what was deleted.' },
    remindAfterDays: 1,
  }),
  defineDataRequest('donnees-snapchat', {
    id: 'snapchat',
    name: 'Snapchat',
    steps: [
      { fr: 'Sur accounts.snapchat.com, ouvrez « Mes données ».', en: 'On accounts.snapchat.com, open “My data”.' },
      {
        fr: 'Cochez l’historique de chat, les médias de chat et les fichiers JSON.',
        en: 'Tick chat history, chat media and JSON files.',
      },
      { fr: 'Désactivez le filtre par dates.', en: 'Turn off the filter by dates.' },
      {
        fr: 'Indiquez un e-mail que personne d’autre ne lit, puis validez.',
        en: 'Give an e-mail that nobody else reads, then confirm.',
      },
      { fr: 'Revenez à cette page pour télécharger.', en: 'Come back to that page to download.' },
    ],
    format: { fr: 'JSON, toutes les dates, avec médias.', en: 'JSON, all dates, with media.' },
    delay: { fr: 'De quelques heures à une semaine (à vérifier).', en: 'From a few hours to a week (to be checked).' },
    missing: {
      fr: 'Tout ce qui n’était pas enregistré dans le chat : snaps vus, messages effacés.',
      en: 'All that was not saved in the chat: viewed snaps, erased messages.',
    },
    remindAfterDays: 2,
  }),
  defineDataRequest('donnees-tiktok', {
    id: 'tiktok',
    name: 'TikTok',
    steps: [
      {
        fr: 'Sur le téléphone : profil, « ☰ », « Paramètres et confidentialité ».',
        en: 'On the telephone: profile, “☰”, “Settings and privacy”.',
      },
      { fr: 'Ouvrez « Compte », puis « Télécharger tes données ».', en: 'Open “Account”, then “Download your data”.' },
      { fr: 'Choisissez tout, le format ci-dessous, puis validez.', en: 'Choose all, the format below, then confirm.' },
      {
        fr: 'Revenez au même endroit, onglet « Télécharger les données ».',
        en: 'Come back to the same place, tab “Download data”.',
      },
    ],
    format: { fr: 'JSON, pas TXT.', en: 'JSON, not TXT.' },
    delay: { fr: 'Quelques jours. Le fichier reste 4 jours.', en: 'A few days. The file stays for 4 days.' },
    missing: {
      fr: 'Les commentaires reçus. Parfois les deux derniers jours.',
      en: 'Comments received. Sometimes the last two days.',
    },
    remindAfterDays: BEFORE_FOUR_DAYS,
  }),
  defineDataRequest('donnees-x', {
    id: 'x',
    name: 'X',
    steps: [
      {
        fr: 'Ouvrez « Paramètres et confidentialité », puis « Votre compte ».',
        en: 'Open “Settings and privacy”, then “Your account”.',
      },
      {
        fr: 'Choisissez « Télécharger une archive de vos données ».',
        en: 'Choose “Download an archive of your data”.',
      },
      {
        fr: 'Entrez le mot de passe, puis le code reçu par e-mail ou SMS.',
        en: 'Enter the password, then the code sent by e-mail or text message.',
      },
      {
        fr: 'Demandez l’archive. Revenez au même endroit la télécharger.',
        en: 'Ask for the archive. Come back there to download it.',
      },
    ],
    format: { fr: 'Zip, sans choix.', en: 'Zip, without a choice.' },
    delay: { fr: 'De 24 heures à plusieurs jours (à vérifier).', en: 'From 24 hours to several days (to be checked).' },
    missing: {
      fr: 'Les réponses reçues. Les noms : des numéros les remplacent. Les messages chiffrés (à vérifier).',
      en: 'Replies received. Names: numbers stand for them. Encrypted messages (to be checked).',
    },
    remindAfterDays: 2,
  }),
  defineDataRequest('donnees-discord', {
    id: 'discord',
    name: 'Discord',
    steps: [
      {
        fr: 'Ouvrez les paramètres, puis « Données et confidentialité ».',
        en: 'Open the settings, then “Data & Privacy”.',
      },
      { fr: 'Choisissez « Demander mes données ».', en: 'Choose “Request Data”.' },
      { fr: 'Cochez les messages, puis validez.', en: 'Tick the messages, then confirm.' },
      { fr: 'Le lien arrive par e-mail.', en: 'The link comes by e-mail.' },
    ],
    format: { fr: 'JSON, sans choix.', en: 'JSON, without a choice.' },
    delay: { fr: 'Jusqu’à 30 jours. Le lien reste 30 jours.', en: 'Up to 30 days. The link stays for 30 days.' },
    missing: {
      fr: 'Tout ce que les autres ont écrit : capturez-le à l’écran.',
      en: 'All that others wrote: capture it on screen.',
    },
    remindAfterDays: 14,
  }),
  defineDataRequest('donnees-signal', {
    id: 'signal',
    name: 'Signal',
    notice: {
      fr: 'Rien n’est demandé à Signal, qui ne prévient personne.',
      en: 'Nothing is asked of Signal, which notifies nobody.',
    },
    steps: [
      {
        fr: 'Ouvrez la conversation au premier message qui compte.',
        en: 'Open the conversation at the first message that counts.',
      },
      {
        fr: 'Faites des captures d’écran qui se suivent, avec le nom et les dates.',
        en: 'Take screenshots one after the other, with the name and the dates.',
      },
      { fr: 'Copiez-les sur l’ordinateur, puis importez-les.', en: 'Copy them to the computer, then import them.' },
    ],
    missing: {
      fr: 'Signal ne donne pas d’archive lisible : sa sauvegarde est chiffrée (à vérifier).',
      en: 'Signal gives no readable archive: its backup is encrypted (to be checked).',
    },
  }),
];
