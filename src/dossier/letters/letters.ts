import type { HeldItem } from '../../domain/holdings.ts';
import { type DossierPlan, partsOf } from '../../domain/plan.ts';
import { LETTERS, notice } from '../../law/letters/index.ts';
import type { Letter } from '../../law/letters/letter.ts';
import { addressOf, mayLead } from '../addresses.ts';
import type { Edition } from '../edition.ts';
import { postsOf, recordedAlone } from '../posts.ts';
import * as words from '../words.ts';
import { docxBytes } from './docx.ts';
import { filled } from './filled.ts';

type Name = keyof typeof LETTERS;

/** What each recipient is proposed. */
const FOR: Readonly<Record<NonNullable<DossierPlan['purpose']>, readonly Name[]>> = {
  police: ['complaint', 'pharos', 'witness', 'authorisation'],
  prosecutor: ['prosecutor', 'witness', 'authorisation'],
  bailiff: ['insurer'],
  lawyer: ['prosecutor', 'insurer', 'witness', 'authorisation'],
  association: ['complaint', 'prosecutor', 'pharos', 'insurer', 'witness', 'authorisation'],
  school: [],
  platform: [],
};
const ALL: readonly Name[] = ['prosecutor', 'complaint', 'pharos', 'insurer', 'witness', 'authorisation'];
/** Article 16 may not bind private messengers; mail and whole pages are no posts of a platform. */
const NOTIFIABLE: ReadonlySet<string> = new Set(['post', 'reply', 'comment', 'story', 'review', 'profile']);
/** A site of its own has no form of ours to fill in by its name. */
const NO_PLATFORM: ReadonlySet<string> = new Set(['web', 'gmail', 'outlook', 'whatsapp', 'messenger']);

/** `modeles/`, one after the other; none when they were not ticked. */
export async function* letters(
  edition: Edition,
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { plan, holdings } = edition;
  if (!partsOf(plan).has('letters')) return;
  const about = (letter: Letter, items: readonly HeldItem[]) => ({ letter, items });
  // One block a publication: what was recorded twice, or for another's sake, is not reported for itself.
  const { posts } = postsOf(holdings.items);
  const alone = recordedAlone(holdings.items);
  const { role } = plan.asking ?? {};
  // Whoever acts for themself, or for their child, needs nobody's authorisation.
  const isFree = role === 'self' || role === 'parent';
  const names = plan.purpose === undefined ? ALL : FOR[plan.purpose];
  const chosen = names
    .filter((name) => !(name === 'authorisation' && isFree))
    .map((name) => about(LETTERS[name], name === 'pharos' ? alone.filter(isPublic) : holdings.items));
  const notices = plan.purpose === undefined || plan.purpose === 'platform' ? noticesOf(posts) : [];
  for (const { letter, items } of [...chosen, ...notices.map(([letter, items]) => about(letter, items))]) {
    const bytes = await docxBytes(letter.title, filled(letter, edition, items));
    yield { path: `modeles/${letter.file}.docx`, bytes };
  }
}

function noticesOf(items: readonly HeldItem[]): (readonly [Letter, readonly HeldItem[]])[] {
  const notified = items.filter(
    (item) => mayLead(item) && NOTIFIABLE.has(item.fiche.surface) && !NO_PLATFORM.has(item.fiche.platform),
  );
  return [...Map.groupBy(notified, ({ fiche }) => fiche.platform)].flatMap(([platform, group]) =>
    /^[a-z0-9-]{1,40}$/.test(platform)
      ? [[notice(`notification-${platform}`, words.platform(platform)), group] as const]
      : [],
  );
}

/** Visible by all, as read or as the person says. */
function isPublic(item: HeldItem): boolean {
  const { fiche, notes } = item;
  const visibility = fiche.visibility ?? notes?.visibility?.value ?? null;
  return visibility === 'public' && addressOf(item) !== null && fiche.surface !== 'message';
}
