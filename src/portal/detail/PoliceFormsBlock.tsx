import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import * as z from 'zod';
import type { exportRecordSchema } from '#contract/central/exports.ts';
import { ContractError } from '#contract/errors.ts';
import { formDocument } from '#domain/case/formDocument.ts';
import { policeFormsOf, type PoliceForm, type PoliceFormWords } from '#domain/case/policeForms.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import { useStored, useWork } from '../app/portalContext.ts';
import { printDocument } from '../files/printDocument.ts';
import { saveText } from '../files/saveText.ts';
import { ruleBook } from '../sending/portalRules.ts';
import type { Task } from '../tasks/task.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { momentWords, type Words } from '../words/words.ts';
import { zhCNPolice } from '../words/zhCNPolice.ts';

/** 接警单, 处警单 and 反馈单 of a police task, to read, print and take out; what leaves is on record first. */
export const PoliceFormsBlock = ({ task }: { readonly task: Task }) => {
  const words = useWords();
  const { t, language } = words;
  const { client, session, units } = useWork();
  const tree = useStored(units);
  const [problem, setProblem] = useState<ContractError | null>(null);
  if (task.assignment.transfer !== 'police_dispatch') return null;
  // On the screen and on paper the number is masked; it is dialled from where it is needed.
  const persons = task.caller === null ? [] : [{ ...task.caller, phone: maskPhone(task.caller.phone) }];
  const forms = policeFormsOf(task.case, persons, formWords(words, (id) => tree.get(id)?.name ?? id));
  const headingOf = ({ kind }: PoliceForm): string => t(`policeForm.form.${kind}`);

  const takeOut = async (as: 'print' | 'save'): Promise<void> => {
    const body: z.infer<typeof exportRecordSchema> = { what: 'police_forms', rows: forms.length };
    const sections = forms.map((form) => ({ heading: headingOf(form), rows: form.rows.map(({ field, value }) => ({ name: t(`policeForm.field.${field}`), value })) }));
    const text = formDocument(`${t('policeForm.title')} ${task.case.number}`, sections, t('policeForm.foot', { user: session.user.userId, time: momentWords(Date.now(), language) }), language);
    try {
      await client.call({ method: 'POST', path: '/api/exports', body }, z.undefined());
      setProblem(null);
      if (as === 'print') printDocument(text);
      else saveText(`${task.case.number}.html`, text);
    } catch (error) {
      setProblem(error instanceof ContractError ? error : new ContractError('internal'));
    }
  };
  return (
    <section className="block">
      <h2 className="label">
        {t('policeForm.title')} · {t('policeForm.oneNumber')}
      </h2>
      {forms.map((form) => (
        <details key={`${form.kind}${form.assignmentId ?? ''}`} className="policeForm">
          <summary>
            <b>{headingOf(form)}</b> <span className={form.isComplete ? 'tag tag-brand' : 'tag tag-urgent'}>{t(form.isComplete ? 'policeForm.complete' : 'policeForm.incomplete')}</span>
          </summary>
          {form.rows.map(({ field, value }) => (
            <p key={field} className="fact">
              <span className="soft13">{t(`policeForm.field.${field}`)}</span> {value}
            </p>
          ))}
        </details>
      ))}
      <div className="others">
        <Button variant="default" leftSection={<IconPrinter size={20} stroke={1.5} aria-hidden="true" />} onClick={() => void takeOut('print')}>
          {t('policeForm.print')}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={20} stroke={1.5} aria-hidden="true" />} onClick={() => void takeOut('save')}>
          {t('policeForm.save')}
        </Button>
      </div>
      {problem !== null && (
        <p className="c-critical" role="alert">
          {t('policeForm.failed', { why: errorWords(problem, words) })}
        </p>
      )}
    </section>
  );
};

const flagKey = (code: string): keyof typeof zhCNPolice | null => {
  const key = `policeForm.flag.${code}`;
  return Object.hasOwn(zhCNPolice, key) ? (key as keyof typeof zhCNPolice) : null;
};

const formWords = ({ t, language }: Words, unit: (id: string) => string): PoliceFormWords => ({
  unit,
  at: (instant) => momentWords(instant, language),
  category: (id) => ruleBook.categories.find((each) => each.id === id)?.name ?? id,
  urgency: (urgency) => t(`urgency.${urgency}`),
  channel: (channel) => t(`policeForm.channel.${channel}`),
  redFlag: (code) => {
    const key = flagKey(code);
    return key === null ? code : t(key);
  },
  outcome: (outcome) => t(`police.outcome.${outcome}`),
  solved: (solved) => t(`feedback.solved.${solved}`),
  minutes: (n) => t('policeForm.minutes', { n }),
  missing: t('policeForm.missing'),
});
