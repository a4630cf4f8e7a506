import type { StepUpProof } from '@jiedui/contracts';
import { stepUpMethods, type StepUpMethod } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { hasCode } from '../api/errors';
import { Dialog } from '../ui/dialog';
import { useSignedIn } from './me';
import { ProofForm } from './proof-form';
import { session } from './session.store';
import { useAttempt } from './use-attempt';

const keyOf = (personId: string) => `jiedui.stepUp.${personId}`;

const lastUsed = (personId: string): StepUpMethod | undefined =>
  stepUpMethods.find((method) => method === localStorage.getItem(keyOf(personId)));

async function prove(proof: StepUpProof): Promise<void> {
  try {
    await call('stepUp', { body: proof });
  } catch (error) {
    // A second factor was set up elsewhere meanwhile: what counts as a proof has changed.
    if (hasCode(error, 'SECOND_FACTOR_NEEDED')) await session.refresh();
    throw error;
  }
}

/** Asks who sits at the keyboard, in the way that was used last. */
export function StepUpDialog(props: { readonly onProven: () => void; readonly onDismissed: () => void }) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const attempt = useAttempt();
  const personId = me.person.id;
  const onProof = async (proof: StepUpProof) => {
    await prove(proof);
    localStorage.setItem(keyOf(personId), proof.method);
    props.onProven();
  };
  return (
    <Dialog title={t('account.stepUp.title')} onClose={props.onDismissed}>
      <p>{t('account.stepUp.text')}</p>
      <ProofForm
        // What counts may change while it is open.
        key={me.stepUpMethods.join()}
        methods={me.stepUpMethods}
        first={lastUsed(personId)}
        attempt={attempt}
        submitLabel={t('account.stepUp.confirm')}
        passkeyOptions={() => call('getStepUpPasskeyOptions')}
        onProof={onProof}
      />
    </Dialog>
  );
}
