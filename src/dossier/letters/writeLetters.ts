import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import { LETTERS, notice } from '../../law/letters/index.ts';
import type { Letter } from '../../law/letters/letter.ts';
import { getItemAddress, isLinkAllowed } from '../data/addresses.ts';
import { classifyPublications, selectPrimaryItems } from '../data/publications.ts';
import type { DossierContext } from '../dossierContext.ts';
import * as strings from '../strings/index.ts';
import { docxBytes } from './docx.ts';
import { fillLetter } from './fillLetter.ts';

type Name = keyof typeof LETTERS;

/** What each recipient is proposed. */
const LETTERS_BY_PURPOSE: Readonly<Record<NonNullable<DossierOptions['purpose']>, readonly Name[]>> = {
  police: ['complaint', 'pharos', 'witness', 'authorisation'],
  prosecutor: ['prosecutor', 'witness', 'authorisation'],
  bailiff: ['insurer'],
  lawyer: ['prosecutor', 'insurer', 'witness', 'authorisation'],
  association: ['complaint', 'prosecutor', 'pharos', 'insurer', 'witness', 'authorisation'],
  school: [],
  platform: [],
};
const ALL_LETTERS: readonly Name[] = [
  'prosecutor',
  'complaint',
  'pharos',
  'insurer',
  'witness',
  'authorisation',
];
/** Article 16 may not bind private messengers; mail and whole pages are no posts of a platform. */
const NOTIFIABLE: ReadonlySet<string> = new Set(['post', 'reply', 'comment', 'story', 'review', 'profile']);
/** A site of its own has no form of ours to fill in by its name. */
const NO_PLATFORM: ReadonlySet<string> = new Set(['web', 'gmail', 'outlook', 'whatsapp', 'messenger']);

/** `modeles/`, one after the other; none when they were not ticked. */
export async function* writeLetters(
  context: DossierContext,
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { options, snapshot } = context;
  if (!resolveParts(options).has('letters')) return;
  const about = (letter: Letter, items: readonly SnapshotItem[]) => ({ letter, items });
  // One block a publication: what was recorded twice, or for another's sake, is not reported for itself.
  const { publications } = classifyPublications(snapshot.items);
  const primaryItems = selectPrimaryItems(snapshot.items);
  const { role } = options.requester ?? {};
  // Whoever acts for themself, or for their child, needs nobody's authorisation.
  const isFree = role === 'self' || role === 'parent';
  const names = options.purpose === undefined ? ALL_LETTERS : LETTERS_BY_PURPOSE[options.purpose];
  const chosen = names
    .filter((name) => !(name === 'authorisation' && isFree))
    .map((name) => about(LETTERS[name], name === 'pharos' ? primaryItems.filter(isPublic) : snapshot.items));
  const notices =
    options.purpose === undefined || options.purpose === 'platform' ? noticesOf(publications) : [];
  for (const { letter, items } of [...chosen, ...notices.map(([letter, items]) => about(letter, items))]) {
    const bytes = await docxBytes(letter.title, fillLetter(letter, context, items));
    yield { path: `modeles/${letter.file}.docx`, bytes };
  }
}

function noticesOf(items: readonly SnapshotItem[]): (readonly [Letter, readonly SnapshotItem[]])[] {
  const notified = items.filter(
    (item) =>
      isLinkAllowed(item) && NOTIFIABLE.has(item.fiche.surface) && !NO_PLATFORM.has(item.fiche.platform),
  );
  return [...Map.groupBy(notified, ({ fiche }) => fiche.platform)].flatMap(([platform, group]) =>
    /^[a-z0-9-]{1,40}$/.test(platform)
      ? [[notice(`notification-${platform}`, strings.platformName(platform)), group] as const]
      : [],
  );
}

/** Visible by all, as read or as the person says. */
function isPublic(item: SnapshotItem): boolean {
  const { fiche, notes } = item;
  const visibility = fiche.visibility ?? notes?.visibility?.value ?? null;
  return visibility === 'public' && getItemAddress(item) !== null && fiche.surface !== 'message';
}
