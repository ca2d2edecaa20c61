export default {
  'integrity.item':
    "La capture n° {ordinal} ne correspond plus à l'empreinte prise quand elle a été gardée. Rien n'a été modifié pour autant. En préparant le dossier, vous pourrez continuer sans elle.",
  'integrity.record':
    "Une partie de ce carnet ne peut plus être lue. Rien n'a été modifié pour autant. Gardez ce profil en l'état, et reprenez une copie de secours ailleurs si vous en avez une.",
  'integrity.journal':
    "L'historique de ce carnet n'est plus tel qu'il a été écrit. Rien n'a été modifié pour autant. Gardez ce profil en l'état : une personne du métier pourra l'examiner.",
  'integrity.origin':
    "Le dossier reçu n° {number} n'est plus tel qu'il a été vérifié. Rien n'a été modifié pour autant. Retirez-le, puis recevez-le de nouveau si vous avez encore le fichier.",
} as const;
