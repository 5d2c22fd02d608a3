import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { askForCall, bookable } from '../../api/visits'
import { sayCalled } from '../../components/call-back/words'
import { now } from '../../kit/clock'
import { currentElder } from '../../kit/elder'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { choosePhoto, upload } from '../../kit/upload'
import type { FileView } from '../../../shared/files'
import { bookingFrom, stepAddress, type Booking } from '../../kit/booking'
import { servicePage, type ServicePage } from './view'

/** One service before it is booked: what it costs, who comes, what to have ready, what could go wrong. */
Page({
  data: {
    ...opening,
    code: '',
    elderId: '',
    view: {} as ServicePage,
    addressId: '',
    staffId: '',
    choosingStaff: false,
    files: [] as string[],
    called: '',
  },
  note: '',
  onLoad(query: Record<string, string>) {
    const { code = '' } = bookingFrom(query)
    this.setData({ code })
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = await currentElder()
      if (!elder) return { state: 'empty' }
      const detail = await bookable(this.data.code, elder.elderId)
      await syncClock()
      const view = servicePage(detail)
      const same = elder.elderId === this.data.elderId
      const [first] = detail.addresses
      const fresh = { elderId: elder.elderId, addressId: first?.id ?? '', staffId: '', files: [] }
      return { view, ...(same ? {} : fresh) }
    })
  },
  callTeam,
  reads() {
    const { view } = this.data
    const { name, says, minutes, price, bill, who, risk, needs, prepare, reasons } = view
    return [
      ...[name, says, ...(reasons.length > 0 ? ['现在约不了', reasons] : []), price, minutes],
      ...[bill, '谁来', who, '要先准备', prepare, '先说清楚', needs, risk],
    ]
  },
  chooseAddress({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ addressId: detail.id })
  },
  openStaff() {
    this.setData({ choosingStaff: true })
  },
  chooseStaff({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ staffId: detail.id })
  },
  typeNote({ detail }: { detail: string }) {
    this.note = detail
  },
  async addPhoto() {
    const filePath = await choosePhoto()
    if (!filePath) return
    await act(this, async () => {
      const { elderId, files } = this.data
      const fields = { purpose: 'order', elderId }
      const { id } = await upload<FileView>({ path: '/files', filePath, fields })
      // The same picture taken in twice is one file.
      return { files: [...new Set([...files, id])] }
    })
  },
  goOn() {
    const { elderId, code, addressId, staffId, files } = this.data
    const booking: Booking = {
      ...{ elderId, code, addressId, staffId },
      ...{ note: this.note.trim(), files: files.join(',') },
    }
    go(stepAddress('red-flags', booking))
  },
  askCall() {
    const { elderId, code } = this.data
    return act(this, async () => {
      const { dueAt } = await askForCall({ elderId, code })
      return { called: sayCalled(dueAt, now()) }
    })
  },
})
