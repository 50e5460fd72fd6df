import { esmNodeProject } from '../workspace/jest/node-project.mjs';

export default esmNodeProject(import.meta.dirname);
