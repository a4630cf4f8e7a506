import type { LinkQuality, SessionQuality } from '@jiedui/contracts';
import { ladderLevels } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Moment } from '../../time/moment';
import { sessionQualityQuery } from './quality-queries';
import { useFigures } from './use-figures';
import { VerdictTag } from './verdict.tag';

type Spread = LinkQuality['uplinkLoss'];

function Figures({ link }: { readonly link: LinkQuality }) {
  const { t } = useTranslation();
  const { share, delay, minutes } = useFigures();
  const spread = (value: Spread, shown: (one: number | null) => string) =>
    value
      ? t('quality.session.spread', { median: shown(value.median), p95: shown(value.p95) })
      : t('quality.unmeasured');
  const times = ladderLevels.flatMap((level) => {
    const ms = link.levelMs[level];
    return ms
      ? [t('quality.session.times', { level: t(`quality.level.${level}`), minutes: minutes(ms) })]
      : [];
  });
  const lines = [
    [t('quality.measure.level'), times.join(' · ')],
    [t('quality.session.uplink'), spread(link.uplinkLoss, share)],
    [t('quality.session.downlink'), spread(link.downlinkLoss, share)],
    [t('quality.measure.delay'), spread(link.roundTripMs, delay)],
    [t('quality.measure.freeze'), share(link.freezeShare)],
    [t('quality.measure.concealed'), share(link.concealedShare)],
  ];
  return (
    <dl className="quality-figures">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LinkLine({ link }: { readonly link: LinkQuality }) {
  const { t } = useTranslation();
  const name = useName();
  const { minutes } = useFigures();
  return (
    <li data-testid="link-quality">
      <div className="quality-line">
        <span>{name(link.person)}</span>
        <VerdictTag verdict={link.verdict} />
        <span className="soft">{t('quality.session.minutes', { minutes: minutes(link.coveredMs) })}</span>
      </div>
      {link.faults.length > 0 && (
        <div className="soft">
          {link.faults.map(({ reason }) => t(`quality.reason.${reason}`)).join(' · ')}
        </div>
      )}
      <details>
        <summary>{t('quality.session.details')}</summary>
        <Figures link={link} />
      </details>
    </li>
  );
}

function Session({ session }: { readonly session: SessionQuality }) {
  const { t } = useTranslation();
  const [first] = session.links;
  return (
    <div data-testid="session-quality" data-verdict={session.verdict ?? 'unknown'}>
      {first && (
        <div className="soft">
          <Moment at={first.startedAt} />
        </div>
      )}
      <p>{t(`quality.session.${session.verdict ?? 'unknown'}`)}</p>
      <ul className="quality-links">
        {session.links.map((link) => (
          <LinkLine key={link.person.id} link={link} />
        ))}
      </ul>
    </div>
  );
}

/** How the links were in the sessions of a consultation, in plain words; nothing where nothing was measured. */
export function SessionQualityPanel({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQualityQuery(consultationId));
  if (!data || data.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="session-quality-title" data-testid="session-quality-panel">
      <h2 className="panel-title" id="session-quality-title">
        {t('quality.session.title')}
      </h2>
      {data.map((session) => (
        <Session key={session.sessionId} session={session} />
      ))}
    </section>
  );
}
