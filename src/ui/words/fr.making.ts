/** The guided page: whom the dossier is for, what goes in it, what the person says. */
export const making = {
  'making.title': 'Préparer le dossier',
  'making.kept': 'Vos réponses sont gardées : vous pouvez vous arrêter et revenir.',
  'making.whoFor': 'Pour qui ?',
  'making.whoForMeaning': 'Le dossier propose ce qui sert à cette personne. Vous gardez le dernier mot.',
  'making.purpose.none': 'Je ne sais pas encore',
  'making.purpose.police': 'Commissariat ou gendarmerie',
  'making.purpose.prosecutor': 'Procureur de la République',
  'making.purpose.bailiff': 'Commissaire de justice (huissier)',
  'making.purpose.lawyer': 'Avocat',
  'making.purpose.association': 'Association',
  'making.purpose.school': 'Établissement scolaire',
  'making.purpose.platform': 'Plateforme',
  'making.schoolMinors':
    "Cachez le nom et l'image des autres mineurs sur une copie, ou retirez ces éléments.",

  'making.which': 'Quels éléments ?',
  'making.from': 'Publiés ou capturés depuis le',
  'making.to': "Jusqu'au",
  'making.who': 'Compte ou personne',
  'making.everybody': 'Tous',
  'making.category': 'Ce que vous y voyez',
  'making.anything': 'Tout',
  'making.count': { one: '{n} élément sur {kept}', other: '{n} éléments sur {kept}' },
  'making.noneChosen': 'Aucun élément ne correspond : élargissez votre choix.',
  'making.intimate': {
    one: "Joindre aussi l'image marquée comme intime ({n}), dans un fichier à part",
    other: 'Joindre aussi les {n} images marquées comme intimes, dans un fichier à part',
  },
  'making.unmasked': {
    one: "{n} élément montre une personne mineure, sans partie cachée : il n'est pas joint. Cachez ce qu'il faut sur une copie.",
    other:
      "{n} éléments montrent une personne mineure, sans partie cachée : ils ne sont pas joints. Cachez ce qu'il faut sur une copie.",
  },
  'making.unsure': {
    one: "Les notes de {n} élément ne s'ouvrent pas : on ne sait pas s'il montre une personne mineure. Il n'est pas joint.",
    other:
      "Les notes de {n} éléments ne s'ouvrent pas : on ne sait pas s'ils montrent une personne mineure. Ils ne sont pas joints.",
  },
  'making.outsideNamed':
    "Ce qui n'est pas joint reste dans Recueil. Le dossier dit combien d'éléments n'y sont pas, jamais lesquels.",

  'making.whoAmI': 'Qui le remet ?',
  'making.whoAmIMeaning': 'Tout est facultatif. Ce qui reste vide pourra être rempli à la main.',
  'making.role': 'Vous êtes',
  'making.role.none': 'Je préfère ne pas le dire',
  'making.role.self': 'la personne visée',
  'making.role.parent': 'son père ou sa mère',
  'making.role.relative': 'un proche, avec son accord',
  'making.role.professional': 'un professionnel',
  'making.role.sealed':
    'Pour ce dossier, seul ce que vous dites ici est imprimé. Ce qui a été dit sous « Qui capture » est scellé dans les éléments capturés depuis : cela se lit dans leur fiche (fiche.json).',
  'making.concerned': 'Nom de la personne visée',
  'making.name': 'Votre nom',
  'making.contact': 'Téléphone ou e-mail',
  'making.address': "Adresse : la vôtre, ou celle d'un tiers qui est d'accord",
  'making.remember':
    'Votre nom et votre adresse sont gardés, chiffrés, pour le prochain dossier. Videz-les pour les oublier.',

  'making.telling': 'Ce que vous voulez dire',
  'making.danger': 'Êtes-vous en danger en ce moment ?',
  'making.danger.none': 'Ne rien dire',
  'making.danger.yes': 'Oui',
  'making.danger.no': 'Non',
  'making.dangerYes': 'En danger immédiat, appelez le 17 ou le 112, ou envoyez un SMS au 114.',
  'making.account': 'Ce qui se passe, avec vos mots (le récit)',
  'making.accountHint': "Qui, quoi, depuis quand, où. Des faits, dans l'ordre. Quelques lignes suffisent.",
  'making.asked': 'Ce que vous demandez',
  'making.askedHint': 'Par exemple : que cela cesse, que les messages soient retirés.',

  'making.contents': 'Ce que contient le dossier',
  'making.contentsMeaning':
    'Toujours : le résumé, la chronologie, les comptes, les pièces avec leur image et leur adresse, le journal, de quoi tout vérifier.',
  'making.part.impact': 'Les effets sur votre vie (le journal de bord)',
  'making.part.witnesses': 'Les témoins',
  'making.part.steps': 'Les démarches déjà faites : signalements, plainte, commissaire de justice',
  'making.part.privateSteps': 'Vos autres démarches : santé, avocat, assurance, association, école',
  'making.part.sources': 'Le code des pages : il peut contenir vos autres messages',
  'making.part.address': 'Votre adresse et votre téléphone',
  'making.part.letters': 'Des modèles de lettres, à compléter',
  'making.part.visits': "La fiche pour le commissaire de justice : les adresses, dans l'ordre",
  'making.translations': 'Vos traductions',
  'making.notes': 'Vos notes sur chaque élément',

  'making.password': 'Un mot de passe (facultatif)',
  'making.passwordMeaning':
    "Le dossier est alors dans un fichier chiffré (AES-256), qui s'ouvre avec 7-Zip. Un commissariat peut ne pas pouvoir l'ouvrir : sans mot de passe, c'est plus simple.",
  'making.passwordField': 'Mot de passe du fichier',
  'making.passwordHint': 'Donnez-le de vive voix, pas dans le même message. Recueil ne le garde pas.',

  'making.go': 'Exporter',
  'making.saved': 'Gardé.',
  'making.unsaved': "Ce texte n'est pas encore gardé.",

  'done.saveAs': "Choisir où l'enregistrer",
  'done.saveAsMeaning':
    "Par exemple une clé USB : il n'apparaît alors pas dans la liste des téléchargements.",
  'done.saving': 'Enregistrement…',
  'done.savedThere': "Enregistré à l'endroit choisi.",
} as const;
