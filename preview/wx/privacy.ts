import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'
import { isNewcomer } from './newcomer'
import { modal } from './prompts/modal'

type Answer = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void

interface Consent {
  agreed: boolean
  listener?: Listener
}

const known = new WeakMap<Host, Consent>()

/** The people of the town agreed long ago; a newcomer has to be asked, once on this phone. */
function consentOf(host: Host): Consent {
  const consent = known.get(host) ?? { agreed: !isNewcomer(host) || readAgreed(host) }
  known.set(host, consent)
  return consent
}

const keyOf = (host: Host): string => `${host.storagePrefix}privacy-agreed`
const readAgreed = (host: Host): boolean => localStorage.getItem(keyOf(host)) === 'yes'

/** What a press of the button `open-type="agreePrivacyAuthorization"` means. */
export function agreeToPrivacy(host: Host): void {
  consentOf(host).agreed = true
  localStorage.setItem(keyOf(host), 'yes')
}

/**
 * Before something private is handed over: the package is asked to ask (`wx.onNeedPrivacyAuthorization`). Without a
 * listener, or refused, the call fails in WeChat's words.
 */
export async function needPrivacy(host: Host, referrer: string): Promise<void> {
  const consent = consentOf(host)
  if (consent.agreed) return
  const { listener } = consent
  const answer = await new Promise<Answer>((resolve) => {
    if (listener) listener(resolve, { referrer })
    else resolve({ event: 'disagree' })
  })
  if (answer.event === 'agree') agreeToPrivacy(host)
  if (!consent.agreed) throw new Failure('privacy permission is not authorized', { errno: 104 })
}

/** WeChat's privacy calls: the guideline, whether it was agreed to, and being asked when it was not. */
export function privacyApis(host: Host): Apis {
  return {
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: !consentOf(host).agreed,
      privacyContractName: '《用户隐私保护指引》',
    })),
    onNeedPrivacyAuthorization: (listener: Listener) => {
      consentOf(host).listener = listener
    },
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () =>
      needPrivacy(host, 'requirePrivacyAuthorize'),
    ),
    openPrivacyContract: api('openPrivacyContract', async () => {
      await modal(host, {
        title: '用户隐私保护指引',
        content: '正式发布后由微信显示。',
        showCancel: false,
      })
    }),
  }
}
