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
import { type EntryRow, faultOf, linesToTell, needsReason, rebased, sheetOf } from './entry-draft';
import { EntrySheet } from './entry.sheet';

interface QuarterFormProps {
  readonly outcomes: HospitalOutcomes;
  readonly quarter: Quarter;
  readonly refetch: () => Promise<HospitalOutcomes | undefined>;
}

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

/** @param refetch what is told of the hospital as it stands now */
function useQuarterSheet({ outcomes, quarter, refetch }: QuarterFormProps) {
  const [loaded, setLoaded] = useState<readonly EntryRow[]>(() => sheetOf(outcomes, quarter));
  const [rows, setRows] = useState<readonly EntryRow[]>(loaded);
  const [reason, setReason] = useState('');
  const lines = useMemo(() => linesToTell(rows, loaded), [rows, loaded]);
  const take = (latest: readonly EntryRow[], next: readonly EntryRow[]) => {
    setLoaded(latest);
    setRows(next);
  };
  const saved = async () => {
    const latest = sheetOf((await refetch()) ?? outcomes, quarter);
    take(latest, latest);
    setReason('');
  };
  const rebase = async () => {
    const latest = sheetOf((await refetch()) ?? outcomes, quarter);
    take(latest, rebased(rows, loaded, latest));
  };
  return { rows, setRows, reason, setReason, lines, saved, rebase };
}

/** One quarter on its way to being told. What was loaded is kept, to send only what changed. */
export function QuarterForm(props: QuarterFormProps) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const { outcomes, quarter } = props;
  const { rows, setRows, reason, setReason, lines, saved, rebase } = useQuarterSheet(props);
  const save = useMutation({
    mutationFn: () =>
      call('tellOutcomes', {
        params: { hospitalId: outcomes.hospital.id, quarter },
        body: { reason: reason.trim(), lines },
      }),
    onSuccess: async () => {
      await saved();
      succeed(t('outcomes.entry.saved'));
      outcomesChanged(queries);
    },
  });
  const isReasonNeeded = needsReason(lines);
  const isFaulty = rows.some((row) => faultOf(row) !== undefined);
  const isBlocked = lines.length === 0 || isFaulty || (isReasonNeeded && reason.trim() === '');
  const reload = async () => {
    await rebase();
    save.reset();
  };
  return (
    <>
      <EntrySheet rows={rows} onChange={setRows} />
      <SaveFailure error={save.error} onReload={() => void reload()} />
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
