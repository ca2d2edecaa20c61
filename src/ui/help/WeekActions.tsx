import { numberedScreens } from '../../law/guide/guideScreens.ts';
import type { WeekAction } from '../../law/weekActions.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';

interface WeekActionsProps {
  readonly actions: readonly WeekAction[];
}

/** What can be done this week: the most urgent first, each with its screen of the guide. */
export function WeekActions({ actions }: WeekActionsProps) {
  const words = useWords();
  const [first, ...others] = actions;
  if (first === undefined) return null;
  return (
    <section class="week">
      <h2>{t(words, 'law.week')}</h2>
      <p class="panel first-action" data-action-of={first.screen}>
        {lawText(words, first)} <ScreenLink id={first.screen} />
      </p>
      <ul class="next">
        {others.map((action) => (
          <li key={action.screen} data-action-of={action.screen}>
            {lawText(words, action)} <ScreenLink id={action.screen} />
          </li>
        ))}
        <li>
          <a {...linkTo('deadlines')}>{t(words, 'law.dates')}</a>
        </li>
      </ul>
    </section>
  );
}

function ScreenLink({ id }: { readonly id: string }) {
  const words = useWords();
  return numberedScreens([id]).map(({ number, screen }) => (
    <a key={id} {...linkTo(`guide/${number}`)}>
      {t(words, 'law.screen', { number, title: lawText(words, screen.title) })}
    </a>
  ));
}
