import { sayTime } from '../../../shared/speak'
import { bindCode } from '../../api/desk'
import { person } from '../../api/people'
import { act, load, opening } from '../../kit/load'

const HOURS_AHEAD = 8 * 3_600_000

Page({
  elderId: '',
  data: { ...opening, name: '', code: '', qr: '', until: '' },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => ({ name: (await person(this.elderId)).name }))
  },
  make() {
    return act(this, async () => {
      const { code, qr, expiresAt } = await bindCode(this.elderId)
      return { code, qr, until: sayTime(chinaTime(expiresAt)) }
    })
  },
})

/** Time of day in China of an ISO instant, `HH:mm`. */
const chinaTime = (instant: string): string =>
  new Date(Date.parse(instant) + HOURS_AHEAD).toISOString().slice(11, 16)
