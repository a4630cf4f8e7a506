import type { MediaNode } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';

const tones = {
  takingPeople: 'success',
  draining: 'warning',
  drained: 'calm',
  stopping: 'danger',
} as const satisfies Record<MediaNode['standing'], string>;

/** One node: how busy it is, how it stands, and emptying it. */
export function MediaNodeRow(props: {
  readonly node: MediaNode;
  readonly isBusy: boolean;
  readonly onDrain: (isWanted: boolean) => void;
}) {
  const { t } = useTranslation();
  const { node, isBusy, onDrain } = props;
  const { nodeId, region, standing, loadPercent, rooms, people, heardAt } = node;
  const takes = standing === 'takingPeople';
  return (
    <li className="delivery" data-testid="media-node" data-node={nodeId}>
      <div className="delivery-line">
        <span className={`tag tag-${tones[standing]}`} data-standing={standing}>
          {t(`mediaNodes.standing.${standing}`)}
        </span>
        <strong>{nodeId}</strong>
        <span className="soft">{t('mediaNodes.region', { region })}</span>
      </div>
      <div>
        {t('mediaNodes.load', { percent: loadPercent })} · {t('mediaNodes.rooms', { count: rooms })} ·{' '}
        {t('mediaNodes.people', { count: people })}
      </div>
      <div className="soft">
        {t(`mediaNodes.means.${standing}`)} · {t('mediaNodes.heard', { at: formatInstant(heardAt) })}
      </div>
      <div className="delivery-actions">
        {standing !== 'stopping' && (
          <Button
            isBusy={isBusy}
            onClick={() => onDrain(takes)}
            data-testid={takes ? 'media-node-drain' : 'media-node-undrain'}
          >
            {t(takes ? 'mediaNodes.drain' : 'mediaNodes.undrain')}
          </Button>
        )}
      </div>
    </li>
  );
}
