import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractError } from '#contract/errors.ts';
import type { Case, Person } from '#domain/case/case.ts';
import { transferOf } from '#domain/case/decideAssignment.ts';
import { formDocument } from '#domain/case/formDocument.ts';
import { policeFormsOf, type PoliceForm } from '#domain/case/policeForms.ts';
import type { Line } from '#domain/tenant.ts';
import { centralSentence } from '../../../workstation/centralSentence.ts';
import { useTopic, useWorkstation } from '../../../workstation/workstationContext.ts';
import { printDocument } from '../../../ui/printDocument.ts';
import { saveFile } from '../../../ui/saveFile.ts';
import styles from '../cases.module.css';
import { useUnitNames } from '../namesOf.ts';
import { usePoliceWords } from './usePoliceWords.ts';

export interface PoliceFormsProps {
  readonly state: Case;
  readonly persons: readonly Person[];
  /** The forms stay with the police; the hotline sees a summary. */
  readonly line: Line | null;
}

/** 接警单, 处警单, 反馈单: read, printed and taken out; what leaves is on record first. */
export const PoliceForms = ({ state, persons, line }: PoliceFormsProps) => {
  const { t, i18n } = useTranslation();
  const { cases, session } = useWorkstation();
  const signedIn = useTopic(session.subscribe.state);
  const units = useUnitNames(state.assignments.map(({ unitId }) => unitId));
  const words = usePoliceWords(units);
  const [failed, setFailed] = useState<string | null>(null);
  if (!state.assignments.some((each) => transferOf(each) === 'police_dispatch' && each.state !== 'returned')) return null;
  if (line !== '110') return <p className="muted t12">{t('police.stays')}</p>;
  const forms = policeFormsOf(state, persons, words);
  const headingOf = ({ kind }: PoliceForm): string => t(`police.form.${kind}`);

  const takeOut = (given: readonly PoliceForm[], as: 'print' | 'save'): void => {
    const foot = t('police.foot', { user: signedIn?.user?.userId ?? '', seat: signedIn?.seatId ?? '', time: words.at(Date.now()) });
    const sections = given.map((form) => ({ heading: headingOf(form), rows: form.rows.map(({ field, value }) => ({ name: t(`police.field.${field}`), value })) }));
    const text = formDocument(`${t('police.title')} ${state.number}`, sections, foot, i18n.language === 'en' ? 'en' : 'zh-CN');
    setFailed(null);
    cases.call.recordExport({ what: 'police_forms', rows: given.length }).then(
      () => (as === 'print' ? printDocument(text) : saveFile(`${state.number}.html`, text, 'text/html')),
      (error: unknown) => setFailed(centralSentence(t, error instanceof ContractError ? error : new ContractError('internal'))),
    );
  };
  return (
    <section aria-label={t('police.title')}>
      <div className={styles['timelineHead']}>
        <h3 className={styles['section']}>{t('police.title')}</h3>
        <span className="muted t12">{t('police.oneNumber')}</span>
        <Button size="compact-xs" variant="default" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => takeOut(forms, 'print')}>
          {t('police.printAll')}
        </Button>
        <Button size="compact-xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => takeOut(forms, 'save')}>
          {t('police.save')}
        </Button>
      </div>
      {failed === null ? null : (
        <p role="alert" className="c-urgent t12">
          {t('police.failed', { why: failed })}
        </p>
      )}
      {forms.map((form) => (
        <details key={`${form.kind}${form.assignmentId ?? ''}`} className={styles['form']}>
          <summary>
            <b>{headingOf(form)}</b>
            <span className={form.isComplete ? 'tag ok' : 'tag urgent'}>{t(form.isComplete ? 'police.complete' : 'police.incomplete')}</span>
          </summary>
          <dl className="pairs">
            {form.rows.map(({ field, value }) => (
              <div key={field}>
                <dt>{t(`police.field.${field}`)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Button size="compact-xs" variant="default" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => takeOut([form], 'print')}>
            {t('police.printOne', { form: headingOf(form) })}
          </Button>
        </details>
      ))}
    </section>
  );
};
