import type { BrokenGlass, ImportRun, Invitation, PersonDetail } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useSignedIn } from '../../session/me';
import { formatInstant } from '../../time/format';
import { invitationsQuery, peopleQuery } from '../people/people-queries';
import { PostWords } from '../people/shared/post-words';
import { ImportStateTag } from '../imports/import-state.tag';
import { importsQuery } from '../imports/import-queries';
import { isUnderWay } from '../imports/import-steps';
import { brokenGlassQuery } from '../sharing/sharing-queries';
import { HomeSection } from './home-section';

/** As many as the API gives at once; what is beyond appears when these are dealt with. */
const pageSize = 100;
const fields = {
  licenceNumber: 'licence',
  title: 'doctorTitle',
  practisingSince: 'practisingSince',
} as const;

const missingFields = ({ credentials }: PersonDetail) =>
  (Object.keys(fields) as (keyof typeof fields)[]).filter((field) => credentials[field] === null);

function PersonItem({ person, detail }: { readonly person: PersonDetail; readonly detail: string }) {
  const name = useName();
  return (
    <li className="item">
      <Link to="/people/$personId" params={{ personId: person.id }} className="item-link">
        <strong>{name(person)}</strong>
        <span className="item-details">{detail}</span>
      </Link>
    </li>
  );
}

function InvitationItem({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  return (
    <li className="item">
      <Link to="/people/invitations" search={{ search: invitation.email }} className="item-link">
        <strong>{invitation.email}</strong>
        <span className="item-details">
          <PostWords post={invitation} />
          {t('people.invitations.expiresAt', { time: formatInstant(invitation.expiresAt) })}
        </span>
      </Link>
    </li>
  );
}

function Invitations({ hospitalId }: { readonly hospitalId?: HospitalId | undefined }) {
  const { t } = useTranslation();
  return (
    <HomeSection
      title={t('people.home.invitations')}
      empty={t('people.home.invitationsEmpty')}
      query={useQuery(invitationsQuery({ pageSize, ...(hospitalId ? { hospitalId } : {}) }))}
      itemsOf={({ items }) => items}
      render={(invitation) => <InvitationItem key={invitation.id} invitation={invitation} />}
      testId="home-invitations"
    />
  );
}

function MissingCredentials({ hospitalId }: { readonly hospitalId: HospitalId }) {
  const { t } = useTranslation();
  const words = (person: PersonDetail) =>
    t('people.home.credentialsMissing', {
      fields: missingFields(person)
        .map((field) => t(`people.credentials.${fields[field]}`))
        .join(t('people.home.separator')),
    });
  return (
    <HomeSection
      title={t('people.home.credentials')}
      empty={t('people.home.credentialsEmpty')}
      query={useQuery(peopleQuery({ hospitalId, role: 'expert', state: 'active', pageSize }))}
      itemsOf={({ items }) => items.filter((person) => missingFields(person).length > 0)}
      render={(person) => <PersonItem key={person.id} person={person} detail={words(person)} />}
      testId="home-credentials"
    />
  );
}

function MissingFactors({
  ofRole: role,
  hospitalId,
}: {
  readonly ofRole: 'hospitalAdministrator' | 'platformAdministrator';
  readonly hospitalId?: HospitalId;
}) {
  const { t } = useTranslation();
  const query = useQuery(
    peopleQuery({ role, state: 'active', pageSize, ...(hospitalId ? { hospitalId } : {}) }),
  );
  return (
    <HomeSection
      title={`${t('people.home.factors')} · ${t(`terms.role.${role}`)}`}
      empty={t('people.home.factorsEmpty')}
      query={query}
      itemsOf={({ items }) => items.filter((person) => person.hasSecondFactor === false)}
      render={(person) => <PersonItem key={person.id} person={person} detail={person.email} />}
      testId={`home-factors-${role}`}
    />
  );
}

function GlassItem({ glass }: { readonly glass: BrokenGlass }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <li className="item">
      <Link to="/break-glass" className="item-link">
        <strong>
          {t('people.home.glassUsed', { name: name(glass.person), number: glass.consultationNumber })}
        </strong>
        <span className="item-details">{formatInstant(glass.openedAt)}</span>
      </Link>
    </li>
  );
}

function GlassReviews() {
  const { t } = useTranslation();
  return (
    <HomeSection
      title={t('people.home.glass')}
      empty={t('people.home.glassEmpty')}
      query={useQuery(brokenGlassQuery('open', 1))}
      itemsOf={({ items }) => items}
      render={(glass) => <GlassItem key={glass.id} glass={glass} />}
      testId="home-glass"
    />
  );
}

function ImportItem({ run }: { readonly run: ImportRun }) {
  return (
    <li className="item">
      <Link to="/imports/$importId" params={{ importId: run.id }} className="item-link">
        <strong>
          {run.fileName} <ImportStateTag state={run.state} />
        </strong>
        <span className="item-details">{formatInstant(run.startedAt)}</span>
      </Link>
    </li>
  );
}

function Imports() {
  const { t } = useTranslation();
  return (
    <HomeSection
      title={t('people.home.imports')}
      empty={t('people.home.importsEmpty')}
      query={useQuery(importsQuery(1))}
      itemsOf={({ items }) => items.filter((run) => isUnderWay(run) || run.state === 'checked')}
      render={(run) => <ImportItem key={run.id} run={run} />}
      testId="home-imports"
    />
  );
}

/** What waits for the administrator of a hospital. */
export function HospitalAdministratorHome() {
  const { post } = useSignedIn();
  const hospitalId = post?.hospital?.id;
  if (!hospitalId) return null;
  return (
    <div className="home-grid">
      <div className="home-column">
        <GlassReviews />
        <MissingCredentials hospitalId={hospitalId} />
      </div>
      <div className="home-column">
        <Invitations hospitalId={hospitalId} />
        <MissingFactors ofRole="hospitalAdministrator" hospitalId={hospitalId} />
      </div>
    </div>
  );
}

/** What waits for those who run the installation; nothing of any patient. */
export function PlatformAdministratorHome() {
  return (
    <div className="home-grid">
      <div className="home-column">
        <Invitations />
        <Imports />
      </div>
      <div className="home-column">
        <MissingFactors ofRole="platformAdministrator" />
        <MissingFactors ofRole="hospitalAdministrator" />
      </div>
    </div>
  );
}
