import { projectsWithTag } from './projects-with-tag.mjs';

const onnxRuntime = {
  group: ['onnxruntime-node', 'onnxruntime-common'],
  message: 'Only libs/inference runs ONNX graphs: use its Scorer.',
};
const nodeBuiltIns = {
  group: [
    'node:*',
    'fs',
    'fs/*',
    'path',
    'os',
    'child_process',
    'crypto',
    'http',
    'https',
    'url',
    'util',
    'worker_threads',
  ],
  message: 'This project also runs in a browser: take what needs Node as an argument.',
};

/** What only some projects may import from outside of the workspace. The last block that fits a file holds. */
export const restrictedImports = [
  restrict(['{apps,libs,tools}/**/*.ts'], [onnxRuntime]),
  restrict(['libs/inference/**/*.ts'], []),
  restrict(sourcesOf('platform:any'), [onnxRuntime, nodeBuiltIns]),
  restrict(sourcesOf('platform:web'), [onnxRuntime, nodeBuiltIns]),
].filter((block) => block.files.length > 0);

function sourcesOf(tag) {
  return projectsWithTag(tag).map((root) => `${root}/src/**/*.ts`);
}

function restrict(files, patterns) {
  return { files, rules: { 'no-restricted-imports': patterns.length === 0 ? 'off' : ['error', { patterns }] } };
}
