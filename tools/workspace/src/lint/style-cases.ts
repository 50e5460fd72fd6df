import type { RuleCase } from './rule-case';

const LIBRARY = 'libs/problem/src/index.ts';
const SPEC = 'libs/feature-pipeline/src/select-columns.spec.ts';
const TEMPLATE = 'apps/web/src/app/page.html';
const COMPONENT = 'apps/web/src/main.ts';
const SCRIPT = 'tools/workspace/eslint/shape-rules.mjs';

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const line${index} = ${index};`).join('\n');
}

function functionOf(count: number): string {
  const body = Array.from({ length: count - 2 }, () => '  f();').join('\n');
  return `export function long(f: () => void): void {\n${body}\n}\n`;
}

function component(template: string): string {
  return (
    "import { ChangeDetectionStrategy, Component } from '@angular/core';\n\n" +
    `@Component({ selector: 'app-x', changeDetection: ChangeDetectionStrategy.OnPush, template: \`${template}\` })\n` +
    'export class X {\n  readonly act = (): void => undefined;\n}\n'
  );
}

const MARKER = 'TO' + 'DO';

/** The rules of how code is written, each once broken and once kept. */
export const styleCases: readonly RuleCase[] = [
  {
    title: 'no any',
    rule: '@typescript-eslint/no-explicit-any',
    path: LIBRARY,
    broken: 'export const x: any = 1;',
    kept: 'export const x: unknown = 1;',
  },
  {
    title: 'no !',
    rule: '@typescript-eslint/no-non-null-assertion',
    path: LIBRARY,
    broken: 'export const f = (x?: string): string => x!;',
    kept: "export const f = (x?: string): string => x ?? '';",
  },
  {
    title: 'types are imported as types',
    rule: '@typescript-eslint/consistent-type-imports',
    path: LIBRARY,
    broken: "import { ProblemType } from './registry/problem-type';\nexport type X = ProblemType;",
    kept: "import type { ProblemType } from './registry/problem-type';\nexport type X = ProblemType;",
  },
  {
    title: 'a switch handles every case',
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    path: LIBRARY,
    broken: "export function f(x: 'a' | 'b'): void { switch (x) { case 'a': return; } }",
    kept: "export function f(x: 'a' | 'b'): void { switch (x) { case 'a': case 'b': return; } }",
  },
  {
    title: 'a promise is awaited',
    rule: '@typescript-eslint/no-floating-promises',
    path: LIBRARY,
    broken: 'export function f(x: Promise<void>): void { x; }',
    kept: 'export async function f(x: Promise<void>): Promise<void> { await x; }',
  },
  {
    title: 'no export of everything',
    rule: 'no-restricted-syntax',
    path: LIBRARY,
    broken: "export * from './problem';",
    kept: "export { Problem } from './problem';",
  },
  {
    title: 'no enum',
    rule: 'no-restricted-syntax',
    path: LIBRARY,
    broken: 'export enum X { a }',
    kept: "export type X = 'a';",
  },
  {
    title: 'no eval',
    rule: 'no-eval',
    path: LIBRARY,
    broken: "export const x: unknown = eval('1');",
    kept: 'export const x = 1;',
  },
  {
    title: 'no new Function',
    rule: 'no-new-func',
    path: LIBRARY,
    broken: "export const x = new Function('return 1');",
    kept: 'export const x = (): number => 1;',
  },
  {
    title: 'no new Function in scripts',
    rule: 'no-new-func',
    path: SCRIPT,
    broken: "export const x = new Function('return 1');",
    kept: 'export const x = () => 1;',
  },
  {
    title: 'no nested ternary',
    rule: 'no-nested-ternary',
    path: LIBRARY,
    broken: 'export const f = (x: number): number => (x > 1 ? 1 : x > 0 ? 2 : 3);',
    kept: 'export const f = (x: number): number => (x > 1 ? 1 : 2);',
  },
  {
    title: 'no work left to do',
    rule: 'no-warning-comments',
    path: LIBRARY,
    broken: `// ${MARKER} later\nexport const x = 1;`,
    kept: '// why\nexport const x = 1;',
  },
  { title: 'a file has at most 300 lines', rule: 'max-lines', path: LIBRARY, broken: lines(301), kept: lines(300) },
  { title: 'a spec has at most 400 lines', rule: 'max-lines', path: SPEC, broken: lines(401), kept: lines(400) },
  {
    title: 'a function has at most 40 lines',
    rule: 'max-lines-per-function',
    path: LIBRARY,
    broken: functionOf(41),
    kept: functionOf(40),
  },
  {
    title: 'a function has at most 3 parameters',
    rule: '@typescript-eslint/max-params',
    path: LIBRARY,
    broken: 'export const f = (_a: 1, _b: 1, _c: 1, _d: 1): void => undefined;',
    kept: 'export const f = (_a: 1, _b: 1, _c: 1): void => undefined;',
  },
  {
    title: 'a picture has a text',
    rule: '@angular-eslint/template/alt-text',
    path: TEMPLATE,
    broken: '<img src="x.png" />',
    kept: '<img src="x.png" alt="A curve" />',
  },
  {
    title: 'what can be clicked can be reached by key, in a template',
    rule: '@angular-eslint/template/click-events-have-key-events',
    path: TEMPLATE,
    broken: '<div (click)="act()"></div>',
    kept: '<button type="button" (click)="act()">Go</button>',
  },
  {
    title: 'what can be clicked can be reached by key, in a component',
    rule: '@angular-eslint/template/click-events-have-key-events',
    path: COMPONENT,
    broken: component('<div (click)="act()"></div>'),
    kept: component('<button type="button" (click)="act()">Go</button>'),
  },
  {
    title: 'control flow is built in',
    rule: '@angular-eslint/template/prefer-control-flow',
    path: TEMPLATE,
    broken: '<p *ngIf="x">y</p>',
    kept: '@if (x) {<p>y</p>}',
  },
];
