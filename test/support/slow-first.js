/** Begins with what takes longest, also on a machine that has no times of an earlier run: so all workers end together. */
const { createRequire } = require('node:module')

// Jest's own sequencer comes with Jest.
const { default: Sequencer } = createRequire(require.resolve('jest'))('@jest/test-sequencer')

/** Longest first; a folder stands for all that is in it. While the first one makes the town, the next ones need none. */
const slow = [
  'test/browser/pages-family.test.ts',
  'test/server/notices/simulation.test.ts',
  'test/server/app-bad-input.test.ts',
  'test/server/main.test.ts',
  'test/browser/pages-',
  'test/browser/tasks.test.ts',
  'test/browser/doors.test.ts',
  'test/browser/visit-story.test.ts',
  'test/server/access-matrix.test.ts',
  'test/server/town/',
  'test/browser/',
  'test/server/embedded/plan/',
  'test/tools/',
  'test/server/visits/around/',
  'test/server/indicators/real-sums.test.ts',
  'test/preview/shell/',
  'test/miniprogram/pages/',
]

const rankOf = ({ path }) => {
  const at = slow.findIndex((place) => path.replaceAll('\\', '/').includes(`/${place}`))
  return at === -1 ? slow.length : at
}

module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}
