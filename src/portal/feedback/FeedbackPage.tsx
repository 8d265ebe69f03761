import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconSend } from '@tabler/icons-react';
import { PageBar } from '../app/PageBar.tsx';
import { useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { useDraft } from '../app/useDraft.ts';
import { useRoute } from '../app/useRoute.ts';
import { contactWords } from '../detail/historyWords.ts';
import { RefusedNote } from '../detail/RefusedNote.tsx';
import type { Task } from '../tasks/task.ts';
import { timeWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { emptyFeedback, feedbackDraftSchema, feedbackObstacle, feedbackOf } from './feedbackDraft.ts';
import { PhotoField } from './PhotoField.tsx';
import { usePhotoUploads } from './usePhotoUploads.ts';

const solvedChoices = ['yes', 'partly', 'no'] as const;

/** What was found, what was done, is it solved, photos. The draft stays on the phone until the central has accepted it. */
export const FeedbackPage = ({ task }: { readonly task: Task }) => {
  const words = useWords();
  const { t } = words;
  const { go } = useRoute();
  const work = useWork();
  const { assignment } = task;
  const { draft, edit } = useDraft('feedback', assignment.id, feedbackDraftSchema, emptyFeedback);
  const uploads = usePhotoUploads((fileId, kind) =>
    edit((before) => ({ ...before, photos: [...before.photos, { fileId, kind }] })),
  );
  const failed = uploads.uploads.filter(({ share }) => share === null).length;
  const hasContact = task.step === 'feed_back';
  const obstacle = feedbackObstacle(draft, { hasContact, failed, uploading: uploads.uploads.length - failed });
  const removePhoto = (fileId: string): void =>
    edit((before) => ({ ...before, photos: before.photos.filter((photo) => photo.fileId !== fileId) }));
  const lastContact = assignment.contacts.at(-1);

  const submit = (): void => {
    const feedback = feedbackOf(draft);
    if (feedback === null) return;
    work.give(task.case.id, task.case.version, { type: 'feed_back', assignmentId: assignment.id, feedback });
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
            <Textarea
              label={t('feedback.found')}
              placeholder={t('feedback.foundHint')}
              value={draft.found}
              maxLength={4_000}
              onChange={({ currentTarget: { value } }) => edit((before) => ({ ...before, found: value }))}
            />
            <Textarea
              label={t('feedback.done')}
              placeholder={t('feedback.doneHint')}
              value={draft.done}
              maxLength={4_000}
              onChange={({ currentTarget: { value } }) => edit((before) => ({ ...before, done: value }))}
            />
            <div>
              <p className="label">{t('feedback.solved')}</p>
              <SegmentedControl
                aria-label={t('feedback.solved')}
                value={draft.solved ?? ''}
                data={solvedChoices.map((value) => ({ value, label: t(`feedback.solved.${value}`) }))}
                onChange={(value) =>
                  edit((before) => ({ ...before, solved: solvedChoices.find((each) => each === value) ?? null }))
                }
              />
            </div>
          </Stack>
        </section>
        <section className="block">
          <Stack gap="lg">
            <PhotoField kind="before" photos={draft.photos} uploads={uploads} onRemove={removePhoto} />
            <PhotoField kind="after" photos={draft.photos} uploads={uploads} onRemove={removePhoto} />
            {uploads.unreadable && <p className="c-critical" role="alert">{t('photo.unreadable')}</p>}
          </Stack>
        </section>
        <section className="block">
          <h2 className="label">{t('feedback.needs')}</h2>
          <div className="need">
            {hasContact ? (
              <IconCircleCheck size={20} stroke={1.5} className="c-ok" aria-hidden="true" />
            ) : (
              <IconCircleDashed size={20} stroke={1.5} className="c-urgent" aria-hidden="true" />
            )}
            <span>{t('feedback.evidence')}</span>
            {hasContact && lastContact !== undefined ? (
              <span className="soft13 end">{timeWords(lastContact.at, words.language)} {contactWords(lastContact, words)}</span>
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
        </section>
      </main>
      <footer className="thumb">
        <Button
          fullWidth
          disabled={obstacle !== null}
          leftSection={<IconSend size={20} stroke={1.5} aria-hidden="true" />}
          onClick={submit}
          aria-describedby="feedback-why"
        >
          {t('feedback.submit')}
        </Button>
        <p id="feedback-why" className="soft13 why" role="status">{obstacle === null ? '' : t(obstacle)}</p>
      </footer>
    </>
  );
};
