import { Controller } from '@nestjs/common';
import {
  CatalogueError,
  endpoints,
  type InputOf,
  type RegionBranch,
  type RegionHit,
} from '@jiedui/contracts';
import { Database } from '../../base/database/database.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { findRegionBranch, searchRegions } from './region.query.js';

@Controller()
export class RegionsController {
  constructor(private readonly database: Database) {}

  @Endpoint(endpoints.listRegions)
  async listRegions({ query }: InputOf<'listRegions'>): Promise<RegionBranch> {
    const branch = await this.database.read((em) => findRegionBranch(em, query.parent));
    if (!branch) throw new CatalogueError('NOT_FOUND');
    return branch;
  }

  @Endpoint(endpoints.searchRegions)
  searchRegions({ query }: InputOf<'searchRegions'>): Promise<RegionHit[]> {
    return this.database.read((em) => searchRegions(em, query));
  }
}
