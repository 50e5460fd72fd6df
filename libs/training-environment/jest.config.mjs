import { esmNodeProject } from '../../tools/workspace/jest/node-project.mjs';

export default esmNodeProject(import.meta.dirname);
