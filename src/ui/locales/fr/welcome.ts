export default {
  'welcome.title': "Ce que fait Recueil, et ce qu'il ne fait pas",
  'welcome.keeps':
    "Il garde ce que vous voyez à l'écran : image, adresse, compte, heure. Faites noter l'empreinte par la police. Elle montrera si quelque chose a changé depuis.",
  'welcome.weighed':
    "Il ne prouve pas tout : c'est un juge qui apprécie. Pour porter plainte, aucune preuve n'est exigée.",
  'welcome.stays': 'Rien ne sort de cet ordinateur sans que vous le demandiez.',
  'welcome.order': "Capturez d'abord ; bloquez et signalez ensuite.",
  'welcome.trust':
    "Pour savoir si c'est gardé, rouvrez Recueil par son icône : une page peut afficher un faux « Gardé ».",
  'welcome.notYou': "Vous n'êtes pas responsable de ce qu'on vous fait. Vous pouvez vous arrêter à tout moment.",
  'welcome.wordsTitle': 'Les mots difficiles',
} as const;
