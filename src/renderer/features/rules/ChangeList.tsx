import type { RuleSetChange } from '#domain/boundary/compareRuleSets.ts';
import { IconArrowsUpDown, IconCirclePlus, IconCircleMinus, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldLabel, sectionLabel } from './fieldLabel.ts';
import { optionsText } from './optionsText.ts';
import styles from './rules.module.css';

const kinds = ['added', 'changed', 'moved', 'removed'] as const;
const icons = { added: IconCirclePlus, changed: IconPencil, moved: IconArrowsUpDown, removed: IconCircleMinus } as const;
const knownFields = ['order', 'id', 'direction', 'matter', 'categories', 'verdict', 'unit', 'basis', 'effectiveFrom', 'effectiveUntil'] as const;

/** Two versions side by side, entry by entry: what was added, changed, removed. */
export const ChangeList = ({ changes, named, before, after }: { readonly changes: readonly RuleSetChange[]; readonly named: (code: string) => string; readonly before: string; readonly after: string }) => {
  const { t } = useTranslation();
  const [only, setOnly] = useState<RuleSetChange['kind'] | null>(null);
  const shown = changes.filter(({ kind }) => only === null || kind === only);
  const words = (field: string, value: string): string => {
    if (value === '') return '—';
    if (field === 'verdict' && (value === 'police' || value === 'non_police' || value === 'joint')) return t(`triage.shortVerdicts.${value}`);
    if (field === 'direction' && (value === '12345_to_110' || value === '110_to_12345')) return t(`rules.direction.${value}`);
    if (field === 'options') return optionsText(t, value);
    return field === 'unit' || field === 'categories' ? value.split('、').map(named).join('、') : value;
  };
  const titleOf = (key: string): string => {
    const [section = '', ...rest] = key.split('/');
    return [section === 'items' ? '' : sectionLabel(t, section), rest.join('/')].filter((part) => part !== '').join(' › ');
  };
  const label = (field: string): string => {
    const known = knownFields.find((each) => each === field);
    return known === undefined ? fieldLabel(t, '', field) : t(`rules.column.${known}`);
  };
  return (
    <>
      <div className={styles['tools']}>
        {kinds.map((kind) => (
          <button key={kind} type="button" className={styles['filter']} data-kind={kind} aria-pressed={only === kind} onClick={() => setOnly(only === kind ? null : kind)}>
            {t(`rules.change.${kind}`, { n: changes.filter((each) => each.kind === kind).length })}
          </button>
        ))}
      </div>
      <div className={styles['scroll']}>
        {shown.length === 0 ? <p className={styles['empty']}>{t('rules.same')}</p> : null}
        {shown.map(({ key, kind, fields }) => {
          const Icon = icons[kind];
          return (
            <section key={key} className={styles['change']} data-kind={kind} aria-label={key}>
              <h4>
                <Icon size={16} aria-hidden />
                {titleOf(key)}
                <span>{t(`rules.changeOne.${kind}`)}</span>
              </h4>
              <table>
                <thead>
                  <tr>
                    <th />
                    <th>{before}</th>
                    <th>{after}</th>
                  </tr>
                </thead>
                <tbody>
                  {fields.map((change) => (
                    <tr key={change.field}>
                      <th scope="row">{label(change.field)}</th>
                      <td className={styles['old']}>{words(change.field, change.before)}</td>
                      <td className={styles['new']}>{words(change.field, change.after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          );
        })}
      </div>
    </>
  );
};
