export default {
  'online.title': 'Encore en ligne ?',
  'online.meaning':
    "Ouvrez une adresse, regardez, puis revenez dire ce que vous avez vu. La date est gardée. Rien n'est ouvert sans votre clic.",
  'online.seen':
    "Si votre compte est connecté, le site sait que vous avez ouvert la page. Une story peut montrer à son auteur qui l'a vue.",
  'online.empty': "Aucune adresse à regarder pour l'instant : capturez d'abord une publication.",
  'online.open': "Ouvrir l'adresse",
  'online.saw': "Qu'avez-vous vu ?",
  'online.capture':
    "Pour garder aussi une image de cette page, allez dans son onglet. Cliquez sur l'icône de Recueil, puis « Capturer ce que je vois ». Vous pouvez répondre là-bas ou ici.",
  'online.captured': 'voir la capture',
  'online.never': 'Jamais vérifié.',
  'online.last': 'Le {when} : {result}',
  'online.more': { one: 'Montrer {n} adresse de plus', other: 'Montrer {n} adresses de plus' },
  'online.present': 'Toujours là',
  'online.changed': 'Là, mais modifié',
  'online.deleted': 'Supprimé',
  'online.account-gone': 'Compte disparu',
  'online.login-wall': 'Il faut se connecter pour voir',
} as const;
