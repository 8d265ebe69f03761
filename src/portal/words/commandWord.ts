import type { CaseCommand } from '#domain/case/command.ts';
import type { WordKey } from './zhCN.ts';

/** What a unit's command is called; other commands never start on this page. */
export const commandWord = ({ type }: CaseCommand): WordKey =>
  type === 'sign' || type === 'record_contact' || type === 'feed_back' ? `command.${type}` : 'command.other';
