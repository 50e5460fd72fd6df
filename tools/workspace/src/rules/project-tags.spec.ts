import { listWorkspacePaths, readWorkspaceFile } from './workspace-files';

const TYPES = ['type:app', 'type:tool', 'type:adapter', 'type:logic', 'type:contract'];
const PLATFORMS = ['platform:any', 'platform:node', 'platform:web', 'platform:python'];

interface ProjectFile {
  readonly name: string;
  readonly tags: readonly string[];
  readonly targets: Readonly<Record<string, unknown>>;
}

const projectPaths = listWorkspacePaths().filter((path) => path.endsWith('/project.json'));

function readProject(path: string): ProjectFile {
  return JSON.parse(readWorkspaceFile(path).text) as ProjectFile;
}

describe.each(projectPaths)('%s', (path) => {
  const project = readProject(path);

  it('has exactly one tag of each dimension and no other', () => {
    const types = project.tags.filter((tag) => TYPES.includes(tag));
    const platforms = project.tags.filter((tag) => PLATFORMS.includes(tag));
    expect([types.length, platforms.length, project.tags.length]).toEqual([1, 1, 2]);
  });

  it('has the targets that every project has', () => {
    expect(Object.keys(project.targets)).toEqual(expect.arrayContaining(['test', 'lint', 'typecheck']));
  });

  it('is named after its folder', () => {
    expect(project.name).toBe(path.split('/').at(-2));
  });
});
