import { Button, Stack, TextInput, Timeline } from '@mantine/core';
import { useState } from 'react';
import { webProgressSchema, type WebProgress } from '#contract/central/webReports.ts';
import { ContractError } from '#contract/errors.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { momentWords } from '../words/words.ts';
import { useCitizenState, useDesk } from './citizenContext.ts';

/** What became of it, for number and code; the reports of this browser by a touch. */
export const ProgressPage = () => {
  const words = useWords();
  const { t, language } = words;
  const desk = useDesk();
  const { sent, receipt } = useCitizenState();
  const [number, setNumber] = useState(receipt?.number ?? '');
  const [code, setCode] = useState(receipt?.code ?? '');
  const [shown, setShown] = useState<WebProgress | null>(null);
  const [problem, setProblem] = useState<ContractError | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = async (wanted: { readonly number: string; readonly code: string }): Promise<void> => {
    setAsking(true);
    setProblem(null);
    try {
      setShown(await desk.client.ask({ method: 'POST', path: '/api/public/progress', body: wanted }, webProgressSchema));
    } catch (error) {
      setShown(null);
      setProblem(error instanceof ContractError ? error : new ContractError('internal'));
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <section className="block">
        <form noValidate onSubmit={(event) => { event.preventDefault(); void ask({ number, code }); }}>
          <Stack gap="lg">
            <TextInput label={t('citizen.number')} description={t('citizen.numberHint')} inputMode="numeric" autoComplete="off" value={number} maxLength={40} onChange={({ currentTarget: { value } }) => setNumber(value)} />
            <TextInput label={t('citizen.code')} description={t('citizen.codeHint')} autoComplete="off" autoCapitalize="characters" value={code} maxLength={20} onChange={({ currentTarget: { value } }) => setCode(value)} />
            <Button type="submit" fullWidth loading={asking} disabled={number.trim() === '' || code.trim() === ''}>{t('citizen.look')}</Button>
            {problem !== null && <p className="c-critical" role="alert">{problem.code === 'web_report' ? t('citizen.notFound') : errorWords(problem, words)}</p>}
          </Stack>
        </form>
      </section>
      {shown !== null && <Found progress={shown} />}
      {sent.length > 0 && (
        <section className="block">
          <h2 className="label">{t('citizen.sentHere')}</h2>
          <ul className="sent">
            {sent.map((each) => (
              <li key={each.number}>
                <button
                  type="button"
                  onClick={() => {
                    setNumber(each.number);
                    setCode(each.code);
                    void ask(each);
                  }}
                >
                  <b>{each.title}</b>
                  <span className="soft13">{momentWords(each.at, language)} · {each.number}</span>
                </button>
              </li>
            ))}
          </ul>
          <Button variant="default" fullWidth onClick={desk.forgetSent}>{t('citizen.forgetSent')}</Button>
        </section>
      )}
    </>
  );
};

const Found = ({ progress: { title, stage, steps, reply, question, number } }: { readonly progress: WebProgress }) => {
  const { t, language } = useWords();
  return (
    <section className="block" aria-live="polite">
      <p className="soft13">{number}</p>
      <h2 className="big">{title}</h2>
      <p className={`stage stage-${stage}`}>{t(`citizen.stage.${stage}`)}</p>
      {question !== '' && <p className="note-urgent note-question"><b>{t('citizen.question')}</b> {question} <br />{t('citizen.questionHint')}</p>}
      {reply !== '' && (
        <div className="reply">
          <h3 className="label">{t('citizen.reply')}</h3>
          <p className="prose">{reply}</p>
        </div>
      )}
      <Timeline bulletSize={12} lineWidth={1} color="gray" active={steps.length}>
        {steps.toReversed().map(({ kind, at, units }) => (
          <Timeline.Item key={`${kind}${at}`} title={t(`citizen.step.${kind}`)}>
            <span className="soft13">{momentWords(at, language)}{units.length > 0 && ` · ${units.join('、')}`}</span>
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  );
};
