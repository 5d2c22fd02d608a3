import { fileLink, uploadPaper } from '../../api/doors'
import { API_URL } from '../../config'
import { act } from '../../kit/load'
import { choosePhoto } from '../../kit/upload'

/**
 * 病历 and 医嘱 of one elder: looked at one by one, and photographed. `add` tells the id of a new one; where one of them
 * is to be chosen, `choose` tells which, and '' when it is let go.
 */
Component({
  properties: {
    files: { type: Array, value: [] as { id: string; name: string }[] },
    elderId: { type: String, value: '' },
    purpose: { type: String, value: 'medical-record' },
    words: { type: String, value: '拍病历或医嘱' },
    choosing: { type: Boolean, value: false },
    chosen: { type: String, value: '' },
  },
  data: { state: 'ready' as const, failed: '', notice: '', busy: false },
  methods: {
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string }
      void act(this, async () => {
        const { url } = await fileLink(id)
        const address = url.startsWith('/') ? `${API_URL}${url}` : url
        await wx.previewImage({ urls: [address] })
      })
    },
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string }
      this.triggerEvent('choose', { id: id === this.properties.chosen ? '' : id })
    },
    async add() {
      const photo = await choosePhoto()
      if (!photo) return
      const { elderId, purpose } = this.properties
      const about = { elderId, purpose: purpose as 'medical-record' | 'order' }
      await act(this, async () => {
        const { id } = await uploadPaper(photo, about)
        this.triggerEvent('add', { id })
      })
    },
  },
})
