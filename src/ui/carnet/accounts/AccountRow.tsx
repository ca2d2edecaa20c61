import type { SeenAccount } from '../../../domain/item/seenAccounts.ts';
import { formatHandle } from '../../../domain/shared/platforms.ts';
import { formatShortTime } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useAsk, useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import { useSubmit } from '../../shared/useSubmit.ts';
import { formatAccountTitle } from './accountTitle.ts';

interface AccountRowProps {
  readonly account: SeenAccount;
  readonly isSelected: boolean;
  readonly toggle: () => void;
  readonly show: () => void;
}

export function AccountRow({ account, isSelected, toggle, show }: AccountRowProps) {
  const ask = useAsk();
  const words = useWords();
  const { fault, submit } = useSubmit();
  const { platform, handles, displayNames, platformId, profileUrl, items, publications, repeated } = account;
  const title = formatAccountTitle(words, account);
  const times = items.map(({ acquiredAt }) => acquiredAt).sort();
  const profiles = items.filter(({ surface }) => surface === 'profile');
  /** The capture that gives the address to open, so that the popup then offers to capture that page. */
  const withAddress = profiles.length > 0 ? undefined : items.findLast((one) => one.profileUrl !== null && !one.unkept);
  const [first, last] = [times[0], times.at(-1)];
  return (
    <li class="row account">
      <label class="tick">
        <input type="checkbox" checked={isSelected} onChange={toggle} />
        <bdi>{title}</bdi>
      </label>
      <ul class="account-lines">
        <li>{t(words, 'accounts.count', { n: publications })}</li>
        {first !== undefined && last !== undefined && (
          <li>
            {first === last
              ? t(words, 'accounts.once', { when: formatShortTime(words.lang, first) })
              : t(words, 'accounts.period', {
                  first: formatShortTime(words.lang, first),
                  last: formatShortTime(words.lang, last),
                })}
          </li>
        )}
        {repeated > 0 && <li>{t(words, 'accounts.repeated', { n: repeated })}</li>}
        {account.nameOnly && <li>{t(words, 'accounts.nameAlone')}</li>}
        {handles.length > 1 && (
          <li>
            {t(words, 'accounts.renamed')}{' '}
            <bdi>{handles.map((handle) => formatHandle(platform, handle)).join(', ')}</bdi>
          </li>
        )}
        {displayNames.length > 0 && (
          <li>
            {t(words, 'accounts.names')} <bdi>{displayNames.join(', ')}</bdi>
          </li>
        )}
        <li>
          {t(words, 'accounts.number')} {platformId ?? <span class="unread">{t(words, 'app.unread')}</span>}
        </li>
        {profileUrl !== null && <li class="file-name">{profileUrl}</li>}
        <li>
          {profiles.length === 0
            ? t(words, 'accounts.noProfile')
            : profiles.map(({ id, ordinal }) => (
                <a key={id} {...linkTo(`item/${id}`)}>
                  {t(words, 'accounts.profile', { ordinal })}
                </a>
              ))}
        </li>
      </ul>
      {fault && <Alert fault={fault} />}
      {withAddress && (
        <button
          type="button"
          data-action="open-profile"
          onClick={() => submit(() => ask('ui>bg:openContext', { item: withAddress.id, relation: 'profile' }))}
        >
          {t(words, 'context.profile')}
          <span class="screen-reader-only"> {title}</span>
        </button>
      )}
      <button type="button" class="quiet" data-action="show-account" onClick={show}>
        {t(words, 'accounts.show')}
        <span class="screen-reader-only"> {title}</span>
      </button>
    </li>
  );
}
