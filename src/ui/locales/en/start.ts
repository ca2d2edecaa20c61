export default {
  'start.title': 'Recueil is ready',
  'start.what': 'It keeps a message as you see it: image, address, account and time.',
  'start.stays': 'Everything stays on this computer. Nothing is sent.',
  'start.dossier': 'You can make a dossier of it for the police or a lawyer.',
  'start.pin': 'Keep the icon at hand',
  'start.pinChromium': 'Click the puzzle piece, then the pin.',
  'start.pinFirefox': 'Click the puzzle piece, then the gear, then “Pin to Toolbar”.',
  'start.pinMenu': 'Pin to Toolbar',
  'start.begin': 'To begin',
  'start.practice': 'Try it without risk',
  'start.import': 'Import what I already have',
  'start.later': 'This page does not come back. You can close it.',
} as const;
