import type { Session } from '../api/types';
import { useStore } from '../common/store';
import { FeedState } from '../honesty/HonestyBar';
import { setSound, sound } from '../honesty/sound';
import { useT } from '../i18n';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { mayDispatch, maySeeLive, signOut } from '../session/session';
import { setTheme, theme } from '../theme/theme';
import { Nav } from './Nav';
import { show } from './ui';

export function Header({ who }: { who: Session }) {
  const t = useT();
  const now = useStore(theme, (x) => x);
  const loud = useStore(sound, (x) => x);
  return (
    <header className="top">
      <img src="/favicon.svg" alt="" width="26" height="26" />
      <h1>{t.product}</h1>
      <Nav who={who} />
      {mayDispatch(who) && (
        <button type="button" className="primary" onClick={() => show({ intake: { type: '' } })}>
          {t.header.newCall} <kbd>N</kbd>
        </button>
      )}
      {maySeeLive(who) && (
        <button type="button" onClick={() => show({ commandOpen: true })}>
          {t.header.command} <kbd>/</kbd>
        </button>
      )}
      {maySeeLive(who) && <FeedState />}
      <span className="spacer" />
      {maySeeLive(who) && (
        <a href="/radio" target="_blank" rel="noopener">
          {t.header.radio}
        </a>
      )}
      {maySeeLive(who) && (
        <button type="button" className="plain" aria-pressed={loud} onClick={() => setSound(!loud)}>
          {loud ? t.header.soundOn : t.header.soundOff}
        </button>
      )}
      <button type="button" className="plain" onClick={() => setTheme(now === 'day' ? 'night' : 'day')}>
        {now === 'day' ? t.header.toNight : t.header.toDay}
      </button>
      <LanguageSwitch />
      {maySeeLive(who) && (
        <button
          type="button"
          className="plain"
          title={t.header.help}
          aria-label={t.header.help}
          onClick={() => show({ helpOpen: true })}
        >
          ?
        </button>
      )}
      <span className="who" title={t.roles[who.role]}>
        {who.displayName}
      </span>
      <button type="button" className="plain" onClick={() => void signOut()}>
        {t.header.signOut}
      </button>
    </header>
  );
}
