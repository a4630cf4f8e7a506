/** What may import what (docs/architecture.md). A breach fails the test command. */
const lib = (name) => `^libs/${name}/`;
const only = (from, ...allowed) => ({
  name: `${from}-imports-only-${allowed.join('-') || 'nothing'}`,
  severity: 'error',
  from: { path: lib(from), pathNot: '\\.spec\\.ts$' },
  to: { path: '^(apps|libs|test|scripts)/', pathNot: [from, ...allowed].map(lib).join('|') },
});
const pure = {
  name: 'domain-and-kernel-are-pure',
  comment: 'Rules have no framework, no database and no input or output.',
  severity: 'error',
  from: { path: '^libs/(domain|kernel)/', pathNot: '\\.spec\\.ts$' },
  to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('kernel'),
    only('domain', 'kernel'),
    only('contracts', 'kernel', 'domain'),
    only('messages', 'kernel', 'domain', 'contracts'),
    only('platform', 'kernel', 'domain', 'contracts'),
    pure,
    {
      name: 'base-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/base/' },
      to: { path: '^apps/api/src/features/' },
    },
    {
      name: 'a-feature-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^apps/api/src/features/([^/]+)/' },
      to: {
        path: '^apps/api/src/features/([^/]+)/',
        pathNot: ['^apps/api/src/features/$1/', '^apps/api/src/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'apps-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: '(\\.spec\\.tsx?|\\.fixture\\.ts)$|^apps/[^/]+/test/|^libs/testing/',
      },
      to: { path: '(\\.spec\\.tsx?|\\.fixture\\.ts)$|^test/|^apps/[^/]+/test/|^libs/testing/' },
    },
    {
      name: 'the-browser-has-no-server-code',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^libs/(platform|testing)/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist\\.next|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
