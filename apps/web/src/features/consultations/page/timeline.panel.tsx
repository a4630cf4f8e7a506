import type { TimelineEntry } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { assertNever } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timelineQuery } from '../../../api/queries';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { formatBytes, formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { Skeleton } from '../../../ui/skeleton';
import { timelineLines, type TimelineLine } from './timeline-lines';

const shownAtFirst = 20;

function eventWords(t: Translator, event: TimelineEntry['event'], people: string): string {
  switch (event.kind) {
    case 'consultation':
      return t(`consultation.timeline.${event.action}`);
    case 'session':
      return t(`terms.sessionAction.${event.action}`);
    case 'presence':
      return t(`consultation.timeline.${event.movement}`);
    case 'correction':
      return t('consultation.timeline.correction', {
        field: t(`consultation.correction.field.${event.field}`),
      });
    case 'panelOpinion':
      return t('consultation.timeline.panelOpinion');
    case 'attachment':
      return t('consultation.timeline.attachment', { name: event.name, size: formatBytes(event.sizeBytes) });
    case 'record':
      return t('consultation.timeline.record', { size: formatBytes(event.sizeBytes) });
    case 'mail':
      return t(`consultation.timeline.mail.${event.delivery}`, { name: people });
    default:
      return assertNever(event);
  }
}

function Line({ line }: { readonly line: TimelineLine }) {
  const { t } = useTranslation();
  const name = useName();
  const { event, at, people } = line;
  const names = people.map(name).join(t('consultation.timeline.nameSeparator'));
  // Of a mail, the people are who received it; the system sent it.
  const actor = event.kind === 'mail' || names === '' ? t('consultation.timeline.system') : names;
  return (
    <li
      className={`timeline-entry timeline-${event.kind}`}
      data-testid="timeline-entry"
      data-kind={event.kind}
    >
      <div className="timeline-what">{eventWords(t, event, names)}</div>
      {event.kind === 'consultation' && event.appointmentStartsAt && (
        <div>
          {t('consultation.timeline.appointment', { time: formatInstant(event.appointmentStartsAt) })}
        </div>
      )}
      {event.kind === 'consultation' && event.missedBy && (
        <div>{t(`consultation.timeline.missedBy.${event.missedBy}`)}</div>
      )}
      {(event.kind === 'consultation' || event.kind === 'correction') && event.reason && (
        <div className="free-text">{t('consultation.timeline.reason', { reason: event.reason })}</div>
      )}
      <div className="soft">
        <time dateTime={at}>{formatInstant(at)}</time> · {actor}
      </div>
    </li>
  );
}

/** Who did what when, newest first. */
export function TimelinePanel({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(timelineQuery(consultationId));
  const [isAllShown, setAllShown] = useState(false);
  const newestFirst = timelineLines(data ?? []);
  const shown = isAllShown ? newestFirst : newestFirst.slice(0, shownAtFirst);
  return (
    <section className="panel" aria-labelledby="timeline-title" data-testid="timeline">
      <h2 className="panel-title" id="timeline-title">
        {t('consultation.timeline.title')}
      </h2>
      {!data && !error && <Skeleton rows={6} />}
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="panel-empty">{t('consultation.timeline.empty')}</p>}
      <ol className="timeline">
        {shown.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {shown.length < newestFirst.length && (
        <Button tone="quiet" onClick={() => setAllShown(true)}>
          {t('consultation.timeline.more', { count: newestFirst.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
