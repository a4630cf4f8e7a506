import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { deviceDrafts } from './device-draft';
import type { RequestDraft } from './request-draft';

/** Without a link: asked by itself once there is one, from this form or after it was closed. */
export function SubmitLater({
  draft,
  canSubmit,
}: {
  readonly draft: RequestDraft;
  readonly canSubmit: boolean;
}) {
  const { t } = useTranslation();
  const [isSet, setSet] = useState(draft.keeper.draft.submitsWhenOnline === true);
  if (!deviceDrafts.isAvailable()) return null;
  const choose = async (wanted: boolean) => {
    draft.keep({ submitsWhenOnline: wanted || undefined, refusedBecause: undefined });
    // Only what is written down may be promised: the lid may close next.
    await draft.keeper.flush();
    setSet(wanted);
  };
  return (
    <>
      <p className="soft">{isSet ? t('request.submitLaterSet') : t('request.submitLaterText')}</p>
      {isSet ? (
        <Button onClick={() => void choose(false)} data-testid="submit-later-cancel">
          {t('request.submitLaterCancel')}
        </Button>
      ) : (
        <Button
          tone="primary"
          isLarge
          disabled={!canSubmit}
          onClick={() => void choose(true)}
          data-testid="submit-later"
        >
          {t('request.submitLater')}
        </Button>
      )}
    </>
  );
}
