import { type Province, provinces } from '@jiedui/domain';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../styles/province-map.css';
import { bandsOf, shadeOf, type Shade } from './bands';
import { Legend } from './legend';
import { neighbourOf } from './neighbours';

export interface ProvinceMapProps {
  /** What is shown, for screen readers. */
  readonly title: string;
  /** By province code; null and what is left out has no value. */
  readonly values: ReadonlyMap<string, number | null>;
  readonly format: (value: number) => string;
  readonly nameOf: (code: string) => string;
  /** Whether much of it is only much, or bad. */
  readonly tone: 'action' | 'danger';
  /** The width of a shade's band; without it, a round one that fits. */
  readonly bandStep?: number | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}

const firstColumn = Math.min(...provinces.map(({ column }) => column));
interface TileProps {
  readonly province: Province;
  readonly name: string;
  readonly words: string;
  readonly figure: string;
  readonly shade: Shade | undefined;
  readonly hasValue: boolean;
  readonly isChosen: boolean;
  readonly isReachable: boolean;
  readonly onChoose: (code: string) => void;
  readonly onKey: (event: React.KeyboardEvent, from: Province) => void;
}

function Tile(props: TileProps) {
  const { province, name, words, figure, shade, hasValue, isChosen, isReachable, onChoose, onKey } = props;
  const { t } = useTranslation();
  const look = shade ? `shade-${shade}` : hasValue ? '' : 'province-blank';
  const label = t('provinceMap.tile', { name, value: words });
  return (
    <button
      type="button"
      className={`province-tile ${look}`}
      style={{ gridColumn: province.column - firstColumn + 1, gridRow: province.row + 1 }}
      aria-pressed={isChosen}
      aria-label={label}
      title={label}
      tabIndex={isReachable ? 0 : -1}
      onClick={() => onChoose(province.code)}
      onKeyDown={(event) => onKey(event, province)}
      data-testid={`province-${province.code}`}
      data-code={province.code}
    >
      <span className="province-name">{t(`provinceMap.short.${province.code as '11'}`)}</span>
      <span className="province-figure">{figure}</span>
    </button>
  );
}

/** A square for each province, shaded by its value. One stop of the tab key; arrow keys move between the squares. */
export function ProvinceMap(props: ProvinceMapProps) {
  const { t } = useTranslation();
  const { title, values, format, nameOf, tone, bandStep, chosen, onChoose } = props;
  const frame = useRef<HTMLFieldSetElement>(null);
  const bands = useMemo(() => {
    const known = [...values.values()].filter((value) => value !== null);
    return bandsOf(known, bandStep);
  }, [values, bandStep]);
  const [focused, setFocused] = useState<string>();
  const stop = focused ?? chosen ?? provinces[0]?.code;
  const move = (event: React.KeyboardEvent, from: Province) => {
    const next = neighbourOf(from, event.key);
    if (!next) return;
    event.preventDefault();
    setFocused(next.code);
    frame.current?.querySelector<HTMLElement>(`[data-code="${next.code}"]`)?.focus();
  };
  return (
    <div className={`province-map tone-${tone}`} data-testid="province-map">
      <fieldset ref={frame} className="province-grid" aria-label={title}>
        {provinces.map((province) => {
          const value = values.get(province.code);
          const hasValue = value !== null && value !== undefined;
          return (
            <Tile
              key={province.code}
              province={province}
              name={nameOf(province.code)}
              words={hasValue ? format(value) : t('provinceMap.noValue')}
              figure={hasValue ? format(value) : '—'}
              shade={shadeOf(value, bands)}
              hasValue={hasValue}
              isChosen={province.code === chosen}
              isReachable={province.code === stop}
              onChoose={onChoose}
              onKey={move}
            />
          );
        })}
      </fieldset>
      <p className="soft province-keys">{t('provinceMap.keys')}</p>
      <Legend bands={bands} format={format} />
    </div>
  );
}
