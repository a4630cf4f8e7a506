import { EditOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';

/** One part of the hospital's page, with the way to change it for those who may. */
export function SectionPanel(props: {
  readonly name: string;
  readonly title: string;
  readonly onEdit?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { name, title, onEdit, children } = props;
  const titleId = `section-${name}`;
  return (
    <section className="panel" aria-labelledby={titleId} data-testid={`hospital-${name}`}>
      <div className="section-head">
        <h2 className="panel-title" id={titleId}>
          {title}
        </h2>
        {onEdit && (
          <Button
            tone="quiet"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('hospitals.edit.buttonOf', { section: title })}
            onClick={onEdit}
            data-testid={`edit-${name}`}
          >
            {t('hospitals.edit.button')}
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}
