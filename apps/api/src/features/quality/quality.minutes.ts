import type { LadderLevel, QualityFigures, QualityMinute } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';

/** A row of `quality_minute` as it is selected. */
export interface MinuteRow {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly minuteAt: string;
  readonly updatedAt: string;
  readonly coveredMs: number;
  readonly level: LadderLevel;
  readonly figures: QualityFigures & Pick<QualityMinute, 'levelMs'>;
}

export const minuteColumns = `session_id as "sessionId", person_id as "personId", minute_at as "minuteAt",
  updated_at as "updatedAt", covered_ms as "coveredMs", level, figures`;

export const minuteOfRow = ({ minuteAt, coveredMs, level, figures }: MinuteRow): QualityMinute => ({
  ...figures,
  minuteAtMs: new Date(minuteAt).getTime(),
  coveredMs,
  level,
});
