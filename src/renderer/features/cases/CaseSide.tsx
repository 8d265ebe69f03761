import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { maskName, maskPhone } from '#domain/privacy/mask.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import styles from './cases.module.css';
import { CaseUnits } from './CaseUnits.tsx';
import { ClassLine } from './ClassLine.tsx';
import { usePersonName } from './namesOf.ts';
import type { CaseDetailValues } from '../../workstation/useCaseDetail.ts';

export interface CaseSideProps {
  readonly detail: CaseDetailValues;
  readonly now: number;
  readonly readOnly: boolean;
  /** A command on another case: one merged into this is taken out again. */
  readonly onOther: (caseId: string, command: CaseCommand) => void;
}

/** Every caller of a merged case stays one to call back. */
const callerOf = (persons: CaseDetailValues['persons'], callerId: string | null): string => {
  const caller = persons.find(({ id }) => id === callerId);
  return caller === undefined ? '' : `${maskName(caller.name)} ${maskPhone(caller.phone)}`;
};

const moment = (at: number): string => `${monthDay(at)} ${wallTime(at).slice(0, 5)}`;

/** Beside the story: who has it, what it is, whose it is, what the caller was told and agreed to, what was merged into it. */
export const CaseSide = ({ detail, now, readOnly, onOther }: CaseSideProps) => {
  const { t } = useTranslation();
  const { case: state } = detail;
  const person = usePersonName([...(state.promises ?? []), ...(state.consentRecords ?? [])].map(({ by }) => by));
  return (
    <aside className={styles['units']} tabIndex={0} aria-label={t('cases.section.units')}>
      <CaseUnits detail={detail} now={now} readOnly={readOnly} />
      <h3 className={styles['section']}>{t('cases.section.class')}</h3>
      <ClassLine state={state} />
      <Ownership state={state} />
      <h3 className={styles['section']}>{t('cases.section.promise')}</h3>
      {(state.promises ?? []).length === 0 ? <p className="soft">{state.promise || t('cases.noPromise')}</p> : null}
      {(state.promises ?? []).map(({ text, dueAt, at, by }) => (
        <p key={at} className={styles['record']}>
          {text}
          <span className="muted t12">{[moment(at), person(by), dueAt === null ? '' : t('cases.side.due', { time: moment(dueAt) })].filter((part) => part !== '').join(' · ')}</span>
        </p>
      ))}
      <h3 className={styles['section']}>{t('cases.section.consents')}</h3>
      {(state.consentRecords ?? []).length === 0 ? (
        <p className="soft">{state.content.consents.length === 0 ? t('triage.nothingAgreed') : state.content.consents.map((each) => t(`form.consent.${each}`)).join(t('triage.listComma'))}</p>
      ) : null}
      {(state.consentRecords ?? []).map(({ consent, given, at, by }) => (
        <p key={`${consent}${at}`} className={styles['record']}>
          {t(`form.consent.${consent}`)} {t(given ? 'acts.consent.yes' : 'acts.consent.no')}
          <span className="muted t12">{`${moment(at)} · ${person(by)}`}</span>
        </p>
      ))}
      {(state.absorbed ?? []).length === 0 ? null : <h3 className={styles['section']}>{t('cases.section.absorbed')}</h3>}
      {(state.absorbed ?? []).map(({ caseId, number, callerId, secret }) => (
        <p key={caseId} className={styles['record']}>
          {[number, secret ? t('cases.side.secretCaller') : callerOf(detail.persons, callerId)].filter((part) => part !== '').join(' · ')}
          <Button
            size="compact-xs"
            variant="default"
            disabled={readOnly}
            aria-label={t('cases.side.splitOne', { number })}
            onClick={() => onOther(caseId, { type: 'split', reason: t('cases.side.splitReason') })}
          >
            {t('acts.name.split')}
          </Button>
        </p>
      ))}
    </aside>
  );
};

/** 首接负责: who took it first, who has it now, how often it changed sides. */
const Ownership = ({ state: { intake, owner, hops = 0 } }: { readonly state: Case }) => {
  const { t } = useTranslation();
  const person = usePersonName([intake.takerId, owner?.userId ?? '']);
  return (
    <>
      <h3 className={styles['section']}>{t('cases.section.owner')}</h3>
      <dl className="pairs">
        <dt>{t('cases.side.firstTaker')}</dt>
        <dd>{[intake.line ?? t(`cases.channel.${intake.channel}`), person(intake.takerId), intake.seatId].filter(Boolean).join(' ')}</dd>
        <dt>{t('cases.side.owner')}</dt>
        <dd>{owner === undefined ? t('cases.side.nobody') : `${owner.line} ${person(owner.userId)} · ${moment(owner.since)}`}</dd>
        <dt>{t('cases.side.hops')}</dt>
        <dd>{t('cases.side.times', { n: hops })}</dd>
      </dl>
    </>
  );
};
