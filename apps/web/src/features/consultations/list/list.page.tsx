import { UserOutlined } from '@ant-design/icons';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../shell/use-page-title';
import { Button } from '../../../ui/button';
import { FilteredList } from './filtered-list';
import { usePatientSearch, type PatientCriteria } from './patient-criteria';
import { PatientMatches } from './patient-matches';
import { PatientSearchForm } from './patient-search.form';

const route = getRouteApi('/consultations');

export function ListPage() {
  const { t } = useTranslation();
  usePageTitle(t('list.title'));
  const filters = route.useSearch();
  const navigate = useNavigate();
  const patient = usePatientSearch();
  const [isAsking, setAsking] = useState(false);
  const find = (criteria: PatientCriteria) => {
    patient.show({ criteria, page: 1 });
    setAsking(false);
  };
  return (
    <div className="page" data-testid="list-page">
      <div className="page-head">
        <h1 className="page-title">{t('list.title')}</h1>
        {!isAsking && !patient.search && (
          <Button
            icon={<UserOutlined aria-hidden />}
            onClick={() => setAsking(true)}
            data-testid="find-by-patient"
          >
            {t('patient.search.open')}
          </Button>
        )}
      </div>
      {isAsking && (
        <PatientSearchForm
          criteria={patient.search?.criteria ?? {}}
          onSearch={find}
          onClose={() => setAsking(false)}
        />
      )}
      {patient.search ? (
        <PatientMatches
          search={patient.search}
          onChange={() => setAsking(true)}
          onClear={() => patient.show(null)}
          onPage={(page) => patient.search && patient.show({ ...patient.search, page })}
        />
      ) : (
        <FilteredList
          search={filters}
          onChange={(next) => void navigate({ to: '/consultations', search: next })}
        />
      )}
    </div>
  );
}
