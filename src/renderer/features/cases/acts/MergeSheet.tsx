import { Radio, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/workstation/cases.ts';
import { useWorkstation } from '../../../workstation/workstationContext.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

const most = 5;

/** 并案 by hand: the other case is found by its number, words or telephone. Ended ones take no further caller. */
export const MergeSheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { state } = props;
  const { fields, change, forget } = useKept<Record<'text' | 'chosen' | 'reason', string>>(`${state.id}.merge`, { text: '', chosen: '', reason: t('acts.merge.sameEvent') });
  const found = useFound(fields.text, state.id);
  const other = found.find(({ id }) => id === fields.chosen) ?? (found.length === 1 ? found[0] : undefined);
  const missing = other === undefined ? 'case' : fields.reason.trim() === '' ? 'reason' : null;
  return (
    <Sheet
      {...props}
      title={t('acts.name.merge')}
      effect={t('acts.effect.merge')}
      submit={other === undefined ? t('acts.submit.merge') : t('acts.merge.into', { number: other.number })}
      missing={missing === null ? '' : t(`acts.missing.${missing}`)}
      commands={missing === null && other !== undefined ? [{ type: 'merge', intoCaseId: other.id, intoNumber: other.number, reason: fields.reason }] : null}
      onGiven={forget}
    >
      <TextInput
        className="grow"
        label={t('acts.merge.find')}
        value={fields.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value, chosen: '' })}
      />
      <TextInput
        label={t('acts.merge.reason')}
        maxLength={500}
        value={fields.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      {fields.text.trim() === '' ? null : found.length === 0 ? (
        <p className="muted">{t('acts.merge.none')}</p>
      ) : (
        <Radio.Group w="100%" aria-label={t('acts.merge.found')} value={other?.id ?? null} onChange={(chosen) => change({ chosen })}>
          {found.map(({ id, number, title, place, state: at }) => (
            <Radio key={id} value={id} my={4} label={[title, place, t(`cases.state.${at}`), number].filter((part) => part !== '').join(' · ')} />
          ))}
        </Radio.Group>
      )}
    </Sheet>
  );
};

const ended: readonly CaseRow['state'][] = ['closed', 'answered', 'not_accepted', 'merged', 'void'];

const useFound = (text: string, self: string): readonly CaseRow[] => {
  const { cases } = useWorkstation();
  const [found, setFound] = useState<{ readonly text: string; readonly rows: readonly CaseRow[] }>({ text: '', rows: [] });
  useEffect(() => {
    if (text.trim() === '') return undefined;
    let stale = false;
    const timer = setTimeout(() => {
      cases.call.list({ list: 'all', network: null, text, sort: 'newest', limit: 20, offset: 0 }).then(
        ({ rows }) => stale || setFound({ text, rows: rows.filter(({ id, state }) => id !== self && !ended.includes(state)).slice(0, most) }),
        () => undefined,
      );
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [cases, text, self]);
  return found.text === text ? found.rows : [];
};
