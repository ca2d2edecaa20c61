export default {
  'draft.restored': 'What you had begun to write was kept.',
  'draft.aside': 'Erase this draft',
  'draft.kept': 'Draft kept, not saved yet.',
} as const;
