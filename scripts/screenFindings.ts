/** A finding of a reading or of a first use, and what shows that it is mended. */
interface ShownFinding {
  readonly found: string;
  /** Names of states, files of docs/screens or, where no screen of ours shows it, paths of the project. */
  readonly shownBy: readonly string[];
}

/**
 * By reading. A finding that is not mended is absent. Pictures of pages under capture and of Firefox were taken by hand
 * on 26 November 2026.
 */
const FINDINGS: Readonly<Record<string, readonly ShownFinding[]>> = {
  'The screens': [
    { found: 'Ticks in the list meant nothing', shownBy: ['elements'] },
    { found: '« Appeler le 17 » did nothing on a computer', shownBy: ['aide'] },
    { found: 'The rule on images of minors came after a capture', shownBy: ['popup-vide', 'popup'] },
    { found: '« Dossier prêt » seemed to delete the captures, its code was below the fold', shownBy: ['dossier-pret'] },
    {
      found: 'Erasing one carnet and all looked alike, with no copy before',
      shownBy: ['effacer', 'effacer-confirmer'],
    },
    { found: 'The date of three months stood under « Plus tard »', shownBy: ['delais'] },
    { found: 'A wall of boxes to tick, nothing looked kept', shownBy: ['element', 'element-ne-pas-montrer'] },
    {
      found: 'No step number before an export, readers named twice',
      shownBy: ['avant-export', 'avant-export-ajouter', 'avant-export-verifier'],
    },
    { found: 'American dates in French', shownBy: ['journal-de-bord', 'qui-capture', 'avant-export-ajouter'] },
    { found: '« Encore en ligne ? » invited to open every insult again', shownBy: ['encore-en-ligne'] },
    { found: '« Cette page cache » was clipped without a sign', shownBy: ['page-qui-cache.png'] },
    { found: 'The pause was drawn as a warning', shownBy: ['composants.clair.png'] },
    { found: 'Results about the law were below closed folds', shownBy: ['ce-que-dit-la-loi-coche'] },
    { found: 'Settings without their states', shownBy: ['plus'] },
    {
      found: 'At 320 px, tall tiles, two dates and names of seven lines',
      shownBy: ['planche.fr.320.png', 'tests/e2e/captures-list.spec.ts'],
    },
  ],
  'A first use in Chromium': [
    {
      found: 'Blank pictures in a thread, without a remark',
      shownBy: ['image-incomplete.png', 'tests/e2e/panes.spec.ts', 'tests/e2e/blank-pictures.spec.ts'],
    },
    {
      found: 'A hidden number was still elsewhere in the dossier',
      shownBy: ['cacher-partout', 'avant-export-mots-caches', 'element-ecran-entier'],
    },
    { found: 'The person was listed among the authors', shownBy: ['comptes-marques'] },
    { found: 'Dates of files were lost', shownBy: ['importer-fichiers', 'element-photo-importee'] },
    {
      found: 'The icon said « non gardée » of what was kept',
      shownBy: ['choisir-une-autre', 'popup-apres-une-autre'],
    },
    { found: 'The digest of dossier.pdf was refused by the verifier', shownBy: ['verifier-code-du-pdf'] },
    { found: 'HEIC photos were left out without a warning', shownBy: ['importer-fichiers', 'element-photo-importee'] },
    { found: 'Practice: « gardée », then « Rien pour l’instant »', shownBy: ['popup-entrainement'] },
    { found: 'An erased capture was still counted', shownBy: ['elements-un-efface'] },
    { found: 'Captures of unknown sites looked the same', shownBy: ['elements-autres-sites'] },
    {
      found: 'The place of a photo left with it',
      shownBy: ['importer-fichiers', 'avant-export-ajouter-proche'],
    },
    { found: 'No tick for all, accounts without a title', shownBy: ['elements', 'elements-par-compte'] },
    { found: 'A file with a password could not be received', shownBy: ['dossiers-recus-mot-de-passe'] },
    { found: 'A restored copy was unprotected, unsaid', shownBy: ['copie-restauree'] },
    { found: 'Who captures was asked again', shownBy: ['qui-capture-proche', 'avant-export-ajouter-proche'] },
  ],
  'A first use in Firefox': [
    {
      found: 'Saving a dossier showed it',
      shownBy: ['firefox-dossier-enregistre.png', 'tests/e2e/saved-files.spec.ts'],
    },
    { found: 'A package was promised that does not exist', shownBy: ['docs/installer.md'] },
    {
      found: 'When every window is private, no setting was named',
      shownBy: ['firefox-toujours-prive.png', 'tests/e2e/private-windows.spec.ts'],
    },
    { found: 'A partial screen was announced as kept', shownBy: ['popup-en-partie'] },
    { found: 'A thread did not resume after a restart', shownBy: ['tests/e2e/thread-resume.spec.ts'] },
    { found: 'An unfinished thread was not said, or as lost', shownBy: ['popup-conversation-inachevee'] },
    { found: 'E-mails and conversations could not be read', shownBy: ['element-courriel', 'importer-conversations'] },
    { found: 'An open list did not show new captures', shownBy: ['elements-autres-sites'] },
    { found: 'A date of one’s own was not recalled', shownBy: ['elements', 'delais'] },
    { found: '« Créer maintenant » left the relative out', shownBy: ['avant-export-proche'] },
    { found: 'No dossier of what is new only', shownBy: ['avant-export-complement'] },
    {
      found: 'No icon in a private window, unsaid',
      shownBy: ['firefox-installation.png', 'docs/fr/guide-association.md'],
    },
  ],
};

/** Returns the table of README.md. Throws when a picture is not among `states`, whose names it links. */
export function buildFindingsTable(states: readonly string[]): string {
  const link = (shown: string): string => {
    if (shown.endsWith('.png')) return `[${shown}](${shown})`;
    if (shown.includes('/')) return `[${shown}](../../${shown})`;
    if (!states.includes(shown)) throw new Error(`No state ${shown}`);
    return `[${shown}](${shown}.fr.light.png)`;
  };
  const rows = Object.entries(FINDINGS).flatMap(([reading, findings]) =>
    findings.map(({ found, shownBy }) => `| ${reading} | ${found} | ${shownBy.map(link).join(', ')} |`),
  );
  return ['| reading | what was found | what shows it mended |', '|---|---|---|', ...rows].join('\n');
}
