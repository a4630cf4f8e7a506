import type { InputOf, RoutingSetting } from '@jiedui/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { hospitalsOf, useSignedIn } from '../../session/me';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { InputField } from '../../ui/input-field';
import { DialogFailure } from '../consultations/page/dialog-failure';

const settingQuery = (hospitalId: string) =>
  queryOptions({
    queryKey: ['routingSetting', hospitalId],
    queryFn: ({ signal }) => call('getRoutingSetting', { params: { hospitalId } }, signal),
  });

const numberOf = (words: string): number | null => (words.trim() === '' ? null : Number(words));

function Tick(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const { label, isOn, onChange } = props;
  return (
    <label className="setting-tick">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

function useSave(setting: RoutingSetting, change: () => InputOf<'updateRoutingSetting'>['body']) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  const hospitalId = setting.hospital.id;
  return useMutation({
    mutationFn: () => call('updateRoutingSetting', { params: { hospitalId }, body: change() }),
    onSuccess: (kept) => {
      queries.setQueryData(settingQuery(hospitalId).queryKey, kept);
      succeed(t('routing.setting.saved'));
    },
  });
}

function SettingForm({ setting }: { readonly setting: RoutingSetting }) {
  const { t } = useTranslation();
  const { usual } = setting;
  const [wait, setWait] = useState(setting.pageWaitMinutes?.toString() ?? '');
  const [load, setLoad] = useState(setting.openPerExpert?.toString() ?? '');
  const [asksOverflow, setAsks] = useState(setting.asksOverflow);
  const [answersOverflow, setAnswers] = useState(setting.answersOverflow);
  const save = useSave(setting, () => ({
    pageWaitMinutes: numberOf(wait),
    openPerExpert: numberOf(load),
    asksOverflow,
    answersOverflow,
  }));
  return (
    <>
      <div className="roster-form">
        <InputField
          label={t('routing.setting.wait')}
          type="number"
          min={1}
          max={60}
          value={wait}
          onChange={setWait}
          hint={t('routing.setting.waitHint', { count: usual.pageWaitMinutes })}
          testId="setting-wait"
        />
        <InputField
          label={t('routing.setting.load')}
          type="number"
          min={1}
          max={100}
          value={load}
          onChange={setLoad}
          hint={t('routing.setting.loadHint', { count: usual.openPerExpert })}
          testId="setting-load"
        />
      </div>
      <Tick label={t('routing.setting.asks')} isOn={asksOverflow} onChange={setAsks} />
      <Tick label={t('routing.setting.answers')} isOn={answersOverflow} onChange={setAnswers} />
      <Button tone="primary" isBusy={save.isPending} onClick={() => save.mutate()} data-testid="setting-save">
        {t('routing.setting.save')}
      </Button>
      <DialogFailure error={save.error} testId="setting-error" />
    </>
  );
}

function SettingPanel({ hospitalId }: { readonly hospitalId: string }) {
  const { t } = useTranslation();
  const name = useName();
  const { data } = useQuery(settingQuery(hospitalId));
  if (!data) return null;
  return (
    <section className="panel" aria-label={t('routing.setting.title')}>
      <h2 className="panel-title">
        {t('routing.setting.title')} <span className="soft">{name(data.hospital)}</span>
      </h2>
      <SettingForm setting={data} />
    </section>
  );
}

/** What each hospital that somebody coordinates decided about pages, load and overflow. */
export function SettingPanels() {
  const { me } = useSignedIn();
  return hospitalsOf(me, 'coordinator').map(({ id }) => <SettingPanel key={id} hospitalId={id} />);
}
