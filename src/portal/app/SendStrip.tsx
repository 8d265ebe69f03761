import { UnstyledButton } from '@mantine/core';
import { IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { errorKinds } from '#contract/errors.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { useStored, useWork } from './portalContext.ts';
import { useUnsent } from './useUnsent.ts';

/** How things stand with the central, in a sentence; nothing when all is well and sent. */
export const SendStrip = () => {
  const words = useWords();
  const { t } = words;
  const { link, retry } = useWork();
  const { problem } = useStored(link);
  const { commands, files, stuck } = useUnsent();
  if (problem === null && commands.length + files.length === 0) return null;

  const counted = (command: 'link.waiting' | 'link.sending', file: 'link.files' | 'link.uploading'): string =>
    [commands.length > 0 && t(command, { number: commands.length }), files.length > 0 && t(file, { number: files.length })]
      .filter((each) => each !== false)
      .join(' · ');
  const offline = problem !== null && (errorKinds[problem.kind].shown === 'degraded' || problem.kind === 'busy');
  const sentence = problem === null ? counted('link.sending', 'link.uploading') : offline ? t('link.offline') : errorWords(problem, words);
  return (
    <div className={problem === null && stuck === 0 ? 'strip strip-calm' : 'strip'} role="status">
      {problem === null ? <IconCloudUp size={18} stroke={1.5} aria-hidden="true" /> : <IconCloudOff size={18} stroke={1.5} aria-hidden="true" />}
      <span>{stuck > 0 ? t('link.stuck', { number: stuck }) : sentence}</span>
      {(problem !== null || stuck > 0) && (
        <UnstyledButton className="strip-act" onClick={retry} aria-label={t('link.retry')}>
          {counted('link.waiting', 'link.files') || t('link.retry')}
        </UnstyledButton>
      )}
    </div>
  );
};
