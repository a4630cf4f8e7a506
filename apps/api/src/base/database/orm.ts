import { Migrator } from '@mikro-orm/migrations';
import { type EntityClass, MikroORM, type Options } from '@mikro-orm/postgresql';
import { migrations } from '../../migrations/index.js';

interface DatabaseConfig {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL: number;
}

export const ormOptions = (config: DatabaseConfig, entities: EntityClass[]): Options => ({
  clientUrl: config.DATABASE_URL,
  entities,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, tableName: 'schema_migration', snapshot: false },
  pool: { min: 0, max: config.DATABASE_POOL },
  // What was migrated is told by the command that does it; queries may hold patient data.
  logger: () => undefined,
  forceUtcTimezone: true,
  discovery: { warnWhenNoEntities: false },
});

export const connectDatabase = (config: DatabaseConfig, entities: EntityClass[]): Promise<MikroORM> =>
  MikroORM.init(ormOptions(config, entities));
