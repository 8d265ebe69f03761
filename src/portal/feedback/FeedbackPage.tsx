import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconSend } from '@tabler/icons-react';
import { PageBar } from '../app/PageBar.tsx';
import { useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { useDraft } from '../app/useDraft.ts';
import { useRoute } from '../app/useRoute.ts';
import { provesContact } from '#domain/case/contactEvidence.ts';
import { contactWords } from '../detail/historyWords.ts';
import { RefusedNote } from '../detail/RefusedNote.tsx';
import type { Task } from '../tasks/task.ts';
import { timeWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { PhotoField } from '../files/PhotoField.tsx';
import { quietPosition } from '../files/quietPosition.ts';
import { PoliceFields } from './PoliceFields.tsx';
import { ReplyTemplates } from './ReplyTemplates.tsx';
import { emptyFeedback, feedbackDraftSchema, feedbackObstacle, feedbackOf, mostPhotos, photoKinds, surroundingsOf, type FeedbackDraft, type PhotoKind } from './feedbackDraft.ts';

const answers = ['yes', 'partly', 'no'] as const;

/** What was found, what was done, is it solved, photos. The draft stays on the phone until the central has accepted it. */
export const FeedbackPage = ({ task }: { readonly task: Task }) => {
  const words = useWords();
  const { t } = words;
  const { go } = useRoute();
  const work = useWork();
  const { assignment } = task;
  const { draft, edit } = useDraft('feedback', assignment.id, feedbackDraftSchema, emptyFeedback);
  const hasContact = task.step === 'feed_back';
  const surroundings = surroundingsOf(assignment, work.session.user.role, hasContact);
  const obstacle = feedbackObstacle(draft, surroundings);
  const change = (fields: Partial<FeedbackDraft>): void => edit((before) => ({ ...before, ...fields }));
  const addPhoto = (kind: PhotoKind) => (fileId: string): void => {
    edit((before) => ({ ...before, photos: [...before.photos, { fileId, kind, at: Date.now() }] }));
    void quietPosition().then((point) => {
      if (point !== undefined) edit((before) => ({ ...before, photos: before.photos.map((photo) => (photo.fileId === fileId ? { ...photo, point } : photo)) }));
    });
  };
  const removePhoto = (fileId: string): void => {
    edit((before) => ({ ...before, photos: before.photos.filter((photo) => photo.fileId !== fileId) }));
    void work.files.drop(fileId);
  };
  const photosOf = (kind: PhotoKind): readonly string[] => draft.photos.filter((photo) => photo.kind === kind).map(({ fileId }) => fileId);
  const lastContact = assignment.contacts.findLast(provesContact);

  const submit = async (): Promise<void> => {
    const feedback = feedbackOf(draft);
    if (feedback === null) return;
    if (!(await work.give(task.case.id, task.case.version, { type: 'feed_back', assignmentId: assignment.id, feedback }))) return;
    go({ page: 'task', assignmentId: assignment.id }, true);
  };

  return (
    <>
      <PageBar
        title={t('feedback.title')}
        back={{ page: 'task', assignmentId: assignment.id }}
        end={<span className="soft13 ell">{task.case.content.title}</span>}
      />
      <SendStrip />
      <main className="page">
        <RefusedNote caseId={task.case.id} />
        <section className="block">
          <Stack gap="lg">
            {!surroundings.isPolice && (
              <ReplyTemplates
                category={task.case.triage?.category ?? task.case.content.category}
                // What is written already stays.
                onChoose={({ found, done, publicReply }) =>
                  change({ found: draft.found || found, done: draft.done || done, publicReply: draft.publicReply || publicReply })
                }
              />
            )}
            <Textarea
              label={t('feedback.found')}
              placeholder={t('feedback.foundHint')}
              value={draft.found}
              maxLength={4_000}
              onChange={({ currentTarget: { value } }) => change({ found: value })}
            />
            <Textarea
              label={t('feedback.done')}
              placeholder={t('feedback.doneHint')}
              value={draft.done}
              maxLength={4_000}
              onChange={({ currentTarget: { value } }) => change({ done: value })}
            />
            {surroundings.isPolice ? (
              <PoliceFields draft={draft} onChange={change} />
            ) : (
              <Answers name="feedback.genuine" value={draft.genuine} onChange={(genuine) => change({ genuine })} />
            )}
            <Answers name="feedback.solved" value={draft.solved} onChange={(solved) => change({ solved })} />
            {draft.solved !== null && draft.solved !== 'yes' && (
              <Textarea
                label={t('feedback.unsolvedReason')}
                value={draft.unsolvedReason}
                maxLength={1_000}
                onChange={({ currentTarget: { value } }) => change({ unsolvedReason: value })}
              />
            )}
            {work.session.user.role === 'unit_handler' && !surroundings.isPolice && (
              <Textarea
                label={t('feedback.publicReply')}
                placeholder={t('feedback.publicReplyHint')}
                value={draft.publicReply}
                maxLength={4_000}
                onChange={({ currentTarget: { value } }) => change({ publicReply: value })}
              />
            )}
          </Stack>
        </section>
        <section className="block">
          <Stack gap="lg">
            {photoKinds.map((kind) => (
              <PhotoField
                key={kind}
                name={t(`photo.${kind}`)}
                fileIds={photosOf(kind)}
                most={mostPhotos - draft.photos.length}
                onAdd={addPhoto(kind)}
                onRemove={removePhoto}
              />
            ))}
          </Stack>
        </section>
        {!surroundings.isPolice && <section className="block">
          <h2 className="label">{t('feedback.needs')}</h2>
          <div className="need">
            {hasContact ? (
              <IconCircleCheck size={20} stroke={1.5} className="c-ok" aria-hidden="true" />
            ) : (
              <IconCircleDashed size={20} stroke={1.5} className="c-urgent" aria-hidden="true" />
            )}
            <span>{t('feedback.evidence')}</span>
            {hasContact ? (
              <span className="soft13 end">
                {lastContact === undefined ? t('feedback.evidenceBelow') : `${timeWords(lastContact.at, words.language)} ${contactWords(lastContact, words)}`}
              </span>
            ) : (
              <Button
                component="a"
                href={routeHash({ page: 'contact', assignmentId: assignment.id })}
                variant="outline"
                className="end"
              >
                {t('feedback.evidenceAdd')}
              </Button>
            )}
          </div>
          <p className="soft13">{t('feedback.kept')}</p>
        </section>}
      </main>
      <footer className="thumb">
        <Button
          fullWidth
          disabled={obstacle !== null}
          leftSection={<IconSend size={20} stroke={1.5} aria-hidden="true" />}
          onClick={() => void submit()}
          aria-describedby="feedback-why"
        >
          {t('feedback.submit')}
        </Button>
        <p id="feedback-why" className="soft13 why" role="status">{obstacle === null ? '' : t(obstacle)}</p>
      </footer>
    </>
  );
};

const Answers = (props: {
  readonly name: 'feedback.genuine' | 'feedback.solved';
  readonly value: (typeof answers)[number] | null;
  readonly onChange: (value: (typeof answers)[number] | null) => void;
}) => {
  const { t } = useWords();
  return (
    <div>
      <p className="label">{t(props.name)}</p>
      <SegmentedControl
        aria-label={t(props.name)}
        value={props.value ?? ''}
        data={answers.map((value) => ({ value, label: t(`${props.name}.${value}`) }))}
        onChange={(value) => props.onChange(answers.find((each) => each === value) ?? null)}
      />
    </div>
  );
};
