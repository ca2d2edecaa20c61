import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import type { Letter } from '../../law/letters/letter.ts';
import { LETTERS, platformNotice } from '../../law/letters/letterList.ts';
import { getItemAddress, isLinkAllowed } from '../data/addresses.ts';
import { classifyPublications, selectPrimaryItems } from '../data/publications.ts';
import { getVisibility } from '../data/visibility.ts';
import type { DossierContext } from '../dossierContext.ts';
import * as strings from '../strings/index.ts';
import { docxBytes } from './docx.ts';
import { fillLetter, type LetterDossier } from './fillLetter.ts';

type Name = keyof typeof LETTERS;
/** Without a recipient, every letter is offered. */
const ALL_LETTERS = Object.keys(LETTERS) as readonly Name[];

/** Letters for each kind of recipient. */
const LETTERS_BY_PURPOSE: Readonly<Record<NonNullable<DossierOptions['purpose']>, readonly Name[]>> = {
  police: ['complaint', 'pharos', 'witness', 'authorisation'],
  prosecutor: ['prosecutor', 'witness', 'authorisation'],
  bailiff: ['insurer'],
  lawyer: ['prosecutor', 'insurer', 'publicAgent', 'witness', 'authorisation'],
  association: [
    'complaint',
    'prosecutor',
    'pharos',
    'insurer',
    'school',
    'employer',
    'publicAgent',
    'witness',
    'authorisation',
  ],
  school: ['school'],
  platform: [],
};
/** Surfaces that can be notified. Article 16 may not apply to private messengers; mail and pages are no posts. */
const NOTIFIABLE: ReadonlySet<string> = new Set(['post', 'reply', 'comment', 'story', 'review', 'profile']);
/** Platforms without a notification letter: independent sites, mail, messengers. */
const NO_PLATFORM: ReadonlySet<string> = new Set(['web', 'gmail', 'outlook', 'whatsapp', 'messenger']);

/** A letter as it is saved beside the dossier. */
export interface LetterFile {
  /** `lettre-procureur.docx` */
  readonly fileName: string;
  readonly title: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Yields the letters and forms of the person; none unless the option is set. They are in no dossier, which the accused
 * may read. `dossiers`: the files that the letters name as enclosed.
 */
export async function* writeLetters(
  context: DossierContext,
  dossiers: readonly LetterDossier[],
): AsyncGenerator<LetterFile> {
  const { options, snapshot } = context;
  if (!resolveParts(options).has('letters')) return;
  const about = (letter: Letter, items: readonly SnapshotItem[]) => ({ letter, items });
  // One block per publication: repeated captures and context items are not reported separately.
  const { publications } = classifyPublications(snapshot.items);
  const primaryItems = selectPrimaryItems(snapshot.items);
  const { role } = options.requester ?? {};
  const names = options.purpose === undefined ? ALL_LETTERS : LETTERS_BY_PURPOSE[options.purpose];
  const chosen = names.flatMap((name) => {
    const letter = LETTERS[name](role);
    if (letter === null) return [];
    if (name !== 'pharos') return [about(letter, snapshot.items)];
    const reported = primaryItems.filter(mayBePublic);
    return reported.length === 0 ? [] : [about(letter, reported)];
  });
  const notices = options.purpose === undefined || options.purpose === 'platform' ? noticesOf(publications) : [];
  for (const { letter, items } of [...chosen, ...notices.map(([letter, items]) => about(letter, items))]) {
    const bytes = await docxBytes(letter.title, fillLetter(letter, { context, items, dossiers }));
    yield { fileName: `${letter.file}.docx`, title: letter.title, bytes };
  }
}

function noticesOf(items: readonly SnapshotItem[]): (readonly [Letter, readonly SnapshotItem[]])[] {
  const notified = items.filter(
    (item) => isLinkAllowed(item) && NOTIFIABLE.has(item.fiche.surface) && !NO_PLATFORM.has(item.fiche.platform),
  );
  return [...Map.groupBy(notified, ({ fiche }) => fiche.platform)].flatMap(([platform, group]) =>
    /^[a-z0-9-]{1,40}$/.test(platform)
      ? [[platformNotice(`notification-${platform}`, strings.platformName(platform)), group] as const]
      : [],
  );
}

/** Whether the publication has an address and is public, or may be: its visibility is neither read nor stated. */
function mayBePublic(item: SnapshotItem): boolean {
  const { surface } = item.fiche;
  if (getItemAddress(item) === null) return false;
  const visibility = getVisibility(item);
  return visibility === null ? NOTIFIABLE.has(surface) : visibility === 'public' && surface !== 'message';
}
