import { NumberInput, Radio, Stack, Textarea } from '@mantine/core';
import type { CaseCommand } from '#domain/case/command.ts';
import { ruleBook } from '../sending/portalRules.ts';
import type { Task } from '../tasks/task.ts';
import { urgencyOf } from '../tasks/taskFilter.ts';
import { useWords } from '../words/useWords.ts';
import { FormPage } from './FormPage.tsx';
import { emptyRequest, extensionUnit, requestDraftSchema, requestObstacle, type RequestDraft, type RequestPageKind } from './requestDraft.ts';
import { useTaskForm } from './useTaskForm.ts';

/** Return, more time, suspension, a question: asked in writing, decided by somebody else. */
export const RequestPage = ({ task, kind }: { readonly task: Task; readonly kind: RequestPageKind }) => {
  const { t } = useWords();
  const { draft, change, submit } = useTaskForm(kind, task, requestDraftSchema, emptyRequest);
  const more = extensionUnit(urgencyOf(task));
  return (
    <FormPage
      task={task}
      title={`${kind}.title`}
      lead={`${kind}.lead`}
      submit={`${kind}.submit`}
      obstacle={requestObstacle(kind, draft)}
      onSubmit={() => void submit(commandOf(kind, task.assignment.id, draft, more.minutes))}
    >
      {kind === 'return' && (
        <Radio.Group label={t('return.reason')} value={draft.choice} onChange={(choice) => change({ choice })}>
          <Stack gap={0}>
            {ruleBook.loop.returnReasons.map(({ id, name }) => (
              <Radio key={id} size="lg" className="sign-box" value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {kind === 'extension' && (
        <NumberInput
          label={t(more.word)}
          value={draft.amount}
          min={1}
          max={more.most}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => change({ amount: Number(value) || 0 })}
        />
      )}
      <Textarea
        label={t(kind === 'return' ? 'return.basis' : 'request.reason')}
        placeholder={kind === 'return' ? t('return.basisHint') : ''}
        value={draft.text}
        maxLength={2_000}
        onChange={({ currentTarget: { value } }) => change({ text: value })}
      />
    </FormPage>
  );
};

const commandOf = (kind: RequestPageKind, assignmentId: string, { choice, text, amount }: RequestDraft, minutes: number): CaseCommand => {
  const reason = text.trim();
  switch (kind) {
    case 'return':
      return { type: 'request_return', assignmentId, reason: choice, basis: reason };
    case 'extension':
      return { type: 'request_extension', assignmentId, reason, minutes: amount * minutes };
    case 'suspension':
      return { type: 'request_suspension', assignmentId, reason };
    case 'ask':
      return { type: 'ask_info', assignmentId, text: reason };
    default:
      return kind satisfies never;
  }
};
