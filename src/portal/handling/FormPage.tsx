import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageBar } from '../app/PageBar.tsx';
import { SendStrip } from '../app/SendStrip.tsx';
import { RefusedNote } from '../detail/RefusedNote.tsx';
import type { Task } from '../tasks/task.ts';
import type { WordKey } from '../words/zhCN.ts';
import { useWords } from '../words/useWords.ts';

interface FormPageProps {
  readonly task: Task;
  readonly title: WordKey;
  readonly lead?: WordKey;
  readonly submit: WordKey;
  /** Why it cannot be submitted yet; null when it can. */
  readonly obstacle: WordKey | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form of one task: what it is for, its fields, one solid button, and why the button does not work yet. */
export const FormPage = ({ task, title, lead, submit, obstacle, onSubmit, children }: FormPageProps) => {
  const { t } = useWords();
  return (
    <>
      <PageBar
        title={t(title)}
        back={{ page: 'task', assignmentId: task.assignment.id }}
        end={<span className="soft13 ell">{task.case.content.title}</span>}
      />
      <SendStrip />
      <main className="page">
        <RefusedNote caseId={task.case.id} />
        <section className="block">
          <Stack gap="lg">
            {lead !== undefined && <p className="soft13">{t(lead)}</p>}
            {children}
          </Stack>
        </section>
      </main>
      <footer className="thumb">
        <Button fullWidth disabled={obstacle !== null} onClick={onSubmit} aria-describedby="form-why">
          {t(submit)}
        </Button>
        <p id="form-why" className="soft13 why" role="status">{obstacle === null ? '' : t(obstacle)}</p>
      </footer>
    </>
  );
};
