import type { FigureId } from './figures.ts';

/** Figures that are measured together, in this order. `--only` names one. */
export const GROUP_NAMES = [
  'package',
  'background',
  'picker',
  'capture',
  'full-page',
  'wave',
  'reading',
  'pdf',
  'store',
  'export',
] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

type Prefix = FigureId extends `${infer P}.${string}` ? P : never;

const GROUP_OF_PREFIX: Readonly<Record<Prefix, GroupName>> = {
  weight: 'package',
  quiet: 'package',
  background: 'background',
  picker: 'picker',
  capture: 'capture',
  fullPage: 'full-page',
  thread: 'full-page',
  wave: 'wave',
  reading: 'reading',
  pdf: 'pdf',
  store: 'store',
  popup: 'store',
  carnet: 'store',
  export: 'export',
};

/** The group that measures a figure. */
export const groupOf = (id: FigureId): GroupName => GROUP_OF_PREFIX[id.split('.')[0] as Prefix]; // every id has a point
