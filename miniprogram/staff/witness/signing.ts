import type { ConsentRequest, ConsentTexts } from '../../../shared/visits/care'

/** Who holds the pen. */
export type Signer = 'elder' | 'relative'

export const signerChoices: { id: Signer; name: string }[] = [
  { id: 'elder', name: '老人本人' },
  { id: 'relative', name: '家人代签' },
]

export const relationChoices = ['女儿', '儿子', '老伴', '儿媳', '女婿', '其他亲属']

export interface Signing {
  signer: Signer
  name: string
  relation: string
}

/** What is missing before it can be signed; '' when nothing is. */
export function signingProblem({ signer, name, relation }: Signing): string {
  if (signer === 'elder') return ''
  if (name.trim().length < 2) return '请写代签的家人叫什么'
  return relation ? '' : '请选是老人的什么人'
}

type Signed = Pick<ConsentRequest, 'textVersion' | 'textHash' | 'way' | 'signedBy' | 'fileId'>

/** On this screen with what was drawn, or on paper with its photo. */
export function signedOf(
  { version, hash }: Pick<ConsentTexts, 'version' | 'hash'>,
  { signer, name, relation }: Signing,
  way: Signed['way'],
  fileId: string,
): Signed {
  return {
    ...{ textVersion: version, textHash: hash },
    way,
    fileId,
    ...(signer === 'relative' ? { signedBy: { name: name.trim(), relation } } : {}),
  }
}
