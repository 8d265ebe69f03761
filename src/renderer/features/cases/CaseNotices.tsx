import { Button } from '@mantine/core';
import { IconArrowForwardUp, IconArrowMerge, IconBan, IconHelpCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/central/auth.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import type { Line } from '#domain/tenant.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import type { OpenSheet } from './acts/ActSheet.tsx';
import styles from './cases.module.css';
import { usePersonName, useUnitNames } from './namesOf.ts';

export interface CaseNoticesProps {
  readonly state: Case;
  readonly user: User | null;
  /** The line this seat speaks for. */
  readonly line: Line | null;
  readonly readOnly: boolean;
  readonly onCommand: (command: CaseCommand) => Promise<boolean>;
  readonly onOpen: (sheet: OpenSheet) => void;
}

/** What stands in the way or waits for somebody here, with the answers to it. */
export const CaseNotices = (props: CaseNoticesProps) => {
  const { t } = useTranslation();
  const { state, readOnly, onOpen } = props;
  return (
    <>
      {state.handover === undefined ? null : <Offered {...props} handover={state.handover} />}
      {state.question === undefined ? null : (
        <Notice icon={<IconHelpCircle size={16} aria-hidden />} text={<Asked question={state.question} />}>
          <Button size="compact-sm" disabled={readOnly} onClick={() => onOpen('give_info')}>
            {t('acts.name.give_info')}
          </Button>
        </Notice>
      )}
      {state.state === 'merged' ? (
        <Notice icon={<IconArrowMerge size={16} aria-hidden />} text={t('cases.notice.merged', { number: state.mergedInto?.number ?? '' })}>
          <Button size="compact-sm" variant="default" disabled={readOnly} onClick={() => onOpen('split')}>
            {t('acts.name.split')}
          </Button>
        </Notice>
      ) : null}
      {state.content.secret ? <Notice icon={<IconLock size={16} aria-hidden />} text={t('cases.notice.secret')} /> : null}
      {state.state === 'void' ? <Notice icon={<IconBan size={16} aria-hidden />} text={t('cases.notice.void', { reason: state.voidReason ?? '' })} /> : null}
      {state.notAccepted === null ? null : <Notice icon={<IconBan size={16} aria-hidden />} text={t('cases.notice.notAccepted', { text: state.notAccepted.explanation })} />}
    </>
  );
};

const Notice = ({ icon, text, children }: { readonly icon: ReactNode; readonly text: ReactNode; readonly children?: ReactNode }) => (
  <div className={styles['notice']} role="status">
    {icon}
    <span className="grow">{text}</span>
    {children}
  </div>
);

/** On its way to another: who holds it until that accepts, and what can be done about it from here. */
const Offered = ({ state, user, line, readOnly, onCommand, onOpen, handover }: CaseNoticesProps & { readonly handover: NonNullable<Case['handover']> }) => {
  const { t } = useTranslation();
  const person = usePersonName([handover.by, state.owner?.userId ?? '']);
  const isLead = user?.role === 'shift_lead';
  const isMine = handover.by === user?.userId;
  const mayAccept = !isMine && (isLead || line === handover.toLine);
  const mayWithdraw = isMine || isLead || line === state.owner?.line;
  return (
    <Notice
      icon={<IconArrowForwardUp size={16} aria-hidden />}
      text={t('cases.notice.offered', {
        by: person(handover.by),
        line: handover.toLine,
        kind: t(`acts.handOver.kinds.${handover.kind}`),
        reason: handover.reason,
        owner: person(state.owner?.userId ?? ''),
        time: `${monthDay(handover.at)} ${wallTime(handover.at).slice(0, 5)}`,
      })}
    >
      {mayAccept ? (
        <>
          <Button size="compact-sm" disabled={readOnly} onClick={() => void onCommand({ type: 'accept_handover' })}>
            {t('acts.accept')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={readOnly} onClick={() => onOpen('decline')}>
            {t('acts.name.decline')}
          </Button>
        </>
      ) : null}
      {mayWithdraw ? (
        <Button size="compact-sm" variant="default" disabled={readOnly} onClick={() => void onCommand({ type: 'end_handover', outcome: 'withdrawn', note: '' })}>
          {t('acts.withdraw')}
        </Button>
      ) : null}
    </Notice>
  );
};

const Asked = ({ question }: { readonly question: NonNullable<Case['question']> }) => {
  const { t } = useTranslation();
  const names = useUnitNames(question.unitId === null ? [] : [question.unitId]);
  const by = usePersonName([question.by])(question.by);
  const who = question.unitId === null ? by : `${names.get(question.unitId) ?? question.unitId} ${by}`;
  return <>{t('cases.notice.asked', { who, text: question.text })}</>;
};
