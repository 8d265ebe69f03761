import { Alert, Button } from '@mantine/core';
import { useStored, useWork } from '../app/portalContext.ts';
import { withoutRefusal } from '../sending/sendingSteps.ts';
import { commandWord } from '../words/commandWord.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';

/** What the central did not accept of this case, until the user has read it. */
export const RefusedNote = ({ caseId }: { readonly caseId: string }) => {
  const words = useWords();
  const { t } = words;
  const { sender } = useWork();
  const { refused } = useStored(sender.state);
  return refused
    .filter(({ envelope }) => envelope.caseId === caseId)
    .map(({ envelope, error }) => (
      <Alert key={envelope.id} className="note-critical" role="alert">
        <p>{t('detail.refused', { what: t(commandWord(envelope.command)), why: errorWords(error, words) })}</p>
        <Button variant="default" onClick={() => void sender.change((state) => withoutRefusal(state, envelope.id))}>
          {t('detail.understood')}
        </Button>
      </Alert>
    ));
};
