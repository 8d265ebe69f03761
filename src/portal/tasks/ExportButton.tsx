import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import * as z from 'zod';
import type { exportRecordSchema } from '#contract/central/exports.ts';
import { ContractError } from '#contract/errors.ts';
import { useWork } from '../app/portalContext.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { csvOf } from './csv.ts';
import type { Task } from './task.ts';
import { taskTable } from './taskTable.ts';

/** The shown tasks as a file for a spreadsheet, once the central has put the export on record. */
export const ExportButton = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const words = useWords();
  const { t } = words;
  const { client } = useWork();
  const [problem, setProblem] = useState<ContractError | null>(null);
  const save = async (): Promise<void> => {
    const body: z.infer<typeof exportRecordSchema> = { what: 'unit_tasks', rows: tasks.length };
    try {
      await client.call({ method: 'POST', path: '/api/exports', body }, z.undefined());
      setProblem(null);
      download(`${t('inbox.exportName')}.csv`, csvOf(taskTable(tasks, words)));
    } catch (error) {
      setProblem(error instanceof ContractError ? error : new ContractError('internal'));
    }
  };
  return (
    <>
      <Button
        variant="default"
        fullWidth
        disabled={tasks.length === 0}
        leftSection={<IconDownload size={20} stroke={1.5} aria-hidden="true" />}
        onClick={() => void save()}
      >
        {t('inbox.export')}
      </Button>
      <p className="soft13 why">{t('inbox.exportHint', { number: tasks.length })}</p>
      {problem !== null && <p className="c-critical" role="alert">{t('inbox.exportFailed', { why: errorWords(problem, words) })}</p>}
    </>
  );
};

const download = (name: string, text: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
