import { Module } from '@nestjs/common';
import { ModelCatalog } from './model-catalog';
import { ModelsController } from './models.controller';

/** Loads, verifies and lists the models. */
@Module({ controllers: [ModelsController], providers: [ModelCatalog], exports: [ModelCatalog] })
export class ModelsModule {}
