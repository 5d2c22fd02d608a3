import type { Caller } from '../../kit/actor'
import type { Clock } from '../../kit/clock'
import { Download } from '../../kit/download'
import type { MyDataPart, MyDataRow } from '../../kit/my-data'
import { peopleStore } from '../stores/people'
import { myDataPage } from './my-data-page'

/** Everything kept about the caller, gathered now. */
export interface MyData {
  person: { id: string; name: string }
  at: string
  parts: { key: string; title: string; rows: MyDataRow[] }[]
}

/** A part of another room, with what stands under ids that were merged into the caller's. */
export const ofEveryId = ({ rows, ...part }: MyDataPart): MyDataPart => ({
  ...part,
  async rows(actor) {
    const ids = await peopleStore.idsOf(actor.id)
    const each: MyDataRow[][] = []
    for (const id of ids) each.push(await rows({ ...actor, id }))
    return each.flat()
  },
})

/** Export of my data: the same rows for a machine and for a reader. */
export function createMyData({ clock, parts }: { clock: Clock; parts: readonly MyDataPart[] }) {
  async function gather(caller: Caller): Promise<MyData> {
    const actor = await caller.actor()
    const gathered: MyData['parts'] = []
    for (const { key, title, rows } of parts) gathered.push({ key, title, rows: await rows(actor) })
    const person = { id: actor.id, name: actor.name }
    return { person, at: clock.now().toISOString(), parts: gathered }
  }

  const asJson = async (caller: Caller): Promise<Download> => {
    const text = JSON.stringify(await gather(caller), null, 2)
    return new Download('我的资料.json', 'application/json; charset=utf-8', text, [caller.id])
  }

  const asPage = async (caller: Caller): Promise<Download> => {
    const page = myDataPage(await gather(caller))
    return new Download('我的资料.html', 'text/html; charset=utf-8', page, [caller.id])
  }

  return { asJson, asPage }
}
