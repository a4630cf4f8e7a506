import type { PersonDetail } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { PostWords } from '../shared/post-words';
import { isHeld } from '../shared/post-span';

const columns = ['name', 'posts', 'credentials', 'factor', 'lastSignIn', 'state'] as const;

function Name({ person }: { readonly person: PersonDetail }) {
  const name = useName();
  return (
    <>
      <Link to="/people/$personId" params={{ personId: person.id }} data-testid="person-link">
        {name(person)}
      </Link>
      <div className="soft">{person.email}</div>
    </>
  );
}

function Practice({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation();
  const { title, licenceNumber, practisingSince, independentYears } = person.credentials;
  if (!title && !licenceNumber && !practisingSince)
    return <span className="soft">{t('people.unknown')}</span>;
  return (
    <>
      {title && t(`people.doctorTitle.${title}`)} <span className="number">{licenceNumber}</span>
      {independentYears !== null && (
        <div className="soft">{t('people.credentials.years', { count: independentYears })}</div>
      )}
    </>
  );
}

export function StateOfAccount({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation();
  return person.disabledAt ? (
    <span className="tag tag-danger">{t('people.states.disabled')}</span>
  ) : (
    <span className="tag tag-success">{t('people.states.active')}</span>
  );
}

/** How somebody signs in: told to those alone who manage people. */
function SignInCells({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation();
  const { hasSecondFactor, lastSignInAt } = person;
  if (hasSecondFactor === null) {
    return (
      <>
        <td className="soft">–</td>
        <td className="soft">–</td>
      </>
    );
  }
  return (
    <>
      <td className="nowrap">
        {hasSecondFactor ? t('people.factorOn') : <span className="soft">{t('people.factorOff')}</span>}
      </td>
      <td className="nowrap">{lastSignInAt ? formatInstant(lastSignInAt) : t('people.neverSignedIn')}</td>
    </>
  );
}

const Posts = ({ person }: { readonly person: PersonDetail }) => {
  const held = person.posts.filter(isHeld);
  return (
    <>
      {held.map((post) => (
        <div key={post.id}>
          <PostWords post={post} />
        </div>
      ))}
    </>
  );
};

/** Dense: one look tells who is here, as what, and whether something is missing. */
export function PeopleTable({ people }: { readonly people: readonly PersonDetail[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-plain">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`people.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} data-testid="person-row" data-email={person.email}>
              <td>
                <Name person={person} />
              </td>
              <td>
                <Posts person={person} />
              </td>
              <td>
                <Practice person={person} />
              </td>
              <SignInCells person={person} />
              <td className="nowrap">
                <StateOfAccount person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PeopleItems({ people }: { readonly people: readonly PersonDetail[] }) {
  return (
    <ul className="items panel">
      {people.map((person) => (
        <li key={person.id} className="item account-row" data-testid="person-row" data-email={person.email}>
          <div>
            <Name person={person} />
            <Posts person={person} />
          </div>
          <StateOfAccount person={person} />
        </li>
      ))}
    </ul>
  );
}
