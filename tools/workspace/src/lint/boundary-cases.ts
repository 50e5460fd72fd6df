import type { RuleCase } from './rule-case';

const BOUNDARIES = '@nx/enforce-module-boundaries';
const RESTRICTED = 'no-restricted-imports';

const CONTRACT = 'libs/record-schema/src/index.ts';
// Nothing imports it that it imports below: what is refused is the direction, not a cycle.
const FIRST_CONTRACT = 'libs/deploy-contract/src/index.ts';
const LOGIC = 'libs/feature-pipeline/src/index.ts';
const ADAPTER = 'libs/model-bundle/src/index.ts';
const INFERENCE = 'libs/inference/src/index.ts';
const PREDICTOR = 'apps/predictor/src/main.ts';
const WEB = 'apps/web/src/main.ts';
const TOOL = 'tools/ops/src/main.ts';

function importing(from: string): string {
  return `import * as imported from '${from}';\n\nexport const used = imported;\n`;
}

/** Each direction between projects, once broken and once kept. */
export const boundaryCases: readonly RuleCase[] = [
  {
    title: 'projects may not import each other in a circle',
    rule: BOUNDARIES,
    says: 'Circular dependency between',
    path: CONTRACT,
    broken: importing('@medcast/feature-pipeline'),
    kept: importing('@medcast/problem'),
  },
  {
    title: 'a contract may not import logic',
    rule: BOUNDARIES,
    says: '"type:contract" can only depend on libs tagged with "type:contract"',
    path: FIRST_CONTRACT,
    broken: importing('@medcast/feature-pipeline'),
    kept: importing('@medcast/problem'),
  },
  {
    title: 'logic may not import an adapter',
    rule: BOUNDARIES,
    says: '"type:logic" can only depend on libs tagged with "type:contract"',
    path: LOGIC,
    broken: importing('@medcast/training-environment'),
    kept: importing('@medcast/record-schema'),
  },
  {
    title: 'an adapter may not import an adapter',
    rule: BOUNDARIES,
    says: '"type:adapter" can only depend on libs tagged with "type:logic", "type:contract"',
    path: ADAPTER,
    broken: importing('@medcast/inference'),
    kept: importing('@medcast/feature-pipeline'),
  },
  {
    title: 'an adapter may not import a tool',
    rule: BOUNDARIES,
    says: 'cannot be imported by a relative or absolute path',
    path: ADAPTER,
    broken: importing('../../../tools/ops/src/main'),
    kept: importing('@medcast/problem'),
  },
  {
    title: 'an app may not import an app',
    rule: BOUNDARIES,
    says: 'cannot be imported by a relative or absolute path',
    path: PREDICTOR,
    broken: importing('../../web/src/main'),
    kept: importing('@medcast/inference'),
  },
  {
    title: 'an app may not import a tool',
    rule: BOUNDARIES,
    says: 'cannot be imported by a relative or absolute path',
    path: PREDICTOR,
    broken: importing('../../../tools/ops/src/main'),
    kept: importing('@medcast/model-bundle'),
  },
  {
    title: 'a tool may not import a tool',
    rule: BOUNDARIES,
    says: 'cannot be imported by a relative or absolute path',
    path: TOOL,
    broken: importing('../../workspace/src/rules/find-matches'),
    kept: importing('@medcast/inference'),
  },
  {
    title: 'a tool may not import an app',
    rule: BOUNDARIES,
    says: 'cannot be imported by a relative or absolute path',
    path: TOOL,
    broken: importing('../../../apps/predictor/src/main'),
    kept: importing('@medcast/model-bundle'),
  },
  {
    title: 'a library may not import itself by name',
    rule: BOUNDARIES,
    says: 'should use relative imports',
    path: LOGIC,
    broken: importing('@medcast/feature-pipeline'),
    kept: importing('./select-columns'),
  },
  {
    title: 'what runs in a browser may not import what needs Node',
    rule: BOUNDARIES,
    says: '"platform:web" can only depend on libs tagged with "platform:web", "platform:any"',
    path: WEB,
    broken: importing('@medcast/model-bundle'),
    kept: importing('@medcast/record-schema'),
  },
  {
    title: 'what runs anywhere may not import Angular',
    rule: BOUNDARIES,
    says: '"platform:any" is not allowed to import "@angular/core"',
    path: CONTRACT,
    broken: importing('@angular/core'),
    kept: importing('zod'),
  },
  {
    title: 'what runs anywhere may not start programs',
    rule: BOUNDARIES,
    says: '"platform:any" is not allowed to import "execa"',
    path: LOGIC,
    broken: importing('execa'),
    kept: importing('zod'),
  },
  {
    title: 'what runs in a browser may not import Nest',
    rule: BOUNDARIES,
    says: '"platform:web" is not allowed to import "@nestjs/common"',
    path: WEB,
    broken: importing('@nestjs/common'),
    kept: importing('@angular/core'),
  },
  {
    title: 'what runs in Node may not import Angular',
    rule: BOUNDARIES,
    says: '"platform:node" is not allowed to import "@angular/core"',
    path: PREDICTOR,
    broken: importing('@angular/core'),
    kept: importing('@nestjs/common'),
  },
  {
    title: 'what runs anywhere may not use Node',
    rule: RESTRICTED,
    says: 'also runs in a browser',
    path: LOGIC,
    broken: importing('node:fs'),
    kept: importing('zod'),
  },
  {
    title: 'what runs in a browser may not use Node',
    rule: RESTRICTED,
    says: 'also runs in a browser',
    path: WEB,
    broken: importing('node:path'),
    kept: importing('rxjs'),
  },
  {
    title: 'only inference may run ONNX graphs',
    rule: RESTRICTED,
    says: 'Only libs/inference',
    path: ADAPTER,
    broken: importing('onnxruntime-node'),
    kept: importing('node:fs'),
  },
  {
    title: 'an app may not run ONNX graphs',
    rule: RESTRICTED,
    says: 'Only libs/inference',
    path: PREDICTOR,
    broken: importing('onnxruntime-node'),
    kept: importing('node:fs'),
  },
];

/** What inference alone may do. */
export const inferenceCase = { path: INFERENCE, code: importing('onnxruntime-node') };
