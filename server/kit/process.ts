import { StartRefusal } from './start-refusal'

const PATIENCE_MS = 10_000

/** Runs a program; what it refuses is one sentence, what breaks it is a stack. */
export async function runToEnd(program: () => Promise<void>): Promise<void> {
  try {
    await program()
  } catch (thrown) {
    console.error(thrown instanceof StartRefusal ? thrown.message : thrown)
    process.exitCode = 1
  }
}

/**
 * Ctrl-C and SIGTERM end everything in order. A second Ctrl-C, or ten seconds, ends it at once; the database is
 * safe against that.
 */
export function endInOrder(end: () => Promise<void>) {
  let ending = false
  const onSignal = () => {
    if (ending) process.exit(1)
    ending = true
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
