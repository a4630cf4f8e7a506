import type { PlanTemplate } from '@jiedui/contracts';
import { CatalogueError } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A milestone that every plan of a template begins with. */
export interface TemplateMilestone {
  /** MM-DD of the plan's year. */
  readonly monthDay: string;
  readonly zh: string;
  readonly en: string;
}

export type StoredTemplate = PlanTemplate & { readonly milestones: readonly TemplateMilestone[] };

const sql = `
select id, code, to_char(as_of, 'YYYY-MM-DD') as "asOf", source_zh as "sourceZh", source_en as "sourceEn",
  jsonb_build_object('peopleAtLeast', people_at_least, 'peopleAtMost', people_at_most, 'monthsEach', months_each,
    'presence', presence) as staffing, weights, milestones
from plan_template order by array_position(array['standard', 'group', 'remote'], code), as_of desc`;

/** All there ever were, those in use first. */
export const findTemplates = (em: EntityManager): Promise<StoredTemplate[]> => em.execute(sql);

export async function templatesById(em: EntityManager): Promise<(id: string) => StoredTemplate> {
  const found = new Map((await findTemplates(em)).map((template) => [template.id, template]));
  return (id) => {
    const template = found.get(id);
    if (!template) throw new CatalogueError('NOT_FOUND');
    return template;
  };
}

export function templateView(stored: StoredTemplate): PlanTemplate {
  const { milestones: _, ...template } = stored;
  return template;
}
