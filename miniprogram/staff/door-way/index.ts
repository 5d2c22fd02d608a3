import { clearValue } from '../../api/people'
import { act } from '../../kit/load'
import { call } from '../../kit/phone'

/** Where the door is and how one gets in: masked until somebody says why; what was seen is written down. */
Component({
  properties: {
    elderId: { type: String, value: '' },
    addressId: { type: String, value: '' },
    masked: { type: String, value: '' },
    /** How one gets in; told on the day only. */
    doorNote: { type: String, value: '' },
  },
  data: {
    ...{ state: 'ready' as const, failed: '', notice: '', busy: false },
    asking: false,
    clear: '',
    reasons: ['上门找路', '和家人核对地址'],
  },
  methods: {
    open() {
      this.setData({ asking: true, notice: '' })
    },
    close() {
      this.setData({ asking: false })
    },
    give({ detail }: { detail: { reason: string } }) {
      const { elderId, addressId } = this.properties
      void act(this, async () => {
        const wanted = { field: 'address', reason: detail.reason } as const
        const which = addressId ? { itemId: addressId } : {}
        const { value } = await clearValue(elderId, { ...wanted, ...which })
        return { clear: value, asking: false }
      })
    },
    callHome() {
      void act(this, async () => {
        const wanted = { field: 'phone', reason: '上门前联系' } as const
        call((await clearValue(this.properties.elderId, wanted)).value)
      })
    },
  },
})
