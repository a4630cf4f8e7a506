import type { Post as PostView, RegionName } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hospitalView } from '../hospitals/index.js';
import { findRegions } from '../regions/index.js';
import type { Post } from './post.entity.js';

/** Where a post is held. */
export type Place = Pick<Post, 'hospital' | 'regionCode'>;

const nameOf = ({ code, nameZh, nameEn }: RegionName): RegionName => ({ code, nameZh, nameEn });

/** Hospital and region of each place, with their names. */
export async function placeViews<P extends Place>(
  em: EntityManager,
  places: readonly P[],
): Promise<(place: P) => Pick<PostView, 'hospital' | 'region'>> {
  const codes = places.flatMap(({ regionCode }) => regionCode ?? []);
  const regions = codes.length > 0 ? await findRegions(em, codes) : new Map<string, RegionName>();
  return ({ hospital, regionCode }) => ({
    hospital: hospital && hospitalView(hospital),
    region:
      regionCode === null
        ? null
        : nameOf(regions.get(regionCode) ?? { code: regionCode, nameZh: regionCode, nameEn: regionCode }),
  });
}

/** Posts as others see them; their hospitals must be loaded. */
export async function postViews(em: EntityManager, posts: readonly Post[]): Promise<PostView[]> {
  const placeOf = await placeViews(em, posts);
  return posts.map((post) => ({ role: post.role, ...placeOf(post), specialties: post.specialties }));
}
