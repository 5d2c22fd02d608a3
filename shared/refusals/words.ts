/**
 * The words of one refusal: `say` is read by elders and families, `staff` is the exact sentence for staff,
 * `status` the HTTP status it travels with (always 4xx or 5xx).
 */
export interface RefusalWords {
  status: number
  say: string
  staff: string
}
