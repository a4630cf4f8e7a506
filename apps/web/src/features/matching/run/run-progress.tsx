import type { MatchingRun } from '@jiedui/contracts';
import { matchingStages } from '@jiedui/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import { runArrived } from '../matching-queries';

function CancelButton({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call('cancelMatching', { params: { runId: run.id } }),
    onSuccess: (cancelled) => runArrived(queries, cancelled),
  });
  return (
    <>
      <Button isBusy={cancel.isPending} onClick={() => cancel.mutate()} data-testid="run-cancel">
        {t('matching.run.cancel')}
      </Button>
      <ChangeFailure error={cancel.error} testId="cancel-error" />
    </>
  );
}

/** What the solver has done, is at, and has still to do. */
function Stages({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const at = run.stage ? matchingStages.indexOf(run.stage) : -1;
  return (
    <ol className="matching-stages">
      {matchingStages.map((stage, index) => (
        <li
          key={stage}
          className={index < at ? 'matching-stage-past' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`matching.stage.${stage}`)}
        </li>
      ))}
    </ol>
  );
}

/** How far the solver is. Nobody has to wait here. */
export function RunProgress({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const words =
    run.state === 'queued' ? t('matching.run.waiting') : t('matching.run.progress', { percent: run.percent });
  return (
    <section className="panel matching-progress" data-testid="run-progress">
      <MeterBar measures="progress" label={run.name} percent={run.percent} />
      <output>
        <strong>{words}</strong>
      </output>
      <Stages run={run} />
      <span className="form-hint">{t('matching.run.leave')}</span>
      {run.canCancel && <CancelButton run={run} />}
    </section>
  );
}
