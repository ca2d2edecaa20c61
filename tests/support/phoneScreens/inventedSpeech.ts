import { SeededChoices } from '../random.ts';

/** Words of the invented screens. Nobody here is real, and no insult was copied from anywhere. */

/** Screens to tune a reader on, and screens with other texts that it is judged on. */
export const SCREEN_SETS = ['tuning', 'held-out'] as const;
export type ScreenSet = (typeof SCREEN_SETS)[number];

const FIRST_NAMES = words(
  'Nina Malo Inès Léo Jeanne Théo Zoé Élise Yanis Clara Hugo Maëlys Lila Noé Aïda Basile Coline Denis Farah Gaël',
);
const LAST_NAMES = words(
  'Roche Vasseur Lemoine Tardif Olive Delmas Ferrand Guillot Hébert Imbert Jolivet Klein Lagarde Millet Noailles',
);
const HANDLE_ROOTS = words(
  'nina malo.vasseur leo_le_roi zoe.ol jeanne ille olive lolo1l0 Ilona oO_basile gael yanis clara_r coline theo.millet farah_dms',
);
const CHANNELS = words('général bla-bla salon-jeux entraide hors-sujet annonces devoirs musique');

/** Whole messages. Those at even places are for one set, those at odd places for the other. */
const MESSAGES = [
  'Tu fais vraiment pitié, gros navet.',
  'Arrête de poster, tout le monde se moque de toi.',
  'Va pleurer chez ta mère, espèce de chaussette molle !',
  'T’es qu’une serpillière, et encore, une serpillière ça sert.',
  'On sait où tu habites, fais attention à toi ce soir.',
  'Je vais montrer tes photos à toute la classe demain matin.',
  'Personne ne veut de toi ici. Retourne dans ta grotte.',
  'Si tu parles à quelqu’un, tu vas le regretter.',
  'Regarde-toi : même ton chien a honte de sortir avec toi.',
  'T’inquiète pas, on t’attend devant le lycée à 17 heures.',
  'mdr t’as cru qu’on allait te répondre ??',
  'jsp pourquoi tu continues, t’es nulle et puis c’est tout',
  'Franchement, ta vidéo est ridicule. Supprime ton compte.',
  'Quelle horreur cette tête, on dirait un vieux radis oublié.',
  'Rends-moi mes 50 € ou je raconte tout à tes parents.',
  'Tu me dois 120 € depuis juin, ça va mal finir pour toi.',
  'Réponds quand je t’écris ! Tu es où ? Avec qui ?',
  'Pourquoi tu ne décroches pas ? Je suis en bas de chez toi.',
  'LAISSE MON FRÈRE TRANQUILLE OU TU VAS COMPRENDRE',
  'TU ES UNE MENTEUSE ET TOUT LE QUARTIER LE SAIT',
  'Bouffon va, même pas capable d’aligner deux mots.',
  'Sale limace, retourne ramper dans ton jardin.',
  'ça t’apprendra à dénoncer les gens, vieille balance rouillée',
  'encore un mot et je balance l’adresse de ton boulot, ok ?',
  'J’ai encore tes captures d’écran, tu te souviens ?',
  'Ton patron a reçu mon mail. Bonne chance lundi !',
  'Toi et ta copine vous êtes deux cruches, voilà.',
  'Vous êtes pathétiques, elle et toi, franchement.',
  'On a créé un groupe juste pour rire de toi, 34 membres déjà.',
  'Déjà 218 partages, bientôt tout le collège l’aura vue.',
  'You are so pathetic, nobody likes you anymore.',
  'Just leave this server, we are all tired of you.',
];
/** Parts of further messages: an opening, a subject and what is claimed of it. */
const OPENINGS = 'Franchement|Sérieux|Alors là|Écoute bien|Pour info|Bravo|Ah non mais|Encore une fois'.split('|');
const SUBJECTS = (
  'ton exposé|ta coiffure|ton spectacle de danse|ta lettre à la directrice|ton nouveau téléphone|' +
  'ta photo de vacances|ton équipe de handball|ta façon de parler|ton discours d’hier|ta chanson'
).split('|');
const CLAIMS = [
  'c’était gênant du début à la fin',
  'même un escargot ferait mieux',
  'je l’ai envoyée à 12 personnes',
  'on en rigole encore dans le bus',
  'ça mérite un zéro pointé',
  'garde ça pour toi, vieux torchon',
  'arrête ou je raconte ce qui s’est passé samedi',
  'tout le couloir est au courant, pauvre cloche',
  'personne n’a osé te le dire en face',
  'tu vas le payer, crois-moi',
];
const LONG_MESSAGES = [
  'Je te préviens une dernière fois : tu retires ta plainte avant vendredi, sinon je publie toutes nos conversations et tu verras bien ce que diront les voisins.',
  'Tu peux changer de numéro autant que tu veux, je finirai toujours par te retrouver. J’ai des amis partout, même là où tu travailles.',
  'Cette fille ment depuis le début. Elle invente des histoires pour se rendre intéressante, et vous tombez tous dans le panneau. Ouvrez les yeux !',
  'Ça fait trois fois que je te bloque et tu reviens avec un autre compte. Tu n’as donc rien d’autre à faire de tes journées, pauvre poireau ?',
  'Allez signaler son profil, tous ensemble, à 20 h précises. Il faut qu’il comprenne qu’on ne veut plus de lui sur cette application.',
  'Partagez au maximum : voici la tête de celle qui a volé dans la caisse de l’association. N’oubliez pas de lui dire bonjour de ma part.',
];
const ANSWERS = [
  'Laisse-moi tranquille, s’il te plaît.',
  'Arrêtez de m’écrire, je vous l’ai déjà demandé.',
  'Je ne te connais pas. Qui es-tu ?',
  'Pourquoi tu fais ça ?',
  'Je garde tout, sache-le.',
  'Je vais en parler à mes parents.',
  'Stop.',
  'Non merci.',
  'C’est toi qui as envoyé ça hier soir ?',
  'Qui t’a donné mon numéro ?',
];
const HASHTAGS = words('#honte #navet2026 #LaVérité #stop #mdr #radis');
const ARABIC = ['لا تكتب لي مرة أخرى من فضلك', 'سوف تندم على هذا الكلام غدا'];
const CYRILLIC = ['Больше никогда мне не пиши', 'Завтра все узнают правду о тебе'];

function words(list: string): readonly string[] {
  return list.split(' ');
}

/** Invents the words of one screen, the same ones for the same seed. */
export class Speech extends SeededChoices {
  readonly #parity: number;

  constructor(seed: number, set: ScreenSet) {
    super(seed);
    this.#parity = SCREEN_SETS.indexOf(set);
  }

  /** One of those of this set. */
  #pickOwn(list: readonly string[]): string {
    return this.pick(list.filter((_, index) => index % 2 === this.#parity));
  }

  name(): string {
    return `${this.#pickOwn(FIRST_NAMES)} ${this.#pickOwn(LAST_NAMES)}`;
  }

  firstName(): string {
    return this.#pickOwn(FIRST_NAMES);
  }

  channel(): string {
    return this.#pickOwn(CHANNELS);
  }

  message(): string {
    const composed = `${this.#pickOwn(OPENINGS)}, ${this.#pickOwn(SUBJECTS)}, ${this.#pickOwn(CLAIMS)}${this.pick(['.', ' !', '…', ''])}`;
    const text = this.chance(0.5) ? composed : this.#pickOwn(MESSAGES);
    if (this.chance(0.15)) return `${text} ${this.#pickOwn(HASHTAGS)}`;
    return this.chance(0.2) ? `${this.firstName()}, ${text[0]?.toLowerCase()}${text.slice(1)}` : text;
  }

  longMessage(): string {
    if (this.chance(0.5)) return `${this.message()} ${this.message()}`;
    return this.#pickOwn(LONG_MESSAGES);
  }

  answer(): string {
    return this.#pickOwn(ANSWERS);
  }

  /** A line in a script that French data cannot read. */
  foreignLine(): string {
    return this.#pickOwn(this.chance(0.5) ? ARABIC : CYRILLIC);
  }

  /** A handle in the characters that the platform accepts; half of them with look-alikes (`0 O`, `1 l I`, `__`). */
  handle(characters: 'lower' | 'mixed' | 'word'): string {
    const traps = ['_', '__', '0', '1', 'l0', 'O1', '_Il', '.0', '.l1', '_00', '2l'];
    const root = this.#pickOwn(HANDLE_ROOTS);
    const whole = this.chance(0.5)
      ? `${this.chance(0.5) ? this.pick(['_', 'x_', '0', 'I_']) : ''}${root}${this.pick(traps)}${this.chance(0.3) ? this.pick(traps) : ''}`
      : `${root}${this.pick(['97', '_93', '.fr', 'x', '', '_off', '2026', '.bzh', '75'])}`;
    if (characters === 'lower') return whole.toLowerCase();
    return characters === 'word' ? whole.replaceAll('.', '_').slice(0, 15) : whole;
  }

  /** hh:mm */
  time(): string {
    const two = (value: number): string => `${value}`.padStart(2, '0');
    return `${two(this.below(24))}:${two(this.below(60))}`;
  }

  /** « il y a 3 h », or the short form of an application: « 3 h ». */
  age(form: 'long' | 'short'): string {
    if (form === 'short') {
      const unit = this.pick(['min', 'h', 'j', 'sem.']);
      return `${1 + this.below(unit === 'min' ? 59 : 9)} ${unit}`;
    }
    const unit = this.pick(['minutes', 'heures', 'h', 'jours', 'semaines', 'mois']);
    return `il y a ${2 + this.below(unit === 'minutes' ? 57 : 9)} ${unit}`;
  }

  count(): string {
    return this.chance(0.5) ? `${1 + this.below(999)}` : `${1 + this.below(99)},${this.below(10)} k`;
  }

  /** A dark or a vivid colour, on which white letters can be read. */
  colour(): string {
    return `hsl(${this.below(360)} 45% ${30 + this.below(20)}%)`;
  }
}
