/** How far something is, or how loud. The words stand beside it. */
export function MeterBar(props: {
  readonly measures: 'progress' | 'level';
  readonly label: string;
  readonly percent: number;
  readonly isComplete?: boolean;
  readonly testId?: string;
}) {
  const { measures, label, percent, isComplete = false, testId } = props;
  return (
    <div
      className="meter"
      role={measures === 'progress' ? 'progressbar' : 'meter'}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-complete={isComplete}
      data-testid={testId}
    >
      <div className="meter-fill" style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
