import { nodeProject } from '../workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname);
