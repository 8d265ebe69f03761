import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Network } from '#domain/tenant.ts';
import { useWords } from '../words/useWords.ts';
import { noFilter, orders, urgencies, type TaskFilter } from './taskFilter.ts';

const networks: readonly Network[] = ['12345', '110', 'grid'];

interface TaskToolsProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
  /** Further tools, shown with the choices. */
  readonly children: ReactNode;
}

/** Search always at hand; filter and order a touch away. */
export const TaskTools = ({ filter, onChange, children }: TaskToolsProps) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const chosen = filter.urgency !== null || filter.network !== null || filter.order !== noFilter.order;
  const any = { value: '', label: t('inbox.any') };
  return (
    <div className="tools" role="search">
      <div className="tools-line">
        <TextInput
          aria-label={t('inbox.search')}
          placeholder={t('inbox.searchHint')}
          value={filter.text}
          onChange={({ currentTarget: { value } }) => onChange({ ...filter, text: value })}
          rightSection={
            filter.text === '' ? null : (
              <ActionIcon aria-label={t('inbox.clear')} onClick={() => onChange({ ...filter, text: '' })}>
                <IconX size={20} stroke={1.5} aria-hidden="true" />
              </ActionIcon>
            )
          }
        />
        <ActionIcon variant={chosen ? 'light' : 'subtle'} aria-label={t('inbox.tools')} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconAdjustmentsHorizontal size={22} stroke={1.5} aria-hidden="true" />
        </ActionIcon>
      </div>
      {open && (
        <>
          <div className="tools-choices">
            <NativeSelect
              className="tools-wide"
              label={t('inbox.order')}
              value={filter.order}
              data={orders.map((value) => ({ value, label: t(`inbox.order.${value}`) }))}
              onChange={({ currentTarget: { value } }) => onChange({ ...filter, order: orders.find((each) => each === value) ?? 'due' })}
            />
            <NativeSelect
              label={t('inbox.urgency')}
              value={filter.urgency ?? ''}
              data={[any, ...urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))]}
              onChange={({ currentTarget: { value } }) => onChange({ ...filter, urgency: urgencies.find((each) => each === value) ?? null })}
            />
            <NativeSelect
              label={t('inbox.network')}
              value={filter.network ?? ''}
              data={[any, ...networks.map((value) => ({ value, label: t(`network.${value}`) }))]}
              onChange={({ currentTarget: { value } }) => onChange({ ...filter, network: networks.find((each) => each === value) ?? null })}
            />
          </div>
          <div className="tools-acts">{children}</div>
        </>
      )}
    </div>
  );
};
