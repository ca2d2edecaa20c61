import { MAX_SENDERS } from './conversationCounts.ts';
import { MARK, splitSender } from './whatsappSenders.ts';

/**
 * Lines that WhatsApp writes under a name on an iPhone, marked by U+200E: under the subject of a group, or under a
 * person. Anybody can type that mark: under a person, only what is WhatsApp's from its first to its last word counts.
 */

const MORE =
  '(?: \\*?(?:(?:Appuyez|Cliquez) pour en savoir plus|En savoir plus|(?:(?:Tap|Click) to )?[Ll]earn more|Tippe, um mehr zu erfahren|Mehr[ \\u00a0]erfahren|(?:Pulsa|Haz clic) para obtener más información|Más información|Tocca per saperne di più|Toque para saber mais|Saiba mais)\\*?\\.?)?';
const whole = (...forms: readonly string[]): RegExp => new RegExp(`^(?:${forms.join('|')})$`);

/** The first notice of a conversation, in the versions that are known, by the language of the phone. */
const ENCRYPTED: Readonly<Record<string, string>> = {
  fr: 'Les messages et les appels sont chiffrés de bout en bout\\.(?: Seules les personnes (?:dans|prenant part à) cette discussion peuvent les lire, les écouter ou les partager\\.| Aucun tiers, pas même WhatsApp, ne peut les lire ou les écouter\\.)?',
  en: 'Messages and calls are end-to-end encrypted\\.(?: Only people in this chat can read, listen to, or share them\\.| No one outside of this chat, not even WhatsApp, can read or listen to them\\.)?',
  de: 'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt\\.(?: Niemand außerhalb dieses Chats kann sie lesen oder anhören, nicht einmal WhatsApp\\.| Nur Personen in diesem Chat können sie lesen, anhören oder teilen\\.)?',
  es: 'Los mensajes y las llamadas están cifrados de extremo a extremo\\.(?: Nadie fuera de este chat, ni siquiera WhatsApp, puede leerlos ni escucharlos\\.| Solo las personas en este chat pueden leerlos, escucharlos o compartirlos\\.)?',
  it: 'I messaggi e le chiamate sono crittografati end-to-end\\.(?: Nessuno al di fuori di questa chat, nemmeno WhatsApp, può leggerne o ascoltarne il contenuto\\.| Solo le persone in questa chat possono leggerne, ascoltarne o condividerne il contenuto\\.)?',
  pt: 'As mensagens e (?:as )?chamadas são encriptadas ponto a ponto\\.(?: Ninguém fora desta conversa, nem mesmo o WhatsApp, pode ler ou ouvi-las\\.| Só as pessoas nesta conversa as podem ler, ouvir ou partilhar\\.)?',
  'pt-BR':
    'As mensagens e (?:as )?(?:ligações|chamadas) são protegidas com a criptografia de ponta a ponta\\.(?: Somente as pessoas que fazem parte da conversa podem ler, ouvir e compartilhar esse conteúdo\\.)?',
};
/** In these languages the day comes before the month in every region, but where the year is first (CLDR). */
const DAY_FIRST = whole(`(?:${['fr', 'de', 'it', 'pt', 'pt-BR'].map((code) => ENCRYPTED[code]).join('|')})${MORE}`);

/** Without any name. */
const NAMELESS = whole(
  `(?:${Object.values(ENCRYPTED).join('|')})${MORE}`,
  'Vous avez (?:dé)?bloqué ce contact\\.?',
  'You (?:un)?blocked this contact\\.?',
  'En attente de ce message\\. (?:Cela|Ceci) peut prendre un moment\\.',
  'Waiting for this message\\. This may take a while\\.',
);
/** Words of the first notice in the versions that are known, since 2016. */
export const HAS_ENCRYPTED =
  /chiffr(?:és|ées|ement) de bout en bout|end-to-end encrypt(?:ed|ion)|Ende-zu-Ende-[Vv]erschlüssel(?:t|ung)|cifrad[oa]s de extremo a extremo|crittografat[ei] end-to-end|criptografia de ponta a ponta|encriptadas ponto a ponto|end-to-end versleuteld|uçtan uca şifreli/;

/** After the name of the sender; `person` and `subject` must be those of the conversation. */
const AFTER_SENDER = whole(
  'est un contact\\.?|est dans vos contacts\\.?|is a contact\\.?',
  'left\\.?|a quitté(?: le groupe| ce groupe)?\\.?',
  "joined using (?:this group['’]s invite link|a group link)\\.?|joined from the community\\.?",
  "a rejoint (?:le groupe|ce groupe)(?: (?:via|à l[’']aide d[’']un) lien d[’']invitation)?\\.?",
  '(?:created|a créé) (?:this group|ce groupe|group|le groupe)(?: [“"«]\\s?(?<subject>[^“”"«»\\n]{1,100}?)\\s?[”"»])?\\.?',
  "(?:changed|a changé|a modifié) (?:this group['’]s (?:icon|description|settings)|(?:l['’]icône|la description|les paramètres) (?:de ce|du) groupe)\\.?",
  '(?:added|removed) (?:you|(?<added>[^\\n]{1,100}?))\\.?',
  'vous a (?:ajouté|retiré|supprimé)(?:e|·e|\\(e\\))?\\.?',
  'a (?:ajouté|retiré|supprimé) (?<person>[^\\n]{1,100}?)\\.?',
);
/** Before and after the name of the sender. */
const AROUND_SENDER: readonly (readonly [before: string, after: RegExp])[] = [
  ['Votre code de sécurité avec ', new RegExp(`^ a changé\\.${MORE}$`)],
  ['Your security code with ', new RegExp(`^ changed\\.${MORE}$`)],
];

/** A message that an administrator of the group took away; a name must be of the conversation. */
const REMOVED = whole(
  'This message was deleted by admin (?<person>[^\\n]{1,100}?)\\.?',
  "Ce message a été supprimé par l[’']admin(?:istrateur)? (?<admin>[^\\n]{1,100}?)\\.?",
  'You deleted this message as admin\\.?',
  "Vous avez supprimé ce message en tant qu[’']admin(?:istrateur)?\\.?",
);

/** Whether the text of a first line is WhatsApp's own notice, of a phone that writes the day before the month. */
export function isDayFirstNotice(rest: string, isLineMarked: boolean): boolean {
  const { sender, text } = splitSender(rest);
  const isOwn = sender === null || isLineMarked || text.startsWith(MARK);
  return isOwn && DAY_FIRST.test(text.replace(MARK, ''));
}

/** Tells WhatsApp's lines from those of persons. `add` all lines, then ask. */
export class NoticeReader {
  /** Whether all lines of a name are marked. */
  readonly #names = new Map<string, boolean>();
  readonly #fileTitle: string | null;
  /** The name of the first line, when it is the notice of encryption. Undefined before it. */
  #firstTitle: string | null | undefined;

  /** `title` is that of the conversation in the name of its file. */
  constructor(title: string | null) {
    this.#fileTitle = title;
  }

  add(rest: string, isLineMarked: boolean): void {
    const { sender, text } = splitSender(rest);
    const isMarked = isLineMarked || text.startsWith(MARK);
    this.#firstTitle ??= isMarked && HAS_ENCRYPTED.test(text) ? sender : null;
    if (sender === null || (this.#names.size >= MAX_SENDERS && !this.#names.has(sender))) return;
    this.#names.set(sender, (this.#names.get(sender) ?? true) && isMarked);
  }

  /**
   * Whether a name is the subject of a group, under which WhatsApp alone writes: the title of a conversation of three
   * or more names, all of whose lines are marked. Somebody with that name has lines of their own, without the mark.
   */
  isSubject(name: string): boolean {
    return this.#names.size >= 3 && this.#isTitle(name) && this.#names.get(name) === true;
  }

  isNotice(sender: string, text: string): boolean {
    if (NAMELESS.test(text)) return true;
    const isAround = AROUND_SENDER.some(
      ([before, after]) => text.startsWith(before + sender) && after.test(text.slice(before.length + sender.length)),
    );
    return isAround || (text.startsWith(`${sender} `) && this.#matches(AFTER_SENDER, text.slice(sender.length + 1)));
  }

  isRemoved(text: string): boolean {
    return this.#matches(REMOVED, text);
  }

  #matches(form: RegExp, text: string): boolean {
    const found = form.exec(text);
    if (found === null) return false;
    const { subject, person, added, admin } = found.groups ?? {};
    const name = person ?? added ?? admin;
    return (name === undefined || this.#names.has(name)) && (subject === undefined || this.#isTitle(subject));
  }

  #isTitle = (name: string): boolean =>
    name === this.#firstTitle || (this.#fileTitle !== null && toFileName(name) === toFileName(this.#fileTitle));
}

/** No file's name has these signs: a phone leaves them out, or writes another. */
const toFileName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|_]/g, '')
    .trim();
