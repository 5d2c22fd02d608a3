import { isIdentityNumber, normalNumber } from '../../shared/identity-number'
import type { IdentityGiven, IdentityKind } from '../../shared/register'

/** What people call the documents somebody may be known by. */
export const identityNames: Record<IdentityKind, string> = {
  'resident-id': '身份证',
  'hk-macao-permit': '港澳通行证',
  'taiwan-permit': '台湾通行证',
  'gat-residence-permit': '港澳台居住证',
  'foreign-residence-permit': '外国人居留证',
  passport: '护照',
}

/** The number as it is written down; undefined while it is none of this kind of document. */
export function identityOf({ kind, number }: IdentityGiven): IdentityGiven | undefined {
  const given = { kind, number: normalNumber(kind, number) }
  return isIdentityNumber(given) ? given : undefined
}
