import { describe, expect, it } from 'vitest';
import { readFactDays } from '../../../src/law/followUp/factDays.ts';
import { GUIDE } from '../../../src/law/guide/guideScreens.ts';
import { commonGroups, HELP_SITUATIONS } from '../../../src/law/guide/helpSituations.ts';
import { helpLinesById } from '../../../src/law/helpLines.ts';
import { buildDeadlineList, type DatedItem } from '../../../src/law/legalDeadlines.ts';
import { selectVerified } from '../../../src/law/legalSources.ts';
import { LETTERS, platformNotice, usNotice } from '../../../src/law/letters/letterList.ts';
import { JOURNALIST_NOTICE } from '../../../src/law/portals.ts';
import { type QuestionId, tick } from '../../../src/law/questions.ts';
import { suggestOffences } from '../../../src/law/suggestions.ts';
import { selectWeekActions } from '../../../src/law/weekActions.ts';
import { buildPublication } from '../../support/law/buildPublication.ts';

/** Three cases that a criminal lawyer walked through on 27 November 2026, with what each of them lacked then. */

const suggest = (...questions: readonly QuestionId[]) => suggestOffences(tick(questions));
const idsOf = (...questions: readonly QuestionId[]) => suggest(...questions).map(({ id }) => id);

/** What a card of the help shows: its screens with their help lines. */
function cardText(id: string): string {
  const card = HELP_SITUATIONS.find((one) => one.id === id) ?? expect.fail(`no card ${id}`);
  const ids = [card.lead, ...card.screens, ...commonGroups(card).flatMap(({ screens }) => screens)];
  return GUIDE.filter((screen) => ids.includes(screen.id))
    .flatMap(({ lines, help }) => [
      ...selectVerified(lines).map(({ fr }) => fr),
      ...helpLinesById(help).map(({ name, url, forWhom }) => `${name} ${url} ${forWhom.fr}`),
    ])
    .join('\n');
}

const posts = (count: number, day: string, acts: readonly string[] = []): DatedItem[] =>
  Array.from({ length: count }, (_, index) => ({
    ...buildPublication({ posting: { iso: `${day}T10:00:00Z`, precision: 's' } }),
    publication: `${day} ${index}`,
    ordinal: index + 1,
    acts,
  }));
const nearest = (items: readonly DatedItem[], today: string) =>
  readFactDays(buildDeadlineList(items, today), today).press;

describe('a girl of 16 whose ex spreads her images', () => {
  it('is told of the images, of who takes them down and of what the police can do', () => {
    const ids = idsOf('intimate', 'minor-image', 'partner', 'repeated', 'school');
    expect(ids).toEqual(
      expect.arrayContaining(['diffusion-intime', 'image-mineur', 'harcelement-scolaire', 'harcelement-conjugal']),
    );
    for (const card of ['intimate-image', 'minor']) {
      const text = cardText(card);
      expect(text, card).toMatch(/ne la capturez pas/i);
      expect(text, card).toContain('https://takeitdown.ncmec.org');
      expect(text, card).toMatch(/La police \(OFAC\) peut faire retirer l’image en 24 heures/);
      expect(text, card).toMatch(/une audition filmée \(CPP 706-52\)/);
      expect(text, card).toMatch(/ses parents répondent du dommage, même séparés/);
      expect(text, card).toMatch(/Mineur : toujours interdit \(CJPM, L13-3\)/);
    }
  });

  it('has letters of her own, and none as partie civile', () => {
    expect(LETTERS.prosecutor('minor')?.title).toBe('Lettre de plainte au procureur de la République');
    expect(LETTERS.civilParty('minor')).toBeNull();
    expect(JSON.stringify(LETTERS.complaint())).toContain('Âge de l’auteur, s’il est connu');
    expect(JSON.stringify(LETTERS.school('minor'))).toContain('R411-11-1 ou R421-10');
    expect(usNotice('notice', 'Snapchat').parts.length).toBeGreaterThan(8);
  });
});

describe('a journalist under a wave of 300 accounts', () => {
  it('is told of the raid, of its effect on health, of her profession and of her sources', () => {
    const ticks = ['several', 'insult', 'public', 'threat', 'journalist', 'call'] as const;
    const offences = suggest(...ticks);
    // None of the texts for a public agent, which are not for a journalist.
    expect(offences.filter(({ id }) => id.endsWith('-fonction') || id === 'menaces-passe-droit')).toEqual([]);
    expect(JSON.stringify(selectWeekActions(tick(ticks)))).toMatch(/écrivez à votre rédaction/);
    expect(JSON.stringify(selectWeekActions(tick(ticks)))).not.toMatch(/protection fonctionnelle/);
    expect(offences.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'raid-numerique',
        'menaces',
        'menaces-violences',
        'injure-publique',
        'entrave-expression',
      ]),
    );
    expect(JSON.stringify(offences.find(({ id }) => id === 'raid-numerique'))).toContain('santé physique ou mentale');
    expect(JOURNALIST_NOTICE.fr).toContain('peut désigner une source');
    expect(JSON.stringify(LETTERS.prosecutor('self'))).toContain('si Paris (pôle national) convient mieux');
  });

  it('keeps the day of each post, and each act starts three months again for what it is about', () => {
    const wave = posts(300, '2026-01-10');
    const [first] = posts(1, '2026-01-08', ['2026-03-01']);
    const items = first === undefined ? wave : [...wave, { ...first, ordinal: 301 }];
    expect(nearest(items, '2026-01-12')).toMatchObject({ day: '2026-04-09', publications: 300 });
    expect(nearest(items, '2026-04-11')).toMatchObject({ day: '2026-05-29', publications: 1, renewedBy: '2026-03-01' });
    const expected = { day: '2026-08-19', publications: 300 };
    expect(nearest(posts(300, '2026-01-10', ['2026-03-01', '2026-05-20']), '2026-06-01')).toMatchObject(expected);
  });
});

describe('a teacher defamed on Facebook and insulted on Pronote', () => {
  it('keeps the private insult beside the public one, with the texts of her function', () => {
    const ids = idsOf('insult', 'accusation', 'public', 'threat', 'public-job', 'order');
    expect(ids).toEqual(
      expect.arrayContaining([
        'outrage-fonction',
        'injure-non-publique',
        'diffamation-publique',
        'injure-diffamation-fonction',
        'menaces-fonction',
        'menaces-passe-droit',
        'denonciation-calomnieuse',
      ]),
    );
  });

  it('keeps the three months of what is said in public beside the six years of a lie to her administration', () => {
    const lie = suggest('accusation').at(-1);
    expect(lie).toMatchObject({ id: 'denonciation-calomnieuse', limitationPeriod: 'delit', complaint: 'not-needed' });
    expect(lie?.note?.fr).toMatch(/^Comptez d’abord trois mois.*en public seulement : plutôt une diffamation/);
  });

  it('has the box of ordinary defamation, the minister’s complaint, and a field for who gave an export', () => {
    expect(JSON.stringify(platformNotice('x', 'Facebook'))).toContain('injure ou diffamation publique (');
    expect(JSON.stringify(LETTERS.publicAgent('self'))).toContain('que le ministre porte plainte');
    expect(JSON.stringify(LETTERS.complaint())).toContain('Qui a fourni les conversations importées');
  });
});
