// Who may import whom: floor -> rooms -> shell -> faces, upward only (DESIGN.md, section 2).
// Start of the project's .dependency-cruiser.mjs: copy it, keep it true. Needs TypeScript < 7: with 7 it cruises 0 modules and reports
// no violations, so the check must also compare the number of modules cruised with the files in src/.
const FLOOR = '^src/(runtime|db|platform|subject)/'
const ROOMS = 'webhook|flows|requests|erasure|outbox|graph-api|blobs|processors|mail|forwards|transcription'
const ROOM = `^src/(${ROOMS})/`
const SHELL = '^src/jobs/'
const FACE = '^src/(intake|console|simulator|cli)/|^src/webhook/routes[.]tsx?$|^src/(cli|app|main|start)[.]ts$'
const IO_IN_A_ROOM = [
  '-store[.]ts$',
  '^src/erasure/execute[.]ts$',
  '^src/erasure/residue[.]ts$',
  '^src/graph-api/',
  '^src/transcription/(guarded-)?transcribe[.]ts$',
  '^src/webhook/routes[.]ts$',
]

const only = (library, path, comment) => ({
  name: `only-${library.replace(/\W/g, '-')}-in-its-room`,
  severity: 'error',
  comment,
  from: { path: '^src/', pathNot: path },
  to: { path: `^node_modules/${library}/`, dependencyTypesNot: ['type-only'] },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file nobody imports is dead, or not wired in yet.',
      // What browsers load is named where it is served: the receipt's script goes into its page as text. package.json loads env-file.ts.
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['^src/intake/receipt-verify[.]js$', '^src/console/page/', '^src/runtime/env-file[.]ts$'],
      },
      to: {},
    },
    {
      name: 'the-floor-knows-no-room',
      severity: 'error',
      from: { path: FLOOR },
      to: { path: '^src/', pathNot: FLOOR },
    },
    {
      name: 'rooms-do-not-know-each-other',
      severity: 'error',
      comment: 'A room hands its noun back to src/jobs/, which passes it on; of another room it may know types only.',
      from: { path: ROOM, pathNot: '^src/webhook/routes[.]tsx?$' },
      to: { path: ROOM, pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-folder-has-its-layer',
      severity: 'error',
      comment: 'A new folder under src/ is named here as floor, room, shell or face before anything lives in it.',
      from: { path: '^src/', pathNot: [FLOOR, ROOM, SHELL, FACE] },
      to: {},
    },
    {
      name: 'every-folder-has-its-layer-also-when-imported',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [FLOOR, ROOM, SHELL, FACE] },
    },
    {
      name: 'rooms-do-not-know-the-shell-or-the-faces',
      severity: 'error',
      from: { path: ROOM, pathNot: FACE },
      to: { path: [SHELL, FACE] },
    },
    {
      name: 'the-shell-knows-no-face',
      severity: 'error',
      from: { path: SHELL },
      to: { path: FACE },
    },
    {
      name: 'only-app-main-and-cli-know-the-faces',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/((cli|app|main|start)[.]ts$|cli/)' },
      to: { path: FACE, pathNot: '^src/(intake|console|simulator|cli)/' },
    },
    {
      name: 'faces-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/(intake|console|simulator|cli)/' },
      to: { path: '^src/(intake|console|simulator|cli)/', pathNot: '^src/$1/' },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      comment: 'Pure files cannot reach the database.',
      from: { path: ROOM, pathNot: ['-store[.]ts$', '^src/erasure/(execute|residue|data-map)[.]ts$'] },
      to: { path: '^node_modules/(drizzle-orm|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tables-only-in-stores',
      severity: 'error',
      comment: 'Pure files know no table; data-map.ts names the platform tables because that is its subject.',
      from: {
        path: ROOM,
        pathNot: ['-store[.]ts$', '^src/erasure/(execute|residue|data-map)[.]ts$', '^src/webhook/routes[.]ts$'],
      },
      to: { path: '^src/(db|platform)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-files-do-not-reach-io',
      severity: 'error',
      comment: 'Inside a room the arrow points one way: routes, stores and execute.ts use the pure files, never the reverse.',
      from: { path: ROOM, pathNot: IO_IN_A_ROOM },
      to: { path: IO_IN_A_ROOM },
    },
    only(
      'axios',
      '^src/(graph-api|processors|transcription)/',
      'One client speaks HTTP to Meta; other outbound HTTP gets its own small client and a line here.',
    ),
    only('xstate', '^src/flows/', 'State machines are a detail of conversations.'),
    only('libphonenumber-js', '^src/subject/', 'Phone numbers are parsed once.'),
    only('nodemailer', '^src/mail/', 'Mails are composed and sent in one room.'),
    only('postal-mime', '^src/mail/', 'Mails from outside are read in one room.'),
    only('qrcode', '^src/intake/', 'One face draws QR codes.'),
    only('pino', '^src/runtime/log[.]ts$', 'One logger, one redaction list.'),
    only('fastify', '^src/(app[.]ts$|webhook/routes[.]tsx?$|intake/|console/|simulator/)', 'HTTP stops at the faces.'),
    only('@fastify/swagger', '^src/intake/api/', 'The document is made where the routes are.'),
    only('fastify-type-provider-zod', '^src/intake/api/', 'One place whose schemas are the document too.'),
    only('openid-client', '^src/console/', 'Staff sign in at one door.'),
    only('@fastify/(cookie|helmet)', '^src/console/', 'Sessions are the console’s.'),
    only('preact(-render-to-string)?', '^src/(console|intake)/', 'Pages are rendered where they are served.'),
    only('graphile-worker', '^src/(jobs/|cli[.]ts$|cli/)', 'The queue is the shell’s affair.'),
    {
      name: 'src-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|fixtures)/' },
    },
    {
      name: 'no-barrels-no-junk-drawers',
      severity: 'error',
      comment: 'Import the file that holds the thing; name files after what they hold.',
      from: {},
      to: { path: '^src/.*/(index|util|utils|helper|helpers|common|misc|types)[.]tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
