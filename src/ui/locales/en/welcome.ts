export default {
  'welcome.title': 'What Recueil does, and what it does not',
  'welcome.keeps':
    'It keeps what you see on the screen: image, address, account, time. Have the police note the digest. It will show whether something has changed since.',
  'welcome.weighed':
    'It does not prove everything: a judge weighs it. To file a complaint in France, nothing has to be proved first.',
  'welcome.stays': 'Nothing leaves this computer unless you ask.',
  'welcome.order': 'Capture first; block and report afterwards.',
  'welcome.trust': 'To know whether it is kept, open Recueil again by its icon: a page can show a false “Kept”.',
  'welcome.notYou': 'You are not responsible for what is done to you. You may stop at any time.',
  'welcome.wordsTitle': 'The hard words',
} as const;
