import { expect, test } from 'vitest';
import { ADVICE_WORDS } from '../../../src/dossier/strings/adviceWords.ts';
import { bailiffSheet } from '../../../src/dossier/strings/reportSections.ts';
import { CONNECTION_REQUESTS } from '../../../src/law/connectionRequests.ts';
import { FOLLOW_UP_RULES } from '../../../src/law/followUp/followUpRules.ts';
import { GUIDE } from '../../../src/law/guide/guideScreens.ts';
import { HELP_SITUATIONS } from '../../../src/law/guide/helpSituations.ts';
import { HELP_LINES } from '../../../src/law/helpLines.ts';
import { type SourcedEntry, selectVerified } from '../../../src/law/legalSources.ts';
import { usNotice } from '../../../src/law/letters/letterList.ts';
import { prosecutorLetter } from '../../../src/law/letters/prosecutorLetter.ts';
import {
  LIMITATION_PERIODS,
  type LimitationPeriod,
  UNDATED_IMPORTS_NOTICE,
} from '../../../src/law/limitationPeriods.ts';
import { PORTALS } from '../../../src/law/portals.ts';
import { QUESTIONS } from '../../../src/law/questions.ts';
import { OFFENCES } from '../../../src/law/suggestions.ts';
import { WEEK_ACTIONS } from '../../../src/law/weekActions.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';

/**
 * The fourth set of corrections, of 27 November 2026: each one, where it was applied, and its words. D: dangerous, W:
 * wrong or imprecise, M: missing. What is a row of a screen or of a letter is also in the tests of those.
 */
const shown = (entries: readonly SourcedEntry[]) => JSON.stringify(selectVerified(entries));
const offence = (id: string) => shown(OFFENCES.filter((one) => one.id === id));
const screen = (id: string) => shown(GUIDE.find((one) => one.id === id)?.lines ?? []);
const helpLine = (id: string) => shown(HELP_LINES.filter((one) => one.id === id));
const rule = (id: keyof typeof FOLLOW_UP_RULES) => JSON.stringify(FOLLOW_UP_RULES[id]);
const period = (id: LimitationPeriod['id']) => JSON.stringify(LIMITATION_PERIODS.find((one) => one.id === id));
const complaint = JSON.stringify(prosecutorLetter('self'));

test.each([
  ['D1', rule('wait-three-months'), /Inutile de relancer.*Du nouveau/],
  ['D5', rule('civi'), /plus de 8 jours d’ITT.*à vérifier/],
  ['W2', offence('raid-numerique'), /un seul message de chacun peut suffire.*altérer la santé physique ou mentale/],
  ['W3', offence('injure-diffamation-fonction'), /48, 3°, à vérifier.*articles 31 et 33, alinéa 1/],
  ['W4', offence('menaces-fonction'), /dans l’exercice de ses fonctions ; ou à cause d’elles/],
  ['W6', screen('contest'), /Plaignez-vous à l’Arcom \(DSA, article 53\)/],
  ['W9', screen('new-accounts'), /interdire d’en créer d’autres : six mois, un an en récidive/],
  ['W10', offence('harcelement-conjugal'), /Petit ami sans vie commune : plutôt 222-33-2-2 \(à vérifier\)/],
  ['M 431-1', offence('entrave-expression'), /431-1.*exercer la fonction d’enseignant/],
  [
    'M 433-3-1',
    offence('menaces-passe-droit'),
    /L’administration doit déposer plainte : portez plainte vous-même aussi.*433-3-1/,
  ],
  ['M Take It Down', screen('intimate'), /Image prise avant vos 18 ans : Take It Down/],
  [
    'M Take It Down',
    helpLine('takeitdown'),
    /takeitdown\.ncmec\.org.*aussi par un parent\. L’image reste sur l’appareil/,
  ],
  ['M 1242', screen('compensation'), /Auteur mineur : ses parents répondent du dommage, même séparés/],
  ['M 515-13-1', screen('protection'), /ordonnance en 24 heures \(C\. civ\. 515-13-1\)/],
  [
    'M 39 bis',
    screen('under-18'),
    /ce qui vous fait reconnaître est puni. Sauf à la demande de vos parents ou de la justice \(loi de 1881, 39 bis\)/,
  ],
  ['M 116 006', helpLine('116006'), /tous les jours, 9 h à 20 h/],
  ['M journalists', JSON.stringify(QUESTIONS), /parce que vous êtes journaliste/],
])('%s is applied', (_id, text, words) => {
  expect(text).toMatch(words);
});

/** The reading of 29 November 2026, by its own numbers: D5 to D8 are in the tests of their screens. */
test.each([
  ['D2', rule('press-perhaps-over'), /Les autres publications gardent leur jour à elles/],
  [
    'D3',
    JSON.stringify(ADVICE_WORDS.fr.noDeadline),
    /Aucune date de mise en ligne n’a été lue. Une insulte ou une accusation a trois m/,
  ],
  ['D4', period('press'), /Un samedi, un dimanche ou un jour férié ne prolonge pas ce délai/],
  ['D4', rule('press'), /Un dimanche ou un jour férié ne les prolonge pas/],
  [
    'D1',
    period('contravention'),
    /Pour que la justice poursuive.*Une lettre de plainte n’arrête pas cette année \(à vér/,
  ],
  ['D1', rule('wait-three-months'), /Menace de violences, outrage sexiste : leur année court aussi/],
  ['W2', screen('under-18'), /Sauf à la demande de vos parents ou de la justice/],
  ['W3', rule('civi'), /des faits après le 20 novembre 2023 : trois ans après ses 18 ans \(à vérifier\)/],
  ['W6', rule('press-perhaps-over'), /n’est pas le même ici et à Paris/],
  ['W9', period('connection'), /Vos propres appareils : la justice peut aussi, à votre demande/],
  ['M2', screen('contest'), /Juge en procédure rapide \(LCEN, 6-3\)|trois mois \(à vérifier\)/],
  ['W8', JSON.stringify(WEEK_ACTIONS), /Journaliste : écrivez à votre rédaction/],
  // Of the fourth reading, without a row there (W10).
  ['D11', fr['exportForm.ratingsMeaning'], /\{list\} sont imprimés dans tous les cas/],
])('%s of the fifth reading is applied', (_id, text, words) => {
  expect(text).toMatch(words);
});

/** The reading of 30 November 2026 (the fifth of that day). */
test.each<[string, string, RegExp]>([
  ['1', fr['steps.actUndated'], /Une capture sans date lue n'est pas comptée/],
  ['3', period('press'), /Avoir moins de 18 ans n’arrête pas ces trois mois/],
  ['3', screen('insult'), /même avant 18 ans/],
  ...['complain', 'refused', 'remote', 'school'].map((id): [string, string, RegExp] => [
    '4',
    screen(id),
    /une plainte n’arrête pas les 3 mois. Voyez aussi un avocat/,
  ]),
  [
    '5',
    screen('complain'),
    /L’auteur pourra lire le procès-verbal.*l’adresse d’un tiers d’accord \(avocat, association\)/,
  ],
  ['5', screen('partner'), /Elle vit avec vous \? Vos papiers ailleurs, vos lettres chez un tiers/],
  ['7', screen('impersonation'), /sans nommer personne/],
  ['9', screen('blackmail'), /Déjà payé \? Prévenez votre banque/],
])('point %s of the reading of 30 November is applied', (_id, text, words) => {
  expect(text).toMatch(words);
});

/** A criminal lawyer's fresh reading, of 30 November 2026 too. */
test.each<[string, string, RegExp]>([
  ['D2', rule('press-undated'), /conversation importée en un fichier n’est pas comptée.*depuis chaque message/],
  ['D2', UNDATED_IMPORTS_NOTICE.fr, /ou depuis l’envoi de chaque message/],
  ['D5', screen('constat'), /porter votre adresse, et l’auteur le lira \(CPC 648, à vérifier\)/],
  ['D5', bailiffSheet.notice.join(' '), /Domicile \(ou élection de domicile, à voir avec l’avocat\)/],
  ['D6', screen('under-18'), /Vous les craignez \?.*119.*représenter \(CPP 706-50, à vérifier\)/],
  ['F4', screen('contest'), /LCEN, 1-1, à vérifier/],
  ['F4', offence('diffusion-intime'), /226-6, à vérifier/],
  [
    'F5',
    rule('send-copy'),
    /La loi compte les trois mois de l’envoi en recommandé ; par prudence, comptez de l’arrivée/,
  ],
  ['F6', screen('intimate'), /ou de vos parents avant cet âge/],
  ['F8', JSON.stringify(usNotice('x', 'X')), /avec son accord écrit \(à vérifier\).*I am authorised in writing by/],
  [
    'L1',
    screen('preserve'),
    /capture peut prévenir l’auteur \(à vérifier\)\. Photographiez l’écran avec un autre appareil/,
  ],
  ['L2', screen('protection'), /une évaluation de vos besoins de protection \(CPP 10-5, à vérifier\)/],
  ['L3', screen('refused'), /C\. pén\. 113-2-1, à vérifier/],
  ['L6', offence('propositions-mineur'), /corruption d’un mineur, en ligne aussi, est puni \(227-22, à vérifier\)/],
  ['L8', period('press'), /Publication modifiée : gardez l’ancienne et la nouvelle/],
  ['L9', screen('order'), /le 3919, ou le 116 006 pour toute personne/],
  ['L10', screen('lawyer'), /Demandez à élire domicile au cabinet \(à vérifier\)/],
])('%s of the fresh reading is applied', (_id, text, words) => {
  expect(text).toMatch(words);
});

/** Another criminal lawyer's fresh reading, after that one. */
test.each<[string, string, RegExp]>([
  ['1', rule('oppose-order'), /CRPC .*Pas 45 jours : dix, pour l’appel \(à vérifier\)\. Notez-la comme jugement/],
  [
    '1',
    rule('appeal-judgment'),
    /CRPC .*dix jours aussi.*Rien n’a été décidé, et vous n’avez pas pu venir \? Demandez une audience/,
  ],
  ['1', fr['event.penalOrder'], /pas une homologation \(CRPC\)/],
  ['1', fr['event.judged'], /ou homologation \(CRPC\)/],
  ['2', period('press'), /dénonciation calomnieuse : six ans \(226-10, à vérifier\)\. Comptez trois mois quand même/],
  ['2', screen('insult'), /Dénonciation calomnieuse .*six ans \(226-10, à vérifier\)/],
  ['2', offence('denonciation-calomnieuse'), /l’auteur sait faux.*à votre employeur ou à un supérieur \(à vérifier\)/],
  ['2', CONNECTION_REQUESTS.answers.depends.fr, /Mensonge à la police, à l’employeur \(226-10, à vérifier\)/],
  ['4', screen('intimate'), /Sinon, capturez d’abord.*Signalez-la : plateforme, 3018, Point de Contact/],
  ['5', rule('wait-three-months'), /cette date, sauf menace de violences ou outrage sexiste : dès le premier mois/],
  ['6', rule('cassation'), /Le délai court de la signification, sa remise par huissier \(presse : à vérifier\)/],
  [
    '7',
    screen('child-images'),
    /jamais l’image : police, .*plateforme\. Votre avocat aussi \(à vérifier\)\. Personne d’a/,
  ],
  ['7', fr['images.prohibited'], /qu'à la police.*jamais l'image, à PHAROS.*À votre avocat aussi \(à vérifier\)/],
  [
    '8',
    screen('protection'),
    /ordonnance de protection.*avec le 3919 : l’auteur lira votre demande avant\..*demandez au juge de la cacher \(515-11, à vérifier\)/,
  ],
  ['9', JSON.stringify(PORTALS), /les deux premières pages, la fiche d’identification.*Refusée \(à vérifier\) \?/],
  ['10', screen('relative'), /la phrase du guide « attestation » \(CPC 202\)/],
  ['L1', screen('partner'), /Une arme \? Dites-le au 17, à l’enquêteur et au juge \(C\. civ\. 515-11, à vérifier\)/],
  ['L1', screen('threats'), /s’il a une arme/],
  [
    'L2',
    rule('wait-three-months'),
    /Médiation .*votre accord\. Violences d’un conjoint ou d’un ex : la loi l’exclut \(à vérifier\)/,
  ],
  ['L2', rule('ask-news'), /Composition pénale .*le tribunal peut encore décider d’une réparation/],
  ['L3', screen('school'), /moins de 13 ans \? Portez plainte quand même : ses parents .*\(CJPM L11-1, à vérifier\)/],
  ['L4', screen('associations'), /Sans titre de séjour, vous pouvez porter plainte\. .*116 006 d’abord \(à vérifier\)/],
  ['L5', CONNECTION_REQUESTS.order.fr, /l’identité du compte \(CPC 145, à vérifier\)\. Les trois mois courent/],
])('point %s of the second lawyer is applied', (_id, text, words) => {
  expect(text).toMatch(words);
});

test('a complaint of an adult does not speak of parents', () => expect(complaint).not.toMatch(/Vos parents|706-50/));

test('the cards of an ex and of a child lead to the three months of an insult', () => {
  for (const id of ['ex', 'minor']) expect(HELP_SITUATIONS.find((one) => one.id === id)?.screens).toContain('insult');
  for (const id of ['blackmail', 'intimate', 'under-18'])
    expect(GUIDE.find((one) => one.id === id)?.help).toContain('3114');
});
