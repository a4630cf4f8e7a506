import { Migrator } from '@mikro-orm/migrations';
import { type EntityClass, MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../../migrations/index.js';
import { returnLostConnections } from './lost-connection.js';

export const connectDatabase = (url: string, entities: EntityClass[], poolSize = 2): Promise<MikroORM> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'schema_migration', snapshot: false },
    pool: { min: 0, max: poolSize },
    driverOptions: { onPoolCreated: returnLostConnections },
    // What was migrated is told by the command that does it; queries may hold patient data.
    logger: () => undefined,
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
  });
