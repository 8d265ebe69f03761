import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ownPhoneSchema } from '#contract/central/contactCalls.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import type { WordKey } from '../words/zhCN.ts';
import type { OwnPhone } from './useOwnPhone.ts';

interface OwnPhoneFieldProps {
  readonly own: OwnPhone;
  readonly label?: WordKey;
  readonly onSaved?: () => void;
}

/** The user's own telephone, to be rung first. */
export const OwnPhoneField = ({ own: { known, problem, save }, label = 'contact.bridge.ownLabel', onSaved }: OwnPhoneFieldProps) => {
  const words = useWords();
  const { t } = words;
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? known?.phone ?? '';
  const digits = value.replace(/[\s-]/gu, '');
  const isRight = digits !== '' && ownPhoneSchema.safeParse(digits).success;
  return (
    <div className="stack">
      <TextInput
        label={t(label)}
        description={t('contact.bridge.ownHint')}
        type="tel"
        autoComplete="tel"
        value={value}
        maxLength={24}
        error={typed !== null && typed !== '' && !isRight ? t('contact.bridge.ownWrong') : null}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button
        variant="outline"
        disabled={!isRight || digits === known?.phone}
        onClick={() => void save(digits).then((saved) => { if (saved) { setTyped(null); onSaved?.(); } })}
      >
        {t('contact.bridge.ownSave')}
      </Button>
      {problem !== null && <p className="soft13 c-critical" role="alert">{errorWords(problem, words)}</p>}
    </div>
  );
};
