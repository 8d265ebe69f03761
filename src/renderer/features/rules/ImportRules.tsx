import { triageFileSchema } from '#contract/rules.ts';
import type { RuleSetKind } from '#domain/boundary/ruleSet.ts';
import type { TransferItem } from '#domain/boundary/transferList.ts';
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listsOfCsv, type CsvProblem } from './listsOfCsv.ts';
import styles from './rules.module.css';
import type { RuleNames } from './useRuleNames.ts';

export interface ImportRulesProps {
  readonly kind: RuleSetKind;
  readonly items: readonly TransferItem[];
  readonly names: RuleNames;
  readonly onImport: (body: unknown) => void;
}

/** Takes a file in the shape it was saved in: the lists as CSV, the triage rules as JSON. It becomes one change, which one undo takes back. */
export const ImportRules = ({ kind, items, names, onImport }: ImportRulesProps) => {
  const { t } = useTranslation();
  const [said, setSaid] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  const problemWords = ({ line, code, value }: CsvProblem): string => t(`rules.import.${code}`, { line, value });
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const text = await file.text();
    if (kind === 'transfer_lists') {
      const { items: read, problems } = listsOfCsv(text, names, items);
      if (problems.length > 0) {
        setSaid({ good: false, words: problems.slice(0, 5).map(problemWords).join(' ') });
        return;
      }
      onImport({ version: '', items: read });
      setSaid({ good: true, words: t('rules.import.done', { n: read.length }) });
      return;
    }
    const read = triageFileSchema.safeParse(parsed(text));
    if (!read.success) {
      setSaid({ good: false, words: t('rules.import.notRules', { at: read.error.issues[0]?.path.join(' › ') ?? '' }) });
      return;
    }
    onImport(read.data);
    setSaid({ good: true, words: t('rules.import.doneRules') });
  };
  return (
    <span className={styles['import']}>
      {said === null ? null : (
        <span role="status" className={said.good ? styles['sub'] : styles['problem']}>
          {said.words}
        </span>
      )}
      <FileButton accept={kind === 'transfer_lists' ? '.csv' : '.json'} onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="subtle" leftSection={<IconUpload size={15} aria-hidden />}>
            {t(kind === 'transfer_lists' ? 'rules.import.csv' : 'rules.import.json')}
          </Button>
        )}
      </FileButton>
    </span>
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
