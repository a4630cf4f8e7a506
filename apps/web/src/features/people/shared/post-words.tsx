import type { Post } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { usePlaceOf } from '../../../session/me';

/** A post in one line: what, where, and for what. */
export function PostWords({ post }: { readonly post: Post }) {
  const { t } = useTranslation();
  const placeOf = usePlaceOf();
  const specialties = post.specialties.map((specialty) => t(`terms.specialty.${specialty}`));
  return (
    <>
      <strong>{t(`terms.role.${post.role}`)}</strong> {placeOf(post)}
      {specialties.length > 0 && <div className="soft">{specialties.join(t('people.home.separator'))}</div>}
    </>
  );
}
