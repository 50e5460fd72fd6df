import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { PredictController } from './predict.controller';

/** Answers predictions. */
@Module({ imports: [ModelsModule], controllers: [PredictController] })
export class PredictModule {}
