import { email as emailShape, locales, type Locale } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useLocale } from '../../../language/language';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { hospitalQuery } from '../../hospitals/hospital-queries';
import { useInvitationChange } from '../people-queries';
import { ChangeFailure } from '../../../session/change-failure';
import { postFaults, postInputOf, type PostDraft } from '../shared/post-draft';
import { PostFields } from '../shared/post-fields';
import type { PeopleScope } from '../shared/scope';

interface InviteDialogProps {
  readonly scope: PeopleScope;
  /** Whose people are shown: most invitations are to there. */
  readonly hospitalId: HospitalId | undefined;
  readonly onClose: () => void;
}

interface Invited {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly locale: Locale;
}

function usePostDraft({ scope, hospitalId }: InviteDialogProps) {
  const own =
    scope.hospitals.find(({ id }) => id === hospitalId) ?? (scope.seesAll ? null : scope.hospitals[0]);
  const shown = useQuery({
    ...hospitalQuery(hospitalId ?? ''),
    enabled: scope.seesAll && Boolean(hospitalId),
  });
  const [change, setChange] = useState<Partial<PostDraft>>({});
  const draft: PostDraft = {
    role: 'countyDoctor',
    hospital: own ?? shown.data ?? null,
    region: null,
    specialties: [],
    validFrom: '',
    validUntil: '',
    ...change,
  };
  return { draft, change: (more: Partial<PostDraft>) => setChange((before) => ({ ...before, ...more })) };
}

function useInvite(props: InviteDialogProps) {
  const { t } = useTranslation();
  const { draft, change } = usePostDraft(props);
  const [invited, setInvited] = useState<Invited>({ email: '', nameZh: '', nameEn: '', locale: useLocale() });
  const [isJudged, setJudged] = useState(false);
  const { email, nameZh, nameEn, locale } = invited;
  const isEmailFit = emailShape.safeParse(email).success;
  const invite = useInvitationChange(
    () =>
      call('invitePerson', {
        body: {
          ...postInputOf(draft),
          email,
          nameZh: nameZh.trim() || null,
          nameEn: nameEn.trim() || null,
          locale,
        },
      }),
    () => t('people.invitations.sent', { email }),
  );
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setJudged(true);
    if (!isEmailFit || postFaults(draft).size > 0 || invite.isPending) return;
    invite.mutate(undefined, { onSuccess: props.onClose });
  };
  const tell = (more: Partial<Invited>) => setInvited((before) => ({ ...before, ...more }));
  return { draft, change, invited, tell, isJudged, isEmailFit, invite, submit };
}

/** Whom, to what, and where; the rest the invited person fills in. */
export default function InviteDialog(props: InviteDialogProps) {
  const { t } = useTranslation();
  const { draft, change, invited, tell, isJudged, isEmailFit, invite, submit } = useInvite(props);
  return (
    <Dialog
      isWide
      title={t('people.invitations.title')}
      onClose={props.onClose}
      confirm={{
        label: t('people.invitations.send'),
        isBusy: invite.isPending,
        testId: 'invite-send',
        onClick: submit,
      }}
    >
      <p>{t('people.invitations.text')}</p>
      <form noValidate onSubmit={submit}>
        <InputField
          type="email"
          label={t('people.form.email')}
          value={invited.email}
          onChange={(email) => tell({ email: email.trim() })}
          autoComplete="off"
          error={isJudged && !isEmailFit ? t('people.form.emailInvalid') : undefined}
          data-autofocus
          testId="invite-email"
        />
        <div className="form-row">
          {(['nameZh', 'nameEn'] as const).map((field) => (
            <InputField
              key={field}
              label={t(`people.profile.${field}`)}
              value={invited[field]}
              onChange={(name) => tell({ [field]: name })}
              maxLength={100}
              autoComplete="off"
              hint={t('people.form.nameHint')}
              testId={`invite-${field}`}
            />
          ))}
        </div>
        <PostFields draft={draft} scope={props.scope} isJudged={isJudged} onChange={change} />
        <SelectField<Locale>
          label={t('people.form.locale')}
          value={invited.locale}
          choices={locales.map((value) => ({ value, label: t(`terms.locale.${value}`) }))}
          onChange={(locale) => tell({ locale })}
          testId="invite-locale"
        />
        <button type="submit" hidden>
          {t('people.invitations.send')}
        </button>
      </form>
      <ChangeFailure error={invite.error} testId="invite-error" />
    </Dialog>
  );
}
