import type { AcceptedMatches, MatchChoice, MatchingRun } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { matchingChanged } from '../../../api/queries';
import { useNumber } from '../../../language/number';
import { Button, buttonClass } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { AcceptDialog, type Extent } from './accept.dialog';
import { takenChoices } from './taken-choices';
import type { Selection } from './use-selection';

/** Accepts. What somebody else was quicker with leaves the selection, so that the rest can be accepted at once. */
function useAcceptance(run: MatchingRun, selection: Selection) {
  const queries = useQueryClient();
  const [taken, setTaken] = useState<readonly MatchChoice[]>([]);
  const accept = useMutation({
    mutationFn: (extent: Extent) => {
      const keys = selection.choices.map(({ county, specialty }) => ({ countyId: county.id, specialty }));
      return call('acceptMatches', {
        params: { runId: run.id },
        body: { choices: extent === 'all' ? null : keys },
      });
    },
    onSuccess: () => {
      selection.clear();
      void queries.invalidateQueries({ queryKey: ['agreements'] });
    },
    onError: (error) => {
      const found = takenChoices(error, selection.choices);
      setTaken(found);
      if (found.length > 0) selection.set(found, false);
      else if (isLostTo(error)) selection.clear();
    },
    onSettled: () => matchingChanged(queries, run.id),
  });
  return { accept, taken };
}

const isLostTo = (error: unknown) => hasCode(error, 'MATCHES_ALREADY_TAKEN', 'MATCHES_NONE_OPEN');

function Accepted({ accepted }: { readonly accepted: AcceptedMatches }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { choices, agreements } = accepted;
  return (
    <Notice
      tone="success"
      title={t('matching.accept.done', { choices: number(choices), agreements: number(agreements) })}
      action={
        <Link
          to="/pairings"
          search={{ stage: 'draft' }}
          className={buttonClass({ tone: 'primary' })}
          data-testid="to-pairings"
        >
          {t('matching.accept.toBoard')}
        </Link>
      }
      testId="accepted"
    >
      {t('matching.accept.doneHint')}
    </Notice>
  );
}

/** From proposals to draft agreements: some, or all that are open. */
export function AcceptBar({ run, selection }: { readonly run: MatchingRun; readonly selection: Selection }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Extent>();
  const { accept, taken } = useAcceptance(run, selection);
  const count = selection.choices.length;
  const turn = (extent: Extent | undefined) => {
    accept.reset();
    setAsked(extent);
  };
  return (
    <>
      {accept.data && <Accepted accepted={accept.data} />}
      <div className="matching-accept">
        <Button
          tone="primary"
          disabled={count === 0}
          onClick={() => turn('selected')}
          data-testid="accept-selected"
        >
          {t('matching.accept.selected', { count })}
        </Button>
        <Button onClick={() => turn('all')} data-testid="accept-all">
          {t('matching.accept.all')}
        </Button>
        {count > 0 && (
          <Button tone="quiet" onClick={selection.clear} data-testid="accept-clear">
            {t('matching.accept.clear')}
          </Button>
        )}
      </div>
      {asked && (
        <AcceptDialog
          extent={asked}
          count={count}
          taken={taken}
          isLost={isLostTo(accept.error)}
          isBusy={accept.isPending}
          error={accept.error}
          onAccept={() => accept.mutate(asked, { onSuccess: () => setAsked(undefined) })}
          onClose={() => turn(undefined)}
        />
      )}
    </>
  );
}
