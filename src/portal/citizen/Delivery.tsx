import { Button } from '@mantine/core';
import { IconCircleCheck, IconCloudUpload, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { useCitizenState, useDesk } from './citizenContext.ts';
import type { SentReport } from './keptReport.ts';

/** On its way, or waiting for a network. It may be taken back and changed while it has not arrived. */
export const OnItsWay = () => {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  const { report, phase, gone, problem } = useCitizenState();
  const isSending = phase === 'sending';
  return (
    <section className="block delivery" role="status">
      <IconCloudUpload size={40} stroke={1.5} aria-hidden="true" />
      <h2>{t(isSending ? 'citizen.sending' : 'citizen.waiting')}</h2>
      {isSending && report.photos.length > 0 && <p>{t('citizen.sendingPhotos', { gone, all: report.photos.length })}</p>}
      {!isSending && (
        <>
          <p>{t('citizen.waitingHint')}</p>
          {problem !== null && <p className="c-urgent">{errorWords(problem, words)}</p>}
          <Button fullWidth onClick={desk.send}>{t('citizen.sendNow')}</Button>
          <Button fullWidth variant="default" onClick={desk.takeBack}>{t('citizen.takeBack')}</Button>
        </>
      )}
    </section>
  );
};

/** Number and code, large enough to write down or to photograph. */
export const Receipt = ({ receipt: { number, code } }: { readonly receipt: SentReport }) => {
  const { t } = useWords();
  const desk = useDesk();
  const [copied, setCopied] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const copy = (): void => {
    if (!('clipboard' in navigator)) return;
    void navigator.clipboard.writeText(`${t('citizen.number')} ${number}\n${t('citizen.code')} ${code}`).then(() => setCopied(true));
  };
  return (
    <section className="block delivery">
      <IconCircleCheck size={40} stroke={1.5} className="c-ok" aria-hidden="true" />
      <h2 ref={title} tabIndex={-1}>{t('citizen.arrived')}</h2>
      <dl className="receipt">
        <dt>{t('citizen.number')}</dt>
        <dd>{number}</dd>
        <dt>{t('citizen.code')}</dt>
        <dd>{code}</dd>
      </dl>
      <p className="soft13">{t('citizen.arrivedHint')}</p>
      <Button fullWidth component="a" href="#/progress">{t('citizen.toProgress')}</Button>
      <Button fullWidth variant="default" leftSection={<IconCopy size={20} stroke={1.5} aria-hidden="true" />} onClick={copy}>{t(copied ? 'citizen.copied' : 'citizen.copy')}</Button>
      <Button fullWidth variant="default" onClick={desk.beginAnother}>{t('citizen.another')}</Button>
    </section>
  );
};
