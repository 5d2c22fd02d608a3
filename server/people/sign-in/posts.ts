import type { OrganisationType } from '../../../shared/people'
import type { StaffRole } from '../../../shared/session'

const commissions: Partial<Record<StaffRole, OrganisationType>> = {
  county: 'county-commission',
  city: 'city-commission',
  province: 'province-commission',
}
const houses: readonly OrganisationType[] = ['care-institution', 'home-care-centre']
const clinics: readonly OrganisationType[] = [
  'community-centre',
  'township-centre',
  'station',
  'village-clinic',
  'hospital',
  'home-care-centre',
]

/** May somebody hold this role at such an organisation? A commission's role only at a commission of its own level. */
export function fitsOrganisation(role: StaffRole, type: OrganisationType): boolean {
  const commission = commissions[role]
  if (commission) return type === commission
  return (role === 'institution' ? houses : clinics).includes(type)
}
