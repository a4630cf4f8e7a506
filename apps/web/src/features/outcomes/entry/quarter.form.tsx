import type { HospitalOutcomes } from '@jiedui/contracts';
import type { Quarter } from '@jiedui/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { ChangeFailure } from '../../../session/change-failure';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { Notice } from '../../../ui/notice';
import { outcomesChanged } from '../outcome-queries';
import { type EntryRow, faultOf, linesToTell, needsReason, sheetOf } from './entry-draft';
import { EntrySheet } from './entry.sheet';

/** Somebody else told the quarter meanwhile: what they told is looked at before anything is sent. */
function SaveFailure(props: { readonly error: unknown; readonly onReload: () => void }) {
  const { t } = useTranslation();
  const { error, onReload } = props;
  if (!hasCode(error, 'REVISION_CONFLICT')) return <ChangeFailure error={error} testId="entry-failure" />;
  return (
    <Notice
      tone="warning"
      title={t('outcomes.entry.conflict')}
      testId="entry-conflict"
      action={
        <Button onClick={onReload} data-testid="entry-reload">
          {t('outcomes.entry.reload')}
        </Button>
      }
    />
  );
}

function useQuarterSheet(outcomes: HospitalOutcomes, quarter: Quarter) {
  const [loaded, setLoaded] = useState<readonly EntryRow[]>(() => sheetOf(outcomes, quarter));
  const [rows, setRows] = useState<readonly EntryRow[]>(loaded);
  const [reason, setReason] = useState('');
  const lines = useMemo(() => linesToTell(rows, loaded), [rows, loaded]);
  const load = () => {
    const latest = sheetOf(outcomes, quarter);
    setLoaded(latest);
    setRows(latest);
    setReason('');
  };
  return { rows, setRows, reason, setReason, lines, load };
}

/** One quarter on its way to being told. What was loaded is kept, to send only what changed. */
export function QuarterForm(props: { readonly outcomes: HospitalOutcomes; readonly quarter: Quarter }) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const { outcomes, quarter } = props;
  const { rows, setRows, reason, setReason, lines, load } = useQuarterSheet(outcomes, quarter);
  const save = useMutation({
    mutationFn: () =>
      call('tellOutcomes', {
        params: { hospitalId: outcomes.hospital.id, quarter },
        body: { reason: reason.trim(), lines },
      }),
    onSuccess: () => succeed(t('outcomes.entry.saved')),
    onSettled: () => outcomesChanged(queries),
  });
  const isReasonNeeded = needsReason(lines);
  const isFaulty = rows.some((row) => faultOf(row) !== undefined);
  const isBlocked = lines.length === 0 || isFaulty || (isReasonNeeded && reason.trim() === '');
  const reload = () => {
    save.reset();
    load();
  };
  return (
    <>
      <EntrySheet rows={rows} onChange={setRows} />
      <SaveFailure error={save.error} onReload={reload} />
      <div className="entry-foot">
        {isReasonNeeded && (
          <InputField
            label={t('outcomes.entry.reason')}
            hint={t('outcomes.entry.reasonHint')}
            value={reason}
            onChange={setReason}
            maxLength={300}
            testId="entry-reason"
          />
        )}
        <Button
          tone="primary"
          isBusy={save.isPending}
          disabled={isBlocked}
          title={lines.length === 0 ? t('outcomes.entry.unchanged') : undefined}
          onClick={() => save.mutate()}
          data-testid="entry-save"
        >
          {t('outcomes.entry.save')}
        </Button>
      </div>
    </>
  );
}
