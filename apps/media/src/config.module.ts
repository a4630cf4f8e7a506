import { type DynamicModule, Global, Module } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from './config.js';

@Global()
@Module({})
export class ConfigModule {
  static with(config: MediaConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: MEDIA_CONFIG, useValue: config }],
      exports: [MEDIA_CONFIG],
    };
  }
}
