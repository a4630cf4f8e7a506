import type { HospitalDetail } from '@jiedui/contracts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { usePageTitle } from '../../../shell/use-page-title';
import { LinkHistoryPanel } from '../../quality/link-history.panel';
import type { SectionName } from '../edit/section-name';
import { GradesPanel } from './grades.panel';
import { IdentityStrip } from './identity.strip';
import { RelationsPanel } from './relations.panel';
import { SectionPanel } from './section-panel';
import { ShownHours } from './shown-hours';
import { ShownDepartments, ShownEquipment, ShownLink, ShownSpecialties } from './shown-parts';

// Few who read a hospital's page may change it.
const HospitalDialog = lazy(() => import('../edit/hospital-dialog'));

/** One hospital: who it is on top, what it can do left, how it is reached and where it belongs right. */
export function HospitalView({ hospital }: { readonly hospital: HospitalDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const [dialog, setDialog] = useState<SectionName>();
  usePageTitle(name(hospital));
  const { changeProfile, changeRegistration } = hospital.may;
  const edit = (section: SectionName, isAllowed: boolean) =>
    isAllowed ? () => setDialog(section) : undefined;
  const panel = (section: Exclude<SectionName, 'registration' | 'grade'>) => ({
    name: section,
    title: t(`hospitals.page.${section}`),
    onEdit: edit(section, changeProfile),
  });
  return (
    <div className="page" data-testid="hospital-page">
      <IdentityStrip hospital={hospital} onEdit={edit('registration', changeRegistration)} />
      <div className="hospital-columns">
        <div className="hospital-column">
          <SectionPanel {...panel('specialties')}>
            <ShownSpecialties hospital={hospital} />
          </SectionPanel>
          <SectionPanel {...panel('departments')}>
            <ShownDepartments hospital={hospital} />
          </SectionPanel>
          <SectionPanel {...panel('equipment')}>
            <ShownEquipment hospital={hospital} />
          </SectionPanel>
        </div>
        <div className="hospital-column">
          <SectionPanel {...panel('workingHours')}>
            <ShownHours hospital={hospital} />
          </SectionPanel>
          <SectionPanel {...panel('link')}>
            <ShownLink hospital={hospital} />
          </SectionPanel>
        </div>
        <div className="hospital-column">
          <GradesPanel hospital={hospital} onAdd={edit('grade', changeRegistration)} />
          <RelationsPanel hospital={hospital} />
        </div>
      </div>
      <LinkHistoryPanel hospitalId={hospital.id} />
      {dialog && (
        <Suspense>
          <HospitalDialog section={dialog} hospital={hospital} onClose={() => setDialog(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
