import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { centralSentence } from './centralSentence.ts';

export interface Asked<Value> {
  readonly value: Value | null;
  readonly error: string | null;
  readonly again: () => void;
}

/** Asks the central when `ask` changes, and again on request; a late answer to an older question is dropped. */
export const useAsked = <Value>(ask: (() => Promise<Value>) | null): Asked<Value> => {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ readonly value: Value | null; readonly error: string | null }>({ value: null, error: null });
  useEffect(() => {
    if (ask === null) return undefined;
    let stale = false;
    ask().then(
      (value) => {
        if (!stale) setState({ value, error: null });
      },
      (error: unknown) => {
        if (!stale) setState((before) => ({ value: before.value, error: centralSentence(t, error) }));
      },
    );
    return () => {
      stale = true;
    };
  }, [ask, round, t]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  return { ...state, again };
};
