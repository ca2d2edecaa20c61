export default {
  'images.question':
    'Cette image montre-t-elle une personne de moins de 18 ans nue ou dans une scène sexuelle ? En cas de doute, ne capturez pas.',
  'images.forEach': 'Pour chacun des fichiers choisis :',
  'images.rule': "Une image sexuelle d'une personne de moins de 18 ans ? Ne la capturez pas.",
  'images.onceNoted': 'Noté.',
  'images.no': 'Non',
  'images.yes': 'Oui, ou je ne sais pas',
  'images.title': 'Une image qui ne doit pas être gardée',
  'images.blameless':
    "Vous n'avez rien fait de mal. Avant de supprimer quoi que ce soit du téléphone, demandez au 3018 ou à l'enquêteur.",
  'images.meaning':
    "Ne faites pas de capture, même pour aider : garder l'image d'une personne mineure dans une scène sexuelle est interdit. En cas de doute, ne capturez pas. Nous notons seulement l'adresse, le compte et l'heure.",
  'images.report': 'Signalez à PHAROS, au 3018 ou à Point de Contact. En urgence : 17.',
  'images.helpTrace': 'Ces liens ouvrent un autre site : le navigateur en garde la trace.',
  'images.already':
    'Si une capture montre déjà cette image, ouvrez-la et choisissez « Cette image ne doit pas être gardée ».',
  'images.ifMinor': "Si oui, choisissez « Cette image ne doit pas être gardée », sous l'image.",
  'images.what': 'Que faire',
  'images.note': "Noter l'adresse et le compte, sans image",
  'images.noteDo': 'Noter',
  'images.noteEmpty': "Écrivez une adresse ou un compte, l'un des deux suffit.",
  'images.noted': "C'est noté, capture n° {ordinal}, sans image.",
  'images.remove': 'Cette image ne doit pas être gardée',
  'images.removeTitle': "Effacer l'image de la capture n° {ordinal} ?",
  'images.removeMeaning':
    "L'image, l'aperçu et le code de la page sont effacés de ce carnet. Le texte, l'adresse, le compte et l'heure restent. L'historique garde une ligne qui dit quels fichiers ont été effacés. Si une autre capture montre le même écran, cet écran y est effacé aussi. Si elle montre aussi cette image, toutes ses images et le code de sa page sont effacés. Cela ne s'annule pas.",
  'images.removeElsewhere':
    "Les dossiers déjà préparés et les copies faites ailleurs contiennent encore cette image : nous ne pouvons pas les atteindre. Ne les transmettez plus, et demandez au 3018 ou à l'enquêteur ce qu'il faut en faire.",
  'images.removeDisk':
    'Sur le disque, le navigateur libère la place à son heure : des restes chiffrés peuvent y demeurer un temps.',
  'images.removeDo': "Effacer l'image",
  'images.removeKeep': 'Revenir',
  'images.prohibited':
    "L'image de cette capture n'est pas gardée. Son adresse ne va qu'à la police, la gendarmerie, un procureur, PHAROS, au 3018 ou à Point de Contact.",
  'images.fileGone': 'effacé',
  'images.removeThen': 'Si la même image est dans un autre carnet ou un dossier reçu, cette page vous le dira ensuite.',
  'images.same': 'La même image, ailleurs',
  'images.sameMeaning': "Exactement la même image est encore gardée ici. Vous pouvez l'enlever là aussi.",
  'images.sameNone': "Cette image n'est plus gardée ailleurs dans ce carnet.",
  'images.sameItem': '{name} : capture n° {ordinal}',
  'images.sameRemove': "Effacer aussi l'image de la capture n° {ordinal}",
  'images.sameRemoveSure': "Oui, l'effacer là aussi",
  'images.sameDossier': '{name} : dossier reçu n° {number}',
  'images.sameDossierWhole':
    "Quelqu'un d'autre l'a fait : rien ne peut y être changé. Il peut seulement être retiré en entier.",
  'images.sameDossierRemove': 'Retirer le dossier reçu n° {number}',
} as const;
