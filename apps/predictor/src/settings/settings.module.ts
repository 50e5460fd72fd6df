import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Settings, SETTINGS } from './settings';

/** Gives every module the settings that the program was started with. */
@Global()
@Module({})
export class SettingsModule {
  static of(settings: Settings): DynamicModule {
    return { module: SettingsModule, providers: [{ provide: SETTINGS, useValue: settings }], exports: [SETTINGS] };
  }
}
