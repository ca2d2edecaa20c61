import {
  adviceStatement,
  cautiousStatement,
  fifthReading,
  type SourcedStatement,
  sourcedStatement,
} from './legalSources.ts';

/** A printed page for a person who helps; it also refers to the guide's screen numbers. */
export const HELPER_CARD: {
  readonly title: { readonly fr: string; readonly en: string };
  readonly parts: readonly {
    readonly id: string;
    readonly title: { readonly fr: string; readonly en: string };
    readonly lines: readonly SourcedStatement[];
  }[];
  readonly help: readonly string[];
} = {
  title: { fr: 'Pour la personne qui aide', en: 'For the person who helps' },
  parts: [
    {
      id: 'say',
      title: { fr: 'À dire', en: 'To say' },
      lines: [
        adviceStatement('« Je te crois. Tu n’y es pour rien. »', '“I believe you. It is not your fault.”'),
        adviceStatement('« On fait à ton rythme. Tu peux arrêter. »', '“We go at your pace. You can stop.”'),
        sourcedStatement('guides-victimes', {
          fr: '« Veux-tu que je lise et que je capture à ta place ? »',
          en: '“Shall I read and capture for you?”',
        }),
      ],
    },
    {
      id: 'do',
      title: { fr: 'À faire, dans l’ordre', en: 'To do, in order' },
      lines: [
        sourcedStatement('urgences', {
          fr: 'Un danger maintenant : le 17, le 112, ou un SMS au 114.',
          en: 'Danger now: 17, 112, or a text to 114.',
        }),
        sourcedStatement('guides-victimes', {
          fr: 'Capturer avant de bloquer ou de signaler, sauf danger. Image intime qui circule : adresse et compte notés, puis le 3018.',
          en: 'Capture before blocking or reporting, unless in danger. An intimate image that spreads: note address and account, then 3018.',
        }),
        sourcedStatement('guides-victimes', {
          fr: 'Capturer aussi le profil, et toute la conversation.',
          en: 'Capture the profile too, and the whole conversation.',
        }),
        sourcedStatement('loi-1881', {
          fr: 'Insulte ou accusation, même privée, appel public à la violence : un avocat cette semaine, le délai est de 3 mois.',
          en: 'Insult or accusation, private too, public call to violence: a lawyer this week, the time limit is 3 months.',
        }),
        sourcedStatement('defenseur-2013', {
          fr: 'Porter plainte : aucune preuve n’est exigée, et on peut être accompagné.',
          en: 'Complaint: no proof is required, and you may bring someone.',
        }),
        sourcedStatement('code-assurances', {
          fr: 'L’assurance avant de payer un avocat, sauf contrat commun avec l’auteur.',
          en: 'Insurance before paying a lawyer, unless shared with the author.',
        }),
      ],
    },
    {
      id: 'avoid',
      title: { fr: 'À ne pas faire', en: 'Do not' },
      lines: [
        sourcedStatement('guides-victimes', {
          fr: 'Ne répondez pas, ne menacez pas, n’effacez rien.',
          en: 'Do not answer back, threaten or erase.',
        }),
        sourcedStatement('code-penal', {
          fr: 'Ne capturez jamais une image sexuelle d’une personne de moins de 18 ans, même pour aider.',
          en: 'Never capture a sexual image of a person under 18, even to help.',
        }),
        sourcedStatement('code-penal', {
          fr: 'Ne lisez pas de messages privés sans accord.',
          en: 'Do not read private messages without consent.',
        }),
        sourcedStatement('code-penal', {
          fr: 'Ne publiez pas le dossier, ne l’envoyez pas à la personne mise en cause.',
          en: 'Do not publish the dossier, or send it to the person accused.',
        }),
        fifthReading(['loi-1881', 'code-penal', 'cjpm'], {
          fr: 'N’affichez ni le nom, ni le compte, ni la photo de l’auteur. Il pourrait porter plainte (diffamation, vie privée, 223-1-1). Mineur : c’est toujours interdit (CJPM, L13-3).',
          en: 'Show neither the name, the account nor the photo of the author. They could file a complaint (defamation, private life, 223-1-1). Under 18: always forbidden (CJPM, L13-3).',
        }),
        cautiousStatement('code-penal', {
          fr: 'Ne portez pas plainte à la place d’un adulte : c’est à lui ou elle de le faire. Sous tutelle : son tuteur aussi (à vérifier). Décédé : sa famille. Voyez un avocat.',
          en: 'Do not file a complaint in an adult’s place: it is theirs to file. Under guardianship: the guardian too (to be checked). Deceased: the family. See a lawyer.',
        }),
      ],
    },
  ],
  help: ['17', '119', '3018', '3114', '114', '3919', '116006'],
};
