import type { CaseCommand } from '#domain/case/command.ts';
import { zhCN, type WordKey } from './zhCN.ts';

/** What a unit's command is called; other commands never start on this page. */
export const commandWord = ({ type }: CaseCommand): WordKey => {
  const key = `command.${type}`;
  return isWord(key) ? key : 'command.other';
};

const isWord = (key: string): key is WordKey => Object.hasOwn(zhCN, key);
