import type { ContractError, WireError } from '#contract/errors.ts';
import { zhCN, type WordKey } from './zhCN.ts';
import type { Words } from './words.ts';

/** An error in words: the rule that refused, else the error's own code, else its kind. */
export const errorWords = ({ kind, code }: Pick<WireError | ContractError, 'kind' | 'code'>, { t }: Words): string => {
  const special = kind === 'refused' ? `refusal.${code}` : `error.${code}`;
  return t(isWord(special) ? special : `error.${kind}`);
};

const isWord = (key: string): key is WordKey => Object.hasOwn(zhCN, key);
