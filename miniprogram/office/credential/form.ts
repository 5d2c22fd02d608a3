import type { Day } from '../../../shared/day'
import { sayFullDate } from '../../../shared/speak'
import { certificateKinds, certificateNames, nurseTitles } from '../../../shared/visits/credentials'
import type {
  CertificateKind,
  CredentialsRequest,
  CredentialsView,
  NurseTitle,
} from '../../../shared/visits/credentials'

export interface TypedCertificate {
  kind: CertificateKind
  name: string
  number: string
  from: Day
  until: Day
}

export interface Typed {
  title: NurseTitle
  clinicalSince: Day
  /** First day as 护师 or above; '' when it is not known. */
  titleSince: Day
  here: boolean
  registryVerifiedOn: Day
  violationOn: Day
  violation: string
  certificates: TypedCertificate[]
}

export const titleChoices = [...nurseTitles]

/** What is known already; nothing is made up where nothing was written. */
export function typedOf({ credentials: held }: CredentialsView, orgId: string): Typed {
  if (!held) return nothingYet
  const { title, clinicalSince, titleSince = '', registeredAt, registryVerifiedOn = '' } = held
  const { violation } = held
  return {
    ...{ title, clinicalSince, titleSince, here: registeredAt === orgId, registryVerifiedOn },
    ...{ violationOn: violation?.on ?? '', violation: violation?.note ?? '' },
    certificates: held.certificates.map(({ until = '', ...each }) => ({
      ...{ ...each, until },
      name: certificateNames[each.kind],
    })),
  }
}

const nothingYet: Typed = {
  ...{ title: '护士', clinicalSince: '', titleSince: '', here: false, registryVerifiedOn: '' },
  ...{ violationOn: '', violation: '', certificates: [] },
}

/** Certificates that can still be added. */
export const certificateChoices = ({ certificates }: Typed) =>
  certificateKinds
    .filter((kind) => !certificates.some((held) => held.kind === kind))
    .map((kind) => ({ kind, name: certificateNames[kind] }))

export const withCertificate = (typed: Typed, kind: CertificateKind, today: Day): Typed => ({
  ...typed,
  certificates: [
    ...typed.certificates,
    { kind, name: certificateNames[kind], number: '', from: today, until: '' },
  ],
})

export function credentialProblem({
  clinicalSince,
  titleSince,
  violation,
  violationOn,
  certificates,
}: Typed): string {
  if (!clinicalSince) return '请选从哪天开始做临床护理'
  if (titleSince && titleSince < clinicalSince) return '任护师的日期早于开始做临床护理的日期'
  if (violation.trim() && !violationOn) return '请选违规是哪一天'
  const bare = certificates.find(({ number }) => !number.trim())
  if (bare) return `请填${bare.name}的证号`
  const turned = certificates.find(({ from, until }) => until !== '' && until < from)
  return turned ? `${turned.name}到期的日子早于开始的日子` : ''
}

/** `registeredAt` stays what it was when she is registered elsewhere: that name is not ours to know. */
export function credentialsRequest(
  typed: Typed,
  { orgId, view }: { orgId: string; view: CredentialsView },
): CredentialsRequest {
  const { title, clinicalSince, titleSince, here, registryVerifiedOn } = typed
  const { violation, violationOn } = typed
  const before = view.credentials?.registeredAt
  const elsewhere = before === undefined || before === orgId ? 'elsewhere' : before
  return {
    ...{ title, clinicalSince, registeredAt: here ? orgId : elsewhere },
    ...(titleSince ? { titleSince } : {}),
    ...(registryVerifiedOn ? { registryVerifiedOn } : {}),
    ...(violation.trim() ? { violation: { on: violationOn, note: violation.trim() } } : {}),
    certificates: typed.certificates.map(({ kind, number, from, until }) => ({
      ...{ kind, number: number.trim(), from },
      ...(until ? { until } : {}),
    })),
    version: view.version,
  }
}

export const dayOr = (day: Day, none: string): string => (day ? sayFullDate(day) : none)
