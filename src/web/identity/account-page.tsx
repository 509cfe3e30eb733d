import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import 'words:ui.account';
import './door.css';
import { waiting } from '../commitments/waiting';
import { Icon } from '../ui/icon';
import { officeName, roleName } from '../ui/lists';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { StaffShell } from '../ui/staff-shell';
import { language, setLanguage, t } from '../ui/words';
import { chooseEvent, chooseRole, event, homeOf, leave, me, memberships, role, roles } from './session';

const THEME_AT = 'tapis.theme';

/** Who I am here, and what I can change about it. */
export default function AccountPage() {
  const page = (
    <div class="account account-page">
      <PageTitle>{t('ui.account.title')}</PageTitle>
      <p class="who-card">
        <b>{me.value?.person.name}</b>
        {memberships.value.map((held) => (
          <span key={held.id}>
            {held.office ? officeName(held.office) : roleName(held.role)}, {held.scope.name}
            <br />
          </span>
        ))}
      </p>
      <Choices />
      <Leaving />
    </div>
  );
  return role.value === 'umkm' ? (
    <PhoneShell back="/kebutuhan">{page}</PhoneShell>
  ) : (
    <StaffShell place="none">{page}</StaffShell>
  );
}

function Choices() {
  const { route } = useLocation();
  const [theme, setTheme] = useState(localStorage.getItem(THEME_AT) ?? 'light');
  const paint = (next: string) => {
    localStorage.setItem(THEME_AT, next);
    document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  const events = me.value?.events ?? [];
  return (
    <>
      <Choice
        title={t('ui.account.language')}
        chosen={language.value}
        onChoose={(next) => void setLanguage(next as 'id' | 'en')}
        options={[['id', 'Indonesia'], ['en', 'English']]} /* prettier-ignore */
      />
      <Choice
        title={t('ui.account.theme')}
        chosen={theme}
        onChoose={paint}
        options={[['light', t('ui.account.light')], ['dark', t('ui.account.dark')]]} /* prettier-ignore */
      />
      {roles.value.length > 1 && (
        <Choice
          title={t('ui.account.role')}
          chosen={role.value ?? ''}
          options={roles.value.map((one) => [one, roleName(one)])}
          onChoose={(next) => {
            chooseRole(next as (typeof roles.value)[number]);
            route(homeOf(role.value));
          }}
        />
      )}
      {events.length > 1 && (
        <section>
          <label class="legend" for="event">
            {t('ui.account.event')}
          </label>
          <select
            id="event"
            class="input"
            value={event.value?.id}
            onChange={(change) => chooseEvent(change.currentTarget.value)}
          >
            {events.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </section>
      )}
      <section>
        <a class="btn edge-btn wide" href="/akun/pin">
          <Icon name="key" /> {t(me.value?.person.hasPin ? 'ui.account.changePin' : 'ui.account.makePin')}
        </a>
      </section>
    </>
  );
}

function Choice({ title, chosen, options, onChoose }: ChoiceProps) {
  return (
    <section>
      <p class="legend" id={`choice-${options[0]?.[0]}`}>
        {title}
      </p>
      <div class="pick" role="group" aria-labelledby={`choice-${options[0]?.[0]}`}>
        {options.map(([value, label]) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
interface ChoiceProps {
  title: string;
  chosen: string;
  options: [string, string][];
  onChoose: (value: string) => void;
}

/** Leaving a device on which a signature waits would lose it, so that is said first. */
function Leaving() {
  const { route } = useLocation();
  const [sure, setSure] = useState(false);
  const [failed, setFailed] = useState(false);
  const go = () =>
    leave().then(
      () => route('/masuk', true),
      () => setFailed(true),
    );
  return (
    <section>
      {failed && (
        <Note tone="bad" live>
          {t('ui.account.notLeft')}
        </Note>
      )}
      {sure && (
        <Note tone="lack" live>
          {t('ui.account.waitingLost', { count: waiting.value.length })}
        </Note>
      )}
      <button
        class={sure ? 'btn risk wide' : 'btn edge-btn wide'}
        type="button"
        onClick={() => (waiting.value.length > 0 && !sure ? setSure(true) : void go())} /* prettier-ignore */
      >
        {t(sure ? 'ui.account.leaveAnyway' : 'ui.account.leave')}
      </button>
    </section>
  );
}
