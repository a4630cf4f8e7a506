import { Injectable } from '@nestjs/common';
import type { ConsultationId } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import { Database } from '../../base/database/database.js';

/**
 * Numbers and ids of consultations. A number says nothing of a patient, and those who inspect the trail need it to
 * speak of a consultation that they may not open; so it is read past row-level security, and nothing else is.
 */
@Injectable()
export class ConsultationNumbers {
  constructor(private readonly database: Database) {}

  async of(ids: readonly (ConsultationId | null)[]): Promise<ReadonlyMap<ConsultationId, string>> {
    const known = [...new Set(ids.filter((id) => id !== null))];
    if (known.length === 0) return new Map();
    const rows = await this.asSystem<{ id: ConsultationId; number: string }>(
      'select id, number from consultation where id = any(?::uuid[])',
      `{${known.join(',')}}`,
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  async find(number: string): Promise<ConsultationId | undefined> {
    const rows = await this.asSystem<{ id: ConsultationId }>(
      'select id from consultation where number = upper(?)',
      number,
    );
    return rows[0]?.id;
  }

  private asSystem<Row>(sql: string, param: string): Promise<Row[]> {
    return actAsSystem(() => this.database.read((em) => em.execute<Row[]>(sql, [param])));
  }
}
