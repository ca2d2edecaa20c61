import {
  adviceStatement,
  type BilingualText,
  cautiousStatement,
  SECOND_READING,
  SEVENTH_READING,
  type SourcedEntry,
  type SourcedStatement,
  sixthReading,
} from './legalSources.ts';

/** `unknown`: no source gives it. `none`: the recipient has no such limit. */
export type Limit = number | 'unknown' | 'none';

/** `pdf` and `jpeg` can be made; the others are only named. */
type PartType = 'pdf' | 'jpeg' | 'png' | 'tif';

/** A field of the recipient's form. */
export interface PortalField {
  /** `statement`: the « exposé »; `place` and `website`: short fields. */
  readonly id: 'statement' | 'place' | 'website';
  /** Its name in the form. */
  readonly label: BilingualText;
  /** Minimum length in characters; 0: none known. */
  readonly min: number;
  readonly max: Limit;
  /** What the form wants there, whatever the dossier says; null: filled in from the dossier. */
  readonly value: string | null;
}

/** Where a dossier goes, and what is accepted there. Sizes are in bytes. */
export interface Portal extends SourcedEntry {
  readonly id: string;
  readonly name: BilingualText;
  /** Null: no source gives them. */
  readonly types: readonly PartType[] | null;
  readonly maxFileBytes: Limit;
  readonly maxTotalBytes: Limit;
  readonly maxFiles: Limit;
  readonly fields: readonly PortalField[];
  readonly lines: readonly SourcedStatement[];
}

/** Shown wherever a dossier is made: whoever hands it over cannot take a name back. */
export const JOURNALIST_NOTICE = sixthReading('loi-1881-secret', {
  fr: 'Journaliste : retirez ce qui peut désigner une source (loi de 1881, article 2). La défense lira tout.',
  en: 'A journalist: take out what may point to a source (law of 1881, article 2). The defence will read all.',
});

const MEGABYTE = 1_000_000;
const NO_LIMITS = { maxFileBytes: 'none', maxTotalBytes: 'none', maxFiles: 'none' } as const;
const UNKNOWN_LIMITS = { maxFileBytes: 'unknown', maxTotalBytes: 'unknown', maxFiles: 'unknown' } as const;

/** A text of no known length: the person chooses one. */
const STATEMENT: PortalField = {
  id: 'statement',
  label: { fr: 'Exposé des faits', en: 'Statement of the facts' },
  min: 0,
  max: 'unknown',
  value: null,
};

/**
 * Where a dossier goes, in the order shown. No limit is guessed: one that no source gives is `unknown`. Sizes count a
 * megabyte as 1,000,000 bytes, the smaller meaning.
 */
export const PORTALS: readonly Portal[] = [
  {
    id: 'police',
    name: { fr: 'Commissariat ou gendarmerie, sur place', en: 'Police station or gendarmerie, in person' },
    types: ['pdf'],
    ...NO_LIMITS,
    fields: [STATEMENT],
    sources: ['advice'],
    confidence: 'verify',
    checked: SEVENTH_READING,
    lines: [
      cautiousStatement('advice', {
        fr: 'Imprimez les deux premières pages, la fiche d’identification, les pages graves et la feuille de remise. Le dossier entier : sur une clé USB. Refusée (à vérifier) ? Demandez une adresse e-mail.',
        en: 'Print the first two pages, the identification sheet, the grave pages and the handover sheet. The whole dossier: on a USB stick. Refused (to be checked)? Ask for an e-mail address.',
        checked: SEVENTH_READING,
      }),
      adviceStatement(
        'Un enquêteur ne peut pas toujours ouvrir un zip : le papier et le PDF passent partout.',
        'An investigator cannot always open a zip: paper and PDF work everywhere.',
      ),
    ],
  },
  {
    id: 'plainte-en-ligne',
    name: { fr: 'Plainte en ligne', en: 'Plainte en ligne (online complaint)' },
    types: ['pdf', 'jpeg', 'png'],
    ...UNKNOWN_LIMITS,
    fields: [
      { ...STATEMENT, label: { fr: 'Exposé des faits', en: 'Exposé des faits (statement)' }, min: 30, max: 1500 },
      {
        id: 'place',
        label: { fr: 'Lieu des faits', en: 'Lieu des faits (place)' },
        min: 0,
        max: 'unknown',
        value: 'Internet',
      },
      {
        id: 'website',
        label: { fr: 'Site internet', en: 'Site internet (website)' },
        min: 0,
        max: 'unknown',
        value: null,
      },
    ],
    sources: ['plainte-en-ligne'],
    confidence: 'verify',
    checked: SECOND_READING,
    lines: [
      cautiousStatement('plainte-en-ligne', {
        fr: 'Ce site prend des PDF et des images JPEG ou PNG. Son texte a 1 500 caractères au plus (à vérifier).',
        en: 'This site takes PDFs, and JPEG or PNG images. Its text has 1,500 characters at most (to be checked).',
      }),
      cautiousStatement('second-reading', {
        fr: 'Il est fait pour les atteintes aux biens : pour un harcèlement, la réponse n’est pas sûre (à vérifier).',
        en: 'It is made for harm to property: for harassment, an answer is not certain (to be checked).',
      }),
    ],
  },
  {
    id: 'visioplainte',
    name: { fr: 'Plainte par vidéo (visioplainte)', en: 'Complaint by video (visioplainte)' },
    types: null,
    ...UNKNOWN_LIMITS,
    fields: [STATEMENT],
    sources: ['visioplainte'],
    confidence: 'verify',
    checked: SECOND_READING,
    lines: [
      cautiousStatement('visioplainte', {
        fr: 'Elle existe aussi pour le cyberharcèlement, avec FranceConnect (à vérifier).',
        en: 'It exists for online harassment too, with FranceConnect (to be checked).',
      }),
      adviceStatement(
        'Demandez, avant le rendez-vous, quels fichiers envoyer et à quelle adresse.',
        'Before the appointment, ask which files to send and to which address.',
      ),
    ],
  },
  {
    id: 'lawyer',
    name: { fr: 'Avocat', en: 'Lawyer' },
    types: ['pdf'],
    ...NO_LIMITS,
    maxFileBytes: 1000 * MEGABYTE,
    fields: [STATEMENT],
    sources: ['cabinets-avocats'],
    confidence: 'verify',
    checked: SECOND_READING,
    lines: [
      cautiousStatement('cabinets-avocats', {
        fr: 'Un cabinet au moins ne prend que le PDF. La plateforme PLEX des avocats va jusqu’à 1 Go (à vérifier).',
        en: 'One firm at least takes PDF only. PLEX, the lawyers’ platform, goes up to 1 GB (to be checked).',
      }),
      adviceStatement(
        'Donnez aussi le dossier entier : lui seul peut être vérifié.',
        'Give the whole dossier too: it alone can be verified.',
      ),
    ],
  },
  {
    id: 'email',
    name: { fr: 'E-mail', en: 'E-mail' },
    types: ['pdf', 'jpeg'],
    ...NO_LIMITS,
    maxFileBytes: 'unknown',
    fields: [STATEMENT],
    sources: ['advice'],
    confidence: 'read',
    checked: SECOND_READING,
    lines: [
      adviceStatement(
        'La taille dépend des deux messageries : envoyez chaque partie dans un message à part.',
        'The size depends on both mail services: send each part in a message of its own.',
      ),
      adviceStatement(
        'Un e-mail peut être lu par d’autres. Pour des images intimes, préférez une remise sur place.',
        'Other people may read an e-mail. For intimate images, prefer handing over in person.',
      ),
    ],
  },
  {
    id: 'geneva',
    name: { fr: 'Pré-plainte du canton de Genève (Suisse)', en: 'Pré-plainte of the canton of Geneva (Switzerland)' },
    types: ['pdf', 'jpeg', 'png', 'tif'],
    maxFileBytes: 10 * MEGABYTE,
    maxTotalBytes: 70 * MEGABYTE,
    maxFiles: 10,
    fields: [{ ...STATEMENT, label: { fr: 'Description des faits', en: 'Description of the facts' }, max: 2000 }],
    sources: ['geneve-pre-plainte'],
    confidence: 'verify',
    checked: SECOND_READING,
    lines: [
      cautiousStatement('geneve-pre-plainte', {
        fr: 'Ce formulaire prend 10 fichiers de 10 Mo au plus, et 70 Mo en tout (à vérifier).',
        en: 'This form takes 10 files of at most 10 MB, and 70 MB in all (to be checked).',
      }),
      cautiousStatement('geneve-pre-plainte', {
        fr: 'Une de ses catégories s’appelle « cyberharcèlement » : à vous de choisir (à vérifier).',
        en: 'One of its categories is called “cyberharcèlement”: the choice is yours (to be checked).',
      }),
    ],
  },
];
