import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { pendingRequest } from '#domain/case/unitRequests.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { PageBar } from '../app/PageBar.tsx';
import { useWork } from '../app/portalContext.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { useDraft } from '../app/useDraft.ts';
import { useRoute } from '../app/useRoute.ts';
import { RefusedNote } from '../detail/RefusedNote.tsx';
import { PhotoField } from '../files/PhotoField.tsx';
import { quietPosition } from '../files/quietPosition.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { CallBlock } from './CallBlock.tsx';
import { contactDraftSchema, contactObstacle, emptyContact, visitOf, type ContactDraft } from './contactDraft.ts';

const channels = ['call', 'visit', 'exception'] as const;
const mostPhotos = 3;

/** 联系来电人: by the exchange; at the door; or, when neither is possible, by a signature that is asked for. */
export const ContactPage = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const { draft, edit } = useDraft('contact', task.assignment.id, contactDraftSchema, emptyContact);
  const change = (fields: Partial<ContactDraft>): void => edit((before) => ({ ...before, ...fields }));
  return (
    <>
      <PageBar title={t('contact.title')} back={{ page: 'task', assignmentId: task.assignment.id }} end={<span className="soft13 ell">{task.case.content.title}</span>} />
      <SendStrip />
      <main className="page">
        <RefusedNote caseId={task.case.id} />
        <section className="block">
          <SegmentedControl
            aria-label={t('contact.how')}
            value={draft.channel}
            data={channels.map((value) => ({ value, label: t(`contact.channel.${value}`) }))}
            onChange={(value) => change({ channel: channels.find((each) => each === value) ?? 'call' })}
          />
        </section>
        {draft.channel === 'call' && (
          <CallBlock task={task} callId={draft.callId} onCallId={(callId) => change({ callId })} onException={() => change({ channel: 'exception' })} />
        )}
        {draft.channel === 'visit' && <Visit draft={draft} edit={edit} />}
        {draft.channel === 'exception' && (
          <section className="block">
            <Stack gap="lg">
              <p className="soft13">{t('contact.exceptionLead')}</p>
              <Textarea label={t('contact.reason')} value={draft.note} maxLength={1_000} onChange={({ currentTarget: { value } }) => change({ note: value })} />
            </Stack>
          </section>
        )}
      </main>
      {draft.channel !== 'call' && <Save task={task} draft={draft} onSaved={() => edit(() => emptyContact)} />}
    </>
  );
};

type Edit = (change: (draft: ContactDraft) => ContactDraft) => void;

const Visit = ({ draft, edit }: { readonly draft: ContactDraft; readonly edit: Edit }) => {
  const { t } = useWords();
  const { files } = useWork();
  const addPhoto = (fileId: string): void => {
    edit((before) => ({ ...before, photos: [...before.photos, { fileId, kind: 'before', at: Date.now() }] }));
    void quietPosition().then((point) => {
      if (point === undefined) return;
      const placed = { lng: point.lng, lat: point.lat, system: 'WGS-84', accuracy: point.accuracy } as const;
      edit((before) => ({ ...before, photos: before.photos.map((photo) => (photo.fileId === fileId ? { ...photo, point: placed } : photo)) }));
    });
  };
  return (
    <section className="block">
      <Stack gap="lg">
        <p className="soft13">{t('contact.visitLead')}</p>
        <PhotoField
          name={t('contact.visitPhotos')}
          fileIds={draft.photos.map(({ fileId }) => fileId)}
          most={mostPhotos - draft.photos.length}
          onAdd={addPhoto}
          onRemove={(fileId) => {
            edit((before) => ({ ...before, photos: before.photos.filter((photo) => photo.fileId !== fileId) }));
            void files.drop(fileId);
          }}
        />
        <Textarea
          label={t('contact.visitNote')}
          value={draft.note}
          maxLength={1_000}
          onChange={({ currentTarget: { value } }) => edit((before) => ({ ...before, note: value }))}
        />
      </Stack>
    </section>
  );
};

const Save = ({ task, draft, onSaved }: { readonly task: Task; readonly draft: ContactDraft; readonly onSaved: () => void }) => {
  const { t } = useWords();
  const { go } = useRoute();
  const work = useWork();
  const { id: assignmentId } = task.assignment;
  const isVisit = draft.channel === 'visit';
  const waits = !isVisit && pendingRequest(task.case, assignmentId)?.kind === 'exception';
  const why = waits ? 'contact.exceptionWaiting' : contactObstacle(draft);
  const give = async (): Promise<void> => {
    const command: CaseCommand = isVisit
      ? { type: 'record_contact', assignmentId, contact: visitOf(draft, Date.now()) }
      : { type: 'request_exception', assignmentId, reason: draft.note.trim() };
    if (!(await work.give(task.case.id, task.case.version, command))) return;
    onSaved();
    go({ page: 'task', assignmentId }, true);
  };
  return (
    <footer className="thumb">
      <Button fullWidth disabled={why !== null} onClick={() => void give()} aria-describedby="contact-why">
        {t(isVisit ? 'contact.save' : 'contact.exceptionAsk')}
      </Button>
      <p id="contact-why" className="soft13 why" role="status">{why === null ? '' : t(why)}</p>
    </footer>
  );
};
