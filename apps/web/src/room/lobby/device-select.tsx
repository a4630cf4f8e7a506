import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface DeviceSelectProps {
  readonly id: string;
  readonly label: string;
  readonly devices: readonly MediaDeviceInfo[];
  readonly value: string | null;
  readonly onChange: (deviceId: string | null) => void;
  /** Offers to do without; a speaker offers the system's choice instead. */
  readonly emptyLabel: string;
  readonly emptyValue: string | null;
}

export function DeviceSelect(props: DeviceSelectProps) {
  const { t } = useTranslation();
  const { id, label, devices, value, onChange, emptyLabel, emptyValue } = props;
  const options = devices
    .filter(({ deviceId }) => deviceId !== '')
    .map((device, index) => ({
      value: device.deviceId as string | null,
      label: device.label || `${label} ${index + 1}`,
    }));
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <Select
        id={id}
        size="large"
        value={value}
        onChange={onChange}
        options={[...options, { value: emptyValue, label: emptyLabel }]}
        notFoundContent={t('room.noDevice')}
        data-testid={id}
      />
    </div>
  );
}
