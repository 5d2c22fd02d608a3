import { dayOf } from '../../../shared/day'
import type { DoorCardView } from '../../../shared/register'
import { sayFullDate } from '../../../shared/speak'
import { qrPicture } from '../../components/qr-code/draw'

export interface Card {
  /** Told once, when the card is made: '' for one that hangs at the door already. */
  qr: string
  /** The code as a picture, or ''. */
  drawn: string
  issued: string
}

export const cardOf = ({ qr, issuedAt, revokedAt }: DoorCardView): Card | null =>
  revokedAt
    ? null
    : { qr, drawn: qr && qrPicture(qr), issued: `${sayFullDate(dayOf(new Date(issuedAt)))}做的` }

interface Sheet {
  name: string
  centre: string
  /** The code as a picture. */
  drawn: string
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The sheet that is printed: 85 × 54 mm, to be cut out and stuck at the inside of the door. It bears no address, no
 * number and no illness: whoever finds it learns a name.
 */
export function doorCardSheet({ name, centre, drawn }: Sheet): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>门卡 ${escaped(name)}</title>
<style>
  body { margin: 12mm; color: #1e2b2b; font-family: 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; }
  .card { display: flex; gap: 4mm; box-sizing: border-box; width: 85mm; height: 54mm; padding: 4mm; border: 0.3mm dashed #5a6664; border-radius: 3mm; }
  img { flex: none; align-self: center; width: 38mm; height: 38mm; }
  h1 { margin: 0 0 2mm; font-size: 15pt; line-height: 1.25; overflow-wrap: anywhere; }
  p { margin: 0 0 1.5mm; font-size: 9pt; line-height: 1.4; }
</style>
<div class="card">
  <img src="${drawn}" alt="">
  <div>
    <h1>${escaped(name)}</h1>
    <p>${escaped(centre)}</p>
    <p>家庭医生上门时扫这张卡。</p>
    <p>别人扫没有用；丢了告诉我们，马上作废。</p>
  </div>
</div>
</html>
`
}
