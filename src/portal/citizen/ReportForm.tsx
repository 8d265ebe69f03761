import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { CitizenPhotos } from './CitizenPhotos.tsx';
import { CitizenPlace } from './CitizenPlace.tsx';
import { useCitizenState, useDesk } from './citizenContext.ts';
import { DangerNote } from './DangerNote.tsx';
import { obstaclesOf, type KeptReport } from './keptReport.ts';

/** What, where, photos, whom to call back. Every touch is kept in the browser until it has arrived. */
export const ReportForm = () => {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  const { report, problem } = useCitizenState();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const obstacles = obstaclesOf(report);
  const shown = tried ? obstacles : {};
  const edit = (change: Partial<KeptReport>): void => desk.edit((before) => ({ ...before, ...change }));
  const { client } = desk;
  // The puzzle is solved while somebody writes, not while he waits.
  const hasBegun = report.text !== '';
  useEffect(() => {
    if (hasBegun) client.prepare();
  }, [client, hasBegun]);

  const submit = (): void => {
    setTried(true);
    if (Object.keys(obstacles).length === 0) desk.send();
    // Where something is missing is where one goes on.
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <section className="block">
        <Stack gap="lg">
          <Textarea
            label={t('citizen.what')}
            description={t('citizen.whatHint')}
            value={report.text}
            maxLength={2_000}
            minRows={4}
            required
            error={shown.text === undefined ? null : t(shown.text)}
            onChange={({ currentTarget: { value } }) => edit({ text: value })}
          />
          <DangerNote text={report.text} />
        </Stack>
      </section>
      <section className="block"><CitizenPlace problem={shown.place} /></section>
      <section className="block"><CitizenPhotos /></section>
      <section className="block">
        <Stack gap="lg">
          <TextInput
            label={t('citizen.phone')}
            description={t('citizen.phoneHint')}
            type="tel"
            autoComplete="tel"
            value={report.phone}
            maxLength={24}
            required
            error={shown.phone === undefined ? null : t(shown.phone)}
            onChange={({ currentTarget: { value } }) => edit({ phone: value })}
          />
          <TextInput label={t('citizen.name')} autoComplete="name" value={report.name} maxLength={40} onChange={({ currentTarget: { value } }) => edit({ name: value })} />
          <Checkbox size="lg" className="sign-box" label={t('citizen.secret')} description={t('citizen.secretHint')} checked={report.secret} onChange={({ currentTarget: { checked } }) => edit({ secret: checked })} />
          <details className="privacy">
            <summary>{t('citizen.privacy.title')}</summary>
            <p>{t('citizen.privacy.what')}</p>
            <p>{t('citizen.privacy.who')}</p>
            <p>{t('citizen.privacy.rights')}</p>
          </details>
          <Checkbox
            size="lg"
            className="sign-box"
            label={t('citizen.agrees')}
            checked={report.agrees}
            required
            error={shown.agrees === undefined ? null : t(shown.agrees)}
            aria-invalid={shown.agrees !== undefined}
            onChange={({ currentTarget: { checked } }) => edit({ agrees: checked })}
          />
        </Stack>
      </section>
      <div className="trap" aria-hidden="true">
        <label>
          {t('citizen.trap')}
          <input name="homepage" tabIndex={-1} autoComplete="off" value={report.homepage} onChange={({ currentTarget: { value } }) => edit({ homepage: value })} />
        </label>
      </div>
      <footer className="thumb">
        <Button type="submit" fullWidth leftSection={<IconSend size={20} stroke={1.5} aria-hidden="true" />}>{t('citizen.send')}</Button>
        {problem === null ? <p className="soft13 why">{t('citizen.kept')}</p> : <p className="c-critical why" role="alert">{errorWords(problem, words)}</p>}
      </footer>
    </form>
  );
};
