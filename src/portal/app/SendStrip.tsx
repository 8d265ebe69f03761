import { UnstyledButton } from '@mantine/core';
import { IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { errorKinds } from '#contract/errors.ts';
import { unsentOf } from '../sending/waitingCommand.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { useStored, useWork } from './portalContext.ts';

/** How things stand with the central, in a sentence; nothing when all is well and sent. */
export const SendStrip = () => {
  const words = useWords();
  const { t } = words;
  const { link, sender, retry } = useWork();
  const { problem } = useStored(link);
  const unsent = unsentOf(useStored(sender.state));
  const stuck = unsent.filter(({ entry }) => entry.state === 'dead').length;
  if (problem === null && unsent.length === 0) return null;

  const offline = problem !== null && (errorKinds[problem.kind].shown === 'degraded' || problem.kind === 'busy');
  const sentence = problem === null ? t('link.sending', { number: unsent.length }) : offline ? t('link.offline') : errorWords(problem, words);
  return (
    <div className={problem === null && stuck === 0 ? 'strip strip-calm' : 'strip'} role="status">
      {problem === null ? <IconCloudUp size={18} stroke={1.5} aria-hidden="true" /> : <IconCloudOff size={18} stroke={1.5} aria-hidden="true" />}
      <span>{stuck > 0 ? t('link.stuck', { number: stuck }) : sentence}</span>
      {(problem !== null || stuck > 0) && (
        <UnstyledButton className="strip-act" onClick={retry} aria-label={t('link.retry')}>
          {unsent.length > 0 ? t('link.waiting', { number: unsent.length }) : t('link.retry')}
        </UnstyledButton>
      )}
    </div>
  );
};
