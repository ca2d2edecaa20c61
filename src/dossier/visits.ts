import type { HeldItem } from '../domain/holdings.ts';
import type { HandedNotes } from '../domain/notes.ts';
import type { DossierPlan } from '../domain/plan.ts';
import type { Visibility } from '../domain/reading.ts';
import { addressOf, mayLead } from './addresses.ts';
import { postsOf } from './posts.ts';
import * as words from './words.ts';

/** An address that somebody will open again, with what they must know before; null: nobody said. */
export interface Visit {
  readonly item: HeldItem;
  readonly address: string;
  /** Other pièces that show the same publication: one visit is enough. */
  readonly alsoIn: readonly number[];
  /** As read on the page, else as the person states it. */
  readonly visibility: Visibility | null;
  readonly accountNeeded: boolean | null;
  readonly ephemeral: boolean;
  readonly path: string | null;
  readonly lastCheck: NonNullable<HandedNotes['online']>[number] | null;
  /** Windows' worth of page; null when it was not measured. */
  readonly screens: number | null;
}

/** Grouped by platform, what goes by itself first, each once; addresses that must not be opened again are not there. */
export function visitsOf(items: readonly HeldItem[], plan: DossierPlan): readonly Visit[] {
  const { again } = postsOf(items);
  const visits = items.flatMap((item) => {
    const address = addressOf(item);
    // What an address showed later is no other place to go to.
    const seen = again.has(item) || item.fiche.context.linked?.relation === 'check';
    const others = [...again].flatMap(([other, first]) => (first === item ? [other] : []));
    return address === null || seen || !mayLead(item) ? [] : [visitOf(item, others, address, plan)];
  });
  const groups = [...Map.groupBy(visits, ({ item }) => item.fiche.platform).values()].map((group) =>
    group.toSorted((a, b) => Number(b.ephemeral) - Number(a.ephemeral)),
  );
  const name = (group: readonly Visit[]) => words.platform(group[0]?.item.fiche.platform ?? '');
  const passing = (group: readonly Visit[]) => Number(group[0]?.ephemeral ?? false);
  return groups.sort((a, b) => passing(b) - passing(a) || name(a).localeCompare(name(b), 'fr')).flat();
}

function visitOf(
  item: HeldItem,
  others: readonly HeldItem[],
  address: string,
  { access }: DossierPlan,
): Visit {
  const { fiche, notes } = item;
  const said = access?.[fiche.id];
  const checks = [item, ...others].flatMap((one) => one.notes?.online ?? []);
  const visibility = fiche.visibility ?? notes?.visibility?.value ?? null;
  return {
    item,
    address,
    alsoIn: others.map(({ number }) => number),
    visibility,
    accountNeeded: said?.accountNeeded ?? neededFor(item, visibility),
    ephemeral: said?.ephemeral ?? fiche.surface === 'story',
    path: said?.path ?? null,
    lastCheck: checks.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1) ?? null,
    screens: screensOf(item),
  };
}

/** What was seen without an account needs none; what is not public needs one. */
function neededFor({ fiche }: HeldItem, visibility: Visibility | null): boolean | null {
  if (fiche.warnings.includes('not-logged-in')) return false;
  return visibility === null || visibility === 'public' ? null : true;
}

function screensOf({ fiche }: HeldItem): number | null {
  const tiles = fiche.files.flatMap(({ transformations }) =>
    transformations.flatMap(({ name, tiles: count }) =>
      name === 'stitched' && typeof count === 'number' ? [count] : [],
    ),
  );
  if (tiles.length > 0) return Math.max(...tiles);
  if (fiche.files.some(({ role }) => role === 'page')) return null;
  return fiche.warnings.includes('post-cut-by-window') ? null : 1;
}
