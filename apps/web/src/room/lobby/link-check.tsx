import { carriedLevel, type LadderLevel } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../language/language';
import { Button } from '../../ui/button';
import type { LinkFigures, LinkTest } from '../client/index';

type LinkVerdict = 'video' | 'small' | 'stills' | 'voice' | 'notes';

const verdictOf: Readonly<Record<LadderLevel, LinkVerdict>> = {
  fullVideo: 'video',
  thumbnail: 'small',
  stills: 'stills',
  voice: 'voice',
  voiceNotes: 'notes',
  text: 'notes',
};
/** Beyond, a short look cannot tell, and nobody needs to know. */
const fastBps = 10_000_000;

function useSpeed() {
  const { t } = useTranslation();
  const format = new Intl.NumberFormat(useLocale(), { maximumSignificantDigits: 2 });
  return (bps: number) => {
    if (bps >= fastBps) return t('room.link.fast');
    const isMega = bps >= 1_000_000;
    return t(isMega ? 'room.link.megabits' : 'room.link.kilobits', {
      value: format.format(bps / (isMega ? 1_000_000 : 1_000)),
    });
  };
}

function Figures({ figures }: { readonly figures: LinkFigures }) {
  const { t } = useTranslation();
  const speed = useSpeed();
  const { roundTripMs, upBps, downBps, protocol } = figures;
  const verdict = verdictOf[carriedLevel(Math.min(upBps, downBps))];
  return (
    <>
      <output className={`verdict verdict-link-${verdict}`} data-testid="lobby-link" data-verdict={verdict}>
        {t(`room.link.verdict.${verdict}`)}
      </output>
      <span className="form-hint">
        {t('room.link.figures', {
          delay: Math.round(roundTripMs),
          up: speed(upBps),
          down: speed(downBps),
        })}
      </span>
      {protocol && protocol !== 'udp' && <span className="form-hint">{t('room.link.noUdp')}</span>}
    </>
  );
}

/** What the link to the media node carries, in plain words. */
export function LinkCheck({ test, onAgain }: { readonly test: LinkTest; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="link-check">
      {test.status === 'running' && (
        <output className="verdict verdict-quiet" data-testid="lobby-link" data-verdict="running">
          {t('room.link.running')}
        </output>
      )}
      {test.status === 'failed' && (
        <output className="verdict verdict-noMicrophone" data-testid="lobby-link" data-verdict="failed">
          {t('room.link.failed')}
        </output>
      )}
      {test.status === 'done' && <Figures figures={test.figures} />}
      {test.status !== 'running' && (
        <Button tone="quiet" onClick={onAgain} data-testid="lobby-link-again">
          {t('room.link.again')}
        </Button>
      )}
    </div>
  );
}
