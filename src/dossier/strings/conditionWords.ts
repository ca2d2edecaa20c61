import type { DECLARATIONS, PREREQUISITES } from '../../domain/export/dossierOptions.ts';

/**
 * French texts of the technical conditions of captures, beside those that a commissaire de justice notes for a constat
 * on the internet (TGI Paris, 4 March 2003; the list of NF Z67-147, which nobody must follow: CA Paris, 27 February
 * 2013). Facts only: the table does not say that a condition is met.
 */

const BLANK = '____________';

export const conditions = {
  title: 'Conditions techniques',
  head: ['Condition', 'Captures remises', 'Poste de l’étude, à noter'],
  unknown: 'Inconnu : non relevé.',
  known: (values: readonly string[]) => `Connu : ${values.join(' ; ')}.`,
  declared: (
    one: (typeof PREREQUISITES)[number],
    speaker: string,
    declaration: (typeof DECLARATIONS)[number] | undefined,
  ) => `Inconnu : non relevé. ${PREREQUISITE[one]}, selon ${speaker} : ${DECLARATION[declaration ?? 'blank']}.`,
  system: { label: 'Ordinateur et système', officer: BLANK },
  browser: { label: 'Navigateur', officer: BLANK },
  clock: {
    label: 'Date et heure',
    known: (isStamped: boolean) =>
      isStamped
        ? 'Connu : horloge de l’ordinateur, et son écart avec celle d’une autorité (journal.jsonl).'
        : 'Connu : horloge de l’ordinateur. Elle n’a pas été comparée à une autre.',
    officer: `☐\u00a0horloge vérifiée. Début : ${BLANK}`,
  },
  network: { label: 'Adresse IP et réseau', officer: `Adresse IP : ${BLANK}` },
  proxy: { label: 'Proxy', officer: '☐\u00a0sans proxy' },
  vpn: { label: 'VPN', officer: '☐\u00a0sans VPN' },
  cache: {
    label: 'Cache, cookies, historique',
    officer: '☐\u00a0cache\u00a0vidé ☐\u00a0cookies\u00a0effacés ☐\u00a0historique\u00a0effacé',
  },
  window: {
    label: 'Fenêtre et compte connecté',
    known: (windows: readonly boolean[]) =>
      `Connu : ${windows.map((isPrivate) => (isPrivate ? 'fenêtre privée' : 'fenêtre ordinaire')).join(' ou ')}. Compte de chaque pièce : dossier.pdf, « Environnement ».`,
    officer: `☐\u00a0fenêtre privée. Compte : ${BLANK}`,
  },
  protection: { label: 'Antivirus, pare-feu, DNS', officer: BLANK },
  path: {
    label: 'Chemin d’accès',
    known: (isEvery: boolean) =>
      `Connu pour ${isEvery ? 'toutes les pièces' : 'une partie des pièces'} : « Chemin d’accès » à leur page de dossier.pdf.`,
    officer: 'À noter à chaque page, ci-dessous.',
  },
};

const PREREQUISITE = { proxy: 'Sans proxy', vpn: 'Sans VPN', cache: 'Cache vidé avant' };
const DECLARATION = {
  met: 'oui',
  'not-met': 'non',
  unknown: 'ne sait pas',
  blank: '☐\u00a0oui ☐\u00a0non ☐\u00a0ne\u00a0sait\u00a0pas',
};
