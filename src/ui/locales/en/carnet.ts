export default {
  'carnet.sections': 'Parts of the notebook',
  'carnet.empty': 'Nothing kept yet: open the page with the post, then the Recueil icon, and choose “Capture a post”.',
  'carnet.tryFirst': 'Try first on an invented post',
  'carnet.pages': 'Pages of the list',
  'carnet.newer': 'Previous page',
  'carnet.older': 'Next page',
  'carnet.range': 'Captures {first} to {last} of {total}, newest first',
} as const;
