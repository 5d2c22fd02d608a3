import type { Bench, Contest, PathName } from './contests'
import { paths } from './paths'
import { scan } from './scan'

/** One path, so many times: what was booked and refused, and whether every round had exactly one winner. */
export async function contest(bench: Bench, name: PathName, times: number): Promise<boolean> {
  const { path, booked } = paths[name]
  const began = performance.now()
  const rounds: Contest[] = []
  for (let round = 0; round < times; round++) rounds.push(await path(bench, round))
  const seconds = (performance.now() - began) / 1000
  const { doubles } = await scan(new Date(0).toISOString())
  const wrong = rounds.filter((each) => each.booked !== booked || each.odd.length > 0)
  const refused = sum(rounds.map((each) => each.refused))
  const won = rounds.reduce((all, each) => all + each.booked, 0)
  const good = wrong.length === 0 && doubles.length === 0
  const codes = Object.entries(refused).map(([code, count]) => `${count} × ${code}`)
  console.log(
    [
      `${name}: ${times} rounds of ${bench.house.actors.length}, ${won} booked (${booked} a round)`,
      `  refused ${codes.join(', ')}; ${doubles.length} double bookings; ${seconds.toFixed(1)} s`,
      good
        ? '  good'
        : `  NOT GOOD ${JSON.stringify(wrong.slice(0, 3))} ${doubles.slice(0, 3).join(' ')}`,
    ].join('\n'),
  )
  return good
}

function sum(all: readonly Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {}
  for (const each of all)
    for (const [code, count] of Object.entries(each)) total[code] = (total[code] ?? 0) + count
  return total
}
