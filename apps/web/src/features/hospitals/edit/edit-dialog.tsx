import type { HospitalDetail, HospitalContent } from '@jiedui/contracts';
import { useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { useHospitalChange } from './use-hospital-change';

export interface SectionFormProps {
  readonly hospital: HospitalDetail;
  readonly title: string;
  readonly onClose: () => void;
}

interface EditDialogProps extends SectionFormProps {
  /** Whether what is filled in can be saved. Faults are shown by the fields once one has tried. */
  readonly isSound: boolean;
  readonly patch: () => Partial<HospitalContent>;
  readonly send?: (revision: number) => Promise<HospitalDetail>;
  /** How the section looks on the page, for what somebody else has saved meanwhile. */
  readonly Shown: ComponentType<{ readonly hospital: HospitalDetail }>;
  readonly children: (hasTried: boolean) => ReactNode;
}

/** The frame of every form of a hospital's page: saving, refusals, and somebody else's change. */
export function EditDialog(props: EditDialogProps) {
  const { t } = useTranslation();
  const { hospital, title, isSound, patch, send, Shown, onClose, children } = props;
  const [hasTried, setTried] = useState(false);
  const sendPatch = (revision: number) =>
    call('updateHospital', { params: { hospitalId: hospital.id }, body: { ...patch(), revision } });
  const { save, isBusy, error, latest } = useHospitalChange(hospital, send ?? sendPatch, onClose);
  const confirm = () => {
    setTried(true);
    if (isSound) save();
  };
  const failure = error ? describeError(t, error) : undefined;
  return (
    <Dialog
      isWide
      title={title}
      onClose={onClose}
      confirm={{
        label: latest ? t('hospitals.edit.saveOver') : t('hospitals.edit.save'),
        tone: latest ? 'danger' : 'primary',
        isBusy,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      {latest && (
        <Notice tone="warning" title={t('hospitals.edit.conflictTitle')} testId="edit-conflict">
          <p>{t('hospitals.edit.conflictText')}</p>
          <Shown hospital={latest} />
        </Notice>
      )}
      {children(hasTried)}
      {failure && (
        <Notice tone="danger" title={failure.title} testId="dialog-error">
          {failure.remedy}
        </Notice>
      )}
    </Dialog>
  );
}
