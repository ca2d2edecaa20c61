import type { Environment } from '../../src/domain/item/item.ts';
import type { IndexedItem } from '../../src/domain/item/itemIndex.ts';
import type { Step } from '../../src/domain/item/step.ts';

export const ENVIRONMENT: Environment = {
  browser: { name: 'Chromium', version: '156' },
  viewport: { width: 1280, height: 720 },
  zoom: '1',
  devicePixelRatio: '1',
  privateWindow: false,
  colorScheme: 'light',
};

/** Builds an invented item as the carnet's lists have it. */
export function buildIndexItem(ordinal: number, changes: Partial<IndexedItem> = {}): IndexedItem {
  return {
    id: `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`,
    ordinal,
    acquiredAt: '2026-11-20T08:00:00.000Z',
    utcOffset: '+01:00',
    platform: 'web',
    kind: 'post',
    surface: 'post',
    handle: 'compte_invente',
    displayName: 'Compte inventé',
    posted: null,
    firstWords: null,
    outcome: 'complete',
    withdrawn: false,
    prohibited: false,
    exhibit: null,
    text: 'Un message inventé.',
    visibility: null,
    profileUrl: null,
    platformId: null,
    permalink: null,
    isPermalinkSure: false,
    page: 'https://exemple.invalid/fil',
    title: null,
    ...changes,
  };
}

/** Builds an invented step with only its kind set. */
export function buildStep(kind: Step['kind'], changes: Partial<Step> = {}): Step {
  return {
    id: `step-${kind}`,
    at: '2026-11-20T09:00:00.000Z',
    kind,
    where: '',
    date: null,
    reference: '',
    investigator: '',
    answer: '',
    events: [],
    next: '',
    nextDate: null,
    items: [],
    receipts: [],
    ...changes,
  };
}
