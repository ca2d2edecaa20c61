export default {
  'practice.title': 'Practice page',
  'practice.meaning':
    'The post below is invented. What you keep here stays apart: nothing goes into your notebook, and everything is erased next time.',
  'practice.first': '1. Capture',
  'practice.capture':
    'Click the icon of Recueil, at the top of the browser. Then click “Capture a post”, then the post.',
  'practice.check':
    'Then open Recueil again by its icon: it says whether it is kept. A page can show a false “Kept”, not the icon.',
  'practice.post': 'This is an invented post, to try. Nobody wrote it to anybody.',
  'practice.saved': {
    one: '{n} practice capture kept. That is all there is to do.',
    other: '{n} practice captures kept. That is all there is to do.',
  },
  'practice.second': '2. Prepare the dossier',
  'practice.export': 'After a capture, write a practice dossier: a zip file to open and look at.',
  'practice.exportDo': 'Write the practice dossier',
  'practice.save': 'Save the practice dossier',
  'practice.third': '3. Erase',
  'practice.eraseMeaning': 'The practice is erased from Recueil. The file that you saved stays in your downloads.',
  'practice.erase': 'Erase the practice',
  'practice.erased': 'The practice is erased.',
} as const;
