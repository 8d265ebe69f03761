import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { isSuspended } from '#domain/case/unitRequests.ts';
import { finishedShares } from './act.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

/** Acts that need nothing but a word. */
export type TextAct = 'rework' | 'resume' | 'verify_unsampled' | 'secrecy' | 'ask' | 'void' | 'give_info' | 'decline' | 'split';

const commandsOf = (act: TextAct, state: Case, text: string): readonly CaseCommand[] => {
  switch (act) {
    case 'rework':
      return [{ type: 'rework', assignmentIds: finishedShares(state).map(({ id }) => id), reason: text }];
    case 'resume':
      return state.assignments.filter(isSuspended).map(({ id }) => ({ type: 'resume', assignmentId: id, note: text }));
    case 'verify_unsampled':
      return [{ type: 'verify', basis: 'not_sampled', note: text }];
    case 'secrecy':
      return [{ type: 'flag_secret', secret: !state.content.secret, reason: text }];
    case 'ask':
      return [{ type: 'ask_info', assignmentId: null, text }];
    case 'void':
      return [{ type: 'void', reason: text }];
    case 'give_info':
      return [{ type: 'give_info', text }];
    case 'decline':
      return [{ type: 'end_handover', outcome: 'declined', note: text }];
    case 'split':
      return [{ type: 'split', reason: text }];
    default:
      return act satisfies never;
  }
};

/** These the rules accept without a word. */
const wordless: readonly TextAct[] = ['resume', 'verify_unsampled'];

export const TextSheet = ({ act, ...props }: SheetProps & { readonly act: TextAct }) => {
  const { t } = useTranslation();
  const { state } = props;
  const { fields, change, forget } = useKept(`${state.id}.${act}`, { text: '' });
  const form = act === 'secrecy' && state.content.secret ? 'reveal' : act;
  const isReady = wordless.includes(act) || fields.text.trim() !== '';
  return (
    <Sheet
      {...props}
      title={t(`acts.name.${form}`)}
      effect={t(`acts.effect.${form}`)}
      submit={t(`acts.submit.${form}`)}
      missing={t('acts.missing.text')}
      commands={isReady ? commandsOf(act, state, fields.text) : null}
      onGiven={forget}
    >
      <Textarea
        label={t(`acts.text.${form}`)}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={500}
        value={fields.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
    </Sheet>
  );
};
