import type { MyShifts } from '@jiedui/contracts';
import { localDate } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useSignedIn } from '../../session/me';
import { formatInstant, formatTime } from '../../time/format';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { InputField } from '../../ui/input-field';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { minuteOf } from './hours';
import { myShiftsQuery, rosterQuery } from './on-call-queries';
import { useSwaps } from './use-on-call';
import { rankNames } from './names';

type Shift = MyShifts['spans'][number];
const minuteMs = 60_000;

function SwapDialog({ shift, onClose }: { readonly shift: Shift; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const { hospital, specialty, rank, startsAt, endsAt } = shift;
  const date = localDate(new Date(startsAt), hospital.timeZone);
  const { data } = useQuery(rosterQuery(hospital.id, specialty, date));
  const colleagues = (data?.eligible ?? []).filter(({ id }) => id !== me.person.id);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const { ask } = useSwaps();
  const toPersonId = (chosen || colleagues[0]?.id) as PersonId | undefined;
  const confirm = () => {
    const fromMinute = minuteOf(formatTime(startsAt, hospital.timeZone)) ?? 0;
    const untilMinute = fromMinute + Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / minuteMs);
    if (!toPersonId) return;
    ask.mutate(
      { hospitalId: hospital.id, specialty, rank, date, fromMinute, untilMinute, toPersonId, reason },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      title={t('onCall.mine.swapTitle')}
      onClose={onClose}
      confirm={{
        label: t('onCall.mine.ask'),
        isBusy: ask.isPending,
        testId: 'swap-confirm',
        onClick: confirm,
      }}
    >
      <SelectField
        label={t('onCall.mine.to')}
        value={toPersonId ?? ''}
        onChange={setChosen}
        choices={colleagues.map((person) => ({ value: person.id as string, label: name(person) }))}
        testId="swap-to"
      />
      <InputField
        label={t('onCall.mine.reason')}
        value={reason}
        maxLength={200}
        onChange={setReason}
        testId="swap-reason"
      />
      <DialogFailure error={ask.error} testId="swap-error" />
    </Dialog>
  );
}

function Swaps({ swaps }: { readonly swaps: MyShifts['swaps'] }) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const { answer, withdraw } = useSwaps();
  return (
    <ul className="items">
      {swaps.map((swap) => {
        const isToMe = swap.to.id === me.person.id;
        return (
          <li key={swap.id} className="item roster-shift" data-testid="swap">
            <span>
              {t(isToMe ? 'onCall.mine.toMe' : 'onCall.mine.fromMe', {
                name: name(isToMe ? swap.from : swap.to),
              })}{' '}
              · {swap.date} · {t(`onCall.rank.${rankNames[swap.rank]}`)} ·{' '}
              {t(`terms.specialty.${swap.specialty}`)}
              {swap.reason && <span className="soft"> · {swap.reason}</span>}{' '}
              <span className="tag tag-calm">{t(`onCall.mine.state.${swap.state}`)}</span>
            </span>
            {swap.state === 'asked' && (
              <span className="page-answers">
                {isToMe ? (
                  <>
                    <Button
                      tone="primary"
                      onClick={() => answer.mutate({ swapId: swap.id, accepts: true })}
                      data-testid="swap-accept"
                    >
                      {t('onCall.mine.accept')}
                    </Button>
                    <Button onClick={() => answer.mutate({ swapId: swap.id, accepts: false })}>
                      {t('onCall.mine.decline')}
                    </Button>
                  </>
                ) : (
                  <Button onClick={() => withdraw.mutate(swap.id)}>{t('onCall.mine.withdraw')}</Button>
                )}
              </span>
            )}
          </li>
        );
      })}
      <DialogFailure error={answer.error ?? withdraw.error} testId="swap-answer-error" />
    </ul>
  );
}

/** The shifts of an expert in the next four weeks, and what colleagues ask of one another. */
export function MyShiftsPanel() {
  const { t } = useTranslation();
  const name = useName();
  const [swapping, setSwapping] = useState<Shift>();
  const { data } = useQuery(myShiftsQuery);
  return (
    <section className="panel" aria-labelledby="my-shifts-title">
      <h2 className="panel-title" id="my-shifts-title">
        {t('onCall.mine.title')}
      </h2>
      {!data && <Skeleton rows={3} />}
      {data && <Swaps swaps={data.swaps} />}
      {data?.spans.length === 0 && <p className="panel-empty">{t('onCall.mine.none')}</p>}
      <ul className="items roster-shifts">
        {data?.spans.map((shift) => (
          <li
            key={`${shift.specialty}-${shift.rank}-${shift.startsAt}`}
            className="item roster-shift"
            data-testid="my-shift"
          >
            <span>
              <span className="number">
                {formatInstant(shift.startsAt, shift.hospital.timeZone)} –{' '}
                {formatInstant(shift.endsAt, shift.hospital.timeZone)}
              </span>{' '}
              · {t(`onCall.rank.${rankNames[shift.rank]}`)} · {t(`terms.specialty.${shift.specialty}`)}{' '}
              <span className="soft">{name(shift.hospital)}</span>
            </span>
            <Button onClick={() => setSwapping(shift)} data-testid="swap-open">
              {t('onCall.mine.swap')}
            </Button>
          </li>
        ))}
      </ul>
      {swapping && <SwapDialog shift={swapping} onClose={() => setSwapping(undefined)} />}
    </section>
  );
}
