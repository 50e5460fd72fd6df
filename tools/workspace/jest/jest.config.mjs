import { nodeProject } from './node-project.mjs';

export default nodeProject(import.meta.dirname);
