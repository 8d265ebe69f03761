import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ContractError } from '#contract/errors.ts';
import { useKeeper } from '../app/portalContext.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { LookChoice } from './LookChoice.tsx';

export const LoginPage = () => {
  const words = useWords();
  const { t } = words;
  const keeper = useKeeper();
  const { ended, lastUserId } = keeper.state();
  const [user, setUser] = useState(lastUserId ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ContractError | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    keeper
      .logIn(user.trim(), password)
      .catch((error: unknown) => {
        setProblem(error instanceof ContractError ? error : new ContractError('internal'));
      })
      .finally(() => setBusy(false));
  };

  return (
    <main className="login">
      <form className="login-form" onSubmit={submit}>
        <Stack gap="lg">
          <div>
            <p className="login-name">{t('app.name')}</p>
            <h1>{t('login.title')}</h1>
            <p className="soft13">{t('login.lead')}</p>
          </div>
          {ended === 'expired' && problem === null && <Alert color="yellow" className="note-urgent">{t('login.expired')}</Alert>}
          <TextInput
            label={t('login.user')}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={t('login.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            required
            withAsterisk={false}
            error={problem === null ? null : errorWords(problem, words)}
          />
          <Button type="submit" loading={busy} fullWidth>
            {t('login.submit')}
          </Button>
        </Stack>
      </form>
      <LookChoice />
    </main>
  );
};
