import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import 'words:ui.signin';
import { Refusal } from '../api/client';
import { signIn } from '../api/people';
import { ErrorSummary, TextField, type FieldErrors } from '../ui/field';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { t } from '../ui/words';
import { Door } from './door';
import { enter, homeOf, role } from './session';

/** Staff come in by name and password; a maker is told that the way in is a link. */
export default function SignInPage() {
  const { query, route } = useLocation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const found: FieldErrors = {};
    if (!login.trim()) found.login = t('ui.signin.loginMissing');
    if (!password) found.password = t('ui.signin.passwordMissing');
    setErrors(found);
    setTurn((count) => count + 1);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      enter(await signIn({ login: login.trim(), password }));
      // Only a path of ours: an address from outside must not choose where one lands.
      const next = query.ke ?? '';
      route(/^\/(?!\/)/.test(next) ? next : homeOf(role.value), true);
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.signin.noAnswer'));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Door>
      <div>
        <PageTitle>{t('ui.signin.title')}</PageTitle>
        <p class="lead">{t('ui.signin.lead')}</p>
      </div>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <ErrorSummary errors={errors} turn={turn} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <TextField
          id="login"
          label={t('ui.signin.login')}
          value={login}
          onValue={setLogin}
          error={errors.login}
          autoComplete="username"
        />
        <TextField
          id="password"
          label={t('ui.signin.password')}
          value={password}
          onValue={setPassword}
          error={errors.password}
          type="password"
          autoComplete="current-password"
        />
        <button class="btn main wide" type="submit" aria-busy={busy}>
          {busy ? t('ui.signin.busy') : t('ui.signin.go')}
        </button>
      </form>
      <Note tone="info" icon="phone">
        <b>{t('ui.signin.maker')}</b> {t('ui.signin.makerHint')}
      </Note>
    </Door>
  );
}
