import { MAX_SENDERS } from './conversationCounts.ts';
import { splitSender, toLetters } from './whatsappSenders.ts';

/**
 * Lines that WhatsApp writes under a name on an iPhone, marked by U+200E: under the subject of a group, or under the
 * other person of a conversation of two. Anybody can type that mark.
 */

export const MARK = '\u200e';

const MORE =
  '(?: \\*?(?:(?:Appuyez|Cliquez) pour en savoir plus|En savoir plus|(?:(?:Tap|Click) to )?[Ll]earn more|Tippe, um mehr zu erfahren|Mehr erfahren|Pulsa para obtener más información|Más información|Tocca per saperne di più|Toque para saber mais)\\*?\\.?)?';
/** The first notice of a conversation, in the versions that are known. */
const ENCRYPTED = new RegExp(
  `^(?:${[
    'Les messages et les appels sont chiffrés de bout en bout\\.(?: Seules les personnes dans cette discussion peuvent les lire, les écouter ou les partager\\.| Aucun tiers, pas même WhatsApp, ne peut les lire ou les écouter\\.)?',
    'Messages and calls are end-to-end encrypted\\.(?: Only people in this chat can read, listen to, or share them\\.| No one outside of this chat, not even WhatsApp, can read or listen to them\\.)?',
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt\\.(?: Niemand außerhalb dieses Chats kann sie lesen oder anhören, nicht einmal WhatsApp\\.)?',
    'Los mensajes y las llamadas están cifrados de extremo a extremo\\.(?: Nadie fuera de este chat, ni siquiera WhatsApp, puede leerlos ni escucharlos\\.)?',
    'I messaggi e le chiamate sono crittografati end-to-end\\.(?: Nessuno al di fuori di questa chat, nemmeno WhatsApp, può leggerne o ascoltarne il contenuto\\.)?',
    'As mensagens e chamadas são encriptadas ponto a ponto\\.(?: Ninguém fora desta conversa, nem mesmo o WhatsApp, pode ler ou ouvi-las\\.)?',
  ].join('|')})${MORE}$`,
);
/** Words of that notice in the versions that are known, since 2016. */
export const HAS_ENCRYPTED =
  /chiffr(?:és|ées|ement) de bout en bout|end-to-end encrypt(?:ed|ion)|Ende-zu-Ende-[Vv]erschlüssel(?:t|ung)|cifrad[oa]s de extremo a extremo|crittografat[ei] end-to-end|criptografia de ponta a ponta|end-to-end versleuteld|uçtan uca şifreli/;

const BLOCKED = /^(?:Vous avez (?:dé)?bloqué ce contact|You (?:un)?blocked this contact)\.?$/;
/** What stands before and after the name of the other person. */
const ABOUT_SENDER: readonly (readonly [before: string, after: RegExp])[] = [
  ['', /^ (?:est un contact|est dans vos contacts|is a contact)\.?$/],
  ['Votre code de sécurité avec ', new RegExp(`^ a changé\\.${MORE}$`)],
  ['Your security code with ', new RegExp(`^ changed\\.${MORE}$`)],
];

/** Whether the words, whole, are WhatsApp's own under the name of a person: one word more is that person's. */
export const isWholeNotice = (text: string, sender: string): boolean =>
  ENCRYPTED.test(text) ||
  BLOCKED.test(text) ||
  ABOUT_SENDER.some(
    ([before, after]) => text.startsWith(before + sender) && after.test(text.slice(before.length + sender.length)),
  );

/**
 * Finds the subject of a group, under which WhatsApp alone writes: the title of a conversation of three or more names,
 * all of whose lines are marked. Somebody with that name has lines of their own, without the mark. `add` all lines.
 */
export class SubjectFinder {
  /** Whether all lines of a name are marked. */
  readonly #names = new Map<string, boolean>();

  add(rest: string, isLineMarked: boolean): void {
    const { sender, text } = splitSender(rest);
    if (sender === null || (this.#names.size >= MAX_SENDERS && !this.#names.has(sender))) return;
    this.#names.set(sender, (this.#names.get(sender) ?? true) && (isLineMarked || text.startsWith(MARK)));
  }

  find(title: string | null): string | null {
    const wanted = toLetters(title ?? '');
    if (wanted === '' || this.#names.size < 3) return null;
    const [subject = null, ...others] = [...this.#names.keys()].filter((name) => toLetters(name) === wanted);
    return subject !== null && others.length === 0 && this.#names.get(subject) === true ? subject : null;
  }
}
