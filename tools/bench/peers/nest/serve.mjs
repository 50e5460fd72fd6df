import 'reflect-metadata';
import { createRequire } from 'node:module';
import { Body, Controller, HttpCode, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import * as classTransformer from 'class-transformer';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/**
 * NestJS on Fastify as its documentation has it: a DTO, the ValidationPipe with class-validator, a controller; and one run
 * of onnxruntime for each request. Decorators are applied by hand, because this is plain JavaScript.
 */
const classValidator = createRequire(`${process.env.MODULES}/`)('class-validator');
const { IsIn, IsInt, IsNumber, Max, Min } = classValidator;

class Patient {}
const rules = {
  age: [IsInt(), Min(0), Max(120)],
  sex: [IsIn(['female', 'male'])],
  bmi: [IsNumber(), Min(10), Max(80)],
  children: [IsInt(), Min(0), Max(20)],
  smoker: [IsIn(['no', 'yes'])],
  region: [IsIn(['northeast', 'northwest', 'southeast', 'southwest'])],
};
for (const [field, own] of Object.entries(rules)) for (const rule of own) rule(Patient.prototype, field);

const session = await InferenceSession.create(process.env.MODEL, { intraOpNumThreads: 1, interOpNumThreads: 1 });

/** The columns of bundles/insurance/1/features.json. */
function toFeatures({ age, sex, bmi, children, smoker, region }) {
  const [smokes, heavy] = [smoker === 'yes' ? 1 : 0, bmi > 30 ? 1 : 0];
  const regions = ['northwest', 'southeast', 'southwest'].map((one) => (one === region ? 1 : 0));
  const own = [age, age ** 2, bmi, heavy, children, sex === 'male' ? 1 : 0, smokes];
  return Float32Array.from([...own, ...regions, smokes * bmi, smokes * heavy]);
}

class PredictController {
  async predict(patient) {
    const features = toFeatures(patient);
    const outputs = await session.run({ features: new Tensor('float32', features, [1, features.length]) });
    return Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, data[0]]));
  }
}
const { prototype } = PredictController;
Reflect.defineMetadata('design:paramtypes', [Patient], prototype, 'predict');
Body()(prototype, 'predict', 0);
const descriptor = Object.getOwnPropertyDescriptor(prototype, 'predict');
Post('predict')(prototype, 'predict', descriptor);
HttpCode(200)(prototype, 'predict', descriptor);
Controller()(PredictController);

class PeerModule {}
Module({ controllers: [PredictController] })(PeerModule);

const app = await NestFactory.create(PeerModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(
  new ValidationPipe({
    transform: true,
    whitelist: true,
    validatorPackage: classValidator,
    transformerPackage: classTransformer,
  }),
);
await app.listen(Number(process.env.PORT), '127.0.0.1');
