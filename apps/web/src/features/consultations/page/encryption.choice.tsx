import type { Consultation } from '@jiedui/contracts';
import { sessionLifecycle } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** As the session that is moved, and without in a new one. */
const standing = ({ session }: Consultation): boolean =>
  session !== null && !sessionLifecycle.final.some((state) => state === session.state) && session.isEncrypted;

/** `change` is undefined where it stays as it is. */
export function useEncryptionChoice(consultation: Consultation) {
  const before = standing(consultation);
  const [isOn, setOn] = useState(before);
  return { isOn, setOn, change: isOn === before ? undefined : isOn };
}

/** Whether the media nodes are to see and hear the session. */
export function EncryptionChoice({
  choice,
}: {
  readonly choice: Pick<ReturnType<typeof useEncryptionChoice>, 'isOn' | 'setOn'>;
}) {
  const { t } = useTranslation();
  return (
    <div className="form-field schedule-encryption">
      <label className="form-check">
        <input
          type="checkbox"
          checked={choice.isOn}
          onChange={(event) => choice.setOn(event.target.checked)}
          aria-describedby="schedule-encryption-hint"
          data-testid="schedule-encryption"
        />
        {t('dialogs.schedule.encrypt')}
      </label>
      <p className="form-hint" id="schedule-encryption-hint">
        {t('dialogs.schedule.encryptHint')}
      </p>
    </div>
  );
}
