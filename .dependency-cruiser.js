/** The import law of the house: main → town → app → indicators, reports → care → ground → kit → shared. */
const ground = 'people|ledger|schedule|notices|files'
const care = 'contracts|records|visits|beds|huts|chat'
const overview = 'indicators|reports'
const room = `${ground}|${care}|${overview}`

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'A circle has no bottom to start from. Two types may name each other; they are gone at run time.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-alone',
      severity: 'error',
      comment: 'shared/ runs in the mini-program too: no packages, no rooms.',
      from: { path: '^shared/' },
      to: { pathNot: '^shared/' },
    },
    {
      name: 'kit-knows-no-room',
      severity: 'error',
      comment: 'kit serves rooms and knows none.',
      from: { path: '^server/kit/' },
      to: { path: `^server/(${room}|town|app|main|rooms|hand-overs)` },
    },
    {
      name: 'embedded-is-alone',
      severity: 'error',
      comment: 'The embedded database could be its own package.',
      from: { path: '^server/embedded/' },
      to: { path: '^(server/(?!embedded/)|shared/|miniprogram/|preview/)' },
    },
    {
      name: 'only-kit-mongo-starts-embedded',
      severity: 'error',
      comment: 'The only seam to the engine is a connection string.',
      from: { path: '^server/', pathNot: '^server/(embedded/|kit/mongo)' },
      to: { path: '^server/embedded/' },
    },
    {
      name: 'ground-asks-only-windows',
      severity: 'error',
      comment: 'A ground room imports only the windows of people and ledger.',
      from: { path: `^server/(${ground})/` },
      to: {
        path: `^server/(${room})/`,
        pathNot: [
          '^server/$1/',
          '^server/(people|ledger)/reads\\.ts$',
          '^server/(people|ledger)/types\\.ts$',
        ],
      },
    },
    {
      name: 'care-asks-care-by-reads',
      severity: 'error',
      comment: 'A care room asks another only through its reads.',
      from: { path: `^server/(${care})/` },
      to: {
        path: `^server/(${care}|${overview})/`,
        pathNot: ['^server/$1/', `^server/(${care})/(reads|types)\\.ts$`],
      },
    },
    {
      name: 'care-uses-ground-doors',
      severity: 'error',
      comment: 'Care rooms use the verbs of ground rooms, never their stores.',
      from: { path: `^server/(${care}|${overview})/` },
      to: { path: `^server/(${ground})/(store|model|routes|input)` },
    },
    {
      name: 'overview-reads-only',
      severity: 'error',
      comment: 'Overviews read the ledger and windows.',
      from: { path: `^server/(${overview})/` },
      to: { path: `^server/(${care})/`, pathNot: '/(reads|types)\\.ts$' },
    },
    {
      name: 'koa-at-the-door',
      severity: 'error',
      comment: 'Koa is seen only by routes, kit, app.',
      from: {
        path: '^server/',
        pathNot: ['^server/kit/', '^server/(app|main)\\.ts$', '/routes\\.ts$', '/routes/'],
      },
      to: { path: 'node_modules/(koa|@koa)/' },
    },
    {
      name: 'mongoose-in-the-cellar',
      severity: 'error',
      comment: 'mongoose is seen only by stores, models and kit/mongo.',
      from: {
        path: '^server/',
        pathNot: [
          '^server/kit/',
          '^server/embedded/',
          '/store[a-z-]*\\.ts$',
          '/model\\.ts$',
          '/stores/',
          '/models/',
        ],
      },
      to: { path: 'node_modules/(mongoose|mongodb)/' },
    },
    {
      name: 'service-below-routes',
      severity: 'error',
      comment: 'routes → service → store → model, never back.',
      from: { path: '^server/[^/]+/(service|store|model|policy|reads|view)' },
      to: { path: '^server/[^/]+/(routes|input)' },
    },
    {
      name: 'nobody-imports-preview-or-tools',
      severity: 'error',
      comment: 'preview and tools stand outside.',
      from: { path: '^(server|shared|miniprogram)/' },
      to: { path: '^(preview|tools|test)/' },
    },
    {
      name: 'houses-meet-in-shared',
      severity: 'error',
      comment: 'Server and mini-program meet only in shared/.',
      from: { path: '^miniprogram/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-not-miniprogram',
      severity: 'error',
      comment: 'Server and mini-program meet only in shared/.',
      from: { path: '^server/' },
      to: { path: '^miniprogram/' },
    },
    {
      name: 'pages-do-not-import-pages',
      severity: 'error',
      comment: 'A page is a leaf.',
      from: { path: '^miniprogram/(pages|staff|office)/(.+)/' },
      to: { path: '^miniprogram/(pages|staff|office)/.+/', pathNot: '^miniprogram/$1/$2/' },
    },
    {
      name: 'components-never-fetch',
      severity: 'error',
      comment: 'A component takes a ready card.',
      from: { path: '^miniprogram/components/' },
      to: { path: '^miniprogram/(api|pages|staff|office)/|^miniprogram/kit/http' },
    },
    {
      name: 'preview-imports-none-of-us',
      severity: 'error',
      comment: 'The preview reads only the built package.',
      from: { path: '^preview/' },
      to: { path: '^(server|shared|miniprogram|tools)/' },
    },
    {
      name: 'only-town-calls-all',
      severity: 'error',
      comment: 'Nobody but main and app composes the town.',
      from: { path: '^server/', pathNot: '^server/(town/|main|app)' },
      to: { path: '^server/town/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
