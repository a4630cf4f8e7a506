import { useTranslation } from 'react-i18next';

interface DeviceSelectProps {
  readonly id: string;
  readonly label: string;
  readonly devices: readonly MediaDeviceInfo[];
  /** Empty for the last option: to do without, or the system's own choice. */
  readonly value: string;
  readonly onChange: (deviceId: string) => void;
  readonly emptyLabel: string;
}

export function DeviceSelect({ id, label, devices, value, onChange, emptyLabel }: DeviceSelectProps) {
  const { t } = useTranslation();
  const named = devices.filter(({ deviceId }) => deviceId !== '');
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        data-testid={id}
      >
        {named.map((device, index) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || t('room.numberedDevice', { device: label, number: index + 1 })}
          </option>
        ))}
        <option value="">{emptyLabel}</option>
      </select>
    </div>
  );
}
