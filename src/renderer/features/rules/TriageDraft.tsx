import { useState } from 'react';
import { EntryForm } from './EntryForm.tsx';
import { entriesOf, freshName, placeOf, withAdded, withEntry, withMoved, withoutEntry } from './ruleEntries.ts';
import { newEntry } from './ruleFields.ts';
import styles from './rules.module.css';
import type { SaidProblem } from './triageProblems.ts';
import { TriageTable } from './TriageTable.tsx';
import { useChoices } from './useChoices.ts';
import type { RuleNames } from './useRuleNames.ts';

export interface TriageDraftProps {
  readonly body: unknown;
  readonly names: RuleNames;
  readonly changed: ReadonlySet<string>;
  readonly problems: readonly SaidProblem[];
  /** Null: looked at, not changed. */
  readonly onChange: ((body: unknown) => void) | null;
}

/** The triage rules and their question script: an entry is opened, edited, moved, added, removed. */
export const TriageDraft = ({ body, names, changed, problems, onChange }: TriageDraftProps) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = useChoices(body, names);
  const entry = entriesOf(body).find((each) => placeOf(each) === chosen) ?? null;
  const index = entry?.index ?? null;
  const add = (section: string): void => {
    const made = newEntry(section, freshName(body, section, 'new'));
    if (made === null || onChange === null) return;
    const added = withAdded(body, section, made, entry?.section === section ? index : null);
    onChange(added.body);
    setChosen(placeOf({ section, index: added.index }));
  };
  return (
    <div className={styles['split']} data-open={entry !== null}>
      <div className={styles['main']}>
        <TriageTable body={body} changed={changed} problems={problems} chosen={chosen} onChoose={setChosen} onAdd={onChange === null ? null : add} />
      </div>
      {entry === null ? null : (
        <EntryForm
          key={chosen}
          section={entry.section}
          name={entry.name}
          entry={entry.entry}
          choices={choices}
          readOnly={onChange === null}
          errorOf={(field) => problems.find((each) => each.section === entry.section && each.index === index && each.field === field)?.words}
          actions={
            onChange === null || index === null
              ? null
              : {
                  move: (step) => {
                    const moved = withMoved(body, entry.section, index, step);
                    if (moved === body) return;
                    onChange(moved);
                    setChosen(placeOf({ section: entry.section, index: index + step }));
                  },
                  remove: () => {
                    onChange(withoutEntry(body, entry.section, index));
                    setChosen(null);
                  },
                }
          }
          onChange={(next) => onChange?.(withEntry(body, entry, next))}
        />
      )}
    </div>
  );
};
