export default {
  'draft.restored': 'Ce que vous aviez commencé à écrire a été gardé.',
  'draft.aside': 'Effacer ce brouillon',
  'draft.kept': 'Brouillon gardé, pas encore enregistré.',
} as const;
