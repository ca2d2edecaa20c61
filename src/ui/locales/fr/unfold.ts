export default {
  'unfold.found': 'Cette page cache : {parts}.',
  'unfold.replies': { one: '{n} réponse repliée', other: '{n} réponses repliées' },
  'unfold.texts': { one: '{n} texte coupé', other: '{n} textes coupés' },
  'unfold.some': {
    one: 'Recueil peut presser {n} bouton. Le reste sera nommé, sans être ouvert.',
    other: 'Recueil peut presser {n} boutons. Le reste sera nommé, sans être ouvert.',
  },
  'unfold.effects':
    "Déplier presse ces boutons à votre place : votre compte envoie des demandes au site. Dans une conversation, faire défiler peut envoyer « vu ». Ouvrir une story l'indique à son auteur.",
  'unfold.unfold': 'Déplier puis capturer',
  'unfold.asIs': 'Capturer sans déplier',
  'unfold.cancel': 'Annuler (Échap)',
  'unfold.progress': {
    one: 'Dépliage : {n} bouton pressé, écran {screen}, {limit} au plus',
    other: 'Dépliage : {n} boutons pressés, écran {screen}, {limit} au plus',
  },
  'unfold.pressed': {
    one: '{n} bouton de la page pressé avant la capture, à votre demande',
    other: '{n} boutons de la page pressés avant la capture, à votre demande',
  },
} as const;
