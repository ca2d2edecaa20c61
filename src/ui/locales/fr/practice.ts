export default {
  'practice.title': "Page d'entraînement",
  'practice.meaning':
    "La publication ci-dessous est inventée. Ce que vous capturez ici reste à part : rien n'entre dans votre carnet, et tout est effacé la prochaine fois.",
  'practice.first': '1. Capturer',
  'practice.capture':
    "Cliquez sur l'icône de Recueil, en haut du navigateur, puis sur « Capturer une publication », puis sur la publication.",
  'practice.check':
    "Puis rouvrez Recueil par son icône : il dit si c'est gardé. Une page peut afficher un faux « Gardé », pas l'icône.",
  'practice.post': "Ceci est une publication inventée, pour essayer. Personne ne l'a écrite à personne.",
  'practice.saved': {
    one: "{n} capture d'essai gardée. C'est tout ce qu'il y a à faire.",
    other: "{n} captures d'essai gardées. C'est tout ce qu'il y a à faire.",
  },
  'practice.second': '2. Préparer le dossier',
  'practice.export': "Après une capture, écrivez un dossier d'essai : un fichier zip à ouvrir et à regarder.",
  'practice.exportDo': "Écrire le dossier d'essai",
  'practice.save': "Enregistrer le dossier d'essai",
  'practice.third': '3. Effacer',
  'practice.eraseMeaning':
    "L'essai est effacé de Recueil. Le fichier que vous avez enregistré, lui, reste dans vos téléchargements.",
  'practice.erase': "Effacer l'essai",
  'practice.erased': "L'essai est effacé.",
} as const;
