import { Alert, Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import type { sessionStateSchema } from '#contract/workstation/session.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';

/** Offered on demonstration data only; the same for every demo account. */
const demoUsers = ['wang.min', 'li.qiang', 'zhao.lei', 'chen.jing', 'he.ping'];
const demoPassword = 'lianxi-2026';
const errors = ['wrong_credentials', 'central_unreachable', 'rate_limited', 'forbidden', 'disconnected'] as const;

/** Start of a shift, or the locked screen of one. Works without the central for people this machine knows. */
export const LoginPage = ({ state, reached }: { readonly state: z.infer<typeof sessionStateSchema>; readonly reached: boolean }) => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const [user, setUser] = useState(state.user?.userId ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<(typeof errors)[number] | 'other' | null>(null);

  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await (state.locked ? session.call.unlock({ password }) : session.call.login({ user, password }));
    } catch (cause) {
      const kind = cause instanceof ContractError ? cause.kind : null;
      setError(errors.find((each) => each === kind) ?? 'other');
      setPassword('');
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack align="center" justify="center" mih="100vh" bg="var(--bg-app)">
      <Paper
        component="form"
        withBorder
        p="xl"
        w={380}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          <Title order={1} size="h3">
            {state.locked ? t('session.locked') : t('session.title', { seat: state.seatId })}
          </Title>
          {reached ? null : <Alert color="yellow">{t('app.stationAway')}</Alert>}
          <TextInput
            label={t('session.user')}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
            disabled={state.locked}
            autoComplete="username"
            autoFocus={!state.locked}
            required
          />
          <PasswordInput
            label={t('session.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            autoFocus={state.locked}
            required
          />
          {error === null ? null : (
            <Alert color="red" role="alert">
              {t(`session.error.${error}`)}
            </Alert>
          )}
          <Button type="submit" loading={busy} disabled={!reached}>
            {state.locked ? t('session.unlock') : t('session.signIn')}
          </Button>
          {state.demo && !state.locked ? (
            <Stack gap="xs">
              <Text size="xs" c="dimmed">
                {t('session.demo')}
              </Text>
              <Group gap="xs">
                {demoUsers.map((name) => (
                  <Button
                    key={name}
                    size="compact-xs"
                    variant="default"
                    onClick={() => {
                      setUser(name);
                      setPassword(demoPassword);
                    }}
                  >
                    {name}
                  </Button>
                ))}
              </Group>
            </Stack>
          ) : null}
        </Stack>
      </Paper>
    </Stack>
  );
};
