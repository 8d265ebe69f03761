import type { ListProblem } from '#domain/boundary/checkTransferLists.ts';
import type { TransferDirection, TransferItem } from '#domain/boundary/transferList.ts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemForm } from './ItemForm.tsx';
import { ItemTable } from './ItemTable.tsx';
import { movedItem, nextItemId } from './listView.ts';
import styles from './rules.module.css';
import type { RuleNames } from './useRuleNames.ts';

export interface ListDraftProps {
  readonly items: readonly TransferItem[];
  readonly direction: TransferDirection;
  readonly names: RuleNames;
  readonly changed: ReadonlySet<string>;
  readonly problems: readonly ListProblem[];
  readonly onChange: (items: readonly TransferItem[]) => void;
}

/** One of the two lists under the hand. */
export const ListDraft = ({ items, direction, names, changed, problems, onChange }: ListDraftProps) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const item = items.find(({ id }) => id === chosen);
  const add = (): void => {
    const id = nextItemId(items, direction);
    const police = direction === '12345_to_110';
    onChange([
      ...items,
      { id, direction, matter: '', categories: [], verdict: police ? 'police' : 'non_police', unit: police ? 'gongan' : 'wangge', basis: '', effectiveFrom: today(), effectiveUntil: null, revision: 1 },
    ]);
    setChosen(id);
  };
  return (
    <div className={styles['split']} data-open={item !== undefined}>
      <div className={styles['main']}>
        <ItemTable
          items={items}
          direction={direction}
          names={names}
          problems={problems}
          changed={changed}
          chosen={chosen}
          onChoose={setChosen}
          tools={
            <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
              {t('rules.add')}
            </Button>
          }
        />
      </div>
      {item === undefined ? null : (
        <ItemForm
          item={item}
          names={names}
          problems={problems.filter(({ itemId }) => itemId === item.id)}
          readOnly={false}
          onChange={(next) => {
            onChange(items.map((each) => (each === item ? next : each)));
            setChosen(next.id);
          }}
          onMove={(step) => onChange(movedItem(items, item, step))}
          onRemove={() => onChange(items.filter((each) => each !== item))}
        />
      )}
    </div>
  );
};

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
