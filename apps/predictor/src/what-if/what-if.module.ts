import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { WhatIfRoutes } from './what-if-routes';

/** Says how an estimate changes with one or two fields of its record. */
@Module({ imports: [ModelsModule], providers: [WhatIfRoutes] })
export class WhatIfModule {}
