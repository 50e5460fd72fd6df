import nx from '@nx/eslint-plugin';

/**
 * Which project may import which, by tag. There is no `*`: a project without tags may import nothing.
 *
 * app | tool → adapter → logic → contract, never back, never sideways between apps, tools or adapters.
 */
const depConstraints = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:adapter', 'type:logic', 'type:contract'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:adapter', 'type:logic', 'type:contract'] },
  { sourceTag: 'type:adapter', onlyDependOnLibsWithTags: ['type:logic', 'type:contract'] },
  { sourceTag: 'type:logic', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
  {
    sourceTag: 'platform:any',
    onlyDependOnLibsWithTags: ['platform:any'],
    bannedExternalImports: ['@angular/*', '@nestjs/*', '@kubernetes/*', 'fastify', '@fastify/*', 'execa'],
  },
  {
    sourceTag: 'platform:web',
    onlyDependOnLibsWithTags: ['platform:web', 'platform:any'],
    bannedExternalImports: ['@nestjs/*', '@kubernetes/*', 'fastify', '@fastify/*', 'execa'],
  },
  {
    sourceTag: 'platform:node',
    onlyDependOnLibsWithTags: ['platform:node', 'platform:any'],
    bannedExternalImports: ['@angular/*'],
  },
];

/** The directions between projects, enforced. */
export const boundaryRules = [
  {
    files: ['{apps,libs,tools}/**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints,
          enforceBuildableLibDependency: false,
        },
      ],
    },
  },
];
