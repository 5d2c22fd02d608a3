/** The server processes: started, set to a time, killed in the middle, started again. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

interface Worker {
  child: ChildProcess
  skewMs: number
  ready: Promise<void>
  isReady: boolean
}
type Told = { ready?: true; done?: number }

/** `program` is the one file they run. */
export function createWorkers(
  program: string,
  env: Record<string, string>,
  skews: readonly number[],
) {
  const workers = skews.map((skewMs) => startWorker(program, env, skewMs))
  let kills = 0

  /** Sets the time of those that run, and waits until they have done what is due or are dead. */
  async function tick(now: Date, number: number, victim?: { index: number; afterMs: number }) {
    if (!workers.some(({ isReady }) => isReady))
      await Promise.race(workers.map(({ ready }) => ready))
    const running = workers.filter(({ isReady, child }) => isReady && child.connected)
    const done = running.map(({ child }) => doneBy(child, number))
    for (const { child } of running)
      child.send({ now: now.getTime(), tick: number }, () => undefined)
    if (victim) setTimeout(() => kill(victim.index), victim.afterMs)
    await Promise.all(done)
  }

  /** As a power cut: no farewell, whatever was under way. */
  function kill(index: number) {
    const victim = workers[index]
    if (!victim) return
    victim.child.kill('SIGKILL')
    kills += 1
    workers[index] = startWorker(program, env, victim.skewMs)
  }

  async function stop() {
    const gone = workers.map(({ child }) => new Promise((done) => child.once('exit', done)))
    for (const { child } of workers) child.kill('SIGKILL')
    await Promise.all(gone)
  }

  return {
    tick,
    stop,
    kills: () => kills,
    ready: () => Promise.all(workers.map(({ ready }) => ready)),
  }
}

function startWorker(program: string, env: Record<string, string>, skewMs: number): Worker {
  const { PATH = '', HOME = '' } = process.env
  const variables = { PATH, HOME, ...env, BENCH_SKEW_MS: String(skewMs) }
  const child = fork(program, { env: variables, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const worker = { child, skewMs, isReady: false, ready: Promise.resolve() }
  worker.ready = new Promise<void>((done) => {
    child.on('message', (told: Told) => {
      if (!told.ready) return
      worker.isReady = true
      done()
    })
    child.once('exit', () => done())
  })
  return worker
}

/** Done with the tick, or dead. */
function doneBy(child: ChildProcess, number: number): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      child.off('message', heard)
      child.off('exit', finish)
      done()
    }
    const heard = ({ done: tick }: Told) => {
      if (tick === number) finish()
    }
    child.on('message', heard)
    child.once('exit', finish)
  })
}
