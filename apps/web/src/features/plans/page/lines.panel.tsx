import { PlusOutlined } from '@ant-design/icons';
import type { Plan } from '@jiedui/contracts';
import { type PlanItemKind } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { LineDialog } from '../edit/line.dialog';
import { lineDetails, lineName } from '../shared/line-words';

const kinds: readonly PlanItemKind[] = ['post', 'visit', 'department', 'technique', 'apprentice', 'method'];

/** Adds a line of a kind, where that is mine to do. */
export function AddLineButton({ plan, kind }: { readonly plan: Plan; readonly kind: PlanItemKind }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!plan.may.change.includes(kind)) return null;
  return (
    <>
      <Button
        tone="quiet"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => setOpen(true)}
        data-testid={`add-${kind}`}
      >
        {t('plans.lines.add', { kind: t(`plans.kind.${kind}`) })}
      </Button>
      {isOpen && <LineDialog plan={plan} kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}

function KindSection(props: {
  readonly plan: Plan;
  readonly kind: PlanItemKind;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { plan, kind, onOpen } = props;
  const items = plan.items.filter((item) => item.kind === kind);
  return (
    <section className="plan-kind" aria-labelledby={`plan-kind-${kind}`} data-testid={`lines-${kind}`}>
      <div className="plan-kind-head">
        <h3 className="plan-subtitle" id={`plan-kind-${kind}`}>
          {t(`plans.kind.${kind}`)} {items.length > 0 && <span className="panel-count">{items.length}</span>}
        </h3>
        <AddLineButton plan={plan} kind={kind} />
      </div>
      {items.length === 0 && <p className="panel-empty">{t('plans.lines.empty')}</p>}
      <ul className="items">
        {items.map((item) => (
          <li key={item.id} className="item plan-line" data-testid="plan-line">
            <button
              type="button"
              className="link-button"
              onClick={() => onOpen(item.id)}
              aria-label={t('plans.lines.openLine', { name: lineName(t, item) })}
            >
              {lineName(t, item)}
            </button>
            <span className="soft">{lineDetails(t, item).filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the plan holds, kind by kind; the same as the drawn year, in words. */
export function LinesPanel(props: { readonly plan: Plan; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="plan-lines">
      <h2 className="panel-title" id="plan-lines">
        {t('plans.lines.title')}
      </h2>
      <div className="plan-kinds">
        {kinds.map((kind) => (
          <KindSection key={kind} kind={kind} {...props} />
        ))}
      </div>
    </section>
  );
}
