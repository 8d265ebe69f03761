import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../seat/clockText.ts';
import { useCityLists } from '../../../seat/useCityLists.ts';
import { ClassLine } from '../ClassLine.tsx';
import { NotAcceptFields } from './NotAcceptFields.tsx';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { decidedOf, emptyTakeIn, takeInCommands, type Outcome, type TakeInFields } from './takeIn.ts';
import { TriageFields } from './TriageFields.tsx';
import { UnitField, UnitsField } from './UnitsField.tsx';
import { useAssessment } from './useAssessment.ts';
import { useKept } from './useKept.ts';
import { useRoute } from './useRoute.ts';

/** What nobody has yet is taken in: what it is, and then sent, answered or not accepted, in one step. */
export const TakeInSheet = ({ outcome, ...props }: SheetProps & { readonly outcome: Outcome }) => {
  const { t } = useTranslation();
  const { state } = props;
  const lists = useCityLists();
  const { fields, change, forget } = useKept<TakeInFields>(`${state.id}.take_in`, emptyTakeIn);
  const result = useAssessment(state, fields.answers);
  const decided = decidedOf(state, fields, result);
  const police = decided.verdict !== 'non_police';
  const proposed = useRoute({ category: decided.category, placeUnitId: state.content.place.unitId, urgency: decided.urgency, police });
  const lead = fields.lead ?? proposed.lead;
  // Those that go along when police are needed come by themselves; otherwise a person adds them.
  const joint = (fields.joint ?? (police ? proposed.joint : [])).filter(({ value }) => value !== lead?.value);
  const reason = lists?.overrideReasons.find(({ id }) => id === fields.overrideCode)?.name ?? '';
  const words = [fields.overrideCode === 'other' ? '' : reason, fields.note.trim()].filter((part) => part !== '').join('：');
  const commands = takeInCommands(state, outcome, fields, { result, lead, joint, words });
  const clocks = (['sign', 'contact', 'done'] as const).flatMap((kind) => {
    const text = clockText(t, lists, decided.urgency, kind);
    return text === null ? [] : [`${t(`cases.clock.${kind}`)} ${text}`];
  });
  return (
    <Sheet
      {...props}
      title={t(`acts.name.${outcome}`)}
      effect={outcome === 'dispatch' ? t('acts.effect.dispatch', { clocks: clocks.join(t('triage.listComma')) }) : t(`acts.effect.${outcome}`)}
      submit={outcome === 'dispatch' && lead !== null ? t('acts.takeIn.sendTo', { unit: lead.label }) : t(`acts.submit.${outcome}`)}
      missing={typeof commands === 'string' ? t(`acts.missing.${commands}`) : ''}
      commands={typeof commands === 'string' ? null : commands}
      onGiven={forget}
    >
      {state.triage === null ? (
        <TriageFields result={result} decided={decided} fields={fields} lists={lists} onChange={change} />
      ) : (
        <div style={{ width: '100%' }}>
          <ClassLine state={state} />
        </div>
      )}
      {outcome === 'dispatch' ? (
        <>
          <UnitField label={t('acts.takeIn.lead')} value={lead} onChange={(unit) => change({ lead: unit })} />
          <UnitsField label={t('acts.takeIn.joint')} value={joint} onChange={(units) => change({ joint: units })} />
          <TextInput
            className="grow"
            label={t('acts.takeIn.promise')}
            maxLength={500}
            value={fields.promise}
            onChange={({ currentTarget }) => change({ promise: currentTarget.value })}
          />
        </>
      ) : null}
      {outcome === 'answer' ? (
        <Textarea
          w="100%"
          label={t('triage.answerText')}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={8_000}
          value={fields.answer}
          onChange={({ currentTarget }) => change({ answer: currentTarget.value })}
        />
      ) : null}
      {outcome === 'not_accept' ? <NotAcceptFields fields={fields} lists={lists} onChange={change} /> : null}
    </Sheet>
  );
};
