import { readFileSync } from 'node:fs'

/** Fields of /proc/<pid>/stat behind the name in brackets: user and system time, in hundredths of a second. */
const [USER, SYSTEM] = [11, 12]
const MS_A_TICK = 10

/** Milliseconds of CPU of this process and of the database's since the call. */
export function cpuSince(databasePid: number): () => number {
  const before = process.cpuUsage()
  const databaseBefore = ticksOf(databasePid)
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 + (ticksOf(databasePid) - databaseBefore) * MS_A_TICK
  }
}

function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[USER]) + Number(fields[SYSTEM])
}
