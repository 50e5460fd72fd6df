import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname);
