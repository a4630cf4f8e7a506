import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { type Captions, ownCaptions } from './captions';
import './captions.css';

/** What is said, to be read along; and that what oneself says is written, whoever wants it. */
export function CaptionsOverlay({ captions }: { readonly captions: Captions }) {
  const { t } = useTranslation();
  const nameIn = useName();
  const { isOn, isWriting, hasFailed, lines } = useSyncExternalStore(captions.subscribe, captions.view);
  if (!isOn && !isWriting) return null;
  return (
    <div className="captions" data-testid="captions">
      {isOn && (
        <ul aria-live="polite">
          {lines.map((line) => (
            <li key={line.personId} data-testid="caption">
              <b>{line.personId === ownCaptions ? t('room.you') : nameIn(line)}</b> {line.text}
            </li>
          ))}
        </ul>
      )}
      {isOn && lines.length === 0 && <p>{t(hasFailed ? 'room.captions.failed' : 'room.captions.waiting')}</p>}
      {!isOn && isWriting && <p>{t('room.captions.wanted')}</p>}
    </div>
  );
}
