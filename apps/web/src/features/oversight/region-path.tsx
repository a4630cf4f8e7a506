import type { Oversight } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import type { OversightScope } from './oversight-search';

/** From the topmost region one supervises to the one shown; each above leads back up. */
export function RegionPath(props: {
  readonly oversight: Oversight;
  readonly scope: OversightScope | undefined;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { path, region } = props.oversight;
  return (
    <nav aria-label={t('oversight.path')} className="region-path" data-testid="region-path">
      <ol>
        {path.map((one) => (
          <li key={one.code}>
            {one.code === region.code ? (
              <strong aria-current="page">{name(one)}</strong>
            ) : (
              <Link to="/oversight" search={{ region: one.code, scope: props.scope }}>
                {name(one)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
