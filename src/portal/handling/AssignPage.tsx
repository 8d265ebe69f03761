import { Chip, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';
import type { Unit } from '#domain/routing/unit.ts';
import { isBelow } from '#domain/case/unitChain.ts';
import { useStored, useWork } from '../app/portalContext.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { FormPage } from './FormPage.tsx';
import { useTaskForm } from './useTaskForm.ts';

const kinds = ['lead', 'joint'] as const;
const draftSchema = z.object({ chosen: z.array(z.object({ unitId: z.string(), kind: z.enum(kinds) })).max(12) });
const most = 40;

/** 逐级派单: units below one's own, found by name; each gets a share of its own. */
export const AssignPage = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const work = useWork();
  const tree = useStored(work.units);
  const [text, setText] = useState('');
  const { draft, change, submit } = useTaskForm('assign', task, draftSchema, { chosen: [] });
  const own = task.assignment.unitId;
  const busy = new Set(task.case.assignments.filter(({ state }) => state !== 'returned').map(({ unitId }) => unitId));
  const below = tree.units.filter((unit) => !busy.has(unit.id) && isBelow(unit, own, tree.get));
  const direct = below.filter(({ parentId }) => parentId === own);
  const words = text.trim();
  const found = words === '' && direct.length > 0 ? direct : below.filter(({ name }) => name.includes(words));
  const chosenUnits = draft.chosen.flatMap(({ unitId }) => tree.get(unitId) ?? []);
  const toggle = (unit: Unit, on: boolean): void => {
    const others = draft.chosen.filter(({ unitId }) => unitId !== unit.id);
    const kind = others.some((each) => each.kind === 'lead') ? 'joint' : 'lead';
    change({ chosen: on ? [...others, { unitId: unit.id, kind }] : others });
  };
  return (
    <FormPage
      task={task}
      title="assign.title"
      lead="assign.lead"
      submit="assign.submit"
      obstacle={draft.chosen.length === 0 ? 'assign.obstacle' : null}
      onSubmit={() =>
        void submit({
          type: 'sub_assign',
          assignmentId: task.assignment.id,
          assignments: draft.chosen.map((each) => ({ ...each, id: work.newId() })),
        })
      }
    >
      <TextInput label={t('assign.find')} value={text} onChange={({ currentTarget: { value } }) => setText(value)} />
      <div className="chips" role="group" aria-label={t('assign.find')}>
        {[...chosenUnits, ...found.filter((unit) => !chosenUnits.includes(unit)).slice(0, most)].map((unit) => (
          <Chip key={unit.id} checked={chosenUnits.includes(unit)} onChange={(checked) => toggle(unit, checked)}>
            {unit.name}
          </Chip>
        ))}
      </div>
      {found.length > most && <p className="soft13">{t('assign.more', { number: found.length - most })}</p>}
      {draft.chosen.map(({ unitId, kind }) => (
        <div key={unitId}>
          <p className="label">{tree.get(unitId)?.name ?? unitId}</p>
          <SegmentedControl
            aria-label={tree.get(unitId)?.name ?? unitId}
            value={kind}
            data={kinds.map((value) => ({ value, label: t(`assign.${value}.kind`) }))}
            onChange={(value) =>
              change({ chosen: draft.chosen.map((each) => (each.unitId === unitId ? { ...each, kind: value === 'lead' ? 'lead' : 'joint' } : each)) })
            }
          />
        </div>
      ))}
    </FormPage>
  );
};
