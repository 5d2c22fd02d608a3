import type { PcTicketView } from '../../../shared/sign-in'
import { pcPoll, pcTicket } from '../../api/staff'
import { startOver } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { report } from '../../kit/report'
import { becomes } from '../../kit/session'

/** How often the PC asks whether somebody's phone has said yes. */
const POLL_MS = 2000

Page({
  ticket: undefined as PcTicketView | undefined,
  timer: 0,
  data: { ...opening, qr: '', expired: false },
  onLoad() {
    void this.refresh()
  },
  onUnload() {
    clearTimeout(this.timer)
    this.ticket = undefined
  },
  refresh() {
    return load(this, async () => {
      const ticket = await pcTicket()
      this.ticket = ticket
      this.wait()
      return { qr: ticket.qr, expired: false }
    })
  },
  wait() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.poll().catch((error: unknown) => {
        // A lost answer is asked for again; the ticket itself says when it is too late.
        report(error)
        if (this.ticket) this.wait()
      })
    }, POLL_MS)
  },
  async poll() {
    const { ticket } = this
    if (!ticket) return
    const { state, signedIn } = await pcPoll(ticket)
    if (ticket !== this.ticket) return
    if (state === 'waiting') return this.wait()
    this.ticket = undefined
    if (!signedIn) {
      this.setData({ expired: true })
      return
    }
    becomes(signedIn)
    startOver()
  },
})
