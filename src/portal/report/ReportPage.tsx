import { Button, Checkbox, Chip, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useStored, useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { useDraft } from '../app/useDraft.ts';
import { PhotoField } from '../files/PhotoField.tsx';
import { ruleBook } from '../sending/portalRules.ts';
import { useWords } from '../words/useWords.ts';
import { PlaceField } from './PlaceField.tsx';
import { emptyReport, reportDraftSchema, reportObstacle, reportOf, suggestedCategories, type ReportDraft } from './reportDraft.ts';
import { useReports } from './useReports.ts';
import { VoiceField } from './VoiceField.tsx';

const urgencies = ['normal', 'urgent', 'critical'] as const;
const mostPhotos = 9;
const mostChoices = 6;

/** 问题上报: photo, place, and a word or a voice note; the rest may stay empty. */
export const ReportPage = () => {
  const { t } = useWords();
  const work = useWork();
  const { draft, edit } = useDraft('report', 'new', reportDraftSchema, emptyReport);
  const [sent, setSent] = useState(false);
  const reports = useReports();
  const replica = useStored(work.feed.replica);
  const known = useMemo(
    () => [...new Set([...replica.cases.values()].map((change) => change.case.content.place.text))].filter((name) => name !== '').slice(-mostChoices),
    [replica],
  );
  const lately = reports.flatMap((change) => change.case.content.category ?? []);
  const categories = suggestedCategories(draft.text, lately, ruleBook.categories, ruleBook.duties, mostChoices);
  const obstacle = reportObstacle(draft);
  const { resident } = draft;

  const change = (fields: Partial<ReportDraft>): void => {
    setSent(false);
    edit((before) => ({ ...before, ...fields }));
  };
  const attach = (kind: 'photo' | 'voice') => (fileId: string): void => {
    setSent(false);
    edit((before) => ({ ...before, attachments: [...before.attachments, { fileId, kind, at: Date.now(), point: before.point }] }));
  };
  const detach = (fileId: string): void => {
    edit((before) => ({ ...before, attachments: before.attachments.filter((each) => each.fileId !== fileId) }));
    void work.files.drop(fileId);
  };
  const filesOf = (kind: 'photo' | 'voice'): readonly string[] => draft.attachments.filter((each) => each.kind === kind).map(({ fileId }) => fileId);

  const submit = async (): Promise<void> => {
    const phone = resident.phone.trim();
    const person = phone === '' ? null : { id: work.newId(), name: resident.name.trim(), phone };
    const name = ruleBook.categories.find(({ id }) => id === draft.category)?.name ?? '';
    const { point } = draft;
    const pointWords = point === null ? '' : t('report.point', { east: point.lng, north: point.lat, metres: point.accuracy ?? 0 });
    const command = reportOf(draft, work.session.user.unitId, person?.id ?? null, name, pointWords);
    if (!(await work.give(work.newId(), 0, command, person === null ? [] : [person]))) return;
    edit(() => emptyReport);
    setSent(true);
    scrollTo(0, 0);
  };

  return (
    <>
      <header className="bar">
        <h1 className="bar-title">{t('report.title')}</h1>
        <span className="bar-end">
          <a className="bar-link" href={routeHash({ page: 'reports' })}>{t('report.mine', { number: reports.length })}</a>
        </span>
      </header>
      <SendStrip />
      <main className="page">
        <p className={sent ? 'note-ok' : 'sr'} role="status">{sent ? t('report.sent') : ''}</p>
        <section className="block">
          <Stack gap="lg">
            <PhotoField name={t('report.photos')} fileIds={filesOf('photo')} most={mostPhotos - filesOf('photo').length} onAdd={attach('photo')} onRemove={detach} />
            <VoiceField fileIds={filesOf('voice')} onAdd={attach('voice')} onRemove={detach} />
          </Stack>
        </section>
        <section className="block">
          <PlaceField place={draft.place} point={draft.point} known={known} onPlace={(place) => change({ place })} onPoint={(point) => change({ point })} />
        </section>
        <section className="block">
          <Stack gap="lg">
            <Textarea
              label={t('report.what')}
              placeholder={t('report.whatHint')}
              value={draft.text}
              maxLength={2_000}
              onChange={({ currentTarget: { value } }) => change({ text: value })}
            />
            <div className="chips" role="group" aria-label={t('report.suggested')}>
              {categories.map(({ id, name }) => (
                <Chip key={id} checked={draft.category === id} onChange={(checked) => change({ category: checked ? id : null })}>
                  {name}
                </Chip>
              ))}
            </div>
            <div>
              <p className="label">{t('report.urgency')}</p>
              <SegmentedControl
                aria-label={t('report.urgency')}
                value={draft.urgency}
                data={urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))}
                onChange={(value) => change({ urgency: urgencies.find((each) => each === value) ?? 'normal' })}
              />
              {draft.urgency === 'critical' && <p className="c-critical" role="alert">{t('report.danger')}</p>}
            </div>
          </Stack>
        </section>
        <section className="block">
          <h2 className="label">{t('report.resident')}</h2>
          <Stack gap="sm">
            <TextInput
              label={t('report.residentName')}
              value={resident.name}
              maxLength={80}
              autoComplete="off"
              onChange={({ currentTarget: { value } }) => change({ resident: { ...resident, name: value } })}
            />
            <TextInput
              label={t('report.residentPhone')}
              type="tel"
              value={resident.phone}
              maxLength={24}
              autoComplete="off"
              onChange={({ currentTarget: { value } }) => change({ resident: { ...resident, phone: value } })}
            />
            <Checkbox
              size="lg"
              className="sign-box"
              label={t('report.residentAgrees')}
              checked={resident.agrees}
              onChange={({ currentTarget: { checked } }) => change({ resident: { ...resident, agrees: checked } })}
            />
          </Stack>
        </section>
      </main>
      <footer className="thumb">
        <Button
          fullWidth
          disabled={obstacle !== null}
          leftSection={<IconSend size={20} stroke={1.5} aria-hidden="true" />}
          onClick={() => void submit()}
          aria-describedby="report-why"
        >
          {t('report.submit')}
        </Button>
        <p id="report-why" className="soft13 why" role="status">{obstacle === null ? '' : t(obstacle)}</p>
      </footer>
    </>
  );
};
