import { Module } from '@nestjs/common';
import { DriftModule } from '../drift/drift.module';
import { ShadowModule } from '../shadow/shadow.module';
import { AnswerObservers } from './answer-observers';

/** Lets everything that looks on see what models answer. */
@Module({ imports: [DriftModule, ShadowModule], providers: [AnswerObservers], exports: [AnswerObservers] })
export class ObserversModule {}
