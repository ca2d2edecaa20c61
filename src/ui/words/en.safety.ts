/** What keeps the person safe on the machine they have: drafts, and the like. */
export const safety = {
  'draft.restored': 'What you had begun to write was kept.',
  'draft.aside': 'Erase this draft',
  'draft.kept': 'Draft kept, not saved yet.',
} as const;
