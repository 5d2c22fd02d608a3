import type { ConsentTexts } from '../../../shared/visits/care'
import { callTeam } from '../../api/contact'
import { consentTexts, signConsent, visit } from '../../api/visits'
import { sayWhen } from '../../components/visit-card/words'
import { say } from '../../kit/ask'
import { actForOwner } from '../../kit/elder'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { session } from '../../kit/session'

/** What is signed before anybody sets off: the agreement and what could go wrong, to read and to agree to. */
Page({
  data: {
    ...opening,
    id: '',
    version: 0,
    about: '',
    texts: {} as ConsentTexts,
    signed: false,
  },
  onLoad({ id = '' }: Record<string, string>) {
    this.setData({ id })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      const [found, texts] = await Promise.all([visit(this.data.id), consentTexts(this.data.id)])
      await actForOwner(found.elder.id)
      const { version, name, day, time, consent } = found
      return {
        version,
        about: `${name}，${sayWhen(day, time)}`,
        texts,
        signed: consent !== undefined,
      }
    })
  },
  callTeam,
  reads() {
    const { about, texts } = this.data
    return ['看一看，再签', about, texts.agreement, texts.informed]
  },
  sign() {
    const { id, version, texts } = this.data
    return act(this, async () => {
      await signConsent(id, version, texts)
      say('签好了')
      back()
    })
  },
})
