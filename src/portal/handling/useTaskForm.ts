import type * as z from 'zod';
import type { CaseCommand } from '#domain/case/command.ts';
import { useWork } from '../app/portalContext.ts';
import { useDraft } from '../app/useDraft.ts';
import { useRoute } from '../app/useRoute.ts';
import type { Task } from '../tasks/task.ts';

/** A form of a task: its draft, and sending what came of it; back to the task once the phone has kept it. */
export const useTaskForm = <Draft>(form: string, task: Task, schema: z.ZodType<Draft>, empty: Draft) => {
  const work = useWork();
  const { go } = useRoute();
  const { draft, edit, drop } = useDraft(form, task.assignment.id, schema, empty);
  const submit = async (command: CaseCommand): Promise<void> => {
    if (!(await work.give(task.case.id, task.case.version, command))) return;
    drop();
    go({ page: 'task', assignmentId: task.assignment.id }, true);
  };
  return { draft, change: (fields: Partial<Draft>) => edit((before) => ({ ...before, ...fields })), edit, submit };
};
