import { qrPicture } from './draw'

/**
 * A text as a QR code, dark on white whatever stands around it. `says` tells what it is for. A page that draws with
 * `qrPicture` itself hands the `drawn` picture over, and one call less is made.
 */
Component({
  properties: {
    text: { type: String, value: '' },
    drawn: { type: String, value: '' },
    says: { type: String, value: '' },
  },
  data: { picture: '' },
  observers: {
    text(text: string) {
      this.setData({ picture: text ? qrPicture(text) : '' })
    },
  },
})
