import accounts from './accounts.ts';
import common from './common.ts';
import dossier from './dossier.ts';
import exportWords from './export.ts';
import fiche from './fiche.ts';
import followUp from './followUp.ts';
import help from './help.ts';
import importWords from './import.ts';
import item from './item.ts';
import list from './list.ts';
import lock from './lock.ts';
import overlay from './overlay.ts';
import popup from './popup.ts';
import problems from './problems.ts';
import recognition from './recognition.ts';
import settings from './settings.ts';
import start from './start.ts';

/**
 * French is the source: every other language has the same keys and the same {placeholders}. Vous, short sentences, no
 * blame, no alarm. Apostrophes and the spaces before « : ; ? » are typed plainly; `t` replaces them.
 */
export const fr = {
  lang: 'fr',
  ...accounts,
  ...common,
  ...dossier,
  ...exportWords,
  ...fiche,
  ...followUp,
  ...help,
  ...importWords,
  ...item,
  ...list,
  ...lock,
  ...overlay,
  ...popup,
  ...problems,
  ...recognition,
  ...settings,
  ...start,
} as const;
