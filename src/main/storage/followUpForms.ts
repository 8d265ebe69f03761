import type { FollowUpValues } from '#contract/workstation/followUps.ts';
import type { Sqlite } from './openSqlite.ts';

/** What is typed of a follow-up and not saved yet, by case and person. */
export const createFollowUpForms = (database: Sqlite) => {
  const find = database.prepare<[string, string], { form: string }>('select form from follow_up_form where case_id = ? and user_id = ?');
  const keep = database.prepare<[string, string, string]>(
    'insert into follow_up_form (case_id, user_id, form) values (?, ?, ?) on conflict (case_id, user_id) do update set form = excluded.form',
  );
  const drop = database.prepare<[string, string]>('delete from follow_up_form where case_id = ? and user_id = ?');
  return {
    followUpForm: ({ caseId, userId }: { readonly caseId: string; readonly userId: string }): FollowUpValues | null => {
      const found = find.get(caseId, userId);
      return found === undefined ? null : (JSON.parse(found.form) as FollowUpValues);
    },
    keepFollowUpForm: ({ caseId, userId, form }: { readonly caseId: string; readonly userId: string; readonly form: FollowUpValues }): void =>
      void keep.run(caseId, userId, JSON.stringify(form)),
    dropFollowUpForm: ({ caseId, userId }: { readonly caseId: string; readonly userId: string }): void => void drop.run(caseId, userId),
  };
};
